import { expect, it } from 'vitest'
import type { EngineName } from '#contract'
import { CalendarDate, type Param, type Value } from '#graph'
import { checkDialect } from '../../graph/dialect.ts'
import { onEachEngine } from '../stores/index.ts'

/** Something the two engines answer differently, and how we live with it. */
interface Difference {
  readonly name: string
  readonly why: string
  readonly cypher: string
  readonly params?: Readonly<Record<string, Param>>
  readonly answers: Readonly<Record<EngineName, Value>>
  /** The rule that keeps the text out of the project; where there is none, `why` tells what does. */
  readonly rule?: string
}

const DIFFERENCES: readonly Difference[] = [
  {
    name: 'order of texts beyond the basic plane',
    why: 'Neo4j compares UTF-16 code units, the embedded engine code points. No sort key of ours holds such letters: names are folded first.',
    cypher: 'UNWIND $texts AS text WITH text ORDER BY text RETURN collect(text) AS answer',
    params: { texts: ['😀', '\uffee'] },
    answers: { embedded: ['\uffee', '😀'], neo4j: ['😀', '\uffee'] },
  },
  {
    name: 'a null in a pattern',
    why: 'The embedded engine takes the literal for "has no such property".',
    cypher: 'MATCH (n:Key {x: null}) RETURN count(n) AS answer',
    answers: { embedded: 1, neo4j: 0 },
    rule: 'null-in-pattern',
  },
  {
    name: 'a slice from the end',
    why: 'The embedded engine knows no negative bounds.',
    cypher: 'RETURN [1, 2, 3][-2..] AS answer',
    answers: { embedded: [], neo4j: [2, 3] },
    rule: 'negative-slice',
  },
  {
    name: 'a sum of nothing',
    why: 'Statements write coalesce(sum(x), 0), which is right on both.',
    cypher: 'MATCH (n:Nothing) RETURN sum(n.x) AS answer',
    answers: { embedded: null, neo4j: 0 },
  },
  {
    name: 'a date the calendar does not have, as a literal',
    why: 'The embedded engine makes null of it, so that SET would remove the property; CalendarDate is checked in TypeScript.',
    cypher: "RETURN date('2024-05') IS NULL AS answer",
    answers: { embedded: true, neo4j: false },
    rule: 'temporal-function',
  },
]

onEachEngine((store) => {
  it.each(DIFFERENCES)('$name', async ({ cypher, params, answers }) => {
    await store.write('CREATE (n:Key {id: $id, day: $day})', { id: 'k', day: new CalendarDate('2024-01-31') })
    const [row] = await store.read(cypher, params)
    expect(row?.answer).toEqual(answers[store.stores.name])
  })
})

it.each(DIFFERENCES.filter(({ rule }) => rule))('the dialect keeps out $name', ({ cypher, rule }) => {
  expect(checkDialect(cypher).map((breach) => breach.rule)).toContain(rule)
})
