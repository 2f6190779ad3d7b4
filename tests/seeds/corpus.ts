import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { CopyKind, IsoDate, LanguageCode, type NewArticle, ReportStatus } from '#contract'

const ARTICLES = new URL('../../seeds/articles/', import.meta.url)

const FrontMatter = z.strictObject({
  title: z.string().min(1),
  language: LanguageCode,
  published: IsoDate.optional(),
  publisher: z.string().min(1),
  invented: z.literal(true),
  note: z.literal('written for Entente'),
})

/** One article of the sample corpus, as it lies on disk. */
export interface Seed {
  readonly file: string
  readonly matter: z.infer<typeof FrontMatter>
  readonly body: string
}

const ExpectedMeeting = z.strictObject({
  /** The same word in every article that tells of the meeting. */
  meeting: z.string(),
  participants: z.array(z.string()).min(1),
  status: ReportStatus,
  call: z.literal(true).optional(),
  /** A day, a month, or two days with a slash between: what follows from the text and the day of publication. */
  date: z.string().optional(),
  place: z.string().optional(),
  placeOr: z.array(z.string()).optional(),
})
export type ExpectedMeeting = z.infer<typeof ExpectedMeeting>

/** What one article tells; a reading may hold what is optional, and nothing else. */
const Expected = z.strictObject({
  file: z.string(),
  copyOf: z.string().optional(),
  copyKind: CopyKind.optional(),
  meetings: z.array(ExpectedMeeting),
  optional: z.array(ExpectedMeeting.partial().required({ participants: true })).optional(),
})
export type Expected = z.infer<typeof Expected>

function seed(file: string): Seed {
  const text = readFileSync(new URL(file, ARTICLES), 'utf8')
  const [, matter = '', body = ''] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(text) ?? []
  // The core schema leaves a day as text, where YAML 1.1 would make it a moment.
  return { file, matter: FrontMatter.parse(parse(matter, { schema: 'core' })), body }
}

/** The file as it is. */
export const bytesOf = ({ file }: Seed): Uint8Array => readFileSync(new URL(file, ARTICLES))

/** All seed articles, by file name. */
export const seeds: readonly Seed[] = readdirSync(fileURLToPath(ARTICLES)).sort().map(seed)

/** What each seed article tells, in the order of the seeds. */
export const expected: readonly Expected[] = readFileSync(new URL('expected.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Expected.parse(JSON.parse(line)))

const recordFrom = (file: string): Readonly<Record<string, readonly string[]>> =>
  z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')))

/** A spelling in another case is followed by its nominative: `Сергеем Лавровым=Сергей Лавров`. */
const namesFrom = (file: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(recordFrom(file)).map(([name, all]) => [
      name,
      [...new Set(all.flatMap((spelling) => spelling.split('=')))],
    ]),
  )

/** The nominatives of spellings in other cases. */
export const nominatives: ReadonlyMap<string, string> = new Map(
  Object.values(recordFrom('people.json'))
    .flat()
    .flatMap((spelling) => (spelling.includes('=') ? [spelling.split('=') as [string, string]] : [])),
)

/** Every person of the seeds by one name, with the spellings that the articles use. */
export const people = namesFrom('people.json')

/** The states, by their code, and bodies, by the names that the articles use, which each person serves. */
export const served = namesFrom('offices.json')

/** Every place of a meeting by one name, with the words that the articles use. */
export const places = namesFrom('places.json')

/** A seed as it is handed in. */
export const newArticle = ({ file, matter, body }: Seed): NewArticle => ({
  text: body,
  title: matter.title,
  language: matter.language,
  publisher: matter.publisher,
  fileName: file,
  ...(matter.published !== undefined && { published: matter.published }),
})
