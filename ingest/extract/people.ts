import { nationalOf } from '../languages/nationals.ts'
import { type DraftFigure, type FigureMention, linkNames, type Office } from './figures.ts'
import type { Head } from './heads.ts'
import { findNames } from './names.ts'
import type { OfficeSpan } from './offices.ts'
import { hitsAt, type Passage } from './passage.ts'

/** From this score on a stretch counts as a person's name. */
export const NAME_CUT = 0.4

/** The people of a text, with the offices that stand beside their names. */
export function findPeople(passage: Passage, head: Head, offices: readonly OfficeSpan[]): DraftFigure[] {
  const spans = findNames(passage, head, offices)
  const figures = linkNames(spans, (token) => passage.tokens[token]?.sentence ?? 0, NAME_CUT)
  const byEnd = new Map(offices.map((office) => [office.last, office]))
  const byStart = new Map(
    offices.flatMap((office) => [[office.first, office] as const, [office.head, office] as const]),
  )
  const starts = new Set(figures.flatMap((figure) => figure.mentions.map((mention) => mention.first)))
  const free = new Map([...byStart].filter(([, office]) => !isAnothers(passage, office, starts)))
  for (const figure of figures)
    figure.mentions.forEach((mention, index) => {
      const office = officeOf(passage, mention, byEnd, free, starts)
      if (office !== undefined) figure.mentions[index] = { ...mention, office }
      figure.gender ??= genderOf(passage, mention)
    })
  for (const figure of figures) {
    figure.country ??= figure.mentions.find((mention) => mention.office?.country)?.office?.country as string
    const home = nationalOf(figure.words)
    if (home !== undefined) figure.home = home
    if (home !== undefined && figure.words.length === 1) figure.country ??= home.country
  }
  return figures
}

function genderOf(passage: Passage, mention: FigureMention): 'male' | 'female' | undefined {
  const { female, male } = passage.language.names
  const first = passage.tokens[mention.first]?.low ?? ''
  for (const hit of [mention.first - 1, mention.first - 2].flatMap((at) => hitsAt(passage, at, 'honorific')))
    if (hit.entry.value === 'male' || hit.entry.value === 'female') return hit.entry.value
  if (mention.last - mention.first < 2) return undefined
  return female.has(first) ? 'female' : male.has(first) ? 'male' : undefined
}

function officeOf(
  passage: Passage,
  mention: FigureMention,
  byEnd: ReadonlyMap<number, OfficeSpan>,
  byStart: ReadonlyMap<number, OfficeSpan>,
  starts: ReadonlySet<number>,
): Office | undefined {
  return (
    officeBefore(passage, mention, byEnd) ??
    officeBehind(passage, mention, byStart) ??
    officeAcross(passage, mention, byEnd, starts)
  )
}

/** `Außenminister Lawrow`, `Präsident Dr. Fischer`, `the President, Mr Putin`. */
function officeBefore(
  passage: Passage,
  mention: FigureMention,
  byEnd: ReadonlyMap<number, OfficeSpan>,
): Office | undefined {
  for (let at = mention.first; at >= mention.first - 4 && at > 0; at--) {
    if (passage.tokens[at - 1]?.sentence !== mention.sentence) return undefined
    const found = byEnd.get(at)
    if (found !== undefined) return found.plural && !passage.language.pack.capitalisedNouns ? undefined : found.office
    const token = passage.tokens[at - 1]
    const skip =
      hitsAt(passage, at - 1, 'honorific').length > 0 ||
      token?.text === '.' ||
      (token?.text === ',' && at === mention.first)
    if (!skip) return undefined
  }
  return undefined
}

/** An office that its own holder follows, or that only owns another: `A, Minister B and C`, `A, the president's envoy`. */
function isAnothers(passage: Passage, office: OfficeSpan, starts: ReadonlySet<number>): boolean {
  let next = office.last
  while (hitsAt(passage, next, 'honorific').length > 0 || passage.tokens[next]?.text === '.') next++
  return starts.has(next) || passage.tokens[office.last]?.low === "'s"
}

/** `Lawrow, der russische Außenminister`, `Kerry, secretary of state`. */
function officeBehind(
  passage: Passage,
  mention: FigureMention,
  byStart: ReadonlyMap<number, OfficeSpan>,
): Office | undefined {
  if (passage.tokens[mention.last]?.text !== ',') return undefined
  for (let at = mention.last + 1; at <= mention.last + 4; at++) {
    const found = byStart.get(at)
    if (found !== undefined) return found.office
    if (passage.tokens[at]?.kind === 'mark' && passage.tokens[at]?.low !== "'s") return undefined
  }
  return undefined
}

/** `dem Minister für natürliche Ressourcen, Alexander Kozlov, …`: an office whose own words, and no other name, run up to a comma before the name. */
function officeAcross(
  passage: Passage,
  mention: FigureMention,
  byEnd: ReadonlyMap<number, OfficeSpan>,
  starts: ReadonlySet<number>,
): Office | undefined {
  const { tokens } = passage
  if (tokens[mention.first - 1]?.text !== ',') return undefined
  const after = tokens[mention.last]?.text ?? ''
  if (after !== ',' && after !== '.' && after !== '(') return undefined
  for (let at = mention.first - 1; at >= mention.first - 9 && at > 0; at--) {
    const span = byEnd.get(at)
    const end = tokens[mention.first - 2]?.end ?? 0
    if (span !== undefined) return { ...span.office, end, text: passage.text.slice(span.office.start, end) }
    const token = tokens[at - 1]
    if (token === undefined || token.kind === 'mark' || token.sentence !== mention.sentence || starts.has(at - 1))
      return undefined
  }
  return undefined
}
