import { describe, expect, it } from 'vitest'
import { loadLanguage } from '../languages/load.ts'
import { findDates, type ResolvedDate, resolveDate } from './dates.ts'
import { readPassage } from './passage.ts'

function dateIn(code: string, text: string, published?: string, future = false) {
  const span = findDates(readPassage(text, loadLanguage(code), 0))[0]
  return span && resolveDate(span.what, published, future)
}

describe('dates', () => {
  it.each([
    ['de', 'Sie trafen sich am 6. November 2024 in Wien.', undefined, '2024-11-06'],
    ['de', 'Sie trafen sich am 6. November in Wien.', undefined, '--11-06'],
    ['de', 'Sie trafen sich am 6. November in Wien.', '2024-02-01', '2023-11-06'],
    ['de', 'Im vergangenen September sprachen sie.', '2024-06-01', '2023-09'],
    ['de', 'Am Samstag sprachen sie.', '2024-06-12', '2024-06-08'],
    ['de', 'Gestern sprachen sie.', '2024-03-01', '2024-02-29'],
    ['en', 'They met on March 14, 2024, in Oslo.', undefined, '2024-03-14'],
    ['en', 'They met last Friday.', '2024-06-12', '2024-06-07'],
    ['it', 'Si sono visti il 6 novembre 2024 a Roma.', undefined, '2024-11-06'],
    ['it', 'Si sono visti ieri a Roma.', '2024-01-01', '2023-12-31'],
    ['en', 'They met on 12 June last year in Oslo.', '2024-03-01', '2023-06-12'],
    ['it', "Si sono visti il 31 maggio dell'anno scorso.", '2024-07-01', '2023-05-31'],
    ['de', 'Am 13. September dieses Jahres kam er.', '2024-11-01', '2024-09-13'],
    ['it', 'Novembre scorso si sono visti.', '2024-12-15', '2024-11'],
    ['it', 'Si sono visti il 1° novembre 2024.', undefined, '2024-11-01'],
  ])('%s: %s published %s', (code, text, published, value) => {
    expect(dateIn(code, text, published)?.value).toBe(value)
  })

  it.each([
    ['de', 'Drei Tage danach kam sie.', '2024-05-13'],
    ['de', 'Acht Tage später kam sie.', '2024-05-18'],
    ['en', 'A week earlier they had met.', '2024-05-03'],
    ['en', '3 days later they met.', '2024-05-13'],
    ['it', 'Due giorni prima si erano visti.', '2024-05-08'],
    ['it', 'Si sono visti il 2 giugno dello stesso anno.', '2024-06-02'],
    ['en', 'Three days after the storm they met.', undefined],
  ])('%s: counts from the date before: %s', (code, text, value) => {
    const before = { value: '2024-05-10', precision: 'day', basis: 'explicit', from: '2024-05-10', to: '2024-05-10' }
    const span = findDates(readPassage(text, loadLanguage(code), 0))[0]
    expect(span && resolveDate(span.what, '2025-01-01', false, before as ResolvedDate)?.value).toBe(value)
  })

  it('looks ahead for what will be', () => {
    expect(dateIn('de', 'Sie treffen sich am Freitag.', '2024-06-12', true)?.value).toBe('2024-06-14')
  })

  it('invents nothing: a weekday without a day of publication is no date', () => {
    expect(dateIn('de', 'Am Samstag sprachen sie.')).toBeUndefined()
  })

  it('takes no day that the calendar lacks', () => {
    expect(dateIn('de', 'Am 31. Februar 2024 sprachen sie.')).toBeUndefined()
  })

  it('takes the verb "may" for no month', () => {
    expect(dateIn('en', 'They may meet again.', '2024-06-12')).toBeUndefined()
  })
})
