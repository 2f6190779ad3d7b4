import type { NodeKind } from '#contract'
import type { Statement } from '../engine.ts'
import { LABELS, nodeMap } from './explore-nodes.ts'

type Kind = Exclude<NodeKind, 'meeting'>

/** Members of one node that are listed. */
const MOST_MEMBERS = 1000
const MOST_SPELLINGS = 200
const MOST_OFFICES = 300

/** The addresses of the figures that are one node. */
export function figuresOf(kind: Kind, node: string): Statement {
  const cypher = `MATCH (n:${LABELS[kind]} {id: $node})<-[:REFERS_TO]-(f:Figure)
WITH f ORDER BY f.id LIMIT $limit RETURN f.id AS figure`
  return { cypher, params: { node, limit: MOST_MEMBERS } }
}

/** Statuses of meetings at which people really met. */
const MET = ['held', 'contested']

/** Who was at the same meetings, most often first; plans and what was denied or called off do not count. */
export function companionsOf(kind: Kind, node: string, limit: number): Statement {
  const line = kind === 'place' ? '<-[:HELD_AT]-' : '-[:ATTENDED]->'
  const cypher = `MATCH (n:${LABELS[kind]} {id: $node})${line}(m:Meeting) WHERE m.status IN $met
MATCH (m)<-[:ATTENDED]-(o) WHERE o.id <> $node
WITH o, count(DISTINCT m) AS together ORDER BY together DESC, o.id LIMIT $limit
RETURN ${nodeMap('o')} AS node, together AS together`
  return { cypher, params: { node, met: MET, limit } }
}

/** The mention in the earliest article stands for all of the same spelling and language. */
function withFirstMention(spelling: string): string {
  return `WITH f, m, a ORDER BY a.publishedAt, a.id, m.start, m.id
WITH ${spelling} AS spelling, a.language AS language, count(DISTINCT a.id) AS articles, collect(m.id) AS mentions
WITH spelling, language, articles, mentions[0..1] AS firsts ORDER BY articles DESC, spelling, language LIMIT $limit
UNWIND firsts AS first MATCH (own:Mention {id: first})
RETURN spelling AS spelling, language AS language, articles AS articles, own.articleId AS article, own.start AS start, own.end AS end`
}

/** Each spelling of a node in each language, how many articles have it, and a mention that shows it. */
export function spellingsOf(kind: Kind, node: string): Statement {
  const cypher = `MATCH (n:${LABELS[kind]} {id: $node})<-[:REFERS_TO]-(f:Figure)
MATCH (f)<-[:NAMES]-(m:Mention) WHERE m.text IN n.spellings MATCH (m)-[:\`IN\`]->(a:Article)
${withFirstMention('m.text')}`
  return { cypher, params: { node, limit: MOST_SPELLINGS } }
}

/** The same for the names of its figures, which no mention need show letter by letter. */
export function figureNamesOf(kind: Kind, node: string): Statement {
  const cypher = `MATCH (n:${LABELS[kind]} {id: $node})<-[:REFERS_TO]-(f:Figure)
MATCH (f)<-[:NAMES]-(m:Mention) MATCH (m)-[:\`IN\`]->(a:Article)
${withFirstMention('f.name')}`
  return { cypher, params: { node, limit: MOST_SPELLINGS } }
}

const WITH_PROOFS = 'c.value AS title, c.since AS since, c.until AS until, count(c) AS amount, collect(c.id) AS claims'
const FIRST_PROOFS = 'title, since, until, amount, claims[0..5] AS firsts ORDER BY amount DESC, title, since, until'
const OFFICE = 'title AS title, since AS since, until AS until, firsts AS proofs'

/** Offices at bodies that articles give a person. */
export function officesOf(actor: string): Statement {
  const cypher = `MATCH (n:Actor {id: $node})<-[:REFERS_TO]-(f:Figure) MATCH (f)<-[:ABOUT]-(c:Claim) WHERE c.kind = $office
MATCH (c)-[:AT]->(g:Figure) MATCH (g)-[:REFERS_TO]->(o:Organisation)
${officesWithNode()}`
  return { cypher, params: { node: actor, office: 'office', limit: MOST_OFFICES } }
}

/** Who held offices at a body, according to articles. */
export function officersOf(organisation: string): Statement {
  const cypher = `MATCH (n:Organisation {id: $node})<-[:REFERS_TO]-(g:Figure) MATCH (g)<-[:AT]-(c:Claim) WHERE c.kind = $office
MATCH (c)-[:ABOUT]->(f:Figure) MATCH (f)-[:REFERS_TO]->(o:Actor)
${officesWithNode()}`
  return { cypher, params: { node: organisation, office: 'office', limit: MOST_OFFICES } }
}

function officesWithNode(): string {
  return `WITH DISTINCT o, c ORDER BY c.id
WITH o, ${WITH_PROOFS}
WITH o, ${FIRST_PROOFS}, o.id LIMIT $limit
RETURN ${nodeMap('o')} AS node, ${OFFICE}`
}

/** Offices that articles give a person without telling at which body. */
export function bareOfficesOf(actor: string): Statement {
  const cypher = `MATCH (n:Actor {id: $node})<-[:REFERS_TO]-(f:Figure) MATCH (f)<-[:ABOUT]-(c:Claim)
WHERE c.kind = $office AND NOT EXISTS { MATCH (c)-[:AT]->(g:Figure) MATCH (g)-[:REFERS_TO]->(o:Organisation) }
WITH c ORDER BY c.id
WITH ${WITH_PROOFS}
WITH ${FIRST_PROOFS} LIMIT $limit
RETURN ${OFFICE}`
  return { cypher, params: { node: actor, office: 'office', limit: MOST_OFFICES } }
}

/** Since when and until when offices were held, as all articles together tell it. */
export function heldOffices(node: string): Statement {
  const cypher = `MATCH (f:Figure {id: $node})-[:REFERS_TO]->(n) MATCH (n)-[h:HOLDS]-(o)
RETURN o.id AS other, h.title AS title, h.titles AS titles, h.since AS since, h.until AS until`
  return { cypher, params: { node } }
}

/** Where these claims stand. */
export function readClaims(claims: readonly string[]): Statement | undefined {
  if (claims.length === 0) return undefined
  const cypher = `UNWIND $claims AS own MATCH (c:Claim {id: own}) RETURN c.id AS claim, c.articleId AS article, c.start AS start, c.end AS end`
  return { cypher, params: { claims } }
}

/** The offices that articles give these figures, at the time of writing. */
export function officesOfFigures(figures: readonly string[]): Statement | undefined {
  if (figures.length === 0) return undefined
  const cypher = `UNWIND $figures AS own MATCH (f:Figure {id: own})<-[:ABOUT]-(c:Claim) WHERE c.kind = $office
RETURN f.id AS figure, c.id AS claim, c.value AS title, c.since AS since, c.until AS until`
  return { cypher, params: { figures, office: 'office' } }
}
