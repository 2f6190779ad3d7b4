import { CalendarDate, type Param } from '#graph'
import * as base from '../../../graph/statements/ledger-base.ts'
import * as jobs from '../../../graph/statements/ledger-jobs.ts'
import * as judgements from '../../../graph/statements/ledger-judgements.ts'
import * as layer from '../../../graph/statements/ledger-layer.ts'
import * as part from '../../../graph/statements/ledger-part.ts'
import * as read from '../../../graph/statements/ledger-read.ts'
import * as work from '../../../graph/statements/ledger-work.ts'
import type { Example, Examples } from './examples.ts'
import type { Pick } from './pick.ts'

const LABELS = ['Article', 'Mention', 'Figure', 'Report', 'Claim', 'Actor', 'Organisation', 'Place', 'Meeting'] as const
const LINE_TYPES = ['ATTENDED', 'HELD_AT', 'HOLDS', 'REFERS_TO', 'TELLS_OF', 'POSSIBLY_SAME', 'COPY_OF'] as const
const JOBS = ['q_one', 'q_two', 'q_three'] as const
const CLAIMS = ['one', 'another'] as const
const JUDGEMENTS = ['j_one', 'j_two', 'j_three'] as const
/** Types of lines with the labels at their ends. */
const LINES = [
  ['Actor', 'ATTENDED', 'Meeting'],
  ['Organisation', 'ATTENDED', 'Meeting'],
  ['Meeting', 'HELD_AT', 'Place'],
  ['Actor', 'HOLDS', 'Organisation'],
  ['Figure', 'REFERS_TO', 'Actor'],
  ['Figure', 'REFERS_TO', 'Place'],
  ['Report', 'TELLS_OF', 'Meeting'],
  ['Meeting', 'POSSIBLY_SAME', 'Meeting'],
  ['Figure', 'TAKES_PART', 'Report'],
  ['Claim', 'ABOUT', 'Figure'],
  ['Article', 'COPY_OF', 'Article'],
] as const

/** Statements of the ledger that read. */
export const LEDGER_READS: Examples = {
  'ledger-base': {
    idsOf: (p) => base.idsOf(p.one(['Mention', 'Figure', 'Report', 'Claim']), p.ids('Article')),
    keysOf: (p) => base.keysOf(p.ids('Article')),
    articleStates: (p) => base.articleStates(p.ids('Article')),
    unresolved: () => base.unresolved(),
    namesOf: (p) => base.namesOf(p.id('Article')),
  },
  'ledger-jobs': {
    findJob: (p) => jobs.findJob(p.one(JOBS)),
    openJobs: (p) => jobs.openJobs(p.limit()),
    openJobsOf: (p) => jobs.openJobsOf(p.ids('Article')),
  },
  'ledger-judgements': {
    readJudgements: () => judgements.readJudgements(),
    membersOf: (p) => judgements.membersOf(p.address()),
    findMember: (p) => judgements.findMember(p.address()),
  },
  'ledger-layer': { readVersion: () => layer.readVersion() },
  'ledger-part': {
    ...named('PART', part.PART, (question) => (p) => question(someIds(p))),
    meetingsOfPairs: (p) => {
      const label = p.one(['Actor', 'Organisation'])
      return part.meetingsOfPairs(
        label,
        p.ids(label).map((one) => ({ one, others: p.ids('Actor') })),
      )
    },
    reportsAlone: (p) => {
      const label = p.one(['Actor', 'Organisation'])
      return part.reportsAlone(label, p.ids(label))
    },
    linesAt: (p) => {
      const [from, type, to] = p.one(LINES)
      return p.below(2) === 0 ? part.linesAt('from', from, type, p.ids(from)) : part.linesAt('to', to, type, p.ids(to))
    },
  },
  'ledger-read': {
    ...named('ALL', read.ALL, (statement) => () => statement),
    readLayerNodes: (p) => read.readLayerNodes(p.one(['Actor', 'Organisation', 'Place', 'Meeting', 'Tombstone'])),
    readLayerLines: (p) => read.readLayerLines(p.one(LINE_TYPES)),
  },
  'ledger-work': {
    readLease: () => work.readLease(),
    claimableJobs: (p) => work.claimableJobs({ claim: p.one(CLAIMS), now: p.below(3) }, p.limit()),
    claimableIds: (p) => work.claimableIds({ claim: p.one(CLAIMS), now: p.below(3) }, p.limit()),
    claimableAmong: (p) => work.claimableAmong({ claim: p.one(CLAIMS), now: p.below(3) }, [...JOBS]),
    claimed: (p) => work.claimed([...JOBS], p.one(CLAIMS)),
    jobsIn: (p) => work.jobsIn(p.one(['waiting', 'reading', 'done']), p.limit()),
    jobStates: () => work.jobStates([...JOBS]),
    findJobs: (p) => work.findJobs([p.one(JOBS), p.one(JOBS)]),
  },
}

