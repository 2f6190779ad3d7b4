import type { z } from 'zod'
import type { NodeCell } from '#contract'
import type { Engine } from '../engine.ts'
import type { Explorer, Part } from '../explorer.ts'
import { Line } from '../line.ts'
import { Apart } from './apart.ts'
import { articleDetail } from './article-detail.ts'
import { pageOfArticles } from './articles.ts'
import { locateAll, locateOne } from './locate.ts'
import { pageOfMeetings } from './meetings.ts'
import { neighboursOf } from './neighbours.ts'
import { nodeDetail } from './node-detail.ts'
import type { NameOffice } from './offices.ts'
import { partOf, writtenPart } from './part.ts'
import { pathsBetween } from './paths.ts'
import { type Fold, plainFold, searchNames, searchTitles } from './search.ts'
import { countAll, epochOf } from './stats.ts'
import { connected } from './subgraph.ts'

export interface ExplorerOptions {
  /** How spellings are folded, so that the spelling that was found can be shown in any script. */
  readonly fold?: Fold
  /** What an office that is printed in any language is called. */
  readonly office?: NameOffice
}

/** Nodes from which a part of the graph is large. */
const LARGE = 1_000
/** Large parts at a time, of which one is read. */
const MOST_LARGE = 16

const asPrinted: NameOffice = (printed) => printed

/**
 * Answers questions about the graph from any engine. Large parts of it are read one after another, so that the store and this
 * process have room for small questions.
 */
export function createExplorer(
  engine: Engine,
  { fold = plainFold, office = asPrinted }: ExplorerOptions = {},
): Explorer {
  const line = new Line(MOST_LARGE)
  const apart = new Apart(engine)
  const small = (part: Part) => ('picture' in part ? part.picture.limit : part.nodes.length) < LARGE
  const made = (part: Part) => (small(part) ? partOf(engine, part) : line.join(() => partOf(engine, part)))
  return {
    stats: () => countAll(engine),
    epoch: epochOf(engine),
    search: (wanted) => searchNames(engine, wanted, fold),
    searchArticles: (text, limit) => searchTitles(engine, text, limit),
    graph: (picture) => made({ picture }),
    subgraph: (nodes) => made({ nodes }),
    written: (part) => (small(part) ? writtenPart(engine, part) : line.join(() => apart.written(part))),
    connected: (ids, limit) => connected(engine, ids, limit),
    node: (address) => nodeDetail(engine, address, office),
    locate: async (address) => (await locateOne(engine, address))?.id,
    neighbours: (address, request) => neighboursOf(engine, address, request),
    paths: (request) => pathsBetween(engine, request),
    meetings: (request) => pageOfMeetings(engine, request),
    articles: (request) => pageOfArticles(engine, request),
    article: (address) => articleDetail(engine, address),
    cells: (ids) => cellsOf(engine, ids),
    run: (statement) => engine.read(statement),
  }
}

async function cellsOf(engine: Engine, ids: readonly string[]): Promise<ReadonlyMap<string, z.infer<typeof NodeCell>>> {
  const located = await locateAll(engine, ids)
  return new Map([...located].map(([address, { id, kind, name }]) => [address, { id, kind, name }]))
}
