import fc from 'fast-check'
import type { Judgement, NewJudgement, Reading } from '#contract'

/** What a person might decide about some articles, by any address. */
export function deedsOn(readings: readonly Reading[]): fc.Arbitrary<NewJudgement> {
  const figures = readings.flatMap((reading) => reading.figures)
  const reports = readings.flatMap((reading) => reading.reports)
  const pairs = [
    ...figures.map(({ id, kind }) => ({ id, kind: String(kind) })),
    ...reports.map(({ id }) => ({ id, kind: 'report' })),
  ]
  const deeds: fc.Arbitrary<NewJudgement>[] = []
  const twos = pairs.flatMap((left) =>
    pairs
      .filter((right) => right.kind === left.kind && right.id !== left.id)
      .map((right) => ({ left: left.id, right: right.id })),
  )
  if (twos.length > 0)
    deeds.push(
      fc
        .record({ kind: fc.constantFrom('same' as const, 'different' as const), two: fc.constantFrom(...twos) })
        .map(({ kind, two }) => ({ kind, ...two })),
    )
  if (figures.length > 0) {
    const figure = fc.constantFrom(...figures.map(({ id }) => id))
    deeds.push(figure.map((left) => ({ kind: 'not-an-entity', left })))
    deeds.push(figure.map((left) => ({ kind: 'rename', left, name: 'Somebody Else' })))
  }
  if (reports.length > 0) {
    const correction = fc.constantFrom(
      { status: 'held' as const },
      { dateFrom: '2024-11-30' },
      { noMeeting: true as const },
      { participants: figures.slice(0, 2).map(({ id }) => id) },
    )
    deeds.push(
      fc
        .record({ left: fc.constantFrom(...reports.map(({ id }) => id)), correction })
        .map((deed) => ({ kind: 'correct', ...deed })),
    )
  }
  return deeds.length === 0 ? fc.constant({ kind: 'rename', left: 'f_none0000', name: 'Nobody' }) : fc.oneof(...deeds)
}

/** The same as kept judgements, each side with one member. */
export function judgementsOn(readings: readonly Reading[]): fc.Arbitrary<readonly Judgement[]> {
  return fc.array(fc.record({ deed: deedsOn(readings), retracted: fc.boolean() }), { maxLength: 5 }).map((all) =>
    all.map(({ deed: { left, right, ...deed }, retracted }, number) => ({
      ...deed,
      id: `j_generated${number}`,
      left: [left],
      right: right === undefined ? [] : [right],
      author: 'somebody',
      at: `2025-01-01T00:00:0${number}.000Z`,
      retracted,
    })),
  )
}
