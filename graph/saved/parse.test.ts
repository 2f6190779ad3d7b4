import { describe, expect, it } from 'vitest'
import { EntenteError } from '#contract'
import { parseSavedQuery } from './parse.ts'

const GOOD = {
  id: 'people',
  name: 'People',
  description: 'All of them.',
  parameters: [{ name: 'least', type: 'number', label: 'At least' }],
  columns: [{ name: 'person', label: 'Person', type: 'node' }],
  cypher: 'MATCH (a:Actor) WHERE a.meetings >= $least RETURN a.id AS person ORDER BY person',
}

function codeOf(change: object): string {
  try {
    // JSON is YAML.
    parseSavedQuery(JSON.stringify({ ...GOOD, ...change }), 'people.yaml')
    return 'taken'
  } catch (error) {
    return error instanceof EntenteError ? error.code : 'no code'
  }
}

const cypher = (text: string) => codeOf({ cypher: text })

describe('parseSavedQuery', () => {
  it('takes a query that is whole', () => {
    expect(codeOf({})).toBe('taken')
    expect(parseSavedQuery(JSON.stringify(GOOD), 'people.yaml')).toMatchObject({
      tags: [],
      parameters: [{ required: false }],
    })
  })

  it('refuses what is not YAML or lacks a part or has one too many', () => {
    expect(() => parseSavedQuery('id: [', 'broken.yaml')).toThrow(expect.objectContaining({ code: 'bad-request' }))
    expect(codeOf({ id: 'With Spaces' })).toBe('bad-request')
    expect(codeOf({ columns: [] })).toBe('bad-request')
    expect(codeOf({ colums: [] })).toBe('bad-request')
  })

  it('refuses parameters that do not match the Cypher', () => {
    expect(codeOf({ parameters: [] })).toBe('query-failed')
    expect(codeOf({ parameters: [...GOOD.parameters, { name: 'more', type: 'text', label: 'More' }] })).toBe(
      'query-failed',
    )
    expect(codeOf({ parameters: [...GOOD.parameters, ...GOOD.parameters] })).toBe('query-failed')
    expect(codeOf({ parameters: [{ name: 'least', type: 'choice', label: 'At least' }] })).toBe('query-failed')
  })

  it('refuses Cypher that writes or reaches outside', () => {
    expect(cypher('MATCH (a:Actor) WHERE a.meetings >= $least SET a.x = 1 RETURN a.id AS person ORDER BY person')).toBe(
      'query-failed',
    )
    expect(cypher('MATCH (a:Actor {m: $least}) detach delete a RETURN 1 AS person ORDER BY person')).toBe(
      'query-failed',
    )
    expect(cypher('LOAD CSV FROM $least AS row RETURN row AS person ORDER BY person')).toBe('query-failed')
    expect(cypher('CALL db.labels() YIELD label WHERE label = $least RETURN label AS person ORDER BY person')).toBe(
      'query-failed',
    )
  })

  it('takes such words where they are a name or a text', () => {
    expect(
      cypher("MATCH (a:Actor {name: 'create'}) WHERE a.meetings >= $least RETURN a.id AS person ORDER BY person"),
    ).toBe('taken')
  })

  it('refuses a result without an order, and a limit of its own', () => {
    expect(cypher('MATCH (a:Actor) WHERE a.meetings >= $least RETURN a.id AS person')).toBe('query-failed')
    expect(cypher(`${GOOD.cypher} LIMIT 5`)).toBe('query-failed')
  })
})
