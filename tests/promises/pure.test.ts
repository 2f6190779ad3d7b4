import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Judgement, Reading } from '#contract'
import { baseOf } from '../../ingest/resolve/base.ts'
import { canonicalise } from '../../ingest/resolve/canonical.ts'
import { judgementsOn } from './deeds.ts'
import { RUNS } from './runs.ts'
import { articles } from './world.ts'

/** A world of articles, decisions about it, and the same in another order. */
const world = articles(6).chain((readings) =>
  fc.record({
    readings: fc.constant(readings),
    shuffled: fc.shuffledSubarray([...readings], { minLength: readings.length }),
    judgements: judgementsOn(readings),
  }),
)

const layer = (readings: readonly Reading[], judgements: readonly Judgement[]) =>
  canonicalise(baseOf(readings), judgements)

describe('the canonical layer as a pure function', () => {
  it('does not depend on the order of articles or of judgements', () => {
    fc.assert(
      fc.property(world, ({ readings, shuffled, judgements }) => {
        expect(layer(shuffled, judgements.toReversed())).toEqual(layer(readings, judgements))
      }),
      { numRuns: RUNS * 20 },
    )
  })

  it('leads from every figure and report to exactly one node, or says what was taken out', () => {
    fc.assert(
      fc.property(world, ({ readings, judgements }) => {
        const { refersTo, tellsOf, takenOut, figures, meetings } = layer(readings, judgements)
        const addresses = readings.flatMap((reading) => [...reading.figures, ...reading.reports]).map(({ id }) => id)
        expect(
          [...refersTo, ...tellsOf]
            .map(({ from }) => from)
            .concat(takenOut.map(({ id }) => id))
            .toSorted(),
        ).toEqual(addresses.toSorted())
        const nodes = new Set([...figures, ...meetings].map(({ id }) => id))
        expect([...refersTo, ...tellsOf].every(({ to }) => nodes.has(to))).toBe(true)
      }),
      { numRuns: RUNS * 20 },
    )
  })

  it('never joins two reports of one article, nor what a person keeps apart, unless a person joined them', () => {
    fc.assert(
      fc.property(world, ({ readings }) => {
        const { tellsOf } = layer(readings, [])
        const article = new Map(
          readings.flatMap((reading) => reading.reports.map(({ id }) => [id, reading.article.id] as const)),
        )
        const told = tellsOf.map(({ from, to }) => `${article.get(from)} ${to}`)
        expect(new Set(told).size).toBe(told.length)
      }),
      { numRuns: RUNS * 20 },
    )
  })

  it('is tried on worlds in which everything that can happen does', () => {
    const layers = fc
      .sample(world, { numRuns: 500, seed: 1 })
      .map(({ readings, judgements }) => ({ ...layer(readings, judgements), readings: readings.length }))
    const some = (happens: (one: (typeof layers)[number]) => boolean): number => layers.filter(happens).length
    expect({
      spellings: some(({ figures }) => figures.some(({ spellings }) => spellings.length > 2)),
      joined: some(({ meetings }) => meetings.some(({ reports }) => reports > 1)),
      sources: some(({ meetings }) => meetings.some(({ sources, reports }) => sources < reports)),
      doubt: some(({ possiblySame }) => possiblySame.length > 0),
      unsure: some(({ figures }) => figures.some(({ unsure }) => unsure)),
      copies: some(({ copyOf }) => copyOf.length > 0),
      contested: some(({ meetings }) => meetings.some(({ status }) => status === 'contested')),
      offices: some(({ holds }) => holds.length > 0),
      takenOut: some(({ takenOut }) => takenOut.length > 0),
      renamed: some(({ figures }) => figures.some(({ name }) => name === 'Somebody Else')),
    }).toSatisfy((counts: Readonly<Record<string, number>>) => Object.values(counts).every((count) => count >= 5))
  })
})
