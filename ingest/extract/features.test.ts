import { describe, expect, it } from 'vitest'
import { Features, highest, named, nameOf, numberOf } from './features.ts'

describe('names of features', () => {
  it('are put together from the words of a template, one of several or many', () => {
    const both = (word: string, count: number): string => named`word-${word}-count-${count}`
    expect([both('a', 1), both('a', 2), both('b', 1), both('a', 1)]).toEqual([
      'word-a-count-1',
      'word-a-count-2',
      'word-b-count-1',
      'word-a-count-1',
    ])
    expect(named`only-${'a'}`).toBe('only-a')
  })

  it('are not mixed up where two templates have the same words', () => {
    expect([named`left-${'x'}-end`, named`right-${'x'}-end`]).toEqual(['left-x-end', 'right-x-end'])
  })

  it('keep one number', () => {
    const number = numberOf('kept-number')
    numberOf('another-number')
    expect([numberOf('kept-number'), nameOf(number)]).toEqual([number, 'kept-number'])
  })
})

describe('features', () => {
  it('keep what is set in its order, and nothing of 0 and false', () => {
    const features = new Features()
    features.set('second', true)
    features.set('first', 0.5)
    features.set('nothing', 0)
    features.set('no', false)
    expect(features.entries()).toEqual([
      ['second', 1],
      ['first', 0.5],
    ])
    expect([features.get('first'), features.get('nothing')]).toEqual([0.5, 0])
  })

  it('are taken at their highest among several, and anew each time', () => {
    const [one, other] = [Features.of({ a: 1, b: -2, c: 0.2 }), Features.of({ c: 0.7, a: 0.5 })]
    expect(highest([one, other]).entries()).toEqual([
      ['a', 1],
      ['c', 0.7],
    ])
    expect(highest([other]).entries()).toEqual([
      ['c', 0.7],
      ['a', 0.5],
    ])
  })
})
