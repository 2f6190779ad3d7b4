import { CalendarDate, type Param } from '#graph'
import * as copy from '../../../graph/statements/copy.ts'
import * as doctor from '../../../graph/statements/doctor.ts'
import type { Examples } from './examples.ts'
import type { Pick } from './pick.ts'

const LABELS = ['Article', 'Mention', 'Figure', 'Report', 'Claim', 'Actor', 'Meeting', 'Judgement'] as const
const LINES = [
  ['Mention', 'IN', 'Article'],
  ['Figure', 'TAKES_PART', 'Report'],
  ['Actor', 'HOLDS', 'Organisation'],
  ['Actor', 'ATTENDED', 'Meeting'],
] as const

/** Statements of copying and examining that read. */
export const COPY_READS: Examples = {
  copy: {
    labelsHeld: () => copy.labelsHeld(),
    linesHeld: () => copy.linesHeld(),
    idsWithLabel: (p) => copy.idsWithLabel(p.one(LABELS)),
    nodesWithIds: (p) => {
      const label = p.one(LABELS)
      return copy.nodesWithIds(label, p.ids(label))
    },
    linesFrom: (p) => {
      const [from, type, to] = p.one(LINES)
      return copy.linesFrom(from, type, to, p.ids(from))
    },
    deedsDone: () => copy.deedsDone(),
    readMeta: () => copy.readMeta(),
  },
  doctor: {
    toldBy: (p) => doctor.toldBy(p.one(['Mention', 'Figure', 'Report', 'Claim']), p.ids('Article')),
    pointedAtBy: (p) => doctor.pointedAtBy(p.ids('Article')),
    leftCommits: () => doctor.leftCommits(1),
  },
}

/** Statements of copying that write. */
export const COPY_WRITES: Examples = {
  copy: {
    createNodes: (p) =>
      copy.createNodes('Key', [{ props: { id: `key-${p.below(1e9)}-${p.below(1e9)}`, ...properties(p) } }]),
    lockMeta: () => copy.lockMeta(),
    putMeta: (p) => copy.putMeta({ schemaVersion: 2, algorithmVersion: 1, epoch: p.below(9), mark: 'm' }),
    changeMeta: (p) => copy.changeMeta({ epoch: p.below(9), mark: p.one(['one', 'two', null]) }),
  },
}

function properties(p: Pick): Readonly<Record<string, Param>> {
  return { some: p.some(['a', 'ж']), since: new CalendarDate(p.day()), half: p.below(5) / 4 }
}
