import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { findCandidates } from '../../ingest/extract/candidates.ts'
import { toldFeatures } from '../../ingest/extract/confidence.ts'
import { type Draft, readDraft } from '../../ingest/extract/draft.ts'
import { findEncounters, type Heads } from '../../ingest/extract/encounters.ts'
import { foldName } from '../../ingest/extract/expand.ts'
import type { Grove, Head } from '../../ingest/extract/heads.ts'
import { joinEncounters } from '../../ingest/extract/join.ts'
import { findNames } from '../../ingest/extract/names.ts'
import { findOffices } from '../../ingest/extract/offices.ts'
import { readPassage } from '../../ingest/extract/passage.ts'
import { statusFeatures } from '../../ingest/extract/status.ts'
import { titleEnd } from '../../ingest/extract/title.ts'
import type { Trigger } from '../../ingest/extract/triggers.ts'
import { knownLanguages, loadLanguage } from '../../ingest/languages/load.ts'
import { type GoldDocument, type GoldMeeting, readGold, readGolden } from './corpus.ts'
import { evidenceOf, farFrom, mayTakePart, means, standsIn, takesPart } from './labels.ts'
import { type Case, fitHead } from './logistic.ts'
import { growTrees } from './trees.ts'
import { readSeeds } from './written.ts'

const FOLDS = 5
const EMPTY: Heads = { person: {}, takesPart: {}, meeting: { weights: {}, trees: [] }, notHeld: {}, confidence: {} }

export interface Read {
  readonly document: GoldDocument
  readonly draft: Draft
  readonly fold: number
}

/** Cases for the head `person`: a stretch is a name where all its words belong to one person of the gold. */
function personCases(document: GoldDocument): Case[] {
  if (!document.namesAll) return []
  const passage = readPassage(document.text, loadLanguage(document.lang), titleEnd(document.text))
  const names = document.persons
    .flatMap((one) => [one.name, ...(one.also ?? []), ...(one.printed_as ? [one.printed_as] : [])])
    .map((name) => foldName(name).split(' '))
  return findNames(passage, {}, findOffices(passage)).map((span) => ({
    features: span.features,
    label: names.some((name) => span.words.every((word) => name.includes(word))),
  }))
}

/** The meeting that a trigger stands in the evidence of: where there are several, the one whose people stand nearest. */
function toldBy({ document, draft }: Read, trigger: Trigger): GoldMeeting | undefined {
  const told = [
    ...document.meetings,
    ...document.optional_meetings.filter((one) => one.participants.length >= 2),
  ].filter((meeting) => standsIn(draft, trigger, evidenceOf(document, meeting)))
  return told.sort((a, b) => farFrom(document, draft, trigger, a) - farFrom(document, draft, trigger, b))[0]
}

export function partCases(read: Read): Case[] {
  return read.draft.triggers.flatMap((trigger) => {
    const meeting = toldBy(read, trigger)
    if (meeting === undefined) return []
    return findCandidates(read.draft, trigger)
      .filter(({ figure }) => !mayTakePart(read.document, figure, meeting))
      .map(({ figure, features }) => ({ features, label: takesPart(read.document, figure, meeting) }))
  })
}

export function meetingCases({ document, draft }: Read, heads: Heads): Case[] {
  return findEncounters(draft, heads).flatMap((one) => {
    const figures = one.attendees.map((each) => each.figure)
    const label = document.meetings.some((meeting) => means(document, figures, meeting))
    const open =
      !label &&
      document.optional_meetings.some(
        (meeting) => means(document, figures, meeting) || standsIn(draft, one.trigger, evidenceOf(document, meeting)),
      )
    return open ? [] : [{ features: one.features, label }]
  })
}

export function statusCases(read: Read): Case[] {
  return read.draft.triggers.flatMap((trigger) => {
    const meeting = toldBy(read, trigger)
    if (meeting === undefined) return []
    return [
      {
        features: statusFeatures(read.draft, trigger),
        label: meeting.status !== 'held',
        trigger,
        optional: !read.document.meetings.includes(meeting),
      },
    ]
  })
}

