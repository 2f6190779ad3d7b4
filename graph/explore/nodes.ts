import type {
  Certainty,
  GraphNode,
  MeetingDate,
  MeetingKind,
  MeetingStatus,
  NodeKind,
  OrganisationClass,
} from '#contract'
import { EntenteError } from '#contract'
import { LABELS } from '../statements/explore-nodes.ts'
import { type Fields, map, maybeNumber, maybeText, present, text, texts } from './rows.ts'

const KINDS = new Map(Object.entries(LABELS).map(([kind, label]) => [label, kind as NodeKind]))

/** The kind of node that stands under these labels. */
export function kindOf(labels: readonly string[]): NodeKind {
  const kind = labels.map((label) => KINDS.get(label)).find((found) => found !== undefined)
  if (kind === undefined) throw new EntenteError('internal', `No kind of node is labelled ${labels.join(' ')}.`)
  return kind
}

/** A node out of the map that `nodeMap` makes, in the column `key`. */
export function nodeIn(row: Fields, key = 'node'): GraphNode {
  return toNode(map(row, key))
}

function toNode(fields: Fields): GraphNode {
  const kind = kindOf(texts(fields, 'labels'))
  return present({
    id: text(fields, 'id'),
    kind,
    name: text(fields, 'name'),
    meetings: maybeNumber(fields, 'meetings') ?? 0,
    neighbours: maybeNumber(fields, 'neighbours') ?? 0,
    ...(kind === 'organisation' && { class: maybeText(fields, 'class') as OrganisationClass | undefined }),
    ...(kind === 'meeting' && meetingPart(fields)),
  })
}

function meetingPart(fields: Fields): Partial<GraphNode> {
  return {
    status: maybeText(fields, 'status') as MeetingStatus | undefined,
    meetingKind: maybeText(fields, 'kind') as MeetingKind | undefined,
    date: dateIn(fields),
    sources: maybeNumber(fields, 'sources'),
    certainty: maybeText(fields, 'certainty') as Certainty | undefined,
  }
}

/** The date that the properties of a meeting or report tell; `undefined` where they tell none. */
export function dateIn(fields: Fields): MeetingDate | undefined {
  const precision = maybeText(fields, 'datePrecision') as MeetingDate['precision'] | undefined
  const basis = maybeText(fields, 'dateBasis') as MeetingDate['basis'] | undefined
  if (precision === undefined || basis === undefined) return undefined
  return present({ from: maybeText(fields, 'dateFrom'), to: maybeText(fields, 'dateTo'), precision, basis })
}

/** Nodes without those that came before. */
export function distinct(nodes: readonly GraphNode[]): GraphNode[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()]
}

const COLLATOR = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** By name as people sort, then by id. */
export function byName(a: GraphNode, b: GraphNode): number {
  return COLLATOR.compare(a.name, b.name) || compareText(a.id, b.id)
}

/** Code units, as both stores order ids. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
