import { describe, expect, it } from 'vitest'
import { explainArticle } from './explain.ts'
import { explanationText } from './explain-text.ts'
import { readArticle } from './read.ts'

const ARTICLE = {
  language: 'en',
  published: '2024-05-10',
  text: [
    'President Joe Biden met Chancellor Olaf Scholz in the White House on Thursday.',
    'Biden had last spoken to reporters on Monday. The farmers met their targets.',
    'The talks between Joe Biden and Olaf Scholz lasted two hours.',
    'The guests left Villa La Grange at noon.',
  ].join(' '),
}

const { reading, explanation } = explainArticle(ARTICLE)

describe('an explanation', () => {
  it('changes nothing about the reading', () => {
    expect(reading).toEqual(readArticle(ARTICLE))
  })

  it('names the word that told of each meeting', () => {
    const told = explanation.triggers.filter(({ outcome }) => outcome !== 'rejected')
    reading.reports.forEach((_, index) => {
      const words = told.filter(({ meetings }) => meetings?.includes(index))
      expect(words.filter(({ outcome }) => outcome === 'told')).toHaveLength(1)
    })
    expect(told[0]).toMatchObject({ text: 'met', class: 'meet', form: 'past', meetings: [0] })
  })

  it('tells contributions that add up to the chance, where no rule sets it aside', () => {
    const judgements = explanation.triggers.flatMap(({ meeting, notHeld, candidates }) => [
      ...(meeting ? [meeting] : []),
      ...(notHeld ? [notHeld] : []),
      ...candidates,
    ])
    const free = [...judgements, ...explanation.names].filter(({ rule }) => rule === undefined)
    expect(free.length).toBeGreaterThan(5)
    for (const { chance, why } of free) {
      const sum = why.reduce((total, { points }) => total + points, 0)
      expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(chance, 2)
    }
  })

  it('tells who takes part and who was left out', () => {
    const [first] = explanation.triggers
    expect(first?.candidates.filter(({ takesPart }) => takesPart).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Joe Biden', 'Olaf Scholz']),
    )
  })

  it('gives the reason why a word told of no meeting', () => {
    const targets = explanation.triggers.find(({ sentence }) => sentence.includes('targets'))
    expect(targets).toMatchObject({ text: 'met', outcome: 'rejected', rejection: expect.any(String) })
  })

  it('tells which words are no person, at offsets of the text', () => {
    expect(explanation.names.find(({ text }) => text === 'Villa La Grange')?.person).toBeUndefined()
    expect(explanation.names.find(({ text }) => text === 'Olaf Scholz')).toMatchObject({ person: 'Olaf Scholz' })
    for (const { text, start, end } of [...explanation.names, ...explanation.triggers])
      expect(reading.article.text.slice(start, end)).toBe(text)
  })

  it('can be read by people', () => {
    const lines = explanationText(reading, explanation)
    expect(lines).toMatch(/^Meetings: \d/)
    expect(lines).toMatch(/takes part \d\.\d\d Joe Biden/)
    expect(lines).toMatch(/^Rejected .*: \d/m)
    expect(lines).toMatch(/^No people: \d/m)
  })
})
