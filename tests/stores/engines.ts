import { describe, inject, it } from 'vitest'
import { EmbeddedStores } from './embedded-stores.ts'
import { Neo4jStores } from './neo4j-stores.ts'
import type { TestStores } from './test-stores.ts'

const { port, noNeo4j } = inject('stores')

/**
 * The engines that a suite runs on: `for (const engine of ENGINES) describe(engine.name, …)`. Where no Neo4j can be had it
 * is not among them, and a skipped test of every such file says why.
 */
export const ENGINES: readonly TestStores[] = noNeo4j
  ? [new EmbeddedStores()]
  : [new EmbeddedStores(), new Neo4jStores(port)]

if (noNeo4j) describe.skip('neo4j', () => it(`skipped: ${noNeo4j}`, () => undefined))
