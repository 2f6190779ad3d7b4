import type { Figure, FigureKind, Judgement, Mention } from '#contract'
import { inBatches, runAll } from './batches.ts'
import type { Row, Statement, StoredNode, Transaction } from './engine.ts'
import { groupedBy } from './grouped-by.ts'
import { computedNode, lineOf, readLayer } from './ledger-layer.ts'
import { claimOf, grouped, judgementOf, present, reportOf, spanned } from './ledger-parse.ts'
import type {
  Layer,
  LayerLine,
  LayerNode,
  LedgerArticle,
  LedgerFigures,
  LedgerOwner,
  LedgerPrint,
  LedgerReports,
  LineType,
} from './ledger-rows.ts'
import { readEpoch } from './statements/explore-counts.ts'
import { readJudgements } from './statements/ledger-judgements.ts'
import { linesAt, meetingsOfPairs, PART, reportsAlone } from './statements/ledger-part.ts'
import { ALL } from './statements/ledger-read.ts'

const BATCH = 5000

/** What resolving asks of the store while it holds the lock: everything by ids. */
export class LedgerView {
  readonly #transaction: Transaction

  constructor(transaction: Transaction) {
    this.#transaction = transaction
  }

  async judgements(): Promise<readonly Judgement[]> {
    return (await this.#transaction.run(readJudgements())).map(judgementOf)
  }

  /** The ids of everything of one kind. */
  async all(kind: keyof typeof ALL): Promise<ReadonlySet<string>> {
    return idSet(await this.#transaction.run(ALL[kind]))
  }

  /** Ids that one of the questions about ids answers. */
  async ids(question: IdQuestion, ids: Iterable<string>): Promise<ReadonlySet<string>> {
    return idSet(await this.#rows(PART[question], ids))
  }

  /** How often the canonical layer has changed. */
  async epoch(): Promise<number> {
    return Number((await this.#transaction.run(readEpoch()))[0]?.epoch ?? 0)
  }

  /** Pairs of an id that was asked for and one that belongs to it. */
  async pairs(
    question: keyof typeof PAIR_COLUMNS,
    ids: Iterable<string>,
  ): Promise<readonly (readonly [string, string])[]> {
    const [own, other] = PAIR_COLUMNS[question]
    return (await this.#rows(PART[question], ids)).map((row) => [String(row[own]), String(row[other])] as const)
  }

  /** Which of some addresses are there, and of what kind. */
  async kinds(addresses: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.#rows(PART.existing, addresses)).map((row) => [String(row.id), String(row.kind)]))
  }

  async prints(articles: Iterable<string>): Promise<readonly LedgerPrint[]> {
    const wanted = [...articles]
    const [rows, found] = await Promise.all([this.#rows(PART.articleKeys, wanted), this.#rows(PART.articles, wanted)])
    const keys = grouped(rows, 'article')
    return found
      .filter((row) => row.fingerprint !== null)
      .map((row) => ({
        ...(present(row) as unknown as LedgerPrint),
        keys: (keys.get(String(row.id)) ?? []).map(({ key }) => String(key)),
      }))
  }

  async figures(ids: Iterable<string>): Promise<LedgerFigures> {
    const wanted = [...ids]
    const [figures, bodyRows, mentions, claims, companions] = await Promise.all([
      this.plainFigures(wanted),
      this.#rows(PART.bodiesOf, wanted),
      this.#rows(PART.mentionsOf, wanted),
      this.#rows(PART.claimsAbout, wanted),
      this.#rows(PART.companions, wanted),
    ])
    const bodies = grouped(bodyRows, 'claim')
    return {
      articles: await this.articles(figures.map(({ articleId }) => articleId)),
      figures,
      mentions: mentions.map((row) => present(spanned(row)) as unknown as Mention),
      claims: claims.map((row) => claimOf(row, bodies)),
      companions: companions.map((row) => ({
        figure: String(row.figure),
        kind: row.kind as FigureKind,
        name: String(row.name),
      })),
    }
  }

  /** Figures without what is told of them. */
  async plainFigures(ids: Iterable<string>): Promise<readonly (Figure & { readonly articleId: string })[]> {
    return (await this.#rows(PART.figures, ids)).map((row) => present(row) as unknown as Figure & { articleId: string })
  }

  async articles(ids: Iterable<string>): Promise<readonly LedgerArticle[]> {
    return (await this.#rows(PART.plainArticles, ids)).map((row) => present(row) as unknown as LedgerArticle)
  }

  async owners(figures: Iterable<string>): Promise<readonly LedgerOwner[]> {
    return (await this.#rows(PART.owners, figures)).map((row) => ({
      figure: String(row.figure),
      node: String(row.node),
      kind: kindOf(row),
      name: String(row.name),
    }))
  }

  async reports(ids: Iterable<string>): Promise<LedgerReports> {
    const wanted = [...ids]
    const [told, taking, placed] = await Promise.all([
      this.#rows(PART.reports, wanted),
      this.#rows(PART.participations, wanted),
      this.#rows(PART.placings, wanted),
    ])
    const [participations, placings] = [grouped(taking, 'report'), grouped(placed, 'report')]
    const reports = told.map((row) => reportOf(row.report as StoredNode, participations, placings))
    return { reports, articles: await this.articles(reports.map(({ articleId }) => articleId)) }
  }

  /** Who took part in each meeting that some reports tell of. */
  async attendants(reports: Iterable<string>): Promise<readonly (readonly string[])[]> {
    const rows = await this.#rows(PART.attendants, reports)
    return [...grouped(rows, 'meeting').values()].map((group) => group.map((row) => String(row.node)))
  }

  /** The meetings in which two nodes took part together; each pair is best asked for from the end that meets fewer. */
  async meetingsOfPairs(
    pairs: readonly { readonly one: string; readonly other: string }[],
  ): Promise<readonly { readonly one: string; readonly other: string; readonly meeting: string }[]> {
    const rows = [...groupedBy(pairs, ({ one }) => one)]
      .map(([one, group]) => ({ one, others: group.map(({ other }) => other) }))
      .sort((a, b) => (a.one < b.one ? -1 : 1))
    const found = await Promise.all(
      ['Actor', 'Organisation'].map((label) =>
        runAll(
          this.#transaction,
          inBatches(rows, (part) => meetingsOfPairs(label, part), BATCH),
        ),
      ),
    )
    return found.flat().map((row) => ({ one: String(row.one), other: String(row.other), meeting: String(row.meeting) }))
  }

  /** Reports of the meetings in which a node took part alone. */
  async reportsAlone(nodes: Iterable<string>): Promise<ReadonlySet<string>> {
    const wanted = [...nodes]
    const found = await Promise.all(
      ['Actor', 'Organisation'].map((label) => this.#rows((ids) => reportsAlone(label, ids), wanted)),
    )
    return idSet(found.flat())
  }

  /** The whole canonical layer as it is stored. */
  layer(): Promise<Layer> {
    return readLayer(this.#transaction)
  }

  /** Stored nodes of the canonical layer. */
  async layerNodes(ids: Iterable<string>): Promise<readonly LayerNode[]> {
    return (await this.#rows(PART.layerNodes, ids)).flatMap((row) => computedNode(row.node as StoredNode))
  }

  /** Stored lines of one type that leave or reach some nodes. */
  async layerLines(
    end: 'from' | 'to',
    label: string,
    type: LineType,
    ids: Iterable<string>,
  ): Promise<readonly LayerLine[]> {
    return (await this.#rows((part) => linesAt(end, label, type, part), ids)).map((row) => lineOf(type, row))
  }

  #rows(make: (ids: readonly string[]) => Statement, ids: Iterable<string>): Promise<readonly Row[]> {
    return runAll(this.#transaction, inBatches([...new Set(ids)].sort(), make, BATCH))
  }
}

const PAIR_COLUMNS = {
  keysOfFigures: ['figure', 'key'],
  figuresOfKeys: ['key', 'figure'],
  figuresOfNodes: ['node', 'figure'],
  copyPairs: ['article', 'other'],
  meetingsOfReports: ['report', 'meeting'],
  reportsOfMeetings: ['meeting', 'report'],
} as const

type IdQuestion =
  | 'articlesSharingKeys'
  | 'copies'
  | 'figuresOfArticles'
  | 'reportsOfArticles'
  | 'figuresSharingKeys'
  | 'figuresOfSameNode'
  | 'holdersAt'
  | 'reportsOfFigures'
  | 'meetingsOf'
  | 'reportsOfSameMeeting'

function idSet(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.map((row) => String(row.id)))
}

const KINDS: Readonly<Record<string, FigureKind>> = { Actor: 'actor', Organisation: 'organisation', Place: 'place' }

function kindOf(row: Row): FigureKind {
  const label = Array.isArray(row.labels) ? String(row.labels[0]) : ''
  return KINDS[label] ?? 'actor'
}
