import { existsSync, readFileSync } from 'node:fs'
import type { Language } from '../../languages/compile.ts'
import type { Passage } from '../passage.ts'
import type { Sentence } from '../sentences.ts'
import { type Analysis, Grammar } from './grammar.ts'
import { unpackModel } from './model-file.ts'
import { NONE } from './state.ts'
import { Tree } from './tree.ts'
import { wordOf } from './words.ts'

const grammars = new Map<string, Grammar | undefined>()

/** The grammar of a language, loaded when it is first needed; none where its folder has no `syntax.bin`. */
function grammarOf(code: string): Grammar | undefined {
  if (grammars.has(code)) return grammars.get(code)
  const file = new URL(`../../languages/${code}/syntax.bin`, import.meta.url)
  const grammar = existsSync(file) ? Grammar.of(unpackModel(readFileSync(file))) : undefined
  grammars.set(code, grammar)
  return grammar
}

/** A passive is told by its auxiliary: its subject and its agent get labels of their own in every language. */
function markPassives({ heads, labels }: Analysis, low: readonly string[], language: Language): string[] {
  const marked = [...labels]
  const has = (head: number, label: string): boolean => heads.some((one, at) => one === head && labels[at] === label)
  const byAgent = (at: number): boolean =>
    heads.some((one, child) => one === at && labels[child] === 'case' && language.cues.by.has(low[child] ?? ''))
  labels.forEach((label, at) => {
    const head = heads[at] as number
    if (label.startsWith('nsubj')) marked[at] = has(head, 'aux:pass') ? 'nsubj:pass' : 'nsubj'
    if (label === 'obl' && byAgent(at) && has(head, 'aux:pass')) marked[at] = 'obl:agent'
  })
  return marked
}

function grow(passage: Passage, sentence: Sentence, grammar: Grammar): Tree {
  const tokens = passage.tokens.slice(sentence.first, sentence.last)
  const low = tokens.map((token) => token.low)
  const analysis = grammar.analyse(tokens.map((token) => wordOf(passage.language, token)))
  const heads = Int32Array.from(analysis.heads, (head) => (head < 0 ? NONE : head + sentence.first))
  return new Tree(sentence.first, low, heads, markPassives(analysis, low, passage.language), analysis.tags)
}

const known = new WeakMap<Passage, Map<Sentence, Tree>>()

/** The tree of a sentence, grown once; undefined where the language has no grammar. */
export function parseSentence(passage: Passage, sentence: Sentence): Tree | undefined {
  const grammar = grammarOf(passage.language.pack.code)
  if (grammar === undefined) return undefined
  const trees = known.get(passage) ?? new Map<Sentence, Tree>()
  known.set(passage, trees)
  const tree = trees.get(sentence) ?? grow(passage, sentence, grammar)
  trees.set(sentence, tree)
  return tree
}
