import type { TestProject } from 'vitest/node'
import { Broker } from './broker.ts'
import { whyNoNeo4j } from './neo4j-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly stores: { readonly port: number; readonly noNeo4j: string | null }
  }
}

/** Makes one Neo4j ready to be lent to the files of a test run; where none can be had, says so in their names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const noNeo4j = (await whyNoNeo4j()) ?? null
  if (noNeo4j && process.env.ENTENTE_REQUIRE_NEO4J === '1')
    throw new Error(`ENTENTE_REQUIRE_NEO4J is set, but ${noNeo4j}`)
  const broker = await Broker.start()
  project.provide('stores', { port: broker.port, noNeo4j })
  return () => broker.stop()
}
