import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraphs, segments } from './segments.ts'

test('a text is cut where marks begin and end, and each piece knows what lies on it', () => {
  const cut = segments('Kim met Putin.', 100, [
    { start: 100, end: 103, what: 'name' },
    { start: 100, end: 114, what: 'sentence' },
    { start: 108, end: 113, what: 'name' },
  ])
  expect(cut.map(({ text, marks }) => [text, marks])).toEqual([
    ['Kim', ['name', 'sentence']],
    [' met ', ['sentence']],
    ['Putin', ['sentence', 'name']],
    ['.', ['sentence']],
  ])
})

test('marks that reach beyond the text are cut, those elsewhere are left out', () => {
  const cut = segments('middle', 10, [
    { start: 0, end: 12, what: 'before' },
    { start: 90, end: 99, what: 'after' },
  ])
  expect(cut.map(({ text, marks }) => [text, marks])).toEqual([
    ['mi', ['before']],
    ['ddle', []],
  ])
})

test('whatever is marked, the pieces are the text', () => {
  const mark = fc.record({ start: fc.nat(60), end: fc.nat(60), what: fc.constant('x') })
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.nat(20), fc.array(mark), (text, offset, marks) => {
      const cut = segments(text, offset, marks)
      expect(cut.map((piece) => piece.text).join('')).toBe(text)
      for (const piece of cut) expect(text.slice(piece.start - offset, piece.end - offset)).toBe(piece.text)
    }),
  )
})

test('paragraphs know where they begin, and empty lines are none', () => {
  expect(paragraphs('Title\n\n  \nBody')).toEqual([
    { start: 0, text: 'Title' },
    { start: 10, text: 'Body' },
  ])
})
