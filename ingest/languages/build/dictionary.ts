import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** One form of a full-form dictionary with its lemma and its tag. */
export type Form = readonly [form: string, lemma: string, tag: string]

/** The forms of a dictionary as lines of `form TAB lemma TAB tag`: what `dict_decompile` of `morfologik-tools` writes. */
export async function* readForms(file: string): AsyncGenerator<Form> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [form, lemma, tag] = line.split('\t')
    if (form !== undefined && lemma !== undefined && tag !== undefined) yield [form, lemma, tag]
  }
}

const place = (file: string) => new URL(`../${file}`, import.meta.url)

/** Reads a data file of the languages' folder. */
export const readData = (file: string): Record<string, string> => JSON.parse(readFileSync(place(file), 'utf8'))

/** Writes a data file of the languages' folder; sets become their words in order, between spaces. */
export function writeData(file: string, data: Readonly<Record<string, unknown>>): void {
  const plain = Object.entries(data).map(([key, value]) => [key, value instanceof Set ? inOrder(value) : value])
  writeFileSync(place(file), `${JSON.stringify(Object.fromEntries(plain), null, 1)}\n`)
}

const inOrder = (words: ReadonlySet<string>): string => [...words].sort().join(' ')
