/**
 * Makes `words.json` of languages whose words bend, as stems with classes of endings, from a full-form dictionary:
 * `npx tsx --conditions=source ingest/languages/build/bent-words.ts CODE DICTIONARY.tsv [FREQUENCIES.tsv]`.
 * Polish keeps what its spelling dictionary calls frequent: `form TAB class TAB anything`, A the rarest. Where each comes from: docs/languages.md.
 */
import { readForms, writeData } from './dictionary.ts'

interface Rules {
  readonly source: string
  readonly licence: string
  readonly letters: RegExp
  /** The longest lemma that is kept. */
  readonly longest: number
  /** Words of one lemma that bend together; undefined for what is no common word. */
  readonly partOf: (tag: string) => string | undefined
}

const RULES: Readonly<Record<string, Rules>> = {
  ru: {
    source:
      'russian.dict of language-ru 6.5 (LanguageTool), from aot.ru: nouns, adjectives and adverbs of up to 11 letters',
    licence: 'LGPL 2.1',
    letters: /^[а-яё]{3,}$/u,
    longest: 11,
    partOf: (tag) => {
      if (!/^(?:NN:|ADJ|ADV|Ord|CONJ|PREP|PNN|PARTICLE|PARENTH|PRDC|Num|INTERJ)/u.test(tag)) return undefined
      return /Fam|Name|Patr|Geo/u.test(tag) ? undefined : tag.startsWith('NN') ? 'noun' : 'other'
    },
  },
  uk: {
    source: 'morfologik-ukrainian-lt 6.5.2, from dict_uk (VESUM): nouns, adjectives and adverbs of up to 9 letters',
    licence: 'LGPL 2.1 or later',
    letters: /^[а-щьюяєіїґ']{3,}$/u,
    longest: 9,
    partOf: (tag) => {
      if (!/^(?:noun|adj|adv|conj|prep|part|numr|insert|predic)/u.test(tag)) return undefined
      return /:prop|:bad|:arch|:v_kly/u.test(tag) ? undefined : tag.startsWith('noun') ? 'noun' : 'other'
    },
  },
  pl: {
    source:
      'polish.dict of language-pl 6.5 (Morfologik, PoliMorf): nouns, adjectives and adverbs of up to 12 letters that its spelling dictionary knows as frequent',
    licence: 'BSD 2-clause',
    letters: /^[a-ząćęłńóśźż]{3,}$/u,
    longest: 12,
    partOf: (tag) => {
      if (!/^(?:subst|adj|adv|ger|conj|prep|qub|num|pred|comp|ppron|siebie)/u.test(tag)) return undefined
      if (tag.startsWith('ger') && tag.includes(':neg') && !tag.includes(':aff')) return undefined
      return tag.startsWith('subst') ? 'noun' : /^ad[jv]/u.test(tag) ? 'other' : 'rest'
    },
  },
}

/** A class of endings with fewer words than this is not worth its line. */
const FEWEST = 4
const FREQUENT = 'B'
/** A lemma may be written with a hyphen, a form that is kept may not. */
const HYPHEN = /-/gu

interface Stem {
  readonly stem: string
  readonly endings: string
}

async function groupForms(rules: Rules, file: string): Promise<Map<string, Set<string>>> {
  const groups = new Map<string, Set<string>>()
  for await (const [form, lemma, tag] of readForms(file)) {
    if (!rules.letters.test(form) || !rules.letters.test(lemma.replace(HYPHEN, ''))) continue
    const part = rules.partOf(tag)
    if (part === undefined || lemma.length > rules.longest) continue
    const key = `${part} ${lemma}`
    const forms = groups.get(key)
    if (forms === undefined) groups.set(key, new Set([form]))
    else forms.add(form)
  }
  return groups
}

function stemOf([, lemma = '']: readonly string[], forms: ReadonlySet<string>): Stem | undefined {
  let stem = lemma
  for (const form of forms) while (!form.startsWith(stem)) stem = stem.slice(0, -1)
  if (stem.length < 2) return undefined
  const endings = [...forms].map((form) => form.slice(stem.length)).sort()
  return { stem, endings: endings.map((ending) => ending || '-').join(' ') }
}

async function frequencies(file: string | undefined): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  if (file !== undefined) for await (const [form, grade] of readForms(file)) found.set(form, grade[0] ?? '')
  return found
}

const count = (stems: readonly Stem[]): Map<string, number> => {
  const classes = new Map<string, number>()
  for (const { endings } of stems) classes.set(endings, (classes.get(endings) ?? 0) + 1)
  return classes
}

const [code = '', file = '', frequent] = process.argv.slice(2)
const rules = RULES[code]
if (rules === undefined) throw new Error(`No rules for "${code}"; known are ${Object.keys(RULES).join(', ')}.`)
const groups = await groupForms(rules, file)
const stems = [...groups].flatMap(([key, forms]) => stemOf(key.split(' '), forms) ?? [])
const sizes = count(stems)
const grades = await frequencies(frequent)
const isFrequent = ({ stem, endings }: Stem): boolean =>
  frequent === undefined ||
  endings.split(' ').some((ending) => (grades.get(stem + (ending === '-' ? '' : ending)) ?? '') >= FREQUENT)
const kept = stems.filter((one) => (sizes.get(one.endings) ?? 0) >= FEWEST).filter(isFrequent)
const classes = [...count(kept)].sort((a, b) => b[1] - a[1]).map(([endings]) => endings)
const number = new Map(classes.map((endings, index) => [endings, index.toString(36)]))
const words = new Set(kept.map(({ stem, endings }) => `${stem}/${number.get(endings)}`))
writeData(`${code}/words.json`, { source: rules.source, licence: rules.licence, endings: classes, words })
