import { describe, expect, it } from 'vitest'
import type { BaseClaim } from './base.ts'
import { holdings } from './holdings.ts'

const NAMES: Readonly<Record<string, string>> = {
  ukraine: 'Ukraine',
  council: 'Security Council',
  whole: 'Security Council of Ukraine',
}
const KINDS: Readonly<Record<string, string>> = {
  zelensky: 'actor',
  ukraine: 'organisation',
  council: 'organisation',
  whole: 'organisation',
}

/** Offices of one person, each told by an article of its own: the words, and the body where they tell of one. */
const held = (...told: readonly (readonly [value: string, at?: string])[]) =>
  holdings(
    told.map(
      ([value, at], article): BaseClaim => ({
        id: `c_${article}`,
        articleId: `a_${article}`,
        kind: 'office',
        about: 'zelensky',
        value,
        ...(at && { at }),
        start: 0,
        end: 1,
        reader: 'test',
      }),
    ),
    (figure) => figure,
    (figure) => KINDS[figure],
    (article) => article,
    (node) => NAMES[node] ?? '',
  ).map(({ to, title, titles, sources }) => ({ to, title, titles, sources }))

describe('who holds which office', () => {
  it('is one line for one office in many languages, which keeps the words as printed', () => {
    expect(held(['Präsident', 'ukraine'], ['президентом', 'ukraine'], ['prezydenta', 'ukraine'])).toEqual([
      { to: 'ukraine', title: 'President', titles: ['Präsident', 'prezydenta', 'президентом'], sources: 3 },
    ])
  })

  it('takes words that tell of no body for the one office that they can mean', () => {
    expect(held(['President', 'ukraine'], ['presidente'], ['Staatschef'])).toMatchObject([{ sources: 3 }])
    expect(held(['presidente'])).toEqual([])
  })

  it('leaves words without a body out that may mean either of two offices', () => {
    const lines = held(['Präsident', 'ukraine'], ['Präsident', 'council'], ['presidente'])
    expect(lines.map(({ sources }) => sources)).toEqual([1, 1])
  })

  it('takes a body of a shorter name for the one where the person has that very office', () => {
    expect(held(['secretary', 'whole'], ['Sekretär', 'council'])).toMatchObject([{ to: 'whole', sources: 2 }])
    expect(held(['secretary', 'whole'], ['member', 'council'])).toHaveLength(2)
  })

  it('holds two offices at one body apart', () => {
    const lines = held(['defence minister', 'ukraine'], ['Außenminister', 'ukraine'], ['ministro', 'ukraine'])
    expect(lines.map(({ title }) => title)).toEqual(['Defence minister', 'Foreign minister', 'Minister'])
  })
})
