const MANY = 20_000
/** From this length on a part of a text is no copy, but holds the whole of it. */
const SHARED = 13

/** The same answers as those of a pure function of words, each found once while it is among the 20,000 asked for last or so. */
export function remembered<Answer>(answer: (word: string) => Answer): (word: string) => Answer {
  const known = new Map<string, Answer>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined || known.has(word)) return found as Answer
    const own = word.length < SHARED ? word : copyOf(word)
    const made = answer(own)
    if (known.size >= MANY) known.clear()
    known.set(own, made)
    return made
  }
}

const copyOf = (word: string): string => Buffer.from(word, 'utf16le').toString('utf16le')
