/** A value of JSON on its way into the description. */
export type Json = Readonly<Record<string, unknown>>
