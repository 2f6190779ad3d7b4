import { z } from 'zod'
import * as contract from '#contract'
import type { Json } from './json.ts'

/** The contract's schemas under the names they are exported by; those of query strings are parameters instead. */
const NAMED: readonly (readonly [string, z.ZodType])[] = Object.entries(contract).flatMap(([name, value]) =>
  value instanceof z.ZodType && !name.endsWith('Request') ? [[name, value] as const] : [],
)

const addressOf = (name: string) => `#/components/schemas/${name}`

/** A reference to a schema of the contract. */
export function reference(schema: z.ZodType): Json {
  const name = NAMED.find(([, value]) => value === schema)?.[0]
  if (name === undefined) throw new Error('A schema that answers are described by is not exported from the contract.')
  return { $ref: addressOf(name) }
}

/** All schemas of the contract, as they are sent. */
export function schemaComponents(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of NAMED) registry.add(schema, { id: name })
  const made = z.toJSONSchema(registry, { uri: addressOf })
  return Object.fromEntries(Object.entries(made.schemas).map(([name, schema]) => [name, bare(schema)]))
}

/** A schema written out where it is used. */
export const plain = (schema: z.ZodType, io: 'input' | 'output') => bare(z.toJSONSchema(schema, { io }))

function bare({ $schema: _dialect, $id: _id, ...schema }: Json): Json {
  return schema
}
