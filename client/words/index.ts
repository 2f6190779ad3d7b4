import { en } from './en.ts'

export type Words = typeof en

/** The words of the interface, in one language. */
export const words: Words = en
export { formatDay, formatMeetingDate, formatMoment, formatWritten, languageName } from './format.ts'
