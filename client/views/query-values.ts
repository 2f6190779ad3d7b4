import type { NodeKind, QueryParameter, SavedQuery } from '#contract'
import type { Picked } from '../parts/node-picker.tsx'

/** What is filled in for a blank: a text, or a node. */
export type Value = string | Picked | undefined
export type Values = Readonly<Record<string, Value>>

const NODE_TYPES: readonly string[] = ['actor', 'organisation', 'place'] satisfies NodeKind[]

/** The kind of node that a blank asks for, or nothing where it asks for something else. */
export function nodeKindOf({ type }: QueryParameter): 'actor' | 'organisation' | 'place' | undefined {
  return NODE_TYPES.includes(type) ? (type as 'actor') : undefined
}

/** What stands in the blanks before anyone has filled them in. */
export function defaultValues({ parameters }: SavedQuery): Values {
  return Object.fromEntries(
    parameters
      .filter((parameter) => parameter.default !== undefined && nodeKindOf(parameter) === undefined)
      .map(({ name, default: value }) => [name, String(value)]),
  )
}

const isEmpty = (value: Value) => value === undefined || (typeof value === 'string' && value.trim() === '')

/** The blanks that must be filled in and are not. */
export function missing({ parameters }: SavedQuery, values: Values): QueryParameter[] {
  return parameters.filter(({ name, required }) => required && isEmpty(values[name]))
}

/** The blanks whose text is no number though one is asked for. */
export function notNumbers({ parameters }: SavedQuery, values: Values): QueryParameter[] {
  return parameters.filter(
    ({ name, type }) => type === 'number' && !isEmpty(values[name]) && !Number.isFinite(Number(values[name])),
  )
}

/** The blanks as the server takes them; those left empty are left out. */
export function toParameters({ parameters }: SavedQuery, values: Values): Record<string, string | number> {
  const filled = parameters.filter(({ name }) => !isEmpty(values[name]))
  return Object.fromEntries(filled.map(({ name, type }) => [name, plain(values[name], type)]))
}

function plain(value: Value, type: string): string | number {
  if (typeof value === 'object') return value.id
  return type === 'number' ? Number(value) : (value ?? '').trim()
}
