import { expect, test } from 'vitest'
import type { MeetingDate } from '#contract'
import { formatDay, formatMeetingDate, formatWritten, languageName } from './format.ts'

const date = (part: Partial<MeetingDate>): MeetingDate => ({ precision: 'day', basis: 'explicit', ...part })

test.each([
  ['30 Nov 2024', date({ from: '2024-11-30', to: '2024-11-30' })],
  ['13 Sep 2023', date({ from: '2023-09-13', to: '2023-09-13' })],
  ['Nov 2024', date({ from: '2024-11-01', to: '2024-11-30', precision: 'month' })],
  ['2024', date({ from: '2024-01-01', to: '2024-12-31', precision: 'year' })],
  ['28 – 30 Nov 2024', date({ from: '2024-11-28', to: '2024-11-30', precision: 'range' })],
  ['by 30 Nov 2024', date({ to: '2024-11-30', precision: 'bound', basis: 'report-bound' })],
  ['by 30 Nov 2024', date({ to: '2024-11-30', precision: 'range' })],
  ['from 28 Nov 2024', date({ from: '2024-11-28', precision: 'range' })],
  ['date not known', undefined],
  ['date not known', date({ precision: 'year' })],
])('%s', (text, meetingDate) => {
  expect(formatMeetingDate(meetingDate)).toBe(text)
})

test.each([
  ['2024-11-30', '30 Nov 2024'],
  ['2023-09', 'Sep 2023'],
  ['2024', '2024'],
  ['soon', 'soon'],
])('%s is written %s', (written, text) => {
  expect(formatWritten(written)).toBe(text)
})

test('no day is no text, and an unknown language has no name', () => {
  expect(formatDay(undefined)).toBe('')
  expect(languageName('de')).toBe('German')
  expect(languageName('und')).toBe('')
})
