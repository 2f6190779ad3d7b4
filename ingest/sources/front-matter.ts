import { parse } from 'yaml'
import { EntenteError } from '#contract'

const FIELDS = ['title', 'language', 'published', 'publisher', 'url'] as const
const BLOCK = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/u

/** What stands in front matter, as text; dates are kept as they are written. */
export function splitFrontMatter(
  text: string,
  fileName: string,
): { fields: Partial<Record<(typeof FIELDS)[number], string>>; body: string } {
  const block = BLOCK.exec(text)
  if (block === null) return { fields: {}, body: text }
  const given = parseYaml(block[1] ?? '', fileName)
  if (given === undefined) return { fields: {}, body: text }
  const fields = Object.fromEntries(
    FIELDS.flatMap((name) => (given[name] === undefined || given[name] === null ? [] : [[name, String(given[name])]])),
  )
  return { fields, body: text.slice(block[0].length) }
}

/** A mapping, or undefined where the block is none: then the dashes are part of the article. */
function parseYaml(block: string, fileName: string): Record<string, unknown> | undefined {
  try {
    const given: unknown = parse(block, { schema: 'failsafe', maxAliasCount: 0 })
    return typeof given === 'object' && given !== null && !Array.isArray(given)
      ? (given as Record<string, unknown>)
      : undefined
  } catch (cause) {
    throw new EntenteError('unreadable-file', `The front matter of ${fileName} is not YAML.`, { cause })
  }
}
