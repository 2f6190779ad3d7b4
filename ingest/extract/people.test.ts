import { describe, expect, it } from 'vitest'
import { readArticle } from './read.ts'

const people = (text: string, language: string) =>
  readArticle({ text, language })
    .figures.filter((figure) => figure.kind === 'actor')
    .map((figure) => figure.name)

describe('people', () => {
  it.each([
    ['en', 'Pak Son Gi waved at the guests.', 'Pak Son Gi'],
    ['en', 'He met Moon Tae-sik at the border.', 'Moon Tae-sik'],
    ['en', 'The envoy held talks with the foreign minister, Qin Mang.', 'Qin Mang'],
    ['de', 'Am Abend sprach er mit Noh Jin Su über den Handel.', 'Noh Jin Su'],
    ['it', 'La delegata è stata ricevuta a Wonsan da Choe Min Ho.', 'Choe Min Ho'],
  ])('%s: sees a name that begins with its family name: %s', (language, text, name) => {
    expect(people(text, language)).toEqual([name])
  })

  it.each([
    ['en', 'Son of the baker, he walked to Park Avenue and sang a Song there.'],
    ['en', 'No Trade was made at the Song Festival.'],
    ['de', 'Im Kim-Museum hing ein Bild der Universität.'],
  ])('%s: takes a word that is also a family name for none: %s', (language, text) => {
    expect(people(text, language)).toEqual([])
  })

  it.each([
    ['en', 'She called the minister of state security, Ardo Velm, on Monday.', 'Ardo Velm'],
    ['en', 'He talked with his Norwegian counterpart, Ardo Velm.', 'Ardo Velm'],
    ['it', 'Ha parlato con la sua omologa norvegese, Ardia Velmi.', 'Ardia Velmi'],
    ['de', 'Er traf den Minister für Staatssicherheit, Ardo Velm, im Palast.', 'Ardo Velm'],
  ])('%s: sees a name that explains an office before a comma: %s', (language, text, name) => {
    expect(people(text, language)).toEqual([name])
  })

  it.each([
    ['it', 'Ieri Jean Marot da Olga Birkova: un colloquio di due ore.', ['Jean Marot', 'Olga Birkova']],
    ['it', "Il presidente ha ricevuto all'Eliseo Ronald Barton.", ['Ronald Barton']],
    ['de', 'Am Montag war Karl Marot zu Gast im Ministerium.', ['Karl Marot']],
  ])('%s: ends a name where a small word of the language begins something else: %s', (language, text, names) => {
    expect(people(text, language)).toEqual(names)
  })

  it.each([
    ['en', 'Vice President JT Marlowe spoke first. Marlowe left early.', 'JT Marlowe'],
    ['it', 'Il vicepresidente JT Marlowe è arrivato.', 'JT Marlowe'],
  ])('%s: takes initials without dots for a given name: %s', (language, text, name) => {
    const { figures } = readArticle({ text, language })
    expect(figures.map((figure) => figure.name)).toContain(name)
    expect(figures.map((figure) => figure.name)).not.toContain('JT')
  })

  it.each([
    ['it', 'Il colloquio è avvenuto nella basilica di San Pietro, non lontano da Villa La Pergola.'],
    ['it', 'Otto giorni più tardi la neve era sciolta.'],
    ['de', 'Davor hatte es lange geregnet.'],
  ])('%s: sees nobody in places and numerals: %s', (language, text) => {
    expect(people(text, language)).toEqual([])
  })
})
