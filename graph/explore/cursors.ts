import type { z } from 'zod'
import { EntenteError } from '#contract'

/** Where a page ended, as text that a client hands back: the sort key of its last entry. */
export function writeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Throws `bad-parameter` for a cursor that this kind of page never gave. */
export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined
  const parsed = shape.safeParse(decoded(cursor))
  if (!parsed.success) throw new EntenteError('bad-parameter', 'The cursor is none that this list gave.')
  return parsed.data
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** The first `limit` of rows fetched with one more, and whether there are more. */
export function pageOf<T>(rows: readonly T[], limit: number): { readonly page: readonly T[]; readonly more: boolean } {
  return { page: rows.slice(0, limit), more: rows.length > limit }
}
