import { eld } from 'eld/small'

const SAMPLE = 4000

/** The language of a text by its letters, as a two-letter code, or `und`. Looks at the beginning and the middle. */
export function identifyLanguage(text: string): string {
  const middle = Math.floor(text.length / 2)
  const sample = text.length <= 2 * SAMPLE ? text : `${text.slice(0, SAMPLE)} ${text.slice(middle, middle + SAMPLE)}`
  return eld.detect(sample).language || 'und'
}
