import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPlace, type OpenEngine, openEngine } from '#graph'
import type { TestStores } from './test-stores.ts'

/** The embedded engine on a file in a temporary folder. */
export class EmbeddedStores implements TestStores {
  readonly name = 'embedded'
  #folder: string | undefined
  #engine: OpenEngine | undefined

  async open(): Promise<OpenEngine> {
    if (this.#engine) throw new Error('Close the store that is open first.')
    this.#folder = await mkdtemp(join(tmpdir(), 'entente-store-'))
    this.#engine = await openEngine(this.place())
    return this.#engine
  }

  place(): EmbeddedPlace {
    if (this.#folder === undefined) throw new Error('No store is open.')
    return { kind: 'embedded', folder: this.#folder }
  }

  async reopen(): Promise<OpenEngine> {
    await this.#engine?.close()
    this.#engine = await openEngine(this.place())
    return this.#engine
  }

  async close(): Promise<void> {
    await this.#engine?.close()
    this.#engine = undefined
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true })
    this.#folder = undefined
  }
}
