import { describe, expect, it } from 'vitest'
import { loadLanguage } from '../languages/load.ts'
import { readDraft } from './draft.ts'
import { readPassage } from './passage.ts'
import { weights } from './weights.ts'

/** What offices alone and pairs point to: `words: people`. */
const pointed = (text: string, language: string, pronouns = false) => {
  const passage = readPassage(text, loadLanguage(language), 0)
  return readDraft(passage, weights.person)
    .references.filter((one) => (one.via === 'pronoun') === pronouns)
    .map(({ first, last, figures }) => {
      const words = text.slice(passage.tokens[first]?.start, passage.tokens[last - 1]?.end)
      return `${words}: ${figures.map((figure) => figure.name).join(' + ')}`
    })
}

describe('references', () => {
  it.each([
    ['en', 'President Karl Marot is in Oslo. On Friday Paul Lind met him.', ['him: Karl Marot']],
    ['pl', 'Karol Marecki jest w Oslo. W piątek spotka się z nim Paweł Lindowski.', ['nim: Karol Marecki']],
    ['pl', 'Karol Marecki jest w Oslo. W piątek Paweł Lindowski spotka się z nim.', ['nim: Karol Marecki']],
  ])('%s: a pronoun that is no subject is somebody else than the subject: %s', (language, text, expected) => {
    expect(pointed(text, language, true)).toEqual(expected)
  })

  it('without articles an office at the head of a state alone means the one who holds it', () => {
    const text = 'Канцлер Олаф Шольц прибув до Києва. У вівторок канцлер говорив телефоном із Карлом Маротом.'
    expect(pointed(text, 'uk')).toEqual(['канцлер: Олаф Шольц'])
  })

  it('a pope is no cardinal', () => {
    const text = 'Kardinaal Karel Marot is in Rome. Hij sprak met de paus. Toen lachte de kardinaal.'
    expect(pointed(text, 'nl')).toEqual(['kardinaal: Karel Marot'])
  })

  it('presidents are no prime ministers', () => {
    const text =
      'President Karl Marot saw President Paul Lind. Prime Minister Jan Holm wrote. The two presidents talk often.'
    expect(pointed(text, 'en')).toEqual(['The two presidents: Karl Marot + Paul Lind'])
  })

  it.each([
    [
      'en',
      'President Karl Marot saw President Paul Lind. Envoy Steve Holm then met Mr Lind. The two presidents talk often.',
      ['The two presidents: Karl Marot + Paul Lind'],
    ],
    [
      'it',
      'Il ministro degli Esteri Carlo Marotti ha visto la ministra Anna Lindi. Il re Paolo Nardi dormiva. I due ministri hanno riso.',
      ['I due: Carlo Marotti + Anna Lindi'],
    ],
    [
      'de',
      'Präsident Karl Marot traf Präsident Paul Lind. Die beiden lachten.',
      ['Die beiden: Karl Marot + Paul Lind'],
    ],
    ['en', 'Karl Marot met Paul Lind. The Kremlin and the Pentagon both said so.', []],
  ])('%s: a pair is of the kind that it says: %s', (language, text, expected) => {
    expect(pointed(text, language)).toEqual(expected)
  })

  it.each([
    ['en', 'Xi Jinping arrived. Karl Marot left. The Chinese president smiled.', ['Chinese president: Xi Jinping']],
    [
      'it',
      'Vladimir Putin ha visto Sergej Lavrov. Il presidente russo ha sorriso.',
      ['presidente russo: Vladimir Putin'],
    ],
    ['de', 'Karl Marot ist in Oslo. Der Bundeskanzler blieb eine Stunde.', ['Bundeskanzler: Karl Marot']],
    [
      'it',
      'Il ministro degli Esteri norvegese, Carlo Marotti, è a Roma. Il ministro degli Esteri norvegese è stanco.',
      ['ministro degli Esteri norvegese: Carlo Marotti'],
    ],
  ])('%s: an office alone means who holds it in this article: %s', (language, text, expected) => {
    expect(pointed(text, language)).toEqual(expected)
  })
})
