import type { Reading } from '#contract'
import type { ReadArticle } from '#graph'
import { fingerprint } from './resolve/fingerprint.ts'
import { articleKeys, figureKeys } from './resolve/keys.ts'

/** A reading with the keys and the fingerprint that go into the store with it (T1). */
export function prepare(reading: Reading, ingestedAt: string): ReadArticle {
  const print = fingerprint(reading.article.text)
  const aliases = (figure: string): readonly string[] =>
    reading.claims.filter(({ kind, about }) => kind === 'alias' && about === figure).map(({ value }) => value)
  return {
    reading,
    ingestedAt,
    fingerprint: JSON.stringify(print),
    articleKeys: articleKeys(print, reading.figures, reading.reports),
    figureKeys: new Map(reading.figures.map((figure) => [figure.id, figureKeys(figure, aliases(figure.id))])),
  }
}
