import { expect, it } from 'vitest'
import { plannedOnce } from './plans.ts'

it('lists go into a map, everything else stays', () => {
  const cypher = 'UNWIND $ids AS own MATCH (n:Key {id: own}) WHERE n.kind = $kind AND n.id IN $ids SET n += $props'
  expect(plannedOnce({ cypher, params: { ids: ['a'], kind: 'x', props: { list: [1] } } })).toEqual({
    cypher:
      'UNWIND $lists.ids AS own MATCH (n:Key {id: own}) WHERE n.kind = $kind AND n.id IN $lists.ids SET n += $props',
    params: { kind: 'x', props: { list: [1] }, lists: { ids: ['a'] } },
  })
})

it('a dollar in quotes is no parameter, and a longer name is another', () => {
  const cypher = `RETURN '$ids \\' $ids' AS one, "$ids" AS two, $idsToo AS three, $ids AS \`$ids\``
  expect(plannedOnce({ cypher, params: { ids: [], idsToo: 1 } }).cypher).toBe(
    `RETURN '$ids \\' $ids' AS one, "$ids" AS two, $idsToo AS three, $lists.ids AS \`$ids\``,
  )
})

it('the same text comes of the same statement, however long its lists are', () => {
  const cypher = 'UNWIND $ids AS own RETURN own AS own'
  const [none, many] = [[], Array.from({ length: 5000 }, (_, at) => at)].map((ids) =>
    plannedOnce({ cypher, params: { ids } }),
  )
  expect(none?.cypher).toBe(many?.cypher)
  expect(Object.keys(none?.params ?? {})).toEqual(['lists'])
})
