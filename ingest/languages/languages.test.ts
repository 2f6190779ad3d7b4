import { describe, expect, it } from 'vitest'
import { EntenteError } from '#contract'
import { lintLanguages } from './lint.ts'
import { knownLanguages, loadLanguage } from './load.ts'

describe('language packs', () => {
  it.each([...lintLanguages()])('%s has no faults', (_code, faults) => {
    expect(faults).toEqual([])
  })

  it('knows German, English and Italian', () => {
    expect(knownLanguages()).toEqual(expect.arrayContaining(['de', 'en', 'it']))
  })

  it('names the known languages where there is no pack', () => {
    const load = (): unknown => loadLanguage('xx')
    expect(load).toThrow(EntenteError)
    expect(load).toThrow(/de, en/)
  })
})
