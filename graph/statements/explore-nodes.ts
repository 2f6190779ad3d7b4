import type { NodeKind } from '#contract'
import type { Statement } from '../engine.ts'

/** The label under which each kind of node is stored. */
export const LABELS: Readonly<Record<NodeKind, string>> = {
  actor: 'Actor',
  organisation: 'Organisation',
  place: 'Place',
  meeting: 'Meeting',
}

/** A canonical node as a map, without its spellings; the variable must be bound, never from OPTIONAL MATCH. */
export function nodeMap(variable: string): string {
  const plain = ['id', 'name', 'meetings', 'neighbours', 'class', 'status', 'kind', 'sources', 'certainty']
  const dates = ['dateFrom', 'dateTo', 'datePrecision', 'dateBasis']
  const properties = [...plain, ...dates].map((name) => `${name}: ${variable}.${name}`)
  return `{labels: labels(${variable}), ${properties.join(', ')}}`
}

/** `o:Actor OR o:Place`: kinds as a condition on labels. */
export function isOneOf(variable: string, kinds: readonly NodeKind[]): string {
  return `(${kinds.map((kind) => `${variable}:${LABELS[kind]}`).join(' OR ')})`
}

/** From an address to its canonical node, by the letter the address begins with. Every canonical id is such an address. */
const WAYS: Readonly<Record<string, string>> = {
  f: '(:Figure {id: asked})-[:REFERS_TO]->(n)',
  r: '(:Report {id: asked})-[:TELLS_OF]->(n:Meeting)',
  m: '(:Mention {id: asked})-[:NAMES]->(:Figure)-[:REFERS_TO]->(n)',
  c: '(:Claim {id: asked})-[:ABOUT]->(:Figure)-[:REFERS_TO]->(n)',
}

/** The canonical node of each address; `undefined` where no address is of a kind that leads to one. */
export function locateNodes(addresses: readonly string[]): Statement | undefined {
  const params: Record<string, readonly string[]> = {}
  for (const address of addresses) {
    const letter = address.charAt(0)
    if (letter in WAYS) params[letter] = [...(params[letter] ?? []), address]
  }
  const parts = Object.keys(params).map(
    (letter) => `UNWIND $${letter} AS asked MATCH ${WAYS[letter]} RETURN asked AS address, ${nodeMap('n')} AS node`,
  )
  return parts.length === 0 ? undefined : { cypher: parts.join('\nUNION ALL\n'), params }
}

/** What is left of an address whose article was removed. */
export function findTombstone(address: string): Statement {
  return {
    cypher: 'MATCH (t:Tombstone {id: $address}) RETURN t.was AS was, t.removedAt AS removedAt',
    params: { address },
  }
}
