import type { NewArticle, Reading } from '#contract'
import type { Engine } from '#graph'
import { type Ingest, openIngest } from '#ingest'
import { Pick } from '../conformance/statements/pick.ts'
import { type ArticleDraft, handedIn, keyOf, type ReportDraft, toReading } from '../promises/world.ts'

const PEOPLE = 8
/** Milliseconds after which others take what a process that is gone had in hand. */
const PATIENCE = 2000

/** So many articles about the same few people, the same ones for the same seed, some of them reprints. */
export function readingsOf(seed: number, count: number): readonly Reading[] {
  const pick = new Pick(seed, new Map())
  const drafts: (readonly [ArticleDraft, number])[] = []
  while (drafts.length < count) {
    const last = drafts.at(-1)
    if (last !== undefined && pick.below(6) === 0)
      drafts.push([{ ...last[0], publisher: last[0].publisher + 10 }, last[1]])
    else drafts.push([draft(pick), drafts.length])
  }
  return drafts.map(([one, number]) => toReading(one, number))
}

function draft(pick: Pick): ArticleDraft {
  return {
    language: pick.one(['de', 'en'] as const),
    published: pick.maybe(pick.below(9)),
    publisher: pick.below(3),
    reports: Array.from({ length: 1 + pick.below(2) }, () => report(pick)),
    reprinted: false,
  }
}

function report(pick: Pick): ReportDraft {
  const first = pick.below(PEOPLE)
  const people = Array.from({ length: 1 + pick.below(3) }, (_, at) => ({
    who: (first + at) % PEOPLE,
    spelling: pick.below(4),
  }))
  return {
    people,
    body: pick.maybe(pick.below(4)),
    place: pick.maybe(pick.below(5)),
    day: pick.maybe(pick.below(3)),
    loose: pick.below(4) === 0,
    kind: pick.one(['bilateral', 'bilateral', 'talks', 'call'] as const),
    status: pick.one(['held', 'held', 'held', 'planned', 'denied', 'cancelled'] as const),
    office: pick.maybe(pick.below(3)),
  }
}

/** Loading on an open store of articles that are known beforehand, so that no round waits for a reader of languages. */
export function openLoading(
  engine: Engine,
  readings: readonly Reading[],
  warn: (error: unknown) => void = () => undefined,
): Promise<Ingest> {
  const known = new Map(readings.map((reading) => [keyOf(handedIn(reading)), reading]))
  const reader = (article: NewArticle): Reading => {
    const reading = known.get(keyOf(article))
    if (reading === undefined) throw new Error('An article was handed in that nobody wrote.')
    return reading
  }
  return openIngest({ engine, reader, identify: (article) => reader(article).article, patience: PATIENCE, warn })
}
