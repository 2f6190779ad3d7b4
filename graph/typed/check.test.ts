import { expect, it } from 'vitest'
import { checkTyped } from './check.ts'

it.each([
  'MATCH (a:Actor) RETURN a.name AS name ORDER BY name',
  ' MATCH (a) RETURN a LIMIT 5 ;\n',
  'MATCH (a {set: 1, load: 2}) RETURN a.create AS merge',
  "MATCH (a:Show)-[:USE]->(b) WHERE a.name = 'DELETE; LOAD CSV' RETURN b",
  'MATCH (a) CALL (a) { MATCH (a)-[:ATTENDED]->(m) RETURN count(m) AS n } RETURN a, n',
  'UNWIND range(1, 10000) AS x RETURN x',
  'MATCH (a) /* CREATE */ RETURN a // DELETE a',
])('%s may run', (cypher) => {
  expect(checkTyped(cypher)).not.toMatch(/;\s*$/)
})

it.each([
  ['CREATE (n)', 'CREATE writes'],
  ['match (n) Set n.x = 1', 'SET writes'],
  ['MATCH (n) DETACH DELETE n', 'writes'],
  ["LOAD/**/CSV FROM 'file:///etc/passwd' AS line RETURN line", 'LOAD reaches beyond'],
  ["CALL { LOAD CSV FROM 'x' AS l RETURN l } RETURN l", 'LOAD reaches beyond'],
  ['MATCH (n) RETURN n; MATCH (m) RETURN m', 'one query'],
  ['EXPLAIN MATCH (n) RETURN n', 'EXPLAIN is not'],
  ['CALL dbms.killConnection("x")', 'procedures'],
  ['CALL db.labels() YIELD label RETURN label', 'procedures'],
  ['SHOW USERS', 'SHOW reaches'],
  ['RETURN reduce(s = 0, x IN [1] | s + x) AS s', 'reduce'],
  ['UNWIND range(1, 20000000) AS x RETURN x', 'range'],
  ['UNWIND range(1, 10 * 1000) AS x RETURN x', 'range'],
  ['RETURN [x IN range(1, 9999) | [y IN range(1, 9999) | x * y]] AS all', 'multiply'],
  ["MATCH (n {name: 'x}) RETURN n", 'not closed'],
  ['  ', 'empty'],
  [`RETURN '${'x'.repeat(30_000)}' AS x`, 'at most'],
])('%s is refused', (cypher, why) => {
  expect(() => checkTyped(cypher)).toThrow(
    expect.objectContaining({ code: 'query-failed', message: expect.stringContaining(why) }),
  )
})
