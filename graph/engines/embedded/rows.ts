import type { QueryResult } from '@grafeo-db/js'
import type { Row } from '../../engine.ts'
import { fromDriver } from './values.ts'

/** The rows of a result, by column. */
export function rowsOf(result: QueryResult): readonly Row[] {
  return result
    .toArray()
    .map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, fromDriver(value)])))
}
