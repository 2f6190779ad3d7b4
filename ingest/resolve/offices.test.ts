import { describe, expect, it, test } from 'vitest'
import { isPartOf, officeIn, officeOf } from './offices.ts'

test.each([
  ['ministra degli Esteri', 'Foreign minister'],
  ['министром иностранных дел', 'Foreign minister'],
  ['Außenministerin', 'Foreign minister'],
  ['szefem MSZ', 'Foreign minister'],
  ['міністр оборони', 'Defence minister'],
  ['Vizepräsident', 'Vice president'],
  ['vice-premier ministre', 'Deputy prime minister'],
  ['primeiro-ministro', 'Prime minister'],
  ['secretaris-generaal', 'Secretary-general'],
  ['chef de l’État', 'Head of state'],
  ['president-elect', 'President-elect'],
  ['Minister für Naturressourcen', 'Natural resources minister'],
  ['direttore del servizio segreto estero', 'Foreign intelligence director'],
])('%s is %s', (printed, title) => {
  expect(officeOf(printed).title).toBe(title)
})

describe('an office that no table has', () => {
  it('has no English title, and a key of its own', () => {
    expect(officeOf('Ehrenvorsitzende der Kegelfreunde').title).toBeUndefined()
    expect(officeOf('Kegelkönig').key).not.toBe(officeOf('Schachkönig').key)
  })
})

describe('an office in a country', () => {
  it('is called as it is there', () => {
    expect(officeIn('US', 'Außenminister').key).toBe(officeOf('secretary of state').key)
    expect(officeIn('IT', 'Außenminister').title).toBe('Foreign minister')
  })
})

describe('an office that says less than another', () => {
  const isPart = (one: string, other: string): boolean => isPartOf(officeOf(one), officeOf(other))

  it('is part of it', () => {
    expect(isPart('Staatschef', 'presidente')).toBe(true)
    expect(isPart('ministro', 'Verteidigungsminister')).toBe(true)
    expect(isPart('former president', 'Präsident')).toBe(true)
  })

  it('is not part of one of another rank or field', () => {
    expect(isPart('deputy minister', 'defence minister')).toBe(false)
    expect(isPart('Außenminister', 'Verteidigungsminister')).toBe(false)
    expect(isPart('presidente', 'Staatschef')).toBe(false)
  })
})
