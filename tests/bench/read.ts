import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { NewArticle } from '#contract'
import { readArticle } from '#ingest'
import { articlesIn, countWords, longText, ownArticles } from './texts.ts'
import { row, tellMachine, write } from './tools/figures.ts'

/** Words read for each figure: enough for the engine to be warm, little enough for a busy machine. */
const WORDS = 30_000
const MANY = 2_000
const SHORT = 100_000
const LONG = 1_000_000

/** Processor time, which a busy machine changes less than time by the clock. */
const seconds = (work: () => void): number => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

/** The least of three runs: what a busy machine adds is no part of the reader. */
const best = (work: () => void): number => Math.min(...[0, 1, 2].map(() => seconds(work)))

const thousands = (count: number): string => Math.round(count).toLocaleString('en')

/** Words a second on one core, over articles of the usual length. */
function speed(articles: readonly NewArticle[]): number {
  const total = articles.reduce((sum, { text }) => sum + countWords(text), 0)
  const rounds = Math.max(1, Math.round(WORDS / total / 3))
  const read = () => {
    for (let round = 0; round < rounds; round++) for (const article of articles) readArticle(article)
  }
  read()
  return (total * rounds) / best(read)
}

/** How much longer ten times the text takes. */
function ratio(articles: readonly NewArticle[], language: string): { short: number; long: number } {
  const [short, long] = [SHORT, LONG].map((length) => longText(articles, length)) as [string, string]
  readArticle({ text: short, language })
  return {
    short: best(() => readArticle({ text: short, language })),
    long: best(() => readArticle({ text: long, language })),
  }
}

/** Milliseconds of loading a pack with what all share, in a process of its own. */
function loading(language: string): number {
  const run = (script: string): number => {
    const args = ['--import', 'tsx', '--conditions=source', '--input-type=module', '-e', script]
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
    })
    if (stdout === '') throw new Error(stderr)
    return Number(stdout)
  }
  const module = JSON.stringify(new URL('../../ingest/languages/load.ts', import.meta.url).href)
  const script = `const { loadLanguage } = await import(${module}); const t = process.cpuUsage(); loadLanguage('${language}'); const { user, system } = process.cpuUsage(t); process.stdout.write(String((user + system) / 1000))`
  return Math.min(run(script), run(script))
}

/** Megabytes held after each tenth of many articles. */
function memory(articles: readonly NewArticle[]): number[] {
  const held: number[] = []
  for (let index = 0; index < MANY; index++) {
    const article = articles[index % articles.length] as NewArticle
    readArticle({ ...article, text: `${article.text}\n\n${index}` })
    if ((index + 1) % (MANY / 10) !== 0) continue
    globalThis.gc?.()
    held.push(Math.round(process.memoryUsage().heapUsed / 1e6))
  }
  return held
}

/** What reading the project's own articles takes, and texts of a hundred thousand and a million characters made of them. */
function measureOwn(): void {
  const byLanguage = [...ownArticles()].filter(([, articles]) => articles.length >= 3).sort()
  write('language | words/s | pack loads in ms | 100 kB in s | 1 MB in s | ratio')
  for (const [language, articles] of byLanguage) {
    const { short, long } = ratio(articles, language)
    const [words, pack] = [thousands(speed(articles)), loading(language).toFixed(0)]
    row(language, words, pack, short.toFixed(2), long.toFixed(2), (long / short).toFixed(1))
  }
  if (process.argv.includes('--no-memory')) return
  const all = byLanguage.flatMap(([, articles]) => articles)
  write(`MB held after each ${thousands(MANY / 10)} of ${thousands(MANY)} articles: ${memory(all).join(' ')}`)
}

/** How fast the articles of a folder are read. */
function measureFolder(folder: string): void {
  write('language | articles | words | words/s')
  for (const [language, articles] of [...articlesIn(folder)].sort()) {
    const words = articles.reduce((sum, { text }) => sum + countWords(text), 0)
    row(language, String(articles.length), thousands(words), thousands(speed(articles)))
  }
}

tellMachine()
const folder = process.argv.find((word) => word.startsWith('--texts='))?.slice('--texts='.length)
if (folder === undefined) measureOwn()
else measureFolder(folder)
