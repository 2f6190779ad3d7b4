import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readArticle } from '../../ingest/extract/read.ts'

const folder = fileURLToPath(new URL('../../../shared/corpus/seeds/', import.meta.url))
const there = existsSync(folder)

/** Who meets in each of the five articles; offices and spellings are the articles' own. */
const EXPECTED: Record<string, string[]> = {
  '000': ['Alexander Kozlov + Kim Jong Un'],
  '001': ['Kim Jong-un + Sergei Schoigu'],
  '002': ['Alexander Kozlov + Kim Jong Un'],
  '003': ['Kim Jong Un + Sergej Schoigu'],
  '004': [
    'Andrej Belousow + Kim Jong-un',
    'Andrej Belousow + Kim Jong-un',
    'Andrej Belousow + No Kwang-chol',
    'Kim Jong-un + Wladimir Putin',
  ],
}
/** Meetings that may be told beside them: the signing of June. */
const OPTIONAL: Record<string, string> = { '004': 'Kim Jong-un + Wladimir Putin: signing' }

function meetingsOf(file: string): string[] {
  const { reports, figures } = readArticle({ text: readFileSync(folder + file, 'utf8') })
  const names = new Map(figures.map((figure) => [figure.id, figure.name]))
  const told = reports.map((report) => {
    expect(report.status).toBe('held')
    return `${report.participants
      .map((one) => names.get(one.figure))
      .sort()
      .join(' + ')}${report.kind === 'signing' ? ': signing' : ''}`
  })
  return told.filter((one) => one !== OPTIONAL[file.slice(0, 3)]).sort()
}

describe.skipIf(!there)('the five first articles (skipped where ../shared/corpus/seeds is missing)', () => {
  it.each(there ? readdirSync(folder).filter((file) => file.endsWith('.txt')) : [])(
    '%s tells exactly its meetings',
    (file) => {
      expect(meetingsOf(file)).toEqual(EXPECTED[file.slice(0, 3)])
    },
  )
})
