import type { KnownFigure, Memory } from './memory.ts'
import type { Copies } from './resolve/copies.ts'
import { byRank, type Dossier } from './resolve/dossier.ts'
import { bestMatch, isFull, mayJoin } from './resolve/figures.ts'
import { CONTRADICTION, SURE } from './resolve/names.ts'

/** What people's decisions speak of: nodes, and keys of the figures. */
export interface Decided {
  readonly nodes: ReadonlySet<string>
  readonly keys: ReadonlySet<string>
}

/** All figures of one form that share a key with a new one, the first by rank giving the names to compare. */
interface Form {
  readonly ids: string[]
  first: Dossier
}

/**
 * The node that a new figure joins, where it is told by names that the node has already and nothing else can change by it;
 * undefined where that has to be computed. It is what computing everything would give: figures of one full form are one,
 * and one more of them matters to others only through its context, which is compared here. What comes in with it, the
 * pending, either joins as plainly or brings all who share a key with it into what is computed.
 */
export function plainJoin(
  own: KnownFigure,
  pending: ReadonlySet<string>,
  memory: Memory,
  decided: Decided,
  copies: Copies,
): string | undefined {
  const keys = memory.keys.get(own.figure.id) ?? []
  if (keys.length === 0 || keys.some((key) => decided.keys.has(key))) return undefined
  const forms = formsBeside(own, keys, pending, memory)
  const same = forms?.get(own.form)
  if (!forms || !same || byRank(same.first, own.dossier) >= 0) return undefined
  const node = nodeOf(same.ids, memory)
  if (node === undefined || decided.nodes.has(node) || !fitsTally(own, node, memory)) return undefined
  return own.dossier.kind === 'actor' && !isAlone(own, node, same, forms, memory, copies) ? undefined : node
}

/** Undefined where somebody is not known yet, or where the article tells of another who could be the same. */
function formsBeside(
  own: KnownFigure,
  keys: readonly string[],
  pending: ReadonlySet<string>,
  memory: Memory,
): Map<string, Form> | undefined {
  const forms = new Map<string, Form>()
  const seen = new Set<string>([own.figure.id])
  for (const key of keys) {
    const group = memory.keyed.get(key)
    if (!group) return undefined
    for (const id of group) {
      if (seen.has(id)) continue
      seen.add(id)
      const other = memory.figures.get(id)
      if (!other || other.figure.articleId === own.figure.articleId) return undefined
      if (pending.has(id)) continue
      const form = forms.get(other.form)
      if (!form) forms.set(other.form, { ids: [id], first: other.dossier })
      else {
        form.ids.push(id)
        if (byRank(other.dossier, form.first) < 0) form.first = other.dossier
      }
    }
  }
  return forms
}

/** The one node of all these figures. */
function nodeOf(ids: readonly string[], memory: Memory): string | undefined {
  const [node, ...others] = new Set(ids.map((id) => memory.owners.get(id)))
  return others.length === 0 ? node : undefined
}

/** Whether the node is counted, has all the names already, and keeps its representative. */
function fitsTally({ dossier, form }: KnownFigure, node: string, memory: Memory): boolean {
  const tallied = memory.tallies.get(node)
  const least = memory.figures.get(node)?.dossier
  if (!tallied || !least || form.startsWith('only ') || byRank(least, dossier) >= 0) return false
  return dossier.kind === tallied.tally.kind && dossier.names.every((name) => tallied.tally.all.has(name))
}

/** Whether no name that leaves room for doubt could go another way for this figure's context. */
function isAlone(
  own: KnownFigure,
  node: string,
  same: Form,
  forms: ReadonlyMap<string, Form>,
  memory: Memory,
  copies: Copies,
): boolean {
  if (!isFull(own.form)) return false
  const likeness = (one: Form, other: Form): number => bestMatch(one.first.names, other.first.names)
  const scored = [...forms.values()]
    .filter((form) => form !== same)
    .map((form) => ({ form, score: likeness(same, form) }))
  const rivals = scored.filter(({ score }) => score < CONTRADICTION).map(({ form }) => form)
  return scored
    .filter(({ score }) => score >= CONTRADICTION && score < SURE)
    .every(({ form, score }) => {
      const met = form.ids.filter((id) => {
        const other = memory.figures.get(id)?.dossier
        return other !== undefined && mayJoin(own.dossier, other, score, copies)
      })
      if (met.length === 0) return true
      if (met.some((id) => memory.owners.get(id) !== node)) return false
      return rivals.every((rival) => likeness(rival, form) < CONTRADICTION)
    })
}
