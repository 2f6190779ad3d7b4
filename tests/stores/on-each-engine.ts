import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import type { OpenEngine, Param, Row } from '#graph'
import { clear } from './clear.ts'
import { ENGINES } from './engines.ts'
import type { TestStores } from './test-stores.ts'

/** The open store of a suite; each test finds it empty. */
export interface OpenStore {
  readonly stores: TestStores
  readonly engine: OpenEngine
  read(cypher: string, params?: Readonly<Record<string, Param>>): Promise<readonly Row[]>
  /** One statement as a unit of its own. */
  write(cypher: string, params?: Readonly<Record<string, Param>>): Promise<readonly Row[]>
}

const only = process.env.ENTENTE_TEST_ENGINE

/** Runs a suite on every engine that can be had here, or on the one that `ENTENTE_TEST_ENGINE` names. */
export function onEachEngine(suite: (store: OpenStore) => void): void {
  for (const stores of ENGINES.filter(({ name }) => only === undefined || name === only)) {
    describe(stores.name, () => {
      let engine: OpenEngine
      beforeAll(async () => {
        engine = await stores.open()
      })
      beforeEach(() => clear(engine))
      afterAll(() => stores.close())
      suite({
        stores,
        get engine() {
          return engine
        },
        read: (cypher, params = {}) => engine.read({ cypher, params }),
        write: (cypher, params = {}) => engine.write((unit) => unit.run({ cypher, params })),
      })
    })
  }
}
