import type { DraftFigure } from './figures.ts'
import type { OfficeSpan } from './offices.ts'
import { hitsAt, isAt, type Passage, wordClass } from './passage.ts'

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

  name(figure: DraftFigure): void {
    const at = this.order.lastIndexOf(figure)
    if (at >= 0) this.order.splice(at, 1)
    this.order.push(figure)
    if (this.order.length > 60) this.order.shift()
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

function holdsOffice(figure: DraftFigure, span: OfficeSpan): boolean {
  return figure.mentions.some(({ office }) => {
    if (office === undefined) return false
    const { class: kind, country } = span.office
    if (country !== undefined && office.country !== undefined && office.country !== country) return false
    if (country !== undefined && office.country === undefined && figure.country !== country) return false
    if (office.class === kind) return true
    if (HEADS.has(kind) && HEADS.has(office.class)) return country !== undefined
    return kind === 'minister' && office.class.endsWith('minister')
  })
}

const GENERIC = new Set(['other', 'justice'])

/** The person that an office alone means: who holds it, named last. */
function byOffice(passage: Passage, memory: Memory, span: OfficeSpan): readonly DraftFigure[] {
  if (GENERIC.has(span.office.class)) return []
  const before = passage.tokens[span.first - 1]?.low ?? ''
  const definite =
    passage.language.articles.has(before) ||
    isAt(passage, span.first - 1, 'det-the') ||
    span.office.country !== undefined
  const found = definite ? memory.find((figure) => holdsOffice(figure, span)) : undefined
  return found === undefined ? [] : [found]
}

/** `ihre Staatschefs`, `die Präsidenten Russlands und der Türkei`: who holds such an office in the states that the sentence names. */
function byOffices(passage: Passage, memory: Memory, span: OfficeSpan): readonly DraftFigure[] {
  const sentence = passage.sentences[passage.tokens[span.head]?.sentence ?? 0]
  if (sentence === undefined) return []
  const countries = new Set<string>()
  for (let at = sentence.first; at < sentence.last; at++)
    for (const hit of passage.hits.get(at) ?? [])
      if (
        hit.entry.country !== undefined &&
        ['country', 'capital', 'demonym'].includes(hit.entry.tag) &&
        countries.size < 4
      )
        countries.add(hit.entry.country)
  const found = [...countries].flatMap((country) => {
    const figure = memory.find((one) => holdsOffice(one, { ...span, office: { ...span.office, country } }))
    return figure === undefined ? [] : [figure]
  })
  return new Set(found).size >= 2 ? [...new Set(found)] : []
}

/** `die beiden Staatsmänner` are people, `beide Länder` are not; a pair with no noun is taken for people. */
function meansPeople(passage: Passage, after: number): boolean {
  const token = passage.tokens[after]
  if (token === undefined || token.kind !== 'word') return true
  if (isAt(passage, after, 'ref-people') || isAt(passage, after, 'office') || isAt(passage, after, 'demonym'))
    return true
  if (passage.language.pack.capitalisedNouns) return !token.capital
  return !token.capital && !wordClass(passage.language, token).common
}

/** `die beiden`, `the two leaders`: the two people named last. */
function pair(memory: Memory): readonly DraftFigure[] {
  const two = memory.order.slice(-2)
  return two.length === 2 ? two : []
}

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
  for (const sentence of passage.sentences) {
    let subject: DraftFigure | undefined
    for (let at = sentence.first; at < sentence.last; at++) {
      const figure = named.get(at)
      if (figure !== undefined) {
        memory.name(figure)
        subject ??= figure
        continue
      }
      const found = taken[at] === 1 ? undefined : referenceAt(passage, memory, byHead, at, subject ?? memory.subject)
      if (found === undefined) continue
      references.push(found)
      if (found.figures.length === 1) subject ??= found.figures[0]
      if (found.via === 'office') memory.name(found.figures[0] as DraftFigure)
    }
    memory.subject = subject ?? memory.subject
  }
  return references
}

function referenceAt(
  passage: Passage,
  memory: Memory,
  byHead: ReadonlyMap<number, OfficeSpan>,
  at: number,
  subject: DraftFigure | undefined,
): Reference | undefined {
  const sentence = passage.tokens[at]?.sentence ?? 0
  const office = byHead.get(at)
  if (office !== undefined) {
    const figures = office.plural ? byOffices(passage, memory, office) : byOffice(passage, memory, office)
    if (figures.length === 0) return undefined
    return { figures, first: office.first, last: office.last, sentence, via: office.plural ? 'offices' : 'office' }
  }
  const two = hitsAt(passage, at, 'ref-pair').at(-1)
  if (two !== undefined) {
    const figures = meansPeople(passage, two.last) ? pair(memory) : []
    return figures.length === 2 ? { figures, first: at, last: two.last, sentence, via: 'pair' } : undefined
  }
  for (const [tag, gender] of [
    ['ref-he', 'male'],
    ['ref-she', 'female'],
  ] as const)
    if (isAt(passage, at, tag) && subject !== undefined && (subject.gender === undefined || subject.gender === gender))
      return { figures: [subject], first: at, last: at + 1, sentence, via: 'pronoun' }
  return undefined
}
