import { describe, expect, it } from 'vitest'
import { lineFade, lineWidth, radiusOf, sizeFactor } from './sizes.ts'

describe('sizes', () => {
  it('grow with the square root of meetings, between the least and the largest radius', () => {
    expect(radiusOf({ kind: 'actor', meetings: 1 })).toBe(11)
    expect(radiusOf({ kind: 'actor', meetings: 9 })).toBe(19)
    expect(radiusOf({ kind: 'actor', meetings: 25 })).toBe(27)
    expect(radiusOf({ kind: 'actor', meetings: 900 })).toBe(27)
    expect(radiusOf({ kind: 'organisation', meetings: 400 })).toBe(16)
    expect(radiusOf({ kind: 'place', meetings: 0 })).toBe(10)
  })

  it.each([
    [0, 7],
    [1, 7],
    [2, 8.5],
    [5, 10.5],
    [10, 13],
    [20, 15],
    [90, 15],
  ])('give a meeting of %i independent sources the radius %f', (sources, radius) => {
    expect(radiusOf({ kind: 'meeting', meetings: 1, sources })).toBe(radius)
  })

  it('go straight between the points of the scale', () => {
    expect(radiusOf({ kind: 'meeting', meetings: 1, sources: 15 })).toBe(14)
  })

  it('shrink in a crowded picture, but never to nothing', () => {
    expect(sizeFactor(1)).toBe(1)
    expect(sizeFactor(0.64)).toBe(0.8)
    expect(sizeFactor(0.1)).toBeLessThan(0.3)
    expect(sizeFactor(0.35)).toBeCloseTo(sizeFactor(0.3499), 3)
    expect(sizeFactor(0.0001)).toBe(0.1)
    expect(sizeFactor(100)).toBe(1.25)
  })

  it('of lines follow the look', () => {
    expect([1, 2, 4, 5, 50].map(lineWidth)).toEqual([1, 1.6, 1.6, 2.4, 2.4])
    expect([lineFade(0), lineFade(900), lineFade(3600)]).toEqual([1, 1, 0.5])
  })
})
