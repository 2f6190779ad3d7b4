const LONGEST_TITLE = 220

/** Where the headline ends: the first line, if it is short and more follows. */
export function titleEnd(text: string): number {
  const line = text.indexOf('\n')
  return line > 0 && line <= LONGEST_TITLE ? line : 0
}
