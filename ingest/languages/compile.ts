import type { OrganisationClass } from '#contract'
import { expandForms, foldName } from '../extract/expand.ts'
import type { SplitRules } from '../extract/sentences.ts'
import { tokenize } from '../extract/tokens.ts'
import { type Entry, Trie } from '../extract/trie.ts'
import type { Names } from './load.ts'
import { type NameBender, nameBender } from './name-cases.ts'
import type { Countries, Cue, OfficeClass, Pack, Tense, TriggerClass, TriggerEntry } from './schema.ts'
import { CUES } from './schema.ts'
import type { WordList } from './word-list.ts'

/** How a verb form stands in time; nouns have none. */
export type Form = 'past' | 'present' | 'participle' | 'infinitive' | 'to' | 'future' | 'gerund' | 'noun'

/** What a trigger's entry carries. */
export interface TriggerData {
  readonly class: TriggerClass
  readonly form: Form
  readonly kind: TriggerEntry['kind']
  readonly needs?: ReadonlySet<string>
  readonly unless?: ReadonlySet<string>
  readonly with: boolean
  readonly person: boolean
}

/** A pack made ready for reading. */
export interface Language {
  readonly pack: Pack
  readonly names: Names
  readonly words: WordList
  /** Readings of names in their cases, where names bend. */
  readonly bend: NameBender | undefined
  readonly trie: Trie
  /** Ends of compounds: offices, triggers and heads of bodies. */
  readonly tails: ReadonlyMap<string, readonly Entry[]>
  readonly elisions: ReadonlySet<string>
  readonly starters: ReadonlySet<string>
  readonly openers: ReadonlySet<string>
  readonly particles: ReadonlySet<string>
  readonly relatives: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly links: ReadonlySet<string>
  readonly cues: Readonly<Record<Cue, ReadonlySet<string>>>
  readonly split: SplitRules
  readonly verbs: ReadonlyMap<string, Tense>
  readonly countryNames: ReadonlyMap<string, string>
  /** Compounds already looked up. */
  readonly compounds: Map<string, readonly Entry[]>
}

class Builder {
  readonly trie = new Trie()
  readonly tails = new Map<string, Entry[]>()
  readonly elisions: ReadonlySet<string>
  constructor(pack: Pack) {
    this.elisions = new Set(pack.elisions)
  }

  /** Whether the phrase is in the trie, whatever it stands for. */
  knows(phrase: string): boolean {
    const words = tokenize(phrase, this.elisions)
    return this.trie.at(words, 0, words.length).some((hit) => hit.last === words.length)
  }

  add(patterns: readonly string[], entry: Entry): void {
    for (const pattern of patterns) for (const form of new Set(expandForms(pattern))) this.#one(form.trim(), entry)
  }

  #one(form: string, entry: Entry): void {
    if (form.startsWith('*')) {
      this.tail(form.slice(1).toLowerCase(), entry)
      this.#one(form.slice(1), entry)
      return
    }
    const words = tokenize(form, this.elisions).map((token) => token.low)
    if (words.length > 0) this.trie.add(words, entry)
  }

  tail(form: string, entry: Entry): void {
    const list = this.tails.get(form) ?? []
    list.push(entry)
    this.tails.set(form, list)
  }
}

function addOffices(to: Builder, pack: Pack): void {
  for (const office of pack.offices) {
    const entry: Entry = { tag: 'office', value: office.class satisfies OfficeClass }
    to.add(office.forms, entry)
    for (const form of office.forms.flatMap(expandForms))
      if (!form.includes(' ') && form.length >= 4) to.tail(form.toLowerCase(), entry)
  }
  to.add(pack.officeModifiers, { tag: 'modifier', value: '' })
  to.add(pack.counterpart, { tag: 'counterpart', value: '' })
  to.add(pack.relations ?? [], { tag: 'relation', value: '' })
  for (const gender of ['male', 'female', 'any'] as const)
    to.add(pack.honorifics[gender], { tag: 'honorific', value: gender })
}