/** Statements of the ledger that write. */
export const LEDGER_WRITES: Examples = {
  'ledger-base': {
    putNodes: (p) => {
      if (p.below(5) === 0) return base.putNodes('Job', [job(p)])
      const label = p.one(LABELS)
      return base.putNodes(
        label,
        p.ids(label).map((id) => ({ id, props: { id, ...properties(p) } })),
      )
    },
    deleteNodes: (p) => {
      const label = p.one(LABELS)
      return base.deleteNodes(label, [p.id(label)])
    },
    putLines: (p) => {
      const [from, type, to] = p.one(LINES)
      return base.putLines(from, type, to, rowsBetween(p, from, to))
    },
    dropLines: (p) => {
      const [from, type] = p.one(LINES)
      return base.dropLines(from, type, [p.id(from)])
    },
    putKeys: (p) => base.putKeys(keys(p)),
    dropLooseKeys: (p) => base.dropLooseKeys(keys(p)),
    setArticleStatus: (p) => base.setArticleStatus(p.ids('Article'), p.one(['waiting', 'read', 'resolved', 'failed'])),
  },
  'ledger-jobs': {
    setJob: (p) => jobs.setJob(['q_one', 'q_two'], { state: p.one(['reading', 'failed']), attempts: p.below(3) }),
  },
  'ledger-judgements': {
    putJudgement: (p) => {
      const id = p.one(JUDGEMENTS)
      const sides = { left: p.ids('Figure'), right: p.some(p.ids('Figure')) }
      return judgements.putJudgement(id, {
        id,
        kind: 'same',
        ...sides,
        at: `${p.day()}T10:00:00.000Z`,
        retracted: false,
      })
    },
    retractJudgement: (p) => judgements.retractJudgement(p.one(JUDGEMENTS)),
  },
  'ledger-layer': {
    deleteLayerLines: (p) => {
      const [from, type, to] = p.one(LINES)
      const rows = rowsBetween(p, from, to).map((row) => ({ ...row, mark: 'Minister' }))
      return layer.deleteLayerLines(from, type, to, rows, p.maybe('title'))
    },
    createLayerLines: (p) => {
      const [from, type, to] = p.one(LINES)
      return layer.createLayerLines(from, type, to, rowsBetween(p, from, to).slice(0, 2))
    },
    lockLayer: (p) => layer.lockLayer(p.below(3)),
    growEpoch: () => layer.growEpoch(),
  },
  'ledger-part': {
    countLines: (p) => {
      const label = p.one(['Actor', 'Organisation', 'Place', 'Meeting'])
      return part.countLines(label, p.ids(label))
    },
  },
  'ledger-work': {
    lockJobs: (p) => work.lockJobs(p.one(CLAIMS)),
    lockLease: (p) => work.lockLease(p.below(3)),
    setLease: (p) => work.setLease({ holder: p.one(CLAIMS), number: p.below(3), until: p.below(3) }),
    dropLease: (p) => work.dropLease(p.one(CLAIMS)),
    waitForLayer: () => work.waitForLayer(),
    renewClaims: (p) => work.renewClaims([...JOBS], p.one(CLAIMS), p.below(3)),
    changeJobsIn: (p) =>
      work.changeJobsIn(p.one(['waiting', 'reading']), [...JOBS], { claim: p.one(CLAIMS), claimedUntil: p.below(3) }),
  },
}

/** One example for each entry of a table of statements. */
function named<T>(
  table: string,
  entries: Readonly<Record<string, T>>,
  make: (entry: T) => Example,
): Record<string, Example> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${table}.${name}`, make(entry)]))
}

/** Ids of what any table of questions may be asked about. */
function someIds(p: Pick): readonly string[] {
  return ['Article', 'Figure', 'Report', 'Actor', 'Organisation', 'Place', 'Meeting'].flatMap((label) =>
    p.ids(label).slice(0, 6),
  )
}

/** A row of one of the jobs that are asked about. */
function job(p: Pick) {
  const id = p.one(JOBS)
  const state = p.one(['waiting', 'done'])
  return { id, props: { id, articleId: p.id('Article'), state, createdAt: `${p.day()}T10:00:00.000Z`, known: false } }
}

/** Properties of every type that is stored, each there or not. */
function properties(p: Pick): Record<string, Param> {
  const all: Record<string, Param> = {
    articleId: p.id('Article'),
    kind: p.one(['actor', 'place', 'office', 'bilateral']),
    status: p.one(['held', 'planned', 'read', 'resolved']),
    name: p.one(['Elena Varga', 'Élodie', 'Шойгу', '김정은', '']),
    search: p.one([' elena varga ', ' elodie ', ' viktor sokolov ']),
    spellings: p.some(['Varga', 'Вáрга', 'V. Varga']),
    text: p.one(['Varga', 'Dahl', '😀']),
    meetings: p.below(4),
    neighbours: p.below(4),
    confidence: p.below(5) / 4,
    unsure: p.below(2) === 0,
    start: p.below(90),
    end: 90 + p.below(90),
    publishedAt: new CalendarDate(p.day()),
    dateFrom: new CalendarDate(p.day()),
    dateTo: new CalendarDate(p.day()),
    since: new CalendarDate(p.day()),
    fingerprint: p.one(['00ff', 'ff00']),
  }
  return Object.fromEntries(p.some(Object.entries(all)))
}

function rowsBetween(p: Pick, from: string, to: string) {
  const props = () => ({
    title: p.one(['Minister', 'Chef']),
    sources: p.below(3),
    ...(p.below(2) === 0 && { role: 'host' }),
  })
  const pairs = p
    .ids(from)
    .slice(0, 4)
    .flatMap((a) =>
      p
        .ids(to)
        .slice(0, 2)
        .map((b) => ({ from: a, to: b, props: props() })),
    )
  return pairs.toSorted((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1))
}

function keys(p: Pick): readonly string[] {
  return p.some(['name:varga', 'name:dahl', 'text:00ff', 'name:шойгу'])
}
