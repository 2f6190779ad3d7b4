import { describe, expect, it } from 'vitest'
import { Features } from '../../ingest/extract/features.ts'
import { groveContributions, groveProbability } from '../../ingest/extract/heads.ts'
import { randomOf } from '../fixtures/random.ts'
import { type Case, fitHead } from './logistic.ts'
import { growTrees } from './trees.ts'

/** Yes where exactly one of two features is high: no sum of weights can tell. */
function eitherCases(count: number, seed: number): Case[] {
  const random = randomOf(seed)
  return Array.from({ length: count }, () => {
    const [left, right] = [random(), random()]
    return { features: Features.of({ bias: 1, left, right }), label: left > 0.5 !== right > 0.5 }
  })
}

const EITHER = { trees: 60, depth: 3, rate: 0.2, share: 1, leastCases: 10, leastOften: 10, penalty: 1, bounds: 32 }
const cases = eitherCases(600, 1)
const trees = growTrees(cases, EITHER)
const grove = { weights: fitHead(cases), trees }

describe('grown trees', () => {
  it('learn what two features mean together', () => {
    const unseen = eitherCases(300, 2)
    const right = ({ features, label }: Case): boolean =>
      groveProbability({ weights: {}, trees }, features) > 0.5 === label
    expect(unseen.filter(right).length).toBeGreaterThan(270)
  })

  it('are the same however often they are grown', () => {
    expect(growTrees(cases, EITHER)).toEqual(trees)
  })

  it('ask nothing that leaves too few cases on a side', () => {
    expect(growTrees(cases.slice(0, 15), EITHER).every((tree) => typeof tree === 'number')).toBe(true)
  })

  it('give contributions that add up to the chance', () => {
    for (const { features } of cases.slice(0, 50)) {
      const sum = [...groveContributions(grove, features).values()].reduce((all, points) => all + points, 0)
      expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(groveProbability(grove, features), 9)
    }
  })
})
