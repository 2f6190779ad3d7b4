import { describe, expect, it } from 'vitest'
import { seededRandom } from './positions.ts'
import { allDistances, relieveStress } from './stress.ts'

describe('stress', () => {
  it('knows the shortest way between all pairs', () => {
    const springs = [
      { a: 0, b: 1, length: 10 },
      { a: 1, b: 2, length: 10 },
      { a: 0, b: 2, length: 50 },
    ]
    expect([...allDistances(3, springs)]).toEqual([0, 10, 20, 10, 0, 10, 20, 10, 0])
  })

  it('straightens a path and brings its lines to their lengths', () => {
    const xs = Float64Array.of(0, 3, 1, 4)
    const ys = Float64Array.of(0, 1, 5, 2)
    const springs = [0, 1, 2].map((a) => ({ a, b: a + 1, length: 100 }))
    relieveStress(xs, ys, springs, seededRandom(1))
    const far = (a: number, b: number) => Math.hypot((xs[a] ?? 0) - (xs[b] ?? 0), (ys[a] ?? 0) - (ys[b] ?? 0))
    for (const { a, b } of springs) expect(Math.abs(far(a, b) - 100)).toBeLessThan(4)
    expect(far(0, 3)).toBeGreaterThan(290)
  })
})
