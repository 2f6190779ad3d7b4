import { expect, test } from 'vitest'
import { breach, environmentBreach, importsOf } from './rules.ts'

test('a room may read the rooms below it and no other', () => {
  expect(breach('server/app.ts', '#ingest')).toBeUndefined()
  expect(breach('graph/explore/node.ts', '#ingest')).toContain('graph may read contract')
  expect(breach('client/main.tsx', '#graph')).toContain('client may read contract')
})

test('a relative path never leaves its room', () => {
  expect(breach('ingest/resolve/fold.ts', '../extract/words.ts')).toBeUndefined()
  expect(breach('ingest/resolve/fold.ts', '../../graph/engine.ts')).toContain('alias')
})

test('a room does not enter by its own door', () => {
  expect(breach('graph/open.ts', '#graph')).toContain('own door')
})

test('drivers stay with their engines', () => {
  expect(breach('graph/engines/neo4j/engine.ts', 'neo4j-driver')).toBeUndefined()
  expect(breach('graph/explore/node.ts', 'neo4j-driver')).toContain('only graph/engines/neo4j/')
  expect(breach('server/app.ts', '@grafeo-db/js')).toContain('only graph/engines/embedded/')
})

test('contract reads zod only', () => {
  expect(breach('contract/model.ts', 'zod')).toBeUndefined()
  expect(breach('contract/model.ts', 'node:crypto')).toContain('only zod')
})

test('imports are found in every form', () => {
  const source = `import a from 'a'\nimport {\n  b,\n} from "b"\nexport * from './c.ts'\nimport 'd'\nawait import('e')\nimport type { F } from 'f'\n`
  expect(importsOf(source)).toEqual(['a', 'b', './c.ts', 'd', 'e', 'f'])
})

test('other exports are no imports', () => {
  expect(importsOf(`export const x = f('a')\nexport const y: T = 'b'\n/** import of 'c' */`)).toEqual([])
})

test('only bin reads the environment', () => {
  expect(environmentBreach('server/app.ts', 'process.env.HOME')).toContain('only bin/')
  expect(environmentBreach('bin/entente.ts', 'process.env.HOME')).toBeUndefined()
})
