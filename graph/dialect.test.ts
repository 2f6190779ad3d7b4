import { describe, expect, it } from 'vitest'
import { RULES } from './dialect/rules.ts'
import { checkDialect, parametersOf } from './dialect.ts'

interface Examples {
  readonly bad: readonly string[]
  /** Near misses: texts that only look as if they broke the rule. */
  readonly good: readonly string[]
}

const EXAMPLES: Readonly<Record<string, Examples>> = {
  'unnamed-column': {
    bad: ['MATCH (n) RETURN n.name', 'MATCH (n) RETURN n, count(*)', 'MATCH (n) WITH n.id RETURN 1 AS one'],
    good: ['MATCH (n) RETURN n', 'MATCH (n) RETURN DISTINCT n.name AS name, [x IN [1, 2] | x] AS list'],
  },
  'alias-takes-name': {
    bad: [
      'MATCH (n) RETURN n.name AS n',
      'MATCH (n)-[r:HOLDS]->(o) WITH o AS r RETURN r',
      'UNWIND $rows AS row WITH row.id AS row RETURN row',
    ],
    good: [
      'MATCH (n) WITH n AS n RETURN n AS n',
      'MATCH (n:Actor) RETURN n.id AS id UNION ALL MATCH (m:Place) RETURN m.id AS id',
      'MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN count(b) AS number } RETURN number AS number',
    ],
  },
  'order-by-expression': {
    bad: ['MATCH (n) RETURN n.x AS x ORDER BY x + 1', 'MATCH (n) RETURN n.x AS x ORDER BY toLower(x), x'],
    good: ['MATCH (n) RETURN n.x AS x ORDER BY x DESC, n.id', 'MATCH (n) WITH n ORDER BY n.name ASC RETURN n'],
  },
  'limit-without-order': {
    bad: ['MATCH (n) RETURN n LIMIT 3', 'MATCH (n) WITH n SKIP $s RETURN n'],
    good: ['MATCH (n) RETURN n.id AS id ORDER BY id SKIP $s LIMIT 3', 'MATCH (n) RETURN n.limit AS most'],
  },
  'computed-limit': {
    bad: [
      'MATCH (n) RETURN n.id AS id ORDER BY id LIMIT $n + 1',
      'MATCH (n) RETURN n.id AS id ORDER BY id LIMIT toInteger($n)',
    ],
    good: ['MATCH (n) RETURN n.id AS id ORDER BY id SKIP 10 LIMIT $n'],
  },
  'computed-aggregate': {
    bad: [
      'MATCH (n) RETURN collect(n.id)[0] AS first',
      'MATCH (n) RETURN {n: count(*)} AS counted',
      'MATCH (n) RETURN count(n) + 1 AS more',
    ],
    good: [
      'MATCH (n) RETURN coalesce(sum(n.x), 0) AS total',
      'MATCH (n) RETURN {n: n.count} AS counted',
      'MATCH (n) WHERE COUNT { (n)-->() } > 1 RETURN n',
    ],
  },
  'reserved-name': {
    bad: [
      'MATCH (n) RETURN n.set AS x',
      'MATCH (n) RETURN n.x AS end2, n.y AS match',
      'MATCH (n:Union) RETURN n',
      'RETURN $in AS x',
      'RETURN {case: 1} AS x',
    ],
    good: [
      'MATCH (n) RETURN n.`set` AS x',
      'RETURN {a: null, b: true, c: CASE WHEN true THEN 1 ELSE 2 END} AS x',
      "RETURN 'match' AS x",
    ],
  },
  'dotted-function': {
    bad: ['RETURN apoc.text.join($x) AS x', 'RETURN date.truncate($d) AS d'],
    good: ['MATCH (n) WHERE n.date.year IN $years RETURN n', 'MATCH (n) WHERE n.x AND (n.y) RETURN n'],
  },
  'temporal-function': {
    bad: ["MATCH (n) WHERE n.dateFrom > date('2024-05') RETURN n", 'RETURN datetime() AS now'],
    good: ['MATCH (n) WHERE n.dateFrom > $date RETURN n', 'MATCH (n {date: $date}) RETURN n'],
  },
  'exists-of-property': {
    bad: ['MATCH (n) WHERE exists(n.name) RETURN n'],
    good: ['MATCH (n) WHERE EXISTS { (n)-->() } AND n.name IS NOT NULL RETURN n'],
  },
  'internal-id': {
    bad: ['MATCH (n) RETURN id(n) AS number', 'MATCH (n) WHERE elementId(n) = $x RETURN n'],
    good: ['MATCH (n {id: $id}) RETURN n.id AS id'],
  },
  'own-of-one-engine': {
    bad: ['CALL db.labels() YIELD label RETURN label', 'SHOW INDEXES', "LOAD/**/CSV FROM 'x' AS row RETURN row"],
    good: ['MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN count(b) AS n } RETURN n', 'MATCH (n) RETURN n.load AS load2'],
  },
  'differing-function': {
    bad: ["RETURN split($text, '') AS letters", 'MATCH (n) RETURN percentileCont(n.x, $p) AS x'],
    good: ["RETURN split($text, ' ') AS parts", 'MATCH (n) RETURN percentileCont(n.x, 0.5) AS x'],
  },
  'label-alternative': {
    bad: ['MATCH (n:Actor|Place) RETURN n', 'MATCH (n) WHERE n:Actor|Place RETURN n', 'MATCH (n:Actor&Place) RETURN n'],
    good: [
      'MATCH (n)-[r:HELD_AT|ATTENDED]->(m) RETURN r',
      'MATCH (n) RETURN [(n)-->(m:Place) | m.id] AS ids',
      'RETURN [x IN $xs WHERE x.a | x.b] AS b',
    ],
  },
  'where-in-pattern': {
    bad: ['MATCH (n:Actor WHERE n.id = $id) RETURN n', 'MATCH (n)-[r WHERE r.sources > 1]->(m) RETURN n'],
    good: [
      'MATCH (n) WHERE all(x IN n.list WHERE x > 1) RETURN [x IN n.list WHERE x > 2] AS xs',
      'MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x = 1 } RETURN n',
    ],
  },
  'quantified-path': {
    bad: [
      'MATCH (a)-[:HOLDS]->{1,3}(b) RETURN a',
      'MATCH ((a)-[:HOLDS]->(b)){1,3} RETURN a',
      'MATCH (a)-[:HOLDS]->+(b) RETURN a',
    ],
    good: ['MATCH (a)-[:HOLDS*1..3]->(b) RETURN a', 'MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN b'],
  },
  shortest: {
    bad: ['MATCH p = ANY SHORTEST (a)-[*]-(b) RETURN p', 'MATCH p = SHORTEST 2 (a)-[*]-(b) RETURN p'],
    good: ['MATCH (a) WITH a.length AS shortest RETURN shortest AS least'],
  },
  'computed-length': {
    bad: ['MATCH (a)-[:HOLDS*1..$n]->(b) RETURN a'],
    good: ['MATCH (a)-[:HOLDS*1..4]->(b {id: $id}) RETURN a'],
  },
  'null-in-pattern': {
    bad: ['MATCH (n:Actor {name: null}) RETURN n', 'MATCH (a)-[r:HOLDS {title: null}]->(b) RETURN a'],
    good: ['MATCH (n {name: $name}) RETURN {name: null} AS x', 'MATCH (n) WHERE n.name IS NULL RETURN n'],
  },
  'missing-node-as-map': {
    bad: ['MATCH (a) OPTIONAL MATCH (a)-[:HELD_AT]->(z) RETURN z {.id} AS place'],
    good: [
      'MATCH (a) OPTIONAL MATCH (a)-->(z) WITH a, collect(z) AS zs RETURN [z IN zs | z {.id}] AS places',
      'MATCH (a) OPTIONAL MATCH (a)-->(z) RETURN a {.id} AS x, z.id AS y',
    ],
  },
  'change-of-missing-node': {
    bad: ['MATCH (a) OPTIONAL MATCH (a)-[r]->(z) DELETE a, r', 'MATCH (a) OPTIONAL MATCH (a)-->(z) SET z.x = 1'],
    good: [
      'MATCH (a) OPTIONAL MATCH (a)-->(z) WITH a, z WHERE z IS NOT NULL DELETE z',
      'MATCH (a) OPTIONAL MATCH (a)-->(z) SET a.x = z.x',
    ],
  },
  interpolation: {
    bad: ['MATCH (n {id: \u0024{id}}) RETURN n'],
    good: ['MATCH (n {id: $id}) RETURN n', "RETURN '\u0024{x}' AS text"],
  },
  'collect-subquery': {
    bad: ['MATCH (a) RETURN COLLECT { MATCH (a)-->(b) RETURN b.id } AS ids'],
    good: ['MATCH (a)-->(b) RETURN collect(b.id) AS ids'],
  },
  'return-in-test': {
    bad: ['MATCH (a) WHERE EXISTS { MATCH (a)-->(b) RETURN b } RETURN a'],
    good: ["MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WHERE b.name STARTS WITH 'x' } RETURN a"],
  },
  'all-columns': { bad: ['MATCH (a) RETURN *'], good: ['MATCH (a) RETURN count(*) AS number'] },
  'regular-expression': {
    bad: ["MATCH (a) WHERE a.name =~ '(?i)kim.*' RETURN a", "MATCH (a) WHERE a.name =~ '(?!x).*' RETURN a"],
    good: ["MATCH (a) WHERE a.name =~ 'Kim.*' RETURN a"],
  },
  'negative-slice': {
    bad: ['RETURN $list[-2..] AS tail', 'RETURN $list[0..-1] AS front'],
    good: ['RETURN $list[1..3] AS some', 'MATCH (a)-[*1..2]-(b) RETURN a'],
  },
  'many-statements': { bad: ['RETURN 1 AS one; RETURN 2 AS two'], good: ["RETURN ';' AS sign"] },
  'set-from-entity': {
    bad: ['MATCH (a), (b) SET a = b', 'MATCH (a), (b) SET a += b'],
    good: [
      'MATCH (a), (b) SET a += properties(b), a.x = b.x',
      'UNWIND $rows AS row MERGE (a {id: row.id}) SET a += row.props',
    ],
  },
  'append-to-nothing': {
    bad: ["MATCH (a) SET a.tags = a.tags + 'x'", 'MATCH (a) SET a.tags = a.tags + [$x]'],
    good: ['MATCH (a) SET a.tags = coalesce(a.tags, []) + [$x], a.c = a.c + 1'],
  },
  unreadable: {
    bad: ["RETURN 'open AS x", 'RETURN `open AS x', 'RETURN 1 /* open', 'RETURN 1 AS x # note'],
    good: ["RETURN 'it\\'s' AS x // a note", 'RETURN "a \' b" AS `odd name`, 1.5e3 AS y'],
  },
}

for (const [rule, { bad, good }] of Object.entries(EXAMPLES)) {
  describe(rule, () => {
    it.each(bad)('is broken by %s', (cypher) => {
      expect(checkDialect(cypher).map((breach) => breach.rule)).toContain(rule)
    })
    it.each(good)('is kept by %s', (cypher) => {
      expect(checkDialect(cypher)).toEqual([])
    })
  })
}

it('has examples of every rule', () => {
  expect(Object.keys(EXAMPLES).toSorted()).toEqual([...RULES.map(({ name }) => name), 'unreadable'].toSorted())
})

it('tells where, and what to write instead', () => {
  const [breach] = checkDialect('MATCH (n) RETURN n LIMIT 3')
  expect(breach?.at).toBe('MATCH (n) RETURN n '.length)
  expect(breach?.remedy).not.toBe('')
})

it('finds the parameters of a text, and none in texts and comments', () => {
  expect(
    parametersOf("MATCH (n {id: $id}) WHERE n.x = '$no' RETURN n.y AS y // $nor\nORDER BY y LIMIT $`most`"),
  ).toEqual(new Set(['id', 'most']))
})
