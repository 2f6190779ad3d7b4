import { expect, it } from 'vitest'
import { readTarget } from './target.ts'

const EMBEDDED = { store: { kind: 'embedded', folder: '.entente' } } as const
const NEO4J = { store: { kind: 'neo4j', uri: 'bolt://here', user: 'neo4j', password: 'p' } } as const

it('is a Neo4j with the credentials of the target, else those of the store', () => {
  const given = { NEO4J_USER: 'ada', NEO4J_PASSWORD: 'one', NEO4J_TO_PASSWORD: 'two', NEO4J_TO_DATABASE: 'news' }
  const place = { kind: 'neo4j', uri: 'neo4j+s://there:7687', user: 'ada', password: 'two', database: 'news' }
  expect(readTarget('neo4j+s://there:7687', EMBEDDED, given)).toEqual(place)
  expect(readTarget('bolt://there', NEO4J, { NEO4J_PASSWORD: 'one' })).toEqual({
    kind: 'neo4j',
    uri: 'bolt://there',
    user: 'neo4j',
    password: 'one',
  })
})

it('is a folder', () => {
  expect(readTarget('./grown', NEO4J, {})).toEqual({ kind: 'embedded', folder: './grown' })
})

it.each([
  ['another kind of address', 'https://there', EMBEDDED, {}],
  ['nothing', '', EMBEDDED, {}],
  ['a database without a password', 'bolt://there', EMBEDDED, {}],
  ['the store itself, a database', 'bolt://here', NEO4J, { NEO4J_PASSWORD: 'p' }],
  ['the store itself, a folder by another name', './x/../.entente', EMBEDDED, {}],
])('is never %s', (_, to, settings, environment) => {
  expect(() => readTarget(to, settings, environment)).toThrow(expect.objectContaining({ code: 'bad-setting' }))
})
