import { describe, expect, it } from 'vitest'
import { foldQuery, searchText } from './fold.ts'

const found = (query: string, spelling: string): boolean => {
  const search = searchText([spelling])
  return foldQuery(query).every((token) => search.includes(` ${token}`))
}

describe('searching by name', () => {
  const spellings = ['Sergei Shoigu', 'Sergej Schoigu', 'Sergueï Choïgou', 'Сергей Шойгу']

  it.each(spellings)('%s is found in every other spelling', (query) => {
    for (const spelling of spellings)
      expect({ spelling, found: found(query, spelling) }).toEqual({ spelling, found: true })
  })

  it.each(['Schoigu', 'Michail', 'Selenskyj', 'Tschubais', 'Gorbatschow', 'Pjöngjang'])(
    '%s is found after every letter typed',
    (name) => {
      const missed = [...name].map((_, at) => name.slice(0, at + 1)).filter((typed) => !found(typed, name))
      expect(missed).toEqual([])
    },
  )

  it('does not find a person by another name', () => {
    expect(found('Belousov', 'Sergei Shoigu')).toBe(false)
    expect(found('Sergei Belousov', 'Sergei Shoigu')).toBe(false)
  })

  it('finds what is written in Hangul as it is commonly romanised', () => {
    expect(found('Roh Mu-hyun', '노무현')).toBe(true)
  })
})