function addCountries(to: Builder, pack: Pack, countries: Countries): Map<string, string> {
  const names = new Map<string, string>()
  const genitive = (name: string): string[] =>
    pack.genitive === 's' && !/s$/u.test(name) ? [name, `${name}s`] : [name]
  for (const [country, given] of Object.entries(countries)) {
    const name = expandForms(given.names[0] ?? country)[0] ?? country
    for (const form of given.names.flatMap(expandForms)) {
      const letters = /^\p{Lu}{2,4}$/u.test(form) ? 'upper' : 'capital'
      to.add(letters === 'upper' ? [form] : genitive(form), {
        tag: 'country',
        value: form === name ? name : form,
        letters,
        country,
      })
    }
    for (const stem of given.demonyms)
      to.add(
        pack.demonymEndings.map((ending) => stem + ending),
        { tag: 'demonym', value: stem, country },
      )
    for (const [tag, list] of [
      ['capital', given.capital],
      ['city', given.cities],
    ] as const)
      for (const form of list)
        to.add(genitive(form), { tag, value: expandForms(form)[0] ?? form, letters: 'capital', country })
    names.set(country, name)
  }
  return names
}

/** Names that no one language owns. */
interface Shared {
  /** Towns with their country. */
  readonly towns: ReadonlyMap<string, string>
  readonly bodies: ReadonlyMap<string, OrganisationClass>
}

/** Shared towns and bodies that the pack's own lists lack and whose name is no other word of the language. */
function addShared(to: Builder, { towns, bodies }: Shared, isWord: (low: string) => boolean): void {
  const free = (name: string): boolean => !to.knows(name) && !isWord(name.toLowerCase())
  for (const [name, kind] of bodies)
    if (free(name)) to.add([name], { tag: 'body', value: name, letters: lettersOf(name), data: kind })
  for (const [name, country] of towns)
    if (free(name)) to.add([name], { tag: 'city', value: name, letters: 'capital', country })
}

/** A name in capitals of up to four letters counts only as such: `ETA` is a body, `Eta` is none. */
const lettersOf = (name: string): 'upper' | 'capital' => (/^\p{Lu}{2,4}$/u.test(name) ? 'upper' : 'capital')

function addBodies(to: Builder, pack: Pack): void {
  for (const known of pack.bodies.known)
    for (const form of known.forms.flatMap(expandForms)) {
      const letters = /^\p{L}{1,3}$/u.test(form) ? 'upper' : 'capital'
      to.add([form], {
        tag: 'body',
        value: known.name,
        letters,
        data: known.class,
        ...(known.country && { country: known.country }),
      })
    }
  for (const [kind, forms] of Object.entries(pack.bodies.heads)) {
    const entry: Entry = { tag: 'head', value: kind }
    to.add(forms ?? [], entry)
    if (pack.capitalisedNouns)
      for (const form of (forms ?? []).flatMap(expandForms)) if (form.length >= 4) to.tail(form, entry)
  }
}

const FORMS = ['past', 'present', 'participle', 'infinitive', 'to', 'future', 'gerund', 'forms'] as const

function addTriggers(to: Builder, pack: Pack): void {
  for (const trigger of pack.triggers) {
    const lists = { needs: trigger.needs, unless: trigger.unless }
    const sets = Object.fromEntries(
      Object.entries(lists).flatMap(([name, list]) =>
        list?.length ? [[name, new Set(list.flatMap(expandForms))]] : [],
      ),
    )
    for (const form of FORMS) {
      const data: TriggerData = {
        class: trigger.class,
        form: form === 'forms' ? 'noun' : form,
        kind: trigger.kind,
        with: trigger.with ?? false,
        person: trigger.person ?? false,
        ...sets,
      }
      to.add(trigger[form] ?? [], { tag: 'trigger', value: trigger.class, data })
    }
  }
}

