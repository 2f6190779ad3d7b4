import { setImmediate as turn } from 'node:timers/promises'
import type { QueryResult } from '@grafeo-db/js'
import type { Row } from '../../engine.ts'
import { fromMap } from './values.ts'

/** Rows that are made ready at a time: what others ask meanwhile is answered between. */
const PART = 250

/** Hands the rows of a result on part by part, and returns the last part. */
export async function inParts(result: QueryResult, send: (rows: readonly Row[]) => void): Promise<readonly Row[]> {
  let at = 0
  for (; at + PART < result.length; at += PART) {
    send(rowsOf(result, at, at + PART))
    await turn()
  }
  return rowsOf(result, at, result.length)
}

/** The rows of a result from one place to before another, by column. */
export function rowsOf(result: QueryResult, from: number, to: number): readonly Row[] {
  return Array.from({ length: to - from }, (_, index) => fromMap(result.get(from + index)))
}
