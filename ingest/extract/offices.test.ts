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
    ['de', 'Es kamen Karl Marot, UNO-Generalsekretär Olaf Brandt und andere.', ['Olaf Brandt | Generalsekretär | UNO']],
    ['en', 'Karl Marot, an aide to President Paul Lind, smiled.', ['Paul Lind | President']],
    ['en', "Karl Marot, the president's envoy, smiled.", ['Karl Marot | envoy']],
    ['de', 'Am Abend empfing in Oslo Präsident Karl Marot seine Gäste.', ['Karl Marot | Präsident']],
    [
      'de',
      'Der russische Präsident Karl Marot traf den polnischen Verteidigungsminister Olaf Brandt.',
      ['Karl Marot | Präsident | Russland', 'Olaf Brandt | Verteidigungsminister | Polen'],
    ],
    ['de', 'Er sprach mit US-Präsidenten Karl Marot.', ['Karl Marot | Präsident | USA']],
    ['en', "Norway's prime minister, Karl Marot, came.", ['Karl Marot | prime minister | Norway']],
    ['en', 'Karl Marot, the president of Norway, came.', ['Karl Marot | president | Norway']],
    [
      'en',
      'Karl Marot, the secretary of the Security Council of Russia, came.',
      ['Karl Marot | secretary | Security Council of Russia'],
    ],
    [
      'it',
      'Il ministro degli Esteri norvegese Carlo Marotti è qui.',
      ['Carlo Marotti | ministro degli Esteri | Norvegia'],
    ],
    ['en', 'Karl Marot meets Norwegian minister\n\nKarl Marot met his guest.', []],
    ['it', 'Era ospite del leader. Carlo Marotti invece partì.', []],
    ['de', 'Gestern hat er im Vatikan US-Präsident Karl Marot getroffen.', ['Karl Marot | Präsident | USA']],
    ['ru', 'Он принял в Кремле министра Карла Марота.', ['Карел Марот | министра']],
    [
      'en',
      'The Norwegian president Karl Marot, Olaf Brandt, Paul Lind, and others came.',
      ['Karl Marot | president | Norway'],
    ],
    ['de', 'Sein Vorgänger Karl Marot und der norwegische Amtskollege Olaf Brandt gingen.', []],
  ])('%s: gives each office to the one who holds it: %s', (language, text, expected) => {
    expect(offices(text, language)).toEqual(expected)
  })
})
