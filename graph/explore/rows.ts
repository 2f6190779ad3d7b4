import { setImmediate as turn } from 'node:timers/promises'
import { EntenteError } from '#contract'
import type { Reads, Row, Statement, Value } from '../engine.ts'

/** A row, or a map inside one. */
export type Fields = Readonly<Record<string, Value>>

/** Runs a statement, or none at all. */
export async function rowsOf(engine: Reads, statement: Statement | undefined): Promise<readonly Row[]> {
  return statement === undefined ? [] : engine.read(statement)
}

/** Rows that are worked on at a time. */
const PART = 500

/** Works on many rows part by part, so that others get their turn between. */
export async function inParts(rows: readonly Row[], work: (row: Row) => void): Promise<void> {
  for (const [index, row] of rows.entries()) {
    if (index % PART === PART - 1) await turn()
    work(row)
  }
}

/** A text that must be there. */
export function text(fields: Fields, key: string): string {
  const value = fields[key]
  if (typeof value !== 'string') throw unexpected(key)
  return value
}

/** A text, or `undefined` where the store has none. */
export function maybeText(fields: Fields, key: string): string | undefined {
  const value = fields[key]
  return typeof value === 'string' ? value : undefined
}

/** A number that must be there. */
export function number(fields: Fields, key: string): number {
  const value = fields[key]
  if (typeof value !== 'number') throw unexpected(key)
  return value
}

/** A number, or `undefined` where the store has none. */
export function maybeNumber(fields: Fields, key: string): number | undefined {
  const value = fields[key]
  return typeof value === 'number' ? value : undefined
}

/** The texts of a list; none where the store has no list. */
export function texts(fields: Fields, key: string): readonly string[] {
  const value = fields[key]
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

/** A map inside a row. */
export function map(fields: Fields, key: string): Fields {
  const value = fields[key]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unexpected(key)
  return value as Fields
}

/** The same object without the keys that are `undefined`, as JSON would send it. */
export function present<T extends object>(value: T): T {
  const kept: Partial<T> = {}
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key]
  return kept as T
}

function unexpected(key: string): EntenteError {
  return new EntenteError('internal', `The store answered without ${key}.`)
}
