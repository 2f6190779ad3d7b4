import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readArticle } from '../../ingest/extract/read.ts'
import { parseSource } from '../../ingest/sources/parse.ts'

/** A gold meeting, as the corpus writes it. */
export interface GoldMeeting {
  participants: string[]
  participants_optional?: string[]
  participants_alt?: string[][]
  participants_absent?: string[]
  status: string
  status_alt?: string[]
  kind: string
  kind_alt?: string[]
  evidence: string
  evidence_alt?: string[]
}

/** One annotated article. */
export interface GoldDocument {
  doc: string
  lang: string
  published?: string
  persons: { name: string; also?: string[]; printed_as?: string }[]
  organisations: string[]
  meetings: GoldMeeting[]
  optional_meetings: GoldMeeting[]
  alt_split?: { replace: number[]; with: Partial<GoldMeeting>[] }[]
  text: string
  /** Names are complete: false where only those who meet are listed. */
  namesAll: boolean
  /** The part of the corpus it comes from. */
  part: string
}

function docsFolder(gold: string): string {
  const beside = join(dirname(gold), 'docs')
  return existsSync(beside) ? beside : dirname(gold)
}

/** Reads a `gold.jsonl` with the texts beside it. */
export function readGold(path: string): GoldDocument[] {
  const docs = docsFolder(path)
  const part = basename(path) === 'gold.jsonl' ? basename(dirname(path)) : basename(path, '.jsonl')
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const gold = JSON.parse(line) as GoldDocument
      const file = existsSync(join(docs, gold.doc)) ? gold.doc : `${gold.doc}.txt`
      const text = readFileSync(join(docs, file), 'utf8')
      return {
        ...gold,
        doc: file,
        optional_meetings: gold.optional_meetings ?? [],
        text: text.normalize('NFC'),
        part,
        namesAll: true,
      }
    })
}

const golden = fileURLToPath(new URL('../golden/', import.meta.url))
const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/** The golden cases as documents to learn from: the whole article is the evidence. */
export function readGolden(): GoldDocument[] {
  return folders(golden).flatMap((lang) =>
    folders(join(golden, lang)).map((name) => {
      const folder = join(golden, lang, name)
      const { text } = readArticle(parseSource(readFileSync(join(folder, 'article.md')), 'article.md')).article
      const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
        'meetings' | 'optional',
        GoldMeeting[] | undefined
      >
      const told = (list: GoldMeeting[] = []): GoldMeeting[] =>
        list.map((one) => ({ ...one, kind: 'talks', evidence: text }))
      const meetings = told(expected.meetings)
      const persons = meetings.flatMap((one) => one.participants).map((person) => ({ name: person }))
      return {
        doc: `${lang}/${name}`,
        lang,
        persons,
        organisations: [],
        meetings,
        optional_meetings: told(expected.optional),
        text,
        part: 'golden',
        namesAll: false,
      }
    }),
  )
}
