/**
 * Makes `words.json` and `verbs.json` of languages whose forms are listed whole, from a full-form dictionary:
 * `npx tsx --conditions=source ingest/languages/build/words.ts CODE DICTIONARY.tsv`. Where each comes from: docs/languages.md.
 */

import { readForms, writeData } from './dictionary.ts'
import { type Tense, tenseByEnding } from './endings.ts'

type Kind = 'common' | 'adjective' | 'bent' | 'small' | 'part' | Exclude<Tense, 'future'> | 'reported'

interface Rules {
  readonly source: string
  readonly licence: string
  readonly letters: RegExp
  /** The longest word that is kept, and the longest adjective where that differs. */
  readonly longest: number
  readonly longestAdjective?: number
  /** What a tag says that a form is; undefined for what is of no use. */
  readonly kindOf: (tag: string, form: string) => Kind | undefined
  /** Plurals follow from the singular in `-s` and `-es`. */
  readonly plurals?: boolean
  /** A word made of listed words is left out: behind a first part of any kind (`tail`), or of two listed words (`both`). */
  readonly compounds?: 'tail' | 'both'
  readonly verbs?: { readonly longestPast: number; readonly longestPresent: number; readonly conditional?: string }
}

const FROM = 'full-form dictionary of LanguageTool'
const ROMANCE = /^[a-zà-öø-ÿœ]{3,}$/u

function german(tag: string): Kind | undefined {
  if (tag.startsWith('SUB')) return 'common'
  if (/^(?:PRP|KON|ART|PRO|ADV|NEG)/u.test(tag)) return 'small'
  if (!tag.startsWith('VER') || !tag.includes(':3:')) return undefined
  return tag.includes(':PRT')
    ? 'past'
    : tag.includes(':PRÄ')
      ? 'present'
      : tag.includes(':KJ2')
        ? 'conditional'
        : tag.includes(':KJ1')
          ? 'reported'
          : undefined
}

function french(tag: string): Kind | undefined {
  if (/^[NJ](?: |$)/u.test(tag)) return 'common'
  if (!/^[VA] /u.test(tag)) return 'small'
  const [, mood, tense] = /^V (?:\w+ )?(ind|con) (\w+) 3/u.exec(tag) ?? []
  if (mood === 'con') return 'conditional'
  return tense === 'pres' ? 'present' : tense === 'psim' || tense === 'impa' ? 'past' : undefined
}

function iberian(tag: string, form: string): Kind | undefined {
  if (/^(?:NC|AQ)/u.test(tag)) return /í(?:s|ss)im[oa]s?$/u.test(form) ? undefined : 'common'
  if (!tag.startsWith('V')) return 'small'
  if (tag.includes(':')) return undefined
  if (/^V.IP3/u.test(tag)) return 'present'
  if (/^V.I[SI]3/u.test(tag)) return 'past'
  return /^V.(?:IC3|C03)/u.test(tag) ? 'conditional' : undefined
}

function dutch(tag: string): Kind | undefined {
  if (tag.startsWith('ZNW')) return 'common'
  if (tag.startsWith('BNW')) return tag.includes('MRV') ? 'bent' : 'adjective'
  if (tag === 'WKW:VLT:1EP' || tag === 'WKW:VLT:INF') return 'past'
  if (tag === 'WKW:TGW:3EP') return 'present'
  if (tag.startsWith('WKW:VTD:ONV') || tag.startsWith('WKW:TGW:INF')) return 'part'
  return tag.startsWith('WKW') ? undefined : 'small'
}

const RULES: Readonly<Record<string, Rules>> = {
  de: {
    source: 'german-pos-dict 1.2.4',
    licence: 'CC BY-SA 4.0',
    letters: /^[A-Za-zÄÖÜäöüß]+$/u,
    longest: 99,
    kindOf: german,
    compounds: 'tail',
    verbs: { longestPast: 99, longestPresent: 99 },
  },
  it: {
    source: 'Morph-it! through language-it 6.5',
    licence: 'CC BY-SA 2.0 / LGPL',
    letters: /^[a-zàèéìíòóùú]{3,}$/u,
    longest: 99,
    kindOf: (tag) => (/^(?:NOUN|ADJ)/u.test(tag) ? 'common' : undefined),
  },
  en: {
    source: 'english-pos-dict 0.3',
    licence: 'LGPL 2.1',
    letters: /^[a-z]{3,}$/u,
    longest: 12,
    kindOf: (tag) => (/^(?:NN(?![PS])|JJ(?![RS])|RB(?![RS]))/u.test(tag) ? 'common' : undefined),
  },
  fr: {
    source: `French ${FROM} (french-pos-dict 0.6), from the Lexique of Dicollecte / Grammalecte`,
    licence: 'MPL 2.0',
    letters: ROMANCE,
    longest: 13,
    kindOf: french,
    plurals: true,
    verbs: { longestPast: 99, longestPresent: 10 },
  },
  es: {
    source: `Spanish ${FROM} and Softcatalà (spanish-pos-dict 2.3), from FreeLing`,
    licence: 'LGPL 2.1',
    letters: ROMANCE,
    longest: 13,
    kindOf: iberian,
    plurals: true,
    verbs: { longestPast: 99, longestPresent: 10 },
  },
  pt: {
    source: `Portuguese ${FROM} (portuguese-pos-dict 1.2.0)`,
    licence: 'LGPL 2.1',
    letters: ROMANCE,
    longest: 11,
    kindOf: iberian,
    plurals: true,
    verbs: { longestPast: 99, longestPresent: 10 },
  },
  nl: {
    source: `Dutch ${FROM} (dutch-pos-dict 0.1), from OpenTaal`,
    licence: 'CC BY 3.0 or BSD (data)',
    letters: /^[a-zà-öø-ÿ]{3,}$/u,
    longest: 10,
    longestAdjective: 12,
    kindOf: dutch,
    compounds: 'both',
    verbs: { longestPast: 12, longestPresent: 10, conditional: 'zou zouden' },
  },
}

