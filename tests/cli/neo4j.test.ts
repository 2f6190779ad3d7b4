import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from '../api/articles.ts'
import { ENGINES } from '../stores/index.ts'
import { entente, temporaryFolder } from './command.ts'

const neo4j = ENGINES.find(({ name }) => name === 'neo4j')

describe.runIf(neo4j)('commands on Neo4j', () => {
  let folder: string
  let env: Record<string, string>
  beforeAll(async () => {
    folder = await temporaryFolder()
    await neo4j?.open()
    const place = neo4j?.place()
    if (place?.kind !== 'neo4j') throw new Error('The place is not of Neo4j.')
    env = { NEO4J_URI: place.uri, NEO4J_USER: place.user, NEO4J_PASSWORD: place.password }
  })
  afterAll(async () => {
    await neo4j?.close()
    await rm(folder, { recursive: true })
  })

  it('load and ask as they do on a file', async () => {
    const file = join(folder, 'paris.txt')
    await writeFile(file, ARTICLES.bidenInParis.text)
    expect(await entente(['ingest', file], { env })).toMatchObject({ code: 0, out: '1 article loaded.\n' })
    const query = ['query', 'x-meetings-in-period', '--param', 'actor=Biden', '--format', 'json']
    const { code, out, err } = await entente(query, { env })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toHaveLength(1)
  })

  it('name the address where nobody answers, in one line', async () => {
    const nobody = { ...env, NEO4J_URI: 'bolt://127.0.0.1:9' }
    const { code, out, err } = await entente(['rebuild'], { env: nobody })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('bolt://127.0.0.1:9')
  })
})
