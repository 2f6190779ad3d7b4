import { describe, expect, it } from 'vitest'
import { loadLanguage } from '../languages/load.ts'
import { readPassage } from './passage.ts'

const split = (text: string, code: string): string[] =>
  readPassage(text, loadLanguage(code), 0).sentences.map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it.each([
    ['de', 'Er kam am 30. November an. Dann ging er.', 2],
    ['de', 'Das 11. Treffen fand in Wien statt.', 1],
    ['de', 'Dr. Huber und Prof. Lang, z. B. heute, kamen. Sie blieben.', 2],
    ['de', 'Er sagte: „Das ist gut.“ Dann schwieg er.', 2],
    ['en', 'The U.S. envoy met Mr. Lee. They spoke.', 2],
    ['en', 'George W. Bush came at 5 p.m. on Monday.', 1],
    ['it', "L'on. Rossi ha visto il dott. Bianchi. Poi è partito.", 2],
    ['en', 'No stop here\nA new line', 2],
  ])('%s: %s', (code, text, count) => {
    expect(split(text, code)).toHaveLength(count)
  })

  it('cuts a text without stops, so that no sentence grows without bound', () => {
    expect(split('word '.repeat(2000), 'en').length).toBeGreaterThan(3)
  })
})
