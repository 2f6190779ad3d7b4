import { describe, expect, it } from 'vitest'
import { type Flags, readSettings } from './settings.ts'

/** The sentence of a refusal, or the settings. */
const refusal = (flags: Flags, environment: Record<string, string>): string => {
  try {
    return JSON.stringify(readSettings(flags, environment))
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-setting' })
    return (error as Error).message
  }
}

describe('settings', () => {
  it('have defaults, and an empty variable is none', () => {
    expect(readSettings({}, { PORT: '', ENTENTE_TOKEN: '' })).toEqual({
      port: 4747,
      host: '127.0.0.1',
      data: '.entente',
      store: { kind: 'embedded', folder: '.entente' },
      tokens: [],
      author: 'analyst',
    })
  })

  it('take a flag before the environment', () => {
    const settings = readSettings(
      { port: '1', data: 'a' },
      { PORT: '2', ENTENTE_DATA: 'b', HOST: '::1', ENTENTE_TOKEN: 't' },
    )
    expect(settings).toMatchObject({
      port: 1,
      data: 'a',
      host: '::1',
      tokens: [{ name: 'analyst', token: 't' }],
      store: { folder: 'a' },
    })
  })

  it('give every token a name: that of the one who works here, or its own', () => {
    const environment = {
      ENTENTE_AUTHOR: 'Vera',
      ENTENTE_TOKEN: 't',
      ENTENTE_TOKENS: ` anna = ${'a'.repeat(16)} , ben=${'b'.repeat(20)}==`,
    }
    expect(readSettings({ rate: '5', tokensFile: 'f' }, environment)).toMatchObject({
      author: 'Vera',
      rate: 5,
      tokensFile: 'f',
      tokens: [
        { name: 'Vera', token: 't' },
        { name: 'anna', token: 'a'.repeat(16) },
        { name: 'ben', token: `${'b'.repeat(20)}==` },
      ],
    })
  })

  it('lead to Neo4j where its address is given', () => {
    const environment = { NEO4J_URI: 'neo4j+s://graph.example', NEO4J_PASSWORD: 'p', NEO4J_DATABASE: 'd' }
    expect(readSettings({}, environment).store).toEqual({
      kind: 'neo4j',
      uri: 'neo4j+s://graph.example',
      user: 'neo4j',
      password: 'p',
      database: 'd',
    })
  })

  it.each([
    ['PORT', {}, { PORT: 'http' }],
    ['PORT', {}, { PORT: '65536' }],
    ['--port', { port: '-1' }, { PORT: '80' }],
    ['HOST', {}, { HOST: 'a b' }],
    ['NEO4J_URI', {}, { NEO4J_URI: 'http://localhost:7474' }],
    ['NEO4J_PASSWORD', {}, { NEO4J_URI: 'bolt://localhost' }],
    ['REDIS_URL', {}, { REDIS_URL: 'localhost', NEO4J_URI: 'bolt://localhost', NEO4J_PASSWORD: 'p' }],
    ['REDIS_URL', {}, { REDIS_URL: 'redis://localhost' }],
    ['ENTENTE_TOKEN', {}, { ENTENTE_TOKEN: 'two words' }],
    ['ENTENTE_TOKENS', {}, { ENTENTE_TOKENS: 'anna' }],
    ['ENTENTE_TOKENS', {}, { ENTENTE_TOKENS: 'anna=short' }],
    ['ENTENTE_TOKENS', {}, { ENTENTE_TOKENS: `anna=${'a'.repeat(20)},ben=${'a'.repeat(20)}` }],
    ['ENTENTE_AUTHOR', {}, { ENTENTE_AUTHOR: 'a\nb' }],
    ['--author', { author: '<b>' }, {}],
    ['ENTENTE_RATE', {}, { ENTENTE_RATE: '0' }],
  ] as [string, Flags, Record<string, string>][])('that do not fit are named: %s', (name, flags, environment) => {
    expect(refusal(flags, environment).startsWith(`${name} must be `)).toBe(true)
  })

  it('never repeat a secret', () => {
    expect(refusal({}, { ENTENTE_TOKEN: 'two words' })).not.toContain('two words')
    expect(refusal({}, { ENTENTE_TOKENS: 'anna=my secret' })).not.toContain('secret')
  })
})
