import { type Neo4jPlace, type OpenEngine, openEngine } from '#graph'
import { borrow, type Loan } from './broker.ts'
import type { TestStores } from './test-stores.ts'
import { wipeNeo4j } from './wipe-neo4j.ts'

/** The run's one Neo4j, borrowed while a store is open. */
export class Neo4jStores implements TestStores {
  readonly name = 'neo4j'
  readonly #port: number
  #loan: Loan | undefined
  #engine: OpenEngine | undefined

  constructor(port: number) {
    this.#port = port
  }

  async open(): Promise<OpenEngine> {
    if (this.#loan) throw new Error('Close the store that is open first.')
    this.#loan = await borrow(this.#port)
    await wipeNeo4j(this.#loan.address)
    this.#engine = await openEngine(this.place())
    return this.#engine
  }

  place(): Neo4jPlace {
    if (!this.#loan) throw new Error('No store is open.')
    return { kind: 'neo4j', ...this.#loan.address }
  }

  async reopen(): Promise<OpenEngine> {
    await this.#engine?.close()
    this.#engine = await openEngine(this.place())
    return this.#engine
  }

  async close(): Promise<void> {
    await this.#engine?.close()
    this.#engine = undefined
    this.#loan?.giveBack()
    this.#loan = undefined
  }
}
