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

const SURNAME = 5

let known: ReadonlyMap<string, National> | undefined

function read(): Map<string, National> {
  const text = readFileSync(new URL('./shared/nationals.json', import.meta.url), 'utf8')
  const { heads, others } = Nationals.parse(JSON.parse(text))
  const list = (people: z.infer<typeof People>, head: boolean) =>
    Object.entries(people).flatMap(([country, names]) =>
      names.flatMap(expandForms).map((name) => [foldName(name), { country, head }] as const),
    )
  const full = [...list(others, false), ...list(heads, true)]
  return new Map([...surnames(full), ...full])
}

/** Surnames of heads that no other of these people bears: `Putin` alone. */
function surnames(full: readonly (readonly [string, National])[]): [string, National][] {
  const bearers = new Map<string, Set<National>>()
  for (const [name, national] of full) {
    const last = name.split(' ').at(-1) ?? ''
    bearers.set(last, (bearers.get(last) ?? new Set<National>()).add(national))
  }
  return [...bearers].flatMap(([last, [one, ...more]]) =>
    one?.head && last.length >= SURNAME && more.every(({ country }) => country === one.country) ? [[last, one]] : [],
  )
}

/** What is known of somebody by the words of the full name, or by a surname that is like no other. */
export function nationalOf(words: readonly string[]): National | undefined {
  known ??= read()
  return known.get(words.join(' '))
}
