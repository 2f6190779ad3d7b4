import { describe, expect, it } from 'vitest'
import { Tree } from './tree.ts'

/** `[word, head (counted from 0, −1 the root), label, tag]` */
type Line = readonly [string, number, string, string]

const OFFSET = 100

function tree(...lines: readonly Line[]): Tree {
  return new Tree(
    OFFSET,
    lines.map(([word]) => word.toLowerCase()),
    Int32Array.from(lines, ([, head]) => (head < 0 ? -1 : head + OFFSET)),
    lines.map(([, , label]) => label),
    lines.map(([, , , tag]) => tag),
  )
}

/** The premier and Ana Roth met with Ivo Bek, the envoy, and left. */
const meeting = tree(
  ['The', 1, 'det', 'DET'],
  ['premier', 5, 'nsubj', 'NOUN'],
  ['and', 3, 'cc', 'CCONJ'],
  ['Ana', 1, 'conj', 'PROPN'],
  ['Roth', 3, 'flat', 'PROPN'],
  ['met', -1, 'root', 'VERB:Fin'],
  ['with', 7, 'case', 'ADP'],
  ['Ivo', 5, 'obl', 'PROPN'],
  ['Bek', 7, 'flat', 'PROPN'],
  [',', 11, 'punct', 'PUNCT'],
  ['the', 11, 'det', 'DET'],
  ['envoy', 7, 'appos', 'NOUN'],
  [',', 14, 'punct', 'PUNCT'],
  ['and', 14, 'cc', 'CCONJ'],
  ['left', 5, 'conj', 'VERB:Fin'],
)
const at = (place: number): number => OFFSET + place

describe('the tree of a sentence', () => {
  it('names words by their place among all tokens of the text', () => {
    expect(meeting.headOf(at(1))).toBe(at(5))
    expect(meeting.dependantsOf(at(5))).toEqual([at(1), at(7), at(14)])
  })

  it('tells how two words are joined', () => {
    expect(meeting.pathBetween(at(1), at(7))).toBe('nsubj↑ obl↓')
    expect(meeting.pathBetween(at(4), at(5))).toBe('flat↑ conj↑ nsubj↑')
    expect(meeting.pathBetween(at(5), at(5))).toBe('')
  })

  it('gives coordinated words, names and appositions the place of the phrase they belong to', () => {
    expect(meeting.roleOf(at(4))).toEqual({ governor: at(5), label: 'nsubj', preposition: undefined })
    expect(meeting.roleOf(at(11))).toEqual({ governor: at(5), label: 'obl', preposition: 'with' })
  })

  it('finds the verb above and the head of the clause; a coordinated verb heads a clause of its own', () => {
    expect(meeting.governingVerb(at(8))).toBe(at(5))
    expect(meeting.governingVerb(at(5))).toBeUndefined()
    expect(meeting.clauseOf(at(3))).toBe(at(5))
    expect(meeting.clauseOf(at(13))).toBe(at(14))
  })

  it('finds the word of a span on which the others hang', () => {
    expect(meeting.topOf(at(3), at(5))).toBe(at(3))
    expect(meeting.topOf(at(6), at(9))).toBe(at(7))
  })
})
