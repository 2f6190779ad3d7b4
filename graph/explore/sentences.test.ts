import { describe, expect, it } from 'vitest'
import { sentenceAround } from './sentences.ts'

function around(text: string, words: string): string {
  const start = text.indexOf(words)
  const sentence = sentenceAround(text, { start, end: start + words.length })
  return text.slice(sentence.start, sentence.end)
}

describe('sentenceAround', () => {
  it('takes the sentence between two others', () => {
    expect(around('First one. Ada met Bea in Oslo! Third.', 'Bea')).toBe('Ada met Bea in Oslo!')
  })

  it('takes a whole sentence when the stretch is one, stop included', () => {
    expect(around('First one. Ada met Bea. Third.', 'Ada met Bea.')).toBe('Ada met Bea.')
  })

  it('never crosses a line', () => {
    expect(around('A headline without a stop\nAda met Bea\nin Oslo.', 'Ada')).toBe('Ada met Bea')
    expect(around('Ada met\nBea in Oslo.', 'met\nBea')).toBe('Ada met')
  })

  it('is not misled by titles, initials, days and decimals', () => {
    const text =
      'So it was. Am 30. November 2024 traf Dr. J. Brandt in St. Gallen 2.5 Stunden lang z. B. Dahl. Danach nicht.'
    expect(around(text, 'Brandt')).toBe(
      'Am 30. November 2024 traf Dr. J. Brandt in St. Gallen 2.5 Stunden lang z. B. Dahl.',
    )
  })

  it('does not take a genitive for an initial', () => {
    expect(around("It was not somebody else’s. They met. It was Ada's. Last.", 'met')).toBe('They met.')
    expect(around("It was Ada's. They met.", 'met')).toBe('They met.')
  })

  it('ends after a year', () => {
    expect(around('They met in 2024. Then nothing.', 'nothing')).toBe('Then nothing.')
  })

  it('keeps the closing quotation mark', () => {
    expect(around('“They met.” Nobody else knew.', 'met')).toBe('“They met.”')
    expect(around('“They met.” Nobody else knew.', 'Nobody')).toBe('Nobody else knew.')
  })

  it('holds the stretch even where the stretch spans sentences', () => {
    expect(around('One. Ada came. Bea came. Last.', 'Ada came. Bea')).toBe('Ada came. Bea came.')
  })

  it('knows the full stop of Chinese', () => {
    expect(around('他们会面了。后来离开。', '后来')).toBe('后来离开。')
  })
})
