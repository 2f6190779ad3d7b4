import type { Schema } from './described.ts'
import { html, joined, type Markup } from './html.ts'

/** What fits a schema, in a line. */
export function typeIn(schema: Schema): Markup {
  const choices = schema.anyOf ?? schema.oneOf
  if (schema.$ref !== undefined) return link(schema.$ref)
  if (schema.const !== undefined) return value(schema.const)
  if (schema.enum !== undefined) return joined(schema.enum.map(value), ' | ')
  if (choices !== undefined) return joined(choices.map(typeIn), ' or ')
  if (schema.allOf !== undefined) return joined(schema.allOf.slice(0, 1).map(typeIn), '')
  if (schema.type === 'array')
    return html`list of ${typeIn(schema.items ?? {})}${bounds(schema.minItems, schema.maxItems)}`
  if (schema.type === 'object') return objectIn(schema)
  return simple(schema)
}

/** What must be known of every property, one a line. */
export function propertiesIn({ properties = {}, required = [] }: Schema): Markup {
  const lines = Object.entries(properties).map(
    ([name, schema]) =>
      html`<dt><code>${name}</code>${required.includes(name) ? '' : optional}</dt><dd>${typeIn(schema)}${defaultOf(schema)}</dd>`,
  )
  return html`<dl>${lines}</dl>`
}

export const optional = html` <span class="muted">may be left out</span>`

/** What is taken where nothing is given. */
export const defaultOf = (schema: Schema): Markup | undefined =>
  schema.default === undefined ? undefined : html`<span class="muted">, else </span>${value(schema.default)}`

function link(reference: string): Markup {
  const name = reference.split('/').at(-1)
  return html`<a href="#schema-${name}">${name}</a>`
}

const value = (given: unknown): Markup => html`<code>${JSON.stringify(given)}</code>`

function objectIn(schema: Schema): Markup {
  const { properties, additionalProperties, required = [] } = schema
  if (properties === undefined)
    return typeof additionalProperties === 'object' ? html`object of ${typeIn(additionalProperties)}` : html`object`
  const parts = Object.entries(properties).map(
    ([name, its]) => html`<code>${name}${required.includes(name) ? '' : '?'}</code>: ${typeIn(its)}`,
  )
  return html`{ ${joined(parts, ', ')} }`
}

function simple({ type, format, pattern, minimum, maximum, minLength, maxLength }: Schema): Markup {
  const like = format === undefined && pattern !== undefined && html` like <code>${pattern}</code>`
  const size = type === 'string' ? bounds(minLength, maxLength, ' characters') : bounds(minimum, maximum)
  return html`${type ?? 'anything'}${format && ` (${format})`}${like}${size}`
}

function bounds(least: number | undefined, most: number | undefined, of = ''): Markup | undefined {
  const [from, to] = [least, most].map((end) =>
    Math.abs(end ?? Infinity) >= Number.MAX_SAFE_INTEGER ? undefined : end,
  )
  if (from === undefined && to === undefined) return undefined
  if (from === undefined) return html` <span class="muted">at most ${to}${of}</span>`
  return html` <span class="muted">${to === undefined ? 'at least ' : ''}${from}${to === undefined ? '' : `…${to}`}${of}</span>`
}
