import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Web } from './web.ts'

type Line = readonly [string, string]

function webOf(lines: readonly Line[]): Web {
  const web = new Web()
  for (const [a, b] of lines) web.join(a, b)
  return web
}

/** Every path without repeated nodes, found the slow way. */
function everyPath(lines: readonly Line[], from: string, to: string, longest: number): string[][] {
  const next = (node: string) => [
    ...new Set(lines.flatMap(([a, b]) => (a === node ? [b] : b === node ? [a] : [])).filter((other) => other !== node)),
  ]
  const walk = (path: readonly string[]): string[][] => {
    const last = path.at(-1) ?? ''
    if (last === to) return [[...path]]
    if (path.length > longest) return []
    return next(last).flatMap((node) => (path.includes(node) ? [] : walk([...path, node])))
  }
  return walk([from])
}

const byLength = (paths: readonly string[][]) =>
  paths.toSorted((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1))

describe('Web', () => {
  it('finds every path that there is, the shortest first', () => {
    const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const lines = fc.array(
      fc.tuple(node, node).filter(([a, b]) => a !== b),
      { maxLength: 10 },
    )
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 5 }), (all, longest) => {
        const found = webOf(all).paths('a', 'f', longest, Number.POSITIVE_INFINITY)
        expect(byLength(found)).toEqual(byLength(everyPath(all, 'a', 'f', longest)))
        expect(found.map((path) => path.length)).toEqual(found.map((path) => path.length).toSorted((x, y) => x - y))
      }),
      { numRuns: 300 },
    )
  })

  it('stops at the length at which there are enough, and gives all of that length', () => {
    const web = webOf([
      ['a', 'b'],
      ['b', 'z'],
      ['a', 'c'],
      ['c', 'z'],
      ['c', 'd'],
      ['d', 'z'],
    ])
    expect(web.paths('a', 'z', 5, 1)).toEqual([
      ['a', 'b', 'z'],
      ['a', 'c', 'z'],
    ])
    expect(web.paths('a', 'z', 5, 3)).toHaveLength(3)
  })

  it('finds none where there is none', () => {
    expect(webOf([['a', 'b']]).paths('a', 'z', 5, 1)).toEqual([])
    expect(new Web().paths('a', 'z', 5, 1)).toEqual([])
  })
})
