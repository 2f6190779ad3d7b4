import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Neighbours, NodeDetail } from '#contract'
import { CalendarDate, createExplorer, type Engine, type Explorer } from '#graph'
import { createLines, createNodes, type Line, type Properties } from '../fixtures/small-graph.ts'
import { ENGINES } from '../stores/index.ts'

/** More than any list shows, few enough to be written in a moment. */
const MEETINGS = 1200
const FRIENDS = 10
const address = (letter: string, number: number) => `${letter}_${String(number).padStart(24, '0')}`
const HUB = address('f', 0)
const FRIEND = address('f', 1)

class Rows {
  readonly nodes = new Map<string, Properties[]>()
  readonly lines = new Map<string, Line[]>()

  node(label: string, properties: Properties): void {
    this.nodes.set(label, [...(this.nodes.get(label) ?? []), properties])
  }

  line(key: string, from: string, to: string, props: Properties = {}): void {
    this.lines.set(key, [...(this.lines.get(key) ?? []), { from, to, props }])
  }

  async write(engine: Engine): Promise<void> {
    await engine.write(async (transaction) => {
      for (const [label, rows] of this.nodes) await transaction.run(createNodes(label, rows))
      for (const [key, rows] of this.lines) await transaction.run(createLines(key, rows))
    })
  }
}

/** One person who met ten others again and again, each time told by an article of its own. */
function hub(): Rows {
  const rows = new Rows()
  for (let i = 0; i < MEETINGS; i++) {
    const [article, report] = [address('a', i), address('r', i)]
    const day = new CalendarDate(new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10))
    const dates = { dateFrom: day, dateTo: day, datePrecision: 'day', dateBasis: 'explicit' }
    const told = { kind: 'bilateral', status: 'held', certainty: 'sure', confidence: 1, ...dates }
    const counts = { sources: 1, reports: 1, meetings: 1, neighbours: 2 }
    const words = { quote: 'Hub met Friend.', start: 0, end: 15, reader: 'rules' }
    rows.node('Article', { id: article, title: `Article ${i}`, text: words.quote, language: 'en', publishedAt: day })
    rows.node('Report', { ...told, ...words, id: report, articleId: article })
    rows.node('Meeting', { ...told, ...counts, id: report, name: 'Hub – Friend', search: ' hub friend ' })
    rows.line('Report-TELLS_OF->Meeting', report, report)
    named(rows, i, 2 * i, HUB, 'Hub', 0)
    named(rows, i, 2 * i + 1, address('f', 2 * (i % FRIENDS) + 1), 'Friend', 8)
  }
  return rows
}

function named(rows: Rows, number: number, figure: number, node: string, text: string, start: number): void {
  const [id, mention, article] = [address('f', figure), address('m', figure), address('a', number)]
  rows.node('Figure', { id, articleId: article, kind: 'actor', name: text })
  rows.node('Mention', { id: mention, articleId: article, kind: 'actor', text, start, end: start + text.length })
  if (node === id) {
    const meetings = node === HUB ? MEETINGS : MEETINGS / FRIENDS
    rows.node('Actor', {
      ...{ id, name: text, spellings: [text], search: ` ${text.toLowerCase()} ` },
      ...{ meetings, neighbours: meetings, unsure: false },
    })
  }
  rows.line('Mention-IN->Article', mention, article)
  rows.line('Mention-NAMES->Figure', mention, id)
  rows.line('Figure-REFERS_TO->Actor', id, node)
  rows.line('Figure-TAKES_PART->Report', id, address('r', number), {
    role: 'participant',
    start,
    end: start + text.length,
  })
  rows.line('Actor-ATTENDED->Meeting', node, address('r', number), { role: 'participant', sources: 1 })
}

for (const stores of ENGINES) {
  describe(`explorer around a hub on ${stores.name}`, () => {
    let engine: Engine
    let explorer: Explorer
    /** Rows of each answer since the count was last taken. */
    let answers: number[] = []

    beforeAll(async () => {
      engine = await stores.open()
      await hub().write(engine)
      const counting: Engine = {
        capabilities: engine.capabilities,
        read: async (statement) => {
          const rows = await engine.read(statement)
          answers.push(rows.length)
          return rows
        },
        write: (unit) => engine.write(unit),
        ping: () => engine.ping(),
        close: () => engine.close(),
      }
      explorer = createExplorer(counting)
    })
    afterAll(() => stores.close())

    async function costOf<T>(work: Promise<T>): Promise<{ result: T; statements: number; rows: number }> {
      answers = []
      const result = await work
      return { result, statements: answers.length, rows: answers.reduce((sum, each) => sum + each, 0) }
    }

    it('shows the newest of its meetings and whom it met most, in a handful of statements', async () => {
      const { result, statements, rows } = await costOf(explorer.node(HUB))
      const detail = NodeDetail.parse(result)
      if (detail.kind !== 'actor') throw new Error(`a ${detail.kind}`)
      expect(detail.node.meetings).toBe(MEETINGS)
      expect(detail.meetings).toHaveLength(100)
      expect(detail.meetings[0]?.meeting.id).toBe(address('r', MEETINGS - 1))
      expect(detail.metWith).toHaveLength(FRIENDS)
      expect(detail.metWith[0]).toMatchObject({ node: { id: FRIEND }, meetings: MEETINGS / FRIENDS })
      expect(detail.spellings).toMatchObject([{ text: 'Hub', articles: MEETINGS }])
      expect(detail.members).toHaveLength(1000)
      expect(statements).toBeLessThanOrEqual(14)
      // Of its 1200 meetings, figures, mentions and articles only what is shown came out of the store.
      expect(rows).toBeLessThan(1500)
    })

    it('gives neighbours page by page, counted as a whole', async () => {
      const seen = new Set<string>()
      let next: string | undefined
      do {
        const cursor = next === undefined ? {} : { cursor: next }
        const { result, statements, rows } = await costOf(explorer.neighbours(HUB, { limit: 500, ...cursor }))
        const page: Neighbours | undefined = result
        expect(page).toMatchObject({ total: MEETINGS, counts: { meeting: MEETINGS } })
        expect(page?.edges.length).toBe(page?.nodes.length)
        expect(statements).toBe(4)
        expect(rows).toBeLessThan(2000)
        for (const { id } of page?.nodes ?? []) seen.add(id)
        next = page?.next
      } while (next !== undefined)
      expect(seen.size).toBe(MEETINGS)
    })

    it('keeps the picture to its limit', async () => {
      const { result, statements } = await costOf(explorer.graph({ limit: 50 }))
      expect(result.total).toBe(MEETINGS + FRIENDS + 1)
      expect(result.nodes).toHaveLength(50)
      expect(statements).toBeLessThanOrEqual(7)
    })

    it('finds ways through it', async () => {
      const { result, statements } = await costOf(
        explorer.paths({ from: FRIEND, to: address('f', 3), maxHops: 6, k: 5 }),
      )
      expect(result?.paths).toHaveLength(5)
      for (const { nodes } of result?.paths ?? []) expect(nodes[2]).toBe(HUB)
      expect(statements).toBeLessThanOrEqual(8)
    })
  })
}
