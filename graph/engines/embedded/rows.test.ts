import grafeo from '@grafeo-db/js'
import { expect, it } from 'vitest'
import type { Row } from '../../engine.ts'
import { inParts } from './rows.ts'

const NUMBERS = 'UNWIND range(1, 1200) AS n RETURN n AS n, {half: n} AS map'
const ALL = Array.from({ length: 1200 }, (_, index) => ({ n: index + 1, map: { half: index + 1 } }))

it('others get their turn between the parts of a large answer', async () => {
  const database = grafeo.GrafeoDB.create()
  const result = await database.executeCypher(NUMBERS)
  const happened: string[] = []
  const rows: Row[] = []
  const last = await inParts(result, (part) => {
    happened.push('part')
    rows.push(...part)
    setImmediate(() => happened.push('another'))
  })
  happened.push('last')
  expect([...rows, ...last]).toEqual(ALL)
  expect(happened).toEqual(['part', 'another', 'part', 'another', 'part', 'another', 'part', 'another', 'last'])
  database.close()
})

it('an answer of no rows has one part, which is empty', async () => {
  const database = grafeo.GrafeoDB.create()
  const result = await database.executeCypher('UNWIND [] AS n RETURN n AS n')
  expect(await inParts(result, () => expect.unreachable())).toEqual([])
  database.close()
})
