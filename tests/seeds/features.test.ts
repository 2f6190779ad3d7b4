import { expect, it } from 'vitest'
import type { Features } from '../../ingest/extract/features.ts'
import { goThrough } from '../../ingest/extract/read.ts'
import { weights } from '../../ingest/extract/weights.ts'
import { newArticle, seeds } from './corpus.ts'

const twice = ({ numbers }: Features): boolean => new Set(numbers).size < numbers.length

it('no case has a feature twice, which would count it twice', () => {
  const cases = seeds.flatMap((seed) => {
    const { encounters, told } = goThrough(newArticle(seed), weights)
    const around = encounters.flatMap((one) => [
      one.features,
      one.statusFeatures,
      ...one.scored.map((each) => each.features),
    ])
    return [...around, ...told.map((one) => one.features)]
  })
  expect(cases.length).toBeGreaterThan(1000)
  expect(cases.filter(twice).map((one) => one.entries())).toEqual([])
})
