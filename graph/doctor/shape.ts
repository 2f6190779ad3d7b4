import { IsoDate } from '#contract'
import { isNode, type PlainProperties, type StoreRecord } from '../copy/record.ts'
import { LINES, NODES, type PropertyType } from '../model.ts'
import type { Finding } from './finding.ts'

const FITS: Readonly<Record<PropertyType, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  whole: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === 'number',
  truth: (value) => typeof value === 'boolean',
  day: (value) => IsoDate.safeParse(value).success,
  texts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
}

export const lineName = (type: string, from: string, to: string): string => `${from} ${type} ${to}`

/** How a node or a line differs in shape from the model. */
export function shapeFindings(record: StoreRecord): readonly Finding[] {
  return isNode(record)
    ? misfits(NODES[record.label], record.label, record.id, record.properties)
    : lineFindings(record.type, record.from, record.to, record.properties)
}

function lineFindings(
  type: string,
  [from, fromId]: readonly [string, string],
  [to, toId]: readonly [string, string],
  properties: PlainProperties,
): readonly Finding[] {
  const model = LINES[type]
  const at = lineName(type, fromId, toId)
  if (model && !(model.from.includes(from) && model.to.includes(to)))
    return [{ check: 'stranger', at, detail: `${type} leads from ${from} to ${to}.` }]
  return misfits(model, type, at, properties)
}

interface Model {
  readonly always: Readonly<Record<string, PropertyType>>
  readonly sometimes: Readonly<Record<string, PropertyType>>
}

function misfits(model: Model | undefined, name: string, at: string, properties: PlainProperties): readonly Finding[] {
  if (model === undefined) return [{ check: 'stranger', at, detail: `${name} is not in the model.` }]
  const shape = (detail: string): Finding => ({ check: 'shape', at, detail: `${name}: ${detail}.` })
  const missing = Object.keys(model.always).filter((property) => !(property in properties))
  const wrong = Object.entries(properties).filter(([property, value]) => {
    const type = model.always[property] ?? model.sometimes[property]
    return type === undefined || !FITS[type](value)
  })
  return [
    ...missing.map((property) => shape(`it has no ${property}`)),
    ...wrong.map(([property, value]) => shape(`${property} is ${JSON.stringify(value).slice(0, 40)}`)),
  ]
}
