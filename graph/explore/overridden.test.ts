import { describe, expect, it } from 'vitest'
import type { Decision } from './identity.ts'
import { overriddenAmong } from './overridden.ts'

/** Decisions from the newest to the oldest, as `kind left right`. */
function overridden(...lines: string[]): string[] {
  const decisions = lines.map((line): Decision => {
    const [kind = '', left = '', right = '', changes = ''] = line.split(' ')
    const list = (text: string) => text.split('+').filter(Boolean)
    return {
      id: line,
      kind: kind as Decision['kind'],
      left: list(left),
      right: list(right),
      name: undefined,
      changes: list(changes),
      author: 'ada',
      at: '',
      note: undefined,
    }
  })
  return [...overriddenAmong(decisions)]
}

describe('overriddenAmong', () => {
  it('lets the newest of two that contradict each other win', () => {
    expect(overridden('same a b', 'different a b')).toEqual(['different a b'])
    expect(overridden('different a b', 'same b a')).toEqual(['same b a'])
  })

  it('looks at all members of a difference', () => {
    expect(overridden('different a+b c+d', 'same b d')).toEqual(['same b d'])
    expect(overridden('different a+b c+d', 'same b e')).toEqual([])
  })

  it('follows chains of sameness', () => {
    expect(overridden('same a x', 'same x c', 'different a c')).toEqual(['different a c'])
  })

  it('does not let what is overridden override', () => {
    expect(overridden('same a b', 'different a b', 'same b a')).toEqual(['different a b'])
  })

  it('takes the newest name, and the newest word on each field of a report', () => {
    expect(overridden('rename a', 'rename b')).toEqual(['rename b'])
    expect(overridden('correct r - status', 'correct r - dateFrom', 'correct r - status+kind')).toEqual([
      'correct r - status+kind',
    ])
    expect(overridden('correct r - status', 'correct s - status')).toEqual([])
  })
})
