import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Grammar } from '../../../ingest/extract/syntax/grammar.ts'
import { packModel, unpackModel } from '../../../ingest/extract/syntax/model-file.ts'
import { loadLanguage } from '../../../ingest/languages/load.ts'
import { fitParser, fitTagger, inventoryOf, lessonOf, measure, tagFresh } from './fit.ts'
import { readTreebank } from './treebank.ts'

const HOLD = 10

/**
 * Trains tagger and parser of a language:
 * `train.ts de out.bin gold.conllu … [--teacher silver.conllu …] [--hold]`; `--teacher` files are learnt from by the parser alone, with `--teacher-tags` by the tagger too; with `--hold` every tenth gold sentence is kept back and measured.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    hold: { type: 'boolean', default: false },
    teacher: { type: 'string', multiple: true, default: [] },
    'teacher-tags': { type: 'boolean', default: false },
    notice: { type: 'string', default: '' },
    tagger: { type: 'string', default: '120000' },
    parser: { type: 'string', default: '450000' },
    least: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '8' },
  },
})
const [code = '', out = '', ...paths] = positionals
const language = loadLanguage(code)
const gold = paths.flatMap((path) => readTreebank(path, language))
const silver = values.teacher.flatMap((path) => readTreebank(path, language))
const inventory = inventoryOf(gold)
const lessons = (sentences: typeof gold, isGold: boolean) =>
  sentences.flatMap((sentence) => lessonOf(sentence, language, inventory, isGold) ?? [])
const all = lessons(gold, true)
const held = values.hold ? all.filter((_, index) => index % HOLD === 0) : []
const learnt = [...all.filter((lesson) => !held.includes(lesson)), ...lessons(silver, values['teacher-tags'])]
const time = (what: string): void => console.error(`${(performance.now() / 1000).toFixed(0)} s: ${what}`)
time(
  `${gold.length} gold, ${silver.length} silver sentences; ${inventory.tags.length} tags, ${inventory.labels.length} labels`,
)
const tagger = fitTagger(
  learnt.filter((lesson) => lesson.gold),
  inventory,
)
const tagged = tagFresh(learnt, inventory)
time('tagger')
const parser = fitParser(learnt, tagged, inventory, Number(values.least), Number(values.rounds))
time('parser')
const packed = packModel({
  notice: values.notice,
  tags: inventory.tags,
  labels: inventory.labels,
  tagger: tagger.weights(Number(values.tagger)),
  parser: parser.weights(Number(values.parser)),
})
writeFileSync(out, packed)
time(`${packed.length} bytes`)
if (values.hold) {
  const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1)
  const start = process.cpuUsage()
  const { words, right, byLabel, sentences } = measure(held, inventory, Grammar.of(unpackModel(packed)))
  const seconds = process.cpuUsage(start).user / 1e6
  const shares = Object.entries(right).map(([name, count]) => `${name} ${percent(count, words)}`)
  console.log(
    `${code}: ${sentences} sentences, ${words} words: ${shares.join(', ')}; ${Math.round(sentences / seconds)} sentences/s of processor time`,
  )
  for (const [label, { gold: had, found, both }] of [...byLabel].sort((a, b) => b[1].gold - a[1].gold))
    console.log(`  ${label.padEnd(12)} ${String(had).padStart(5)}  P ${percent(both, found)}  R ${percent(both, had)}`)
}
