/** A stretch of an article's text that is shown in some way, by offsets in the article. */
export interface Mark<T> {
  readonly start: number
  readonly end: number
  readonly what: T
}

/** A piece of text with everything that is marked on it, in the order of the marks. */
export interface Segment<T> {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly marks: readonly T[]
}

/** Cuts `text`, which begins at `offset` in its article, wherever a mark begins or ends. */
export function segments<T>(text: string, offset: number, marks: readonly Mark<T>[]): Segment<T>[] {
  const end = offset + text.length
  const near = marks.filter((mark) => mark.start < end && mark.end > offset && mark.start < mark.end)
  const inside = (at: number) => Math.min(end, Math.max(offset, at))
  const cuts = new Set([offset, end, ...near.flatMap((mark) => [inside(mark.start), inside(mark.end)])])
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end
    const over = near.filter((mark) => mark.start < to && mark.end > from).map(({ what }) => what)
    return { start: from, end: to, text: text.slice(from - offset, to - offset), marks: over }
  })
}

/** The paragraphs of a text with where each begins; empty lines are left out. */
export function paragraphs(text: string): { start: number; text: string }[] {
  return [...text.matchAll(/[^\n]+/g)]
    .map((match) => ({ start: match.index, text: match[0] }))
    .filter((paragraph) => paragraph.text.trim() !== '')
}
