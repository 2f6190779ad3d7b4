import { z } from 'zod'

/** A calendar day, `2024-11-30`, checked against the calendar. */
export const IsoDate = z.iso.date()

/** A BCP 47 primary language code in lower case; `und` where it could not be told. */
export const LanguageCode = z.string().regex(/^[a-z]{2,3}$/)

/** A stretch of an article's text in UTF-16 code units: `text.slice(start, end)`. */
export const Span = z.object({ start: z.int().nonnegative(), end: z.int().positive() })
export type Span = z.infer<typeof Span>

/** An address: the id of an article, mention, figure, report, claim, judgement or job; permanent and derived from content. */
export const Address = z.string().regex(/^[amfrcjq]_[0-9a-z]{8,40}$/)
export type Address = z.infer<typeof Address>