function addVenues(to: Builder, pack: Pack): void {
  const entry: Entry = { tag: 'venue', value: '', ...(pack.capitalisedNouns && { letters: 'capital' as const }) }
  to.add(pack.venues, entry)
}

function addDates(to: Builder, pack: Pack): void {
  const { dates } = pack
  dates.months.forEach((names, index) => {
    to.add(names.split('|').length > 1 && !names.includes('(') ? names.split('|') : [names], {
      tag: 'month',
      value: String(index + 1),
    })
  })
  dates.weekdays.forEach((names, index) => {
    to.add([names], { tag: 'weekday', value: String(index + 1) })
  })
  for (const [days, forms] of Object.entries(dates.relative)) to.add(forms, { tag: 'day', value: days })
  for (const name of [
    'sameDay',
    'dayBefore',
    'dayAfter',
    'last',
    'next',
    'this',
    'week',
    'month',
    'year',
    'lastYear',
  ] as const)
    to.add(dates[name], { tag: name === 'month' ? 'unit-month' : name, value: '' })
  for (const [number, forms] of Object.entries(dates.numbers ?? {})) to.add(forms, { tag: 'count', value: number })
  for (const name of ['sameYear', 'days', 'weeks', 'later', 'earlier'] as const)
    to.add(dates[name] ?? [], { tag: `date-${name}`, value: '' })
}

function addReferences(to: Builder, pack: Pack): void {
  for (const [name, forms] of Object.entries(pack.references)) to.add(forms, { tag: `ref-${name}`, value: '' })
  for (const [name, forms] of Object.entries(pack.determiners)) to.add(forms, { tag: `det-${name}`, value: '' })
  for (const cue of CUES) to.add(pack.cues[cue], { tag: `cue-${cue}`, value: '' })
}

const lowSet = (patterns: readonly string[]): ReadonlySet<string> =>
  new Set(patterns.flatMap(expandForms).map((form) => form.toLowerCase()))

/** Turns a pack into tries and sets. */
export function compile(
  pack: Pack,
  countries: Countries,
  words: WordList,
  verbs: ReadonlyMap<string, Tense>,
  names: Names,
  shared: Shared,
): Language {
  const to = new Builder(pack)
  addOffices(to, pack)
  const countryNames = addCountries(to, pack, countries)
  addBodies(to, pack)
  addTriggers(to, pack)
  addVenues(to, pack)
  addDates(to, pack)
  addReferences(to, pack)
  const starters = lowSet(pack.starters)
  addShared(to, shared, (low) => words.has(low) || starters.has(low))
  const isMonth = (low: string): boolean => to.trie.word(low).some((entry) => entry.tag === 'month')
  const abbreviations = new Set(
    pack.abbreviations.flatMap((form) => form.toLowerCase().split(' ')).map((word) => word.replace(/\.$/u, '')),
  )
  return {
    pack,
    names,
    words,
    bend: pack.nameCases && nameBender(pack.nameCases),
    trie: to.trie,
    tails: to.tails,
    elisions: to.elisions,
    starters,
    openers: lowSet(pack.openers ?? []),
    particles: lowSet(pack.particles),
    relatives: lowSet(pack.relatives),
    articles: lowSet(pack.articles),
    links: lowSet(pack.bodies.links),
    cues: Object.fromEntries(CUES.map((cue) => [cue, lowSet(pack.cues[cue])])) as unknown as Language['cues'],
    split: { abbreviations, months: isMonth, ordinalDot: pack.ordinalDot, starters },
    countryNames,
    verbs,
    compounds: new Map(),
  }
}

/** Given name, surname or neither, by the shared lists. */
export function isGivenName(language: Language, text: string): boolean {
  const folded = foldName(text)
  const { female, male, both } = language.names
  const known = (name: string): boolean => female.has(name) || male.has(name) || both.has(name)
  return known(folded) || (folded.includes(' ') && known(folded.slice(0, folded.indexOf(' '))))
}
