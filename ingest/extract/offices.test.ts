import { describe, expect, it } from 'vitest'
import { readArticle } from './read.ts'

const offices = (text: string, language: string) => {
  const { claims, figures } = readArticle({ text, language })
  const name = (id: string | undefined) => figures.find((figure) => figure.id === id)?.name
  return claims
    .filter((claim) => claim.kind === 'office')
    .map((claim) => [name(claim.about), claim.value, name(claim.at)].filter(Boolean).join(' | '))
    .sort()
}

describe('offices', () => {
  it.each([
    [
      'de',
      'Es kamen Karl Marot, UNO-Generalsekretär Olaf Brandt und andere.',
      ['Olaf Brandt | UNO-Generalsekretär | UNO'],
    ],
    ['en', 'Karl Marot, an aide to President Paul Lind, smiled.', ['Paul Lind | President']],
    ['en', "Karl Marot, the president's envoy, smiled.", ['Karl Marot | envoy']],
    ['de', 'Am Abend empfing in Oslo Präsident Karl Marot seine Gäste.', ['Karl Marot | Präsident']],
  ])('%s: gives each office to the one who holds it: %s', (language, text, expected) => {
    expect(offices(text, language)).toEqual(expected)
  })
})
