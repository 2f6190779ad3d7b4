import { isNode, type LineRecord, type NodeRecord, type StoreRecord } from '../copy/record.ts'
import { markIn } from '../layer-keys.ts'
import type { Finding } from './finding.ts'
import { lineName, shapeFindings } from './shape.ts'

/** What is kept of a node: no texts, so that a large store fits. */
interface Entry {
  readonly label: string
  readonly id: string
  readonly articleId?: string
  readonly status?: string
  readonly takenOut?: boolean
}

const TOLD = new Set(['Mention', 'Figure', 'Report', 'Claim'])
const OPEN = new Set(['waiting', 'reading', 'resolving'])
/** Lines of the base layer that stay within one article. */
const WITHIN = new Set(['IN', 'NAMES', 'TAKES_PART', 'PLACED_AT', 'ABOUT', 'AT'])
/** How many lines of a type must leave a node of a label. */
const ENDS: readonly (readonly [label: string, type: string, least: number, most: number])[] = [
  ['Mention', 'NAMES', 1, 1],
  ['Mention', 'IN', 0, 1],
  ['Claim', 'ABOUT', 1, 1],
  ['Claim', 'AT', 0, 1],
  ['Report', 'PLACED_AT', 0, 1],
]

const key = (label: string, id: string): string => `${label} ${id}`

/** Goes over all nodes and then all lines of a store once, and tells what does not hang together. */
export class Survey {
  readonly #found: Finding[] = []
  readonly #nodes = new Map<string, Entry>()
  /** Lines that leave each node, by type, and keys that are held. */
  readonly #leaving = new Map<string, number>()
  readonly #held = new Set<string>()
  readonly #lines = new Set<string>()
  /** Articles with a job that is not over, and jobs by article. */
  readonly #open = new Map<string, string>()

  add(record: StoreRecord): void {
    this.#found.push(...shapeFindings(record))
    if (isNode(record)) this.#addNode(record)
    else this.#addLine(record)
  }

  /** The ids of all articles. */
  articles(): readonly string[] {
    return [...this.#nodes.values()].filter(({ label }) => label === 'Article').map(({ id }) => id)
  }

  findings(): readonly Finding[] {
    return [...this.#found, ...[...this.#nodes.values()].flatMap((entry) => this.#judge(entry)), ...this.#jobs()]
  }

  #addNode({ label, id, properties }: NodeRecord): void {
    if (this.#nodes.has(key(label, id)))
      this.#found.push({ check: 'doubled', at: id, label, detail: `Two nodes ${label} have this id.` })
    const { articleId, status, takenOut, state } = properties
    this.#nodes.set(key(label, id), {
      label,
      id,
      ...(typeof articleId === 'string' && { articleId }),
      ...(typeof status === 'string' && { status }),
      ...(takenOut === true && { takenOut }),
    })
    if (label === 'Job' && OPEN.has(String(state))) this.#open.set(String(articleId), id)
  }

  #addLine(line: LineRecord): void {
    const { type, from, to, properties } = line
    const name = lineName(type, from[1], to[1])
    const own = `${name} ${from[0]} ${to[0]} ${markIn(type, properties)}`
    if (this.#lines.has(own)) this.#found.push({ check: 'doubled-line', at: name, detail: 'It is there twice.', line })
    else this.#count(line)
    this.#lines.add(own)
    const [one, other] = [this.#articleOf(...from), this.#articleOf(...to)]
    if (WITHIN.has(type) && one !== other)
      this.#found.push({ check: 'loose-end', at: name, detail: 'It leads into another article.' })
  }

  #count({ type, from, to }: LineRecord): void {
    const leaving = `${type} ${key(...from)}`
    this.#leaving.set(leaving, (this.#leaving.get(leaving) ?? 0) + 1)
    if (type === 'HAS_KEY') this.#held.add(to[1])
  }

  #articleOf(label: string, id: string): string | undefined {
    return label === 'Article' ? id : this.#nodes.get(key(label, id))?.articleId
  }

  #judge(entry: Entry): readonly Finding[] {
    const { label, id, articleId = '' } = entry
    if (label === 'Article') return this.#judgeArticle(entry)
    if (label === 'Key')
      return this.#held.has(id) ? [] : [{ check: 'loose-key', at: id, label, detail: 'Nothing has it.' }]
    if (label === 'Tombstone') return this.#judgeTombstone(entry)
    if (!TOLD.has(label)) return []
    if (!this.#nodes.has(key('Article', articleId)))
      return [{ check: 'orphan', at: id, label, detail: `${label} of the article ${articleId}.` }]
    return [...this.#lostMention(entry), ...this.#looseEnds(entry)]
  }

  #lostMention({ label, id, articleId = '' }: Entry): readonly Finding[] {
    if (label !== 'Mention' || this.#leaving.has(`IN ${key(label, id)}`)) return []
    const line: LineRecord = { type: 'IN', from: [label, id], to: ['Article', articleId], properties: {} }
    return [{ check: 'lost-mention', at: id, line, detail: `It belongs to the article ${articleId}.` }]
  }

  #looseEnds({ label, id }: Entry): readonly Finding[] {
    return ENDS.flatMap(([own, type, least, most]) => {
      const lines = this.#leaving.get(`${type} ${key(label, id)}`) ?? 0
      if (own !== label || (lines >= least && lines <= most)) return []
      return [{ check: 'loose-end', at: id, detail: `${label}: it has ${lines} lines ${type}.` } as const]
    })
  }

  #judgeArticle({ id, status }: Entry): readonly Finding[] {
    if (this.#open.has(id)) return []
    if (status === 'waiting') return [{ check: 'waiting', at: id, detail: 'No job is open.' }]
    return status === 'read' ? [{ check: 'unresolved', at: id, detail: 'No job is open.' }] : []
  }

  #judgeTombstone({ id, takenOut }: Entry): readonly Finding[] {
    const living = ['Article', 'Figure', 'Report'].find((label) => this.#nodes.has(key(label, id)))
    if (takenOut || living === undefined) return []
    return [{ check: 'tombstone', at: id, label: 'Tombstone', detail: `It is the address of a ${living}.` }]
  }

  #jobs(): readonly Finding[] {
    return [...this.#open]
      .filter(([article]) => !this.#nodes.has(key('Article', article)) && !this.#nodes.has(key('Tombstone', article)))
      .map(([article, job]) => ({ check: 'job', at: job, detail: `Its article is ${article}.` }))
  }

  /** Whether an address is, or was, that of a figure or a report. */
  isAddress(id: string): boolean {
    return ['Figure', 'Report', 'Tombstone'].some((label) => this.#nodes.has(key(label, id)))
  }
}