/** Cases for the head `confidence`: a meeting told is right where the gold has one of its people and its status that no likelier one has taken. */
export function confidenceCases({ document, draft }: Read, heads: Heads): Case[] {
  const told = joinEncounters(draft, findEncounters(draft, heads), document.published)
  const taken = new Set<GoldMeeting>()
  return [...told]
    .sort((a, b) => b.chance - a.chance)
    .flatMap((one) => {
      const figures = one.attendees.map((each) => each.figure)
      const meant = (list: readonly GoldMeeting[]) => list.filter((meeting) => means(document, figures, meeting))
      const right = meant(document.meetings).find(
        (meeting) => !taken.has(meeting) && isHeld(meeting, one.status === 'held'),
      )
      if (right !== undefined) taken.add(right)
      else if (meant(document.optional_meetings).length > 0) return []
      return [{ features: toldFeatures(draft, one, told), label: right !== undefined }]
    })
}

const isHeld = ({ status, status_alt = [] }: GoldMeeting, held: boolean): boolean =>
  [status, ...status_alt].some((one) => (one === 'held') === held)

const fitMeeting = (cases: readonly Case[]): Grove => ({ weights: fitHead(cases, 10), trees: growTrees(cases) })

/** Fits the heads on drafts already read; heads that judge what others found see it from heads that did not see the document. */
function fitHeads(reads: readonly Read[], person: Head): Heads {
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const [inside, outside] = [reads.filter((read) => read.fold === fold), reads.filter((read) => read.fold !== fold)]
    const takesPart = fitHead(outside.flatMap(partCases), 3, 150)
    const notHeld = fitHead(outside.flatMap(statusCases), 2, 150)
    const heads = { ...EMPTY, takesPart, notHeld }
    return { inside, heads, cases: inside.flatMap((read) => meetingCases(read, heads)) }
  })
  const confidence = folds.flatMap(({ inside, heads, cases }) => {
    const meeting = fitMeeting(folds.flatMap((one) => (one.cases === cases ? [] : one.cases)))
    return inside.flatMap((read) => confidenceCases(read, { ...heads, meeting }))
  })
  return {
    person,
    takesPart: fitHead(reads.flatMap(partCases), 3),
    meeting: fitMeeting(folds.flatMap(({ cases }) => cases)),
    notHeld: fitHead(reads.flatMap(statusCases), 2),
    confidence: fitHead(confidence, 2),
  }
}

/** Reads every document with a head for names fitted on all of them. */
export function readAll(
  documents: readonly GoldDocument[],
  person: Head = fitHead(documents.flatMap(personCases), 2),
): Read[] {
  return documents.map((document, index) => ({
    document,
    draft: readDraft(readPassage(document.text, loadLanguage(document.lang), titleEnd(document.text)), person),
    fold: index % FOLDS,
  }))
}

/**
 * Fits the heads; the one for names only where none is given. `npx tsx --conditions=source tests/corpus/train.ts OUT [--names] GOLD.jsonl …`
 * keeps the head for names that OUT holds, unless `--names` asks for a new one.
 */
export function train(documents: readonly GoldDocument[], known?: Head): Heads {
  const person = known ?? fitHead(documents.flatMap(personCases), 2)
  return fitHeads(readAll(documents, person), person)
}

export function readCorpora(paths: readonly string[]): GoldDocument[] {
  const known = new Set(knownLanguages())
  return paths.flatMap(readGold).filter((document) => known.has(document.lang))
}

/** The head for names that a file of weights holds; undefined where there is no such file. */
const namesIn = (path: string): Head | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Heads).person : undefined

/** The weights as JSON, a tree on a line. */
function written({ meeting: { weights, trees }, ...heads }: Heads): string {
  const json = JSON.stringify({ ...heads, meeting: { weights, trees: [] } }, null, 1)
  return `${json.replace('"trees": []', `"trees": [\n${trees.map((tree) => JSON.stringify(tree)).join(',\n')}\n  ]`)}\n`
}

if (process.argv[1]?.endsWith('train.ts')) {
  const [out = 'weights.json', ...paths] = process.argv.slice(2).filter((one) => one !== '--names')
  const documents = [...readCorpora(paths), ...readGolden(), ...readSeeds()]
  const heads = train(documents, process.argv.includes('--names') ? undefined : namesIn(out))
  writeFileSync(out, written(heads))
  process.stderr.write(`${documents.length} documents\n`)
}
