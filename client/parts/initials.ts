const CJK = /^\p{Script=Han}|^\p{Script=Hangul}|^\p{Script=Hiragana}|^\p{Script=Katakana}/u

/** The initials of the first two words of a name; for Chinese, Japanese and Korean its first character. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s–-]+/)
    .filter((word) => /^\p{L}/u.test(word))
  const [first = '', second = ''] = words
  if (CJK.test(first)) return [...first][0] ?? ''
  return `${[...first][0] ?? ''}${[...second][0] ?? ''}`.toUpperCase()
}
