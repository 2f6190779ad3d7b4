import { describe, expect, it } from 'vitest'
import { readArticle } from './read.ts'

const people = (text: string, language: string) =>
  readArticle({ text, language })
    .figures.filter((figure) => figure.kind === 'actor')
    .map((figure) => figure.name)
const claims = (text: string, language: string) => readArticle({ text, language }).claims

describe('figures', () => {
  it('keeps two people of one family name apart', () => {
    const text = 'Machthaber Kim Jong Un kam an. Verteidigungsminister Kim Yong-hyun warnte. Kim winkte.'
    expect(people(text, 'de')).toEqual(['Kim Jong Un', 'Kim Yong-hyun'])
  })

  it('links a surname, an honorific and a genitive to the full name', () => {
    expect(
      people('Präsidentin Ilse Mahler sprach. Frau Mahler ging. Mahlers Wagen wartete, sagte Mahler.', 'de'),
    ).toEqual(['Ilse Mahler'])
  })

  it('takes a spelling that differs by one letter for the same man and says so', () => {
    const text = 'Minister Andrej Belousow kam nach Minsk. Später sprach Belousov mit Journalisten.'
    expect(people(text, 'de')).toEqual(['Andrej Belousow'])
    expect(
      claims(text, 'de')
        .filter((claim) => claim.kind === 'alias')
        .map((claim) => claim.value),
    ).toEqual(['Belousov'])
  })

  it('reads the office beside a name, with the state it belongs to', () => {
    const reading = readArticle({
      text: 'Russland schwieg. Der russische Außenminister Sergej Lawrow reiste ab.',
      language: 'de',
    })
    const office = reading.claims.find((claim) => claim.kind === 'office')
    expect(office?.value).toBe('Außenminister')
    expect(reading.figures.find((figure) => figure.id === office?.at)?.country).toBe('RU')
  })
})
