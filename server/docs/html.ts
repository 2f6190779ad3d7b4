/** A piece of markup; text becomes one only by being escaped. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Inside = string | number | Markup | undefined | false | readonly Inside[]

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Markup whose values are escaped unless they are markup themselves; `undefined` and `false` are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Inside[]): Markup {
  return new Markup(parts.map((part, i) => part + textOf(values[i])).join(''))
}

function textOf(value: Inside): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (Array.isArray(value)) return value.map(textOf).join('')
  return String(value).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}

/** The same markup between pieces. */
export const joined = (pieces: readonly Markup[], between: string): Markup =>
  new Markup(pieces.map(({ text }) => text).join(between))
