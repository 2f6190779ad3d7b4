import { type DraftFigure, mentionAt, type Office } from './figures.ts'
import type { OfficeSpan } from './offices.ts'
import { hitsAt, isAt, type Passage, wordClass } from './passage.ts'
import { type Governor, governorOf, phraseStart } from './phrase.ts'
import { tenseOf } from './tense.ts'
import { type Hit, NO_HITS } from './trie.ts'

/** Words that point to people named elsewhere. */
export interface Reference {
  readonly figures: readonly DraftFigure[]
  readonly first: number
  readonly last: number
  readonly sentence: number
  readonly via: 'pronoun' | 'office' | 'pair' | 'offices'
}

/** What has been named so far, while the text is walked from its beginning. */
class Memory {
  /** People, the one named last at the end. */
  readonly order: DraftFigure[] = []
  subject: DraftFigure | undefined
  /** The pair spoken of last, and in which sentence. */
  pair: { readonly figures: readonly DraftFigure[]; readonly sentence: number } | undefined
  /** The sentence in which somebody was named last. */
  namedIn = -1
  readonly #times = new Map<DraftFigure, number>()
  readonly #sentence = new Map<DraftFigure, number>()

  /** The last of the list and who stands beside them: who was named in the same sentence, else who is spoken of most. */
  couple(list: readonly DraftFigure[]): readonly DraftFigure[] {
    const last = list.at(-1)
    const before = list.at(-2)
    if (last === undefined || before === undefined) return []
    if (this.#sentence.get(before) === this.#sentence.get(last)) return [before, last]
    const times = (figure: DraftFigure): number => this.#times.get(figure) ?? 0
    const most = list.slice(0, -1).reduce((best, one) => (times(one) >= times(best) ? one : best))
    return [most, last]
  }

  name(figure: DraftFigure, sentence: number): void {
    this.#times.set(figure, (this.#times.get(figure) ?? 0) + 1)
    this.#sentence.set(figure, sentence)
    this.namedIn = sentence
    const at = this.order.lastIndexOf(figure)
    if (at >= 0) this.order.splice(at, 1)
    this.order.push(figure)
    if (this.order.length > 60) this.order.shift()
  }

  /** Whether the figure was named last in that sentence. */
  isNamedIn(figure: DraftFigure, sentence: number | undefined): boolean {
    return this.#sentence.get(figure) === sentence
  }

  find(test: (figure: DraftFigure) => boolean): DraftFigure | undefined {
    for (let at = this.order.length - 1; at >= 0; at--) {
      const figure = this.order[at]
      if (figure !== undefined && test(figure)) return figure
    }
    return undefined
  }
}

const HEADS = new Set(['state-head', 'government-head'])

/** Whether the two offices may be one: of one class, or both at the head of one state. */
function sameOffice(kind: string, held: string, country: string | undefined): boolean {
  if (held === kind) return true
  if (HEADS.has(kind) && HEADS.has(held)) return country !== undefined
  return kind === 'minister' && held.endsWith('minister')
}

const held = new WeakMap<DraftFigure, readonly Office[]>()

/** A figure's offices, one of each class and country: a long text names it thousands of times. */
function officesOf(figure: DraftFigure): readonly Office[] {
  const known = held.get(figure)
  if (known !== undefined) return known
  const offices = new Map<string, Office>()
  for (const { office } of figure.mentions)
    if (office !== undefined) offices.set(`${office.class} ${office.country}`, office)
  const found = [...offices.values()]
  held.set(figure, found)
  return found
}

/** Classes of many ranks and posts: the pope is no cardinal, a general no colonel, the head of an agency no secretary-general. */
const RANKED = new Set(['cleric', 'military', 'body-head', 'envoy'])
const STEM = 4

/** Whether two offices of one class are of one rank, by the beginning of their words. */
const sameRank = (left: Office, right: Office): boolean =>
  !RANKED.has(left.class) ||
  left.text
    .toLowerCase()
    .split(/[\s-]/u)
    .some((word) => word.length >= STEM && right.text.toLowerCase().includes(word.slice(0, STEM)))

function holdsOffice(figure: DraftFigure, span: OfficeSpan): boolean {
  const { class: kind, country } = span.office
  return officesOf(figure).some((office) => {
    if (!sameOffice(kind, office.class, country) || !sameRank(span.office, office)) return false
    if (country === undefined) return true
    return (office.country ?? figure.country ?? figure.home?.country) === country
  })
}

/** Shorter words of an office are small ones: `of`, `de`. */
const SHORTEST_TITLE = 3

/** `il cancelliere`, `le roi`: one of the figure's offices has that very word. */
function isCalled({ language }: Passage, figure: DraftFigure, { office }: OfficeSpan): boolean {
  const words = new Set(office.text.toLowerCase().split(/\s/u))
  return officesOf(figure).some(({ text }) =>
    text
      .toLowerCase()
      .split(/\s/u)
      .some((word) => word.length >= SHORTEST_TITLE && words.has(word) && !language.cues.of.has(word)),
  )
}

/** A statesman of that country whose office the article does not tell: `Xi Jinping …, the Chinese president`. */
function mayHold(figure: DraftFigure, span: OfficeSpan): boolean {
  const { class: kind, country } = span.office
  if (country === undefined || figure.home?.country !== country) return false
  const fits = HEADS.has(kind) ? figure.home.head : kind.endsWith('minister') && !figure.home.head
  return fits && officesOf(figure).length === 0
}

const GENERIC = new Set(['other', 'justice'])

/** The person that an office alone means, but not in `as secretary`, which says it of another: who holds it, named last; else who may hold it; else who is being spoken of. */
function byOffice(
  passage: Passage,
  memory: Memory,
  span: OfficeSpan,
  subject: DraftFigure | undefined,
): readonly DraftFigure[] {
  if (GENERIC.has(span.office.class) || passage.tokens[span.last]?.low === "'s") return []
  const before = passage.tokens[span.first - 1]?.low ?? ''
  const { a, the } = passage.language.pack.determiners
  if (a.includes(before) || passage.language.cues.negation.has(before)) return []
  if (passage.language.cues.as.has(before)) return []
  const definite = passage.language.articles.has(before) || span.office.country !== undefined
  if (!definite) return passage.language.bend && HEADS.has(span.office.class) ? soleHolder(memory, span) : []
  const found =
    memory.find((figure) => holdsOffice(figure, span) && isCalled(passage, figure, span)) ??
    memory.find((figure) => holdsOffice(figure, span)) ??
    memory.find((figure) => mayHold(figure, span))
  if (found !== undefined) return [found]
  const plain = HEADS.has(span.office.class) && span.office.country === undefined && the.includes(before)
  const free = subject !== undefined && officesOf(subject).length === 0
  return plain &&
    free &&
    subject !== undefined &&
    passage.sentences[passage.tokens[span.head]?.sentence ?? 0]?.first === span.first - 1
    ? [subject]
    : []
}

/** `канцлер говорил по телефону`: without articles an office at the head of a state means who holds it, where one person does. */
function soleHolder(memory: Memory, span: OfficeSpan): readonly DraftFigure[] {
  const holders = memory.order.filter((figure) => officesOf(figure).some((one) => one.class === span.office.class))
  return holders.length === 1 ? holders : []
}

/** `ihre Staatschefs`, `die Präsidenten Russlands und der Türkei`: who holds such an office in the states that the sentence names. */
function byOffices(passage: Passage, memory: Memory, span: OfficeSpan): readonly DraftFigure[] {
  const sentence = passage.sentences[passage.tokens[span.head]?.sentence ?? 0]
  if (sentence === undefined) return []
  const countries = new Set<string>()
  for (let at = sentence.first; at < sentence.last; at++)
    for (const hit of passage.hits[at] ?? NO_HITS)
      if (
        hit.entry.country !== undefined &&
        ['country', 'capital', 'demonym'].includes(hit.entry.tag) &&
        countries.size < 4
      )
        countries.add(hit.entry.country)
  const found = [...countries].flatMap((country) => {
    const office = { ...span, office: { ...span.office, country } }
    const figure = memory.find((one) => holdsOffice(one, office) || mayHold(one, office))
    return figure === undefined ? [] : [figure]
  })
  return new Set(found).size >= 2 ? [...new Set(found)] : []
}

/** `die beiden Staatsmänner` are people, `beide Länder` are not; a pair with no noun is taken for people. */
function meansPeople(passage: Passage, after: number): boolean {
  const token = passage.tokens[after]
  if (isAt(passage, after - 1, 'ref-people') || isAt(passage, after - 1, 'office')) return true
  if (token === undefined || token.kind !== 'word') return true
  if (isAt(passage, after, 'ref-people') || isAt(passage, after, 'office') || isAt(passage, after, 'demonym'))
    return true
  if (passage.language.pack.capitalisedNouns) return !token.capital
  return !token.capital && !wordClass(passage.language, token).common
}

/** Who holds an office of just this class, or is known to stand at the head of a state and is called nothing else. */
function isExactly(figure: DraftFigure, kind: string): boolean {
  const offices = officesOf(figure)
  if (offices.length > 0) return offices.some((one) => one.class === kind)
  return kind === 'state-head' && figure.home?.head === true
}

/** `die beiden`: the two people named last; `the two presidents`: the two named last who are presidents, where there are two. */
function pair(passage: Passage, memory: Memory, hit: Hit): readonly DraftFigure[] {
  const office = [hit.last - 1, hit.last].flatMap((at) => hitsAt(passage, at, 'office'))[0]
  const kind = office?.entry.value ?? ''
  const holders = memory.order.filter((figure) => officesOf(figure).some((one) => sameOffice(kind, one.class, 'any')))
  const exact = memory.order.filter((figure) => isExactly(figure, kind))
  return memory.couple(exact.length >= 2 ? exact : holders.length >= 2 ? holders : memory.order)
}

/** `The Kremlin and the Pentagon both said`: the pair is no pair of people. */
const afterOthers = (passage: Passage, at: number, taken: Uint8Array): boolean =>
  passage.tokens[at - 1]?.capital === true &&
  taken[at - 1] === 0 &&
  passage.tokens[at - 1]?.sentence === passage.tokens[at]?.sentence

/** Finds what pronouns, offices alone and pairs refer to, walking the text from its beginning. `named` lists the people's mentions by their first token. */
export function findReferences(
  passage: Passage,
  named: ReadonlyMap<number, DraftFigure>,
  offices: readonly OfficeSpan[],
  taken: Uint8Array,
): Reference[] {
  const references: Reference[] = []
  const memory = new Memory()
  const byHead = new Map(offices.map((office) => [office.head, office]))
  let after = 0
  for (const sentence of passage.sentences) {
    let subject: DraftFigure | undefined
    let first: DraftFigure | undefined
    let owner: DraftFigure | undefined
    for (let at = sentence.first; at < sentence.last; at++) {
      const figure = named.get(at)
      if (figure !== undefined) {
        memory.name(figure, passage.tokens[at]?.sentence ?? 0)
        first ??= figure
        if (!isGoverned(passage, at, figure)) {
          if (isOwned(passage, at, figure)) owner ??= figure
          else subject ??= figure
        }
        continue
      }
      if (taken[at] === 1 || at < after) continue
      const found = referenceAt(
        { passage, memory, named, byHead, taken, subject: subject ?? owner },
        at,
        subject ?? owner ?? memory.subject,
      )
      if (found === undefined) continue
      after = found.via === 'pair' ? found.last : after
      references.push(found)
      if (found.figures.length === 1) subject ??= found.figures[0]
      if (found.via === 'office') memory.name(found.figures[0] as DraftFigure, found.sentence)
      if (found.via === 'pair') memory.pair = found
    }
    memory.subject = subject ?? owner ?? first ?? memory.subject
  }
  return references
}

interface Walk {
  readonly passage: Passage
  readonly memory: Memory
  /** People's mentions by their first token. */
  readonly named: ReadonlyMap<number, DraftFigure>
  readonly byHead: ReadonlyMap<number, OfficeSpan>
  /** Tokens of people's names. */
  readonly taken: Uint8Array
  /** Who is named first in the sentence, up to here. */
  readonly subject: DraftFigure | undefined
}

/** `he` is who is being spoken of; `him`, `with him` somebody else than who is named first in the sentence, or than who is meant where nobody is. */
function byPronoun(
  { passage, memory, named, subject: own }: Walk,
  at: number,
  subject: DraftFigure | undefined,
  gender: 'male' | 'female',
): DraftFigure | undefined {
  const fits = (figure: DraftFigure | undefined): boolean =>
    figure !== undefined && (figure.gender === undefined || figure.gender === gender)
  if (isArticle(passage, at)) return undefined
  if (!isObject(passage, at)) return fits(subject) ? subject : undefined
  if (own === undefined && !isNamedAhead(passage, named, at))
    return memory.find((one) => one !== memory.subject && fits(one))
  if (own === undefined) return fits(subject) ? subject : undefined
  const doer = named.get(at - 2)
  const other = (figure: DraftFigure | undefined): boolean => figure !== own && figure !== doer && fits(figure)
  const here = memory.find((figure) => other(figure) && memory.isNamedIn(figure, passage.tokens[at]?.sentence))
  if (here !== undefined) return here
  return other(memory.subject) ? memory.subject : memory.find(other)
}

/** `Mit Trump kam er zusammen`: who stands behind such a word is not who the sentence speaks of. */
const isGoverned = (passage: Passage, first: number, figure: DraftFigure): boolean =>
  GOVERNING.has(governorOf(passage, phraseStart(passage, first, officeBefore(figure, first))))

/** `Autre avocat d'Yvan Colonna, Gilles Simeoni …`: behind a word for whose, so that who comes after is rather spoken of. */
const isOwned = (passage: Passage, first: number, figure: DraftFigure): boolean =>
  governorOf(passage, phraseStart(passage, first, officeBefore(figure, first))) === 'of'

function officeBefore(figure: DraftFigure, first: number): number | undefined {
  const office = mentionAt(figure, first)?.office
  return office !== undefined && office.first < first ? office.first : undefined
}

const GOVERNING: ReadonlySet<Governor> = new Set(['with', 'between', 'without'])

/** `Am 12. Dezember empfing ihn Biden`: the subject comes behind, in the same sentence. */
function isNamedAhead(passage: Passage, named: ReadonlyMap<number, DraftFigure>, at: number): boolean {
  const sentence = passage.tokens[at]?.sentence
  for (let ahead = at + 1; passage.tokens[ahead]?.sentence === sentence; ahead++) {
    const figure = named.get(ahead)
    if (figure !== undefined && !isGoverned(passage, ahead, figure)) return true
  }
  return false
}

/** `lo stesso giorno`: a word that is article and pronoun is the latter before a verb only: `lo ha incontrato`. */
function isArticle({ tokens, language }: Passage, at: number): boolean {
  if (!language.articles.has(tokens[at]?.low ?? '')) return false
  const next = tokens[at + 1]?.low ?? ''
  return !language.cues.pastAux.has(next) && tenseOf(language, next) === undefined
}

/** A pronoun that is never a subject, or one behind a preposition. */
function isObject(passage: Passage, at: number): boolean {
  const before = passage.tokens[at - 1]?.low ?? ''
  const { cues } = passage.language
  return (
    isAt(passage, at, 'ref-objects') || [cues.with, cues.by, cues.of, cues.between].some((words) => words.has(before))
  )
}

/** How many sentences back the pair may stand that `they` means; further where nobody was named since. */
const THEY_REACH = 1
const FAR_REACH = 4

/** Those whom `they` means: the pair spoken of last. */
function pairMeant(memory: Memory, sentence: number): readonly DraftFigure[] | undefined {
  const { pair, namedIn } = memory
  if (pair === undefined) return undefined
  const reach = namedIn <= pair.sentence ? FAR_REACH : THEY_REACH
  return sentence - pair.sentence <= reach ? pair.figures : undefined
}

function referenceAt(walk: Walk, at: number, subject: DraftFigure | undefined): Reference | undefined {
  const { passage, memory } = walk
  const sentence = passage.tokens[at]?.sentence ?? 0
  const office = walk.byHead.get(at)
  if (office !== undefined) {
    const figures = office.plural ? byOffices(passage, memory, office) : byOffice(passage, memory, office, subject)
    if (figures.length === 0) return undefined
    return { figures, first: office.first, last: office.last, sentence, via: office.plural ? 'offices' : 'office' }
  }
  const two = hitsAt(passage, at, 'ref-pair').at(-1)
  if (two !== undefined) {
    const people = meansPeople(passage, two.last) && !afterOthers(passage, at, walk.taken)
    const figures = people ? pair(passage, memory, two) : []
    return figures.length === 2 ? { figures, first: at, last: two.last, sentence, via: 'pair' } : undefined
  }
  const they = hitsAt(passage, at, 'ref-they').find((hit) => hit.last - at > 1 || !isAt(passage, at, 'ref-she'))
  const those = they && pairMeant(memory, sentence)
  if (they !== undefined && those !== undefined)
    return { figures: those, first: at, last: they.last, sentence, via: 'pair' }
  for (const [tag, gender] of [
    ['ref-he', 'male'],
    ['ref-she', 'female'],
  ] as const) {
    const figure = isAt(passage, at, tag) ? byPronoun(walk, at, subject, gender) : undefined
    if (figure !== undefined) return { figures: [figure], first: at, last: at + 1, sentence, via: 'pronoun' }
  }
  return undefined
}
