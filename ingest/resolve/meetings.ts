import { Clusters } from './clusters.ts'
import type { Copies } from './copies.ts'
import type { Decisions } from './decisions.ts'
import { type Pairing, pair, TIERS } from './pairing.ts'
import type { ToldMeeting } from './told-meeting.ts'
import { addTo, byText, groupBy, Union } from './union.ts'

/** One meeting: its reports in the order of representatives, the first giving the id. */
export interface MeetingCluster {
  readonly id: string
  readonly members: readonly ToldMeeting[]
}

export interface Likeness {
  readonly left: string
  readonly right: string
  readonly reasons: readonly string[]
}

interface Link extends Pairing {
  readonly a: ToldMeeting
  readonly b: ToldMeeting
}

/** Puts reports together: by decision first, then tier by tier, and only where nothing else would fit as well. */
export function clusterMeetings(
  told: readonly ToldMeeting[],
  decisions: Decisions,
  copies: Copies,
): { readonly meetings: readonly MeetingCluster[]; readonly likenesses: readonly Likeness[] } {
  const clusters = new Clusters(told, decisions)
  const links = linksOf(told, copies)
  const open = (a: string, b: string): boolean => joinable(clusters, a, b, copies)
  for (const tier of TIERS) joinTier(clusters, tierLinks(links, tier), open)
  const meetings = clusters.list()
  const ids = new Map(meetings.flatMap(({ id, members }) => members.map((member) => [member.id, id] as const)))
  return { meetings, likenesses: likenesses(links, ids, clusters) }
}

/** All pairs of reports with two participants in common, or one and the place, that say something about each other. */
export function linksOf(told: readonly ToldMeeting[], copies: Copies): readonly Link[] {
  const byPair = new Map<string, ToldMeeting[]>()
  for (const one of told) for (const key of pairKeys(one)) addTo(byPair, key, one)
  const found = new Map<string, Link>()
  for (const group of byPair.values()) {
    for (const [at, a] of group.entries())
      for (const b of group.slice(at + 1)) {
        const key = `${a.id}|${b.id}`
        if (!found.has(key)) found.set(key, { a, b, ...pair(a, b, copies) })
      }
  }
  return [...found.values()].filter((link) => link.tier !== undefined || link.possible)
}

/** What two reports must share to be compared. */
export function pairKeys(told: ToldMeeting): readonly string[] {
  const nodes = [...told.all].sort()
  if (nodes.length === 1) return told.place ? [`${nodes[0]} at ${told.place.node}`] : []
  return nodes.flatMap((one, at) => nodes.slice(at + 1).map((other) => `${one} ${other}`))
}

function tierLinks(links: readonly Link[], tier: number): readonly Link[] {
  const found = links.filter((link) => link.tier === tier)
  return tier === 1 ? inTurn(found) : found
}

/** Where copies tell twice of the same people, the first goes with the first and the second with the second. */
function inTurn(links: readonly Link[]): readonly Link[] {
  const groups = groupBy(links, ({ a, b }) =>
    [[a.articleId, b.articleId].sort().join(' '), [...a.all].sort().join(' '), [...b.all].sort().join(' ')].join('|'),
  )
  return [...groups.values()].flatMap((group) => {
    const [left, right] = [unique(group.map((link) => link.a)), unique(group.map((link) => link.b))]
    return left.length === right.length ? group.filter((link) => left.indexOf(link.a) === right.indexOf(link.b)) : group
  })
}

function unique(told: readonly ToldMeeting[]): readonly ToldMeeting[] {
  return [...new Set(told)].sort((a, b) => a.start - b.start || byText(a.id, b.id))
}

type Open = (a: string, b: string) => boolean

function joinable(clusters: Clusters<ToldMeeting>, a: string, b: string, copies: Copies): boolean {
  if (a === b) return true
  if (clusters.keptApart(a, b) || clusters.shareArticle(a, b)) return false
  return clusters.members(a).every((one) => clusters.members(b).every((other) => !pair(one, other, copies).veto))
}

/** Joins what one tier links: all of a group where nothing in it contradicts, else without those that fit several. */
function joinTier(clusters: Clusters<ToldMeeting>, links: readonly Link[], open: Open): void {
  const edges = links
    .map(({ a, b }) => [clusters.root(a.id), clusters.root(b.id)] as const)
    .filter(([a, b]) => a !== b && open(a, b))
  const groups = new Union()
  for (const [a, b] of edges) groups.join(a, b)
  for (const group of groupBy(edges, ([a]) => groups.find(a)).values()) {
    const kept = harmonious([...new Set(group.flat())], open) ? group : withoutAmbiguous(group, open)
    for (const [a, b] of inOrder(kept, clusters)) {
      const [left, right] = [clusters.root(a), clusters.root(b)]
      if (left !== right && open(left, right)) clusters.join(left, right)
    }
  }
}

type EdgeOf = readonly [string, string]

function harmonious(roots: readonly string[], open: Open): boolean {
  return roots.every((one, at) => roots.slice(at + 1).every((other) => open(one, other)))
}

/** A report that fits two meetings that are not one joins neither. */
function withoutAmbiguous(edges: readonly EdgeOf[], open: Open): readonly EdgeOf[] {
  const both = edges.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
  const ambiguous = new Set(
    [...groupBy(both, ([a]) => a)]
      .filter(([, found]) => !harmonious([...new Set(found.map(([, b]) => b))], open))
      .map(([root]) => root),
  )
  return edges.filter(([a, b]) => !ambiguous.has(a) && !ambiguous.has(b))
}

function inOrder(edges: readonly EdgeOf[], clusters: Clusters<ToldMeeting>): readonly EdgeOf[] {
  const named = edges.map((edge) => ({ edge, ids: edge.map((root) => clusters.least(root)).sort(byText) }))
  return named
    .sort((x, y) => byText(x.ids[0] ?? '', y.ids[0] ?? '') || byText(x.ids[1] ?? '', y.ids[1] ?? ''))
    .map(({ edge }) => edge)
}

/** Meetings that may be one, each pair once, with every reason. */
function likenesses(
  links: readonly Link[],
  ids: ReadonlyMap<string, string>,
  clusters: Clusters<ToldMeeting>,
): readonly Likeness[] {
  const found = new Map<string, { left: string; right: string; reasons: Set<string> }>()
  for (const { a, b, possible, reasons } of links) {
    const [left, right] = [ids.get(a.id) ?? a.id, ids.get(b.id) ?? b.id].sort(byText)
    if (!possible || left === undefined || right === undefined || left === right) continue
    if (clusters.keptApart(clusters.root(a.id), clusters.root(b.id))) continue
    const one = found.get(`${left}|${right}`) ?? { left, right, reasons: new Set<string>() }
    for (const reason of reasons) one.reasons.add(reason)
    found.set(`${left}|${right}`, one)
  }
  return [...found.values()]
    .map(({ left, right, reasons }) => ({ left, right, reasons: [...reasons].sort() }))
    .sort((x, y) => byText(x.left, y.left) || byText(x.right, y.right))
}
