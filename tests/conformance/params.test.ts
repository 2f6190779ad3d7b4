import { expect, it } from 'vitest'
import { CalendarDate, type Param } from '#graph'
import { onEachEngine } from '../stores/index.ts'

/** What no store keeps, although TypeScript may be talked into it. */
const REFUSED: readonly (readonly [string, unknown])[] = [
  ['a JS Date', new Date(0)],
  ['undefined', undefined],
  ['undefined in a map', { a: undefined }],
  ['undefined in a list', ['a', undefined]],
  ['not a number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['an integer of more than 64 bits', 2n ** 63n],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a Map', new Map()],
  ['bytes', new Uint8Array(1)],
  ['30 February', new CalendarDate('2024-02-30')],
  ['29 February of a common year', new CalendarDate('2023-02-29')],
  ['a month as a date', new CalendarDate('2024-05')],
  ['rubbish as a date', new CalendarDate('rubbish')],
  ['a moment as a date', new CalendarDate('2024-05-01T00:00:00Z')],
  ['half a surrogate pair', 'a\ud83d'],
  ['half a surrogate pair in a key', { '\udc00': 1 }],
  ['an internal key', { _id: 1 }],
  ['a key that marks a type', { $date: '2024-01-01' }],
  ['a deep one', { rows: [{ props: { at: new Date(0) } }] }],
]

onEachEngine((store) => {
  it.each(REFUSED)('%s is refused in reads', async (_, value) => {
    const reading = store.read('RETURN $value AS value', { value: value as Param })
    await expect(reading).rejects.toMatchObject({ code: 'bad-parameter' })
  })

  it.each(REFUSED)('%s is refused in writes, and nothing of its unit is kept', async (_, value) => {
    const unit = store.engine.write(async ({ run }) => {
      await run({ cypher: 'CREATE (n:Key {id: $id})', params: { id: 'first' } })
      await run({ cypher: 'CREATE (n:Key {id: $id, value: $value})', params: { id: 'k', value: value as Param } })
    })
    await expect(unit).rejects.toMatchObject({ code: 'bad-parameter' })
    expect(await store.read('MATCH (n:Key) RETURN n.id AS id')).toEqual([])
  })

  it('the message names where the value stands', async () => {
    const value = { list: [1, { day: new CalendarDate('2024-02-30') }] }
    await expect(store.read('RETURN $value AS value', { value })).rejects.toThrow('value.list[1].day')
  })
})