type Found = Readonly<Record<Kind, Set<string>>>

const KINDS: readonly Kind[] = [
  'common',
  'adjective',
  'bent',
  'small',
  'part',
  'past',
  'present',
  'conditional',
  'reported',
]

async function sortForms(rules: Rules, file: string): Promise<Found> {
  const found = Object.fromEntries(KINDS.map((kind) => [kind, new Set<string>()])) as unknown as Found
  for await (const [form, , tag] of readForms(file)) {
    if (!rules.letters.test(form)) continue
    const kind = rules.kindOf(tag, form)
    if (kind !== undefined) found[kind].add(form.toLowerCase())
  }
  return found
}

/** Whether the end of a word is a word of the list. */
const hasTail = (word: string, words: ReadonlySet<string>, from: number, rest: number): boolean =>
  Array.from(word).some((_, at) => at >= from && at <= word.length - rest && words.has(word.slice(at)))

function isCompound(word: string, words: ReadonlySet<string>): boolean {
  for (let at = 3; at < word.length - 2; at++) {
    const first = word.slice(0, at)
    if (words.has(word.slice(at)) && (words.has(first) || (first.endsWith('s') && words.has(first.slice(0, -1)))))
      return true
  }
  return false
}

const singularIn = (word: string, words: ReadonlySet<string>): boolean =>
  word.endsWith('s') && words.has(word.endsWith('es') ? word.slice(0, -2) : word.slice(0, -1))

function commonOf(rules: Rules, { common, adjective, bent }: Found): Set<string> {
  const nouns = [...common].filter((word) => word.length <= rules.longest)
  const { longestAdjective = rules.longest } = rules
  const adjectives = [...adjective, ...bent].filter((word) => word.length <= longestAdjective)
  const all = new Set([...nouns, ...adjectives])
  const keeps = (word: string): boolean => {
    if (rules.plurals) return !singularIn(word, common)
    if (rules.compounds === 'tail') return !hasTail(word, all, 3, 5)
    if (rules.compounds !== 'both') return true
    return (adjective.has(word) && word.length <= rules.longest) || !isCompound(word, all)
  }
  return new Set([...all].filter(keeps))
}

/** Finite forms of the third person that are no other word and that the pack's endings do not tell. */
function verbsOf(
  code: string,
  rules: Rules,
  found: Found,
  common: ReadonlySet<string>,
): Record<string, Set<string> | string> {
  const { longestPast = 0, longestPresent = 0, conditional } = rules.verbs ?? {}
  const none: ReadonlySet<string> = new Set()
  const nouns = rules.compounds === 'tail' ? none : rules.compounds === 'both' ? common : found.common
  const isOther = (word: string): boolean => nouns.has(word) || found.small.has(word) || found.part.has(word)
  const told = (word: string, tense: Tense): boolean => rules.plurals === true && tenseByEnding(code, word) === tense
  const keep = (words: Set<string>, test: (word: string) => boolean): Set<string> => {
    const kept = new Set([...words].filter((word) => !isOther(word) && test(word)))
    return rules.compounds === 'tail' ? new Set([...kept].filter((word) => !hasTail(word, kept, 2, 4))) : kept
  }
  const isPlain = (word: string): boolean =>
    !found.past.has(word) && (rules.compounds !== 'tail' || !found.present.has(word))
  return {
    past: keep(found.past, (word) => word.length <= longestPast && !told(word, 'past')),
    present: keep(
      found.present,
      (word) => word.length <= longestPresent && (rules.compounds === 'tail' || !found.past.has(word)),
    ),
    conditional:
      conditional ??
      keep(found.conditional, (word) => !told(word, 'conditional') && (rules.compounds !== 'tail' || isPlain(word))),
    reported: keep(found.reported, isPlain),
  }
}

const [code = '', file = ''] = process.argv.slice(2)
const rules = RULES[code]
if (rules === undefined) throw new Error(`No rules for "${code}"; known are ${Object.keys(RULES).join(', ')}.`)
const found = await sortForms(rules, file)
const { source, licence } = rules
const common = commonOf(rules, found)
writeData(`${code}/words.json`, { source: `${source}: nouns and adjectives`, licence, words: common })
if (rules.verbs !== undefined)
  writeData(`${code}/verbs.json`, {
    source: `${source}: finite forms of the third person`,
    licence,
    ...verbsOf(code, rules, found, common),
  })
