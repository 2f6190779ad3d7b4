import { describe, expect, it } from 'vitest'
import { loadLanguage } from '../languages/load.ts'
import { readDraft } from './draft.ts'
import { readPassage } from './passage.ts'
import { weights } from './weights.ts'

/** What offices alone and pairs point to: `words: people`. */
const pointed = (text: string, language: string) => {
  const passage = readPassage(text, loadLanguage(language), 0)
  return readDraft(passage, weights.person)
    .references.filter((one) => one.via !== 'pronoun')
    .map(({ first, last, figures }) => {
      const words = text.slice(passage.tokens[first]?.start, passage.tokens[last - 1]?.end)
      return `${words}: ${figures.map((figure) => figure.name).join(' + ')}`
    })
}

describe('references', () => {
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
