import { readFileSync } from 'node:fs'
import { type Token, tokenize } from '../../../ingest/extract/tokens.ts'
import type { Language } from '../../../ingest/languages/compile.ts'
import { readerLabel, readerTag } from './labels.ts'

/** A sentence of a treebank over the reader's own tokens. */
export interface GoldSentence {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Index of the head, -1 for the root. */
  readonly heads: readonly number[]
  readonly labels: readonly string[]
  readonly tags: readonly string[]
}

interface TreeWord {
  readonly start: number
  readonly end: number
  readonly head: number
  readonly label: string
  readonly tag: string
}

/** Reads a CoNLL-U file; sentences that cannot be laid over the text are left out. */
export function readTreebank(path: string, language: Language): GoldSentence[] {
  const blocks = readFileSync(path, 'utf8')
    .normalize('NFC')
    .split(/\n\s*\n/u)
  return blocks.flatMap((block) => {
    const text = /^# text = (.*)$/mu.exec(block)?.[1]
    const words = text === undefined ? undefined : placeWords(block, text, language.pack.code)
    return text === undefined || words === undefined ? [] : (overTokens(text, words, language) ?? [])
  })
}

/** The words of a block with their places in the text; words of a contracted form share its place. */
function placeWords(block: string, text: string, code: string): TreeWord[] | undefined {
  const words: TreeWord[] = []
  let at = 0
  let shared: { last: number; start: number; end: number } | undefined
  for (const line of block.split('\n')) {
    const [id = '', form = '', , part = '', , features = '', head = '', relation = ''] = line.split('\t')
    if (!/^\d+(-\d+)?$/u.test(id)) continue
    const number = Number(id.split('-')[0])
    let place = shared !== undefined && number <= shared.last && !id.includes('-') ? shared : undefined
    if (place === undefined) {
      const start = text.indexOf(form, at)
      if (start < 0 || text.slice(at, start).trim() !== '') return undefined
      at = start + form.length
      place = { last: number, start, end: at }
      if (id.includes('-')) {
        shared = { ...place, last: Number(id.split('-')[1]) }
        continue
      }
    }
    const tag = readerTag(code, part, features)
    words.push({ start: place.start, end: place.end, head: Number(head) - 1, label: readerLabel(relation), tag })
  }
  return words
}

/** Lays the words over our tokens: a token that covers several words is one, a word that we cut is flat. */
function overTokens(text: string, words: readonly TreeWord[], language: Language): GoldSentence[] | undefined {
  const tokens = tokenize(text, language.elisions)
  const main = words.map((word) => tokens.findIndex((token) => token.end > word.start && token.start < word.end))
  if (main.some((token) => token < 0)) return undefined
  const heads: number[] = []
  const labels: string[] = []
  const tags: string[] = []
  tokens.forEach((token, at) => {
    const own = words.filter((_, word) => main[word] === at)
    const word = own.find((one) => one.head < 0 || main[one.head] !== at)
    if (word === undefined) {
      const covering = words.findIndex((one) => one.end > token.start && one.start < token.end)
      if (covering < 0) return
      heads.push(main[covering] as number)
      labels.push('flat')
      tags.push((words[covering] as TreeWord).tag)
    } else {
      heads.push(word.head < 0 ? -1 : (main[word.head] as number))
      labels.push(word.label)
      tags.push(word.tag)
    }
  })
  if (heads.length !== tokens.length || heads.filter((head) => head < 0).length !== 1) return undefined
  return isTree(heads) ? [{ text, tokens, heads, labels, tags }] : undefined
}

function isTree(heads: readonly number[]): boolean {
  return heads.every((_, start) => {
    let at = start
    for (let step = 0; step <= heads.length; step++) {
      if (at < 0) return true
      at = heads[at] as number
    }
    return false
  })
}
