import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#graph'
import { ENGINES } from '../stores/index.ts'

for (const stores of ENGINES) {
  describe(stores.name, () => {
    let engine: Engine
    beforeAll(async () => {
      engine = await stores.open()
    })
    afterAll(() => stores.close())

    it('one', async () => {
      expect(await engine.read({ cypher: 'RETURN $x AS x', params: { x: 1 } })).toEqual([{ x: 1 }])
    })
  })
}
