import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { expandForms, foldName } from '../extract/expand.ts'

const People = z.record(z.string().length(2), z.array(z.string()))
const Nationals = z.object({ source: z.string(), heads: People, others: People })

/** The state that a well-known holder of office serves, and whether at its head. */
export interface National {
  readonly country: string
  readonly head: boolean
}

let known: ReadonlyMap<string, National> | undefined

function read(): Map<string, National> {
  const text = readFileSync(new URL('./shared/nationals.json', import.meta.url), 'utf8')
  const { heads, others } = Nationals.parse(JSON.parse(text))
  const list = (people: z.infer<typeof People>, head: boolean) =>
    Object.entries(people).flatMap(([country, names]) =>
      names.flatMap(expandForms).map((name) => [foldName(name), { country, head }] as const),
    )
  return new Map([...list(others, false), ...list(heads, true)])
}

/** What is known of somebody by the words of the full name. */
export function nationalOf(words: readonly string[]): National | undefined {
  known ??= read()
  return known.get(words.join(' '))
}
