import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

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
      return { ...gold, doc: file, optional_meetings: gold.optional_meetings ?? [], text: text.normalize('NFC'), part }
    })
}
