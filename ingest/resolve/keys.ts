import type { Figure, Report } from '#contract'
import { bodyKey, concepts } from './bodies.ts'
import { consonants } from './distance.ts'
import { type Fingerprint, fingerprintKeys } from './fingerprint.ts'
import { skeletons } from './fold.ts'
import { aliasGroup } from './names.ts'
import { type ParsedName, parseName } from './parse-name.ts'
import { syllableNames } from './sinic.ts'
import { siteOf } from './sites.ts'

const FEWEST_CONSONANTS = 3

/** What makes a figure a candidate for being one with others: equal keys, never nearness. */
export function figureKeys(
  figure: Pick<Figure, 'kind' | 'name' | 'class' | 'country'>,
  aliases: readonly string[] = [],
): readonly string[] {
  if (figure.kind === 'place') return [`place ${siteOf(figure).key}`]
  if (figure.kind === 'organisation') return organisationKeys(figure)
  return [...new Set([figure.name, ...aliases].flatMap((name) => personKeys(parseName(name))))].sort()
}

/** The ideas of the name are a key too: what says too little to be joined by it may still be one within copies. */
function organisationKeys(figure: Pick<Figure, 'name' | 'class' | 'country'>): readonly string[] {
  const key = bodyKey(figure)
  return [...(key ? [key] : []), `ideas ${concepts(figure.name).join(' ')}`]
}

function personKeys(name: ParsedName): readonly string[] {
  const alias = aliasGroup(name)
  const syllables = syllableNames(name)
  return [
    ...surnames(name, syllables.length > 0).flatMap((token) => skeletons(token).map(surnameKey)),
    ...syllables.map((one) => `syllables ${one.language} ${one.surname} ${one.given.join(' ')}`),
    ...(alias === undefined ? [] : [`alias ${alias}`]),
    ...pairKey(name),
  ]
}

function surnameKey(skeleton: string): string {
  const bare = consonants(skeleton)
  return bare.length < FEWEST_CONSONANTS ? `surname ${skeleton}` : `surname ${bare}`
}

function surnames(name: ParsedName, sinic: boolean): readonly string[] {
  const tokens = name.tokens.map((token) => token.latin)
  if (name.numeral !== undefined || sinic) return tokens.slice(0, 1)
  const shown = name.surname === 'first' ? tokens[0] : tokens.at(-1)
  return shown === undefined ? [] : [shown]
}

/** Two names in either order: `Toshimitsu Motegi` and `Motegi Toshimitsu`. */
function pairKey(name: ParsedName): readonly string[] {
  if (name.tokens.length !== 2) return []
  return [
    `pair ${name.tokens
      .map((token) => skeletons(token.latin)[0] ?? '')
      .sort()
      .join(' ')}`,
  ]
}

/** What makes an article a candidate for being a copy: runs of its words, and the pairs whose meetings it tells of. */
export function articleKeys(
  print: Fingerprint,
  figures: readonly Figure[],
  reports: readonly Report[],
): readonly string[] {
  const known = new Map(figures.map((figure) => [figure.id, figureKeys(figure).filter((key) => !DOUBLED.test(key))]))
  const told = reports.flatMap((report) => pairs(report.participants.flatMap(({ figure }) => known.get(figure) ?? [])))
  return [...new Set([...fingerprintKeys(print), ...told])].sort()
}

/** Keys beside those that say most. */
const DOUBLED = /^(?:pair|alias|syllables|ideas) /

function pairs(keys: readonly string[]): readonly string[] {
  const sorted = [...new Set(keys)].sort()
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other) => `told ${one}|${other}`))
}
