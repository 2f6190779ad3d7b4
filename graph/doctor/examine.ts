import { EntenteError, Judgement } from '#contract'
import type { Change, NodeChange, PropertyChange } from '../change.ts'
import { type Read, readRecords } from '../copy/read.ts'
import { nodeRecord, type PlainProperties } from '../copy/record.ts'
import type { OpenEngine, StoredNode } from '../engine.ts'
import { groupedBy } from '../grouped-by.ts'
import { judgementOf } from '../ledger-parse.ts'
import { labelsHeld, nodesWithIds, readMeta } from '../statements/copy.ts'
import { leftCommits, pointedAtBy, toldBy } from '../statements/doctor.ts'
import { readJudgements } from '../statements/ledger-judgements.ts'
import type { Finding } from './finding.ts'
import { shapeFindings } from './shape.ts'
import { Survey } from './survey.ts'
import { type Ids, toldFindings } from './told.ts'

const ARTICLES = 50
/** A key that a killed program has left is this old; a younger one may be in use. */
const LEFT_MS = 3_600_000

/** What examining needs to know of how ids and the graph are made. */
export interface Knowledge {
  readonly ids: Ids
  /** How the graph differs from what it should be. */
  readonly compare: () => Promise<Change>
}

/** Everything in a store that is not as the model has it. */
export async function examine(engine: OpenEngine, { ids, compare }: Knowledge): Promise<readonly Finding[]> {
  const found = await engine.capture(async (read) => {
    const survey = new Survey()
    for await (const record of readRecords(read)) survey.add(record)
    return [
      ...(await metaFindings(read)),
      ...survey.findings(),
      ...(await textFindings(read, survey.articles(), ids)),
      ...(await judgementFindings(read, survey)),
      ...(await leftovers(read)),
    ]
  })
  return [...found, ...(await comparing(compare))]
}

/** Where something else is broken, the graph may be beyond computing. */
async function comparing(compare: () => Promise<Change>): Promise<readonly Finding[]> {
  try {
    return graphFindings(await compare())
  } catch (error) {
    if (error instanceof EntenteError) throw error
    return [{ check: 'graph', at: 'store', detail: 'It cannot be computed before what else is found is mended.' }]
  }
}

async function metaFindings(read: Read): Promise<readonly Finding[]> {
  const metas = (await read(labelsHeld())).find(({ labels }) => (labels as readonly string[])[0] === 'Meta')
  const [row] = await read(readMeta())
  const shape = row ? shapeFindings(nodeRecord(row.meta as StoredNode)) : []
  const several: readonly Finding[] =
    metas?.nodes === 1 ? [] : [{ check: 'meta', at: 'store', detail: `It has ${metas?.nodes ?? 0} nodes Meta.` }]
  return [...several, ...shape.map((finding) => ({ ...finding, check: 'meta' as const }))]
}

async function textFindings(read: Read, articles: readonly string[], ids: Ids): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (let at = 0; at < articles.length; at += ARTICLES)
    found.push(...(await textFindingsOf(read, articles.slice(at, at + ARTICLES), ids)))
  return found
}

async function textFindingsOf(read: Read, articles: readonly string[], ids: Ids): Promise<readonly Finding[]> {
  const figures = new Map((await read(pointedAtBy(articles))).map(({ id, figure }) => [String(id), String(figure)]))
  const told = async (label: string) =>
    groupedBy(
      (await read(toldBy(label, articles))).map((row) => nodeRecord(row.node as StoredNode).properties),
      ({ articleId }) => String(articleId),
    )
  const [mentions, own, reports, claims] = [
    await told('Mention'),
    await told('Figure'),
    await told('Report'),
    await told('Claim'),
  ]
  const pointing = (properties: PlainProperties) => figures.get(String(properties.id)) ?? ''
  return (await read(nodesWithIds('Article', articles))).flatMap((row) => {
    const article = nodeRecord(row.node as StoredNode).properties
    const id = String(article.id)
    return toldFindings(
      {
        article,
        mentions: (mentions.get(id) ?? []).map((one) => ({ ...one, figure: pointing(one) })),
        figures: own.get(id) ?? [],
        reports: reports.get(id) ?? [],
        claims: (claims.get(id) ?? []).map((one) => ({ ...one, about: pointing(one) })),
      },
      ids,
    )
  })
}

async function judgementFindings(read: Read, survey: Survey): Promise<readonly Finding[]> {
  return (await read(readJudgements())).flatMap((row): readonly Finding[] => {
    const at = String(row.id)
    const judgement = readable(() => Judgement.parse(judgementOf(row)))
    if (judgement === undefined) return [{ check: 'judgement', at, detail: 'It is not what a decision is.' }]
    const nowhere = [...judgement.left, ...judgement.right].filter((address) => !survey.isAddress(address))
    return nowhere.map((address) => ({ check: 'judgement', at, detail: `Nothing ever had the address ${address}.` }))
  })
}

function readable<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

async function leftovers(read: Read): Promise<readonly Finding[]> {
  const rows = await read(leftCommits(Date.now() - LEFT_MS))
  return rows.map(({ id }) => ({
    check: 'leftover',
    at: String(id),
    label: 'Commit',
    detail: 'It is older than an hour.',
  }))
}

function graphFindings({ nodes, lines }: Change): readonly Finding[] {
  return [
    ...nodes.map((node): Finding => ({ check: 'graph', at: node.id, detail: nodeDetail(node) })),
    ...lines.map(
      ({ change, type, from, to, properties }): Finding => ({
        check: 'graph',
        at: `${from} ${type} ${to}`,
        detail: `The line ${WANTED[change]}${told(properties)}.`,
      }),
    ),
  ]
}

/** What is to come is missing, what is to go should not be there. */
const WANTED = { came: 'is missing', gone: 'should not be there', changed: 'says something else' } as const

const nodeDetail = ({ change, label, name, properties }: NodeChange): string =>
  `${label} ${name}: it ${WANTED[change]}${told(properties)}.`

const told = (properties: readonly PropertyChange[]): string =>
  properties
    .map(({ property, before, after }) => ` (${property} is ${before ?? 'absent'}, should be ${after ?? 'absent'})`)
    .join('')
