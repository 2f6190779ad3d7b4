import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ArticleDetail,
  ArticleList,
  EntenteError,
  type Evidence,
  type FigureDetail,
  type GraphRequest,
  type MeetingDetail,
  MeetingPage,
  Neighbours,
  NodeDetail,
  Paths,
  Stats,
  Subgraph,
} from '#contract'
import { createExplorer, type Engine, type Explorer } from '#graph'
import { checkDialect } from '../../graph/dialect.ts'
import {
  articleId,
  claimId,
  EPOCH,
  figureId,
  JUDGEMENTS,
  loadSmallGraph,
  MEETINGS,
  meetingId,
  mentionId,
  NODES,
  nodeId,
  reportId,
  TOMBSTONE,
  textOf,
} from '../fixtures/small-graph.ts'
import { ENGINES } from '../stores/index.ts'

const NOWHERE = 'f_000000000000000000000000'
const names = (nodes: readonly { readonly name: string }[]) => nodes.map(({ name }) => name)

async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => undefined,
    (error: unknown) => (error instanceof EntenteError ? error.code : 'no code'),
  )
}

/** The same engine, which remembers what it was asked. */
function listening(engine: Engine, heard: Set<string>): Engine {
  return {
    capabilities: engine.capabilities,
    read: (statement) => {
      heard.add(statement.cypher)
      return engine.read(statement)
    },
    write: (unit) => engine.write(unit),
    ping: () => engine.ping(),
    close: () => engine.close(),
  }
}

for (const stores of ENGINES) {
  describe(`explorer on ${stores.name}`, () => {
    let engine: Engine
    let explorer: Explorer
    const heard = new Set<string>()

    beforeAll(async () => {
      engine = await stores.open()
      await loadSmallGraph(engine)
      explorer = createExplorer(listening(engine, heard))
    })
    afterAll(() => stores.close())

    async function figure(key: string): Promise<FigureDetail> {
      const detail = NodeDetail.parse(await explorer.node(nodeId(key)))
      if (detail.kind === 'meeting' || detail.kind === 'tombstone') throw new Error(`${key} is a ${detail.kind}`)
      return detail
    }
    async function meeting(key: string): Promise<MeetingDetail> {
      const detail = NodeDetail.parse(await explorer.node(meetingId(key)))
      if (detail.kind !== 'meeting') throw new Error(`${key} is a ${detail.kind}`)
      return detail
    }
    const picture = (request: Partial<GraphRequest> = {}) => explorer.graph({ limit: 300, ...request })

    it('counts', async () => {
      expect(Stats.parse(await explorer.stats())).toEqual({
        engine: stores.name,
        articles: 14,
        actors: 9,
        organisations: 4,
        places: 5,
        meetings: 11,
        reports: 15,
        waiting: 1,
      })
      expect(await explorer.epoch()).toBe(EPOCH)
    })

    describe('search', () => {
      const search = (...tokens: string[]) =>
        explorer.search({
          tokens,
          text: tokens.join(' '),
          kinds: ['actor', 'organisation', 'place', 'meeting'],
          limit: 20,
        })

      it('finds by the beginning of any word of any spelling and tells which spelling it was', async () => {
        const [hit] = await search('sokolow')
        expect(hit).toMatchObject({ kind: 'actor', node: { id: nodeId('sokolov') }, matched: 'Viktor Sokolow' })
        expect((await search('gin'))[0]).toMatchObject({ node: { id: nodeId('geneva') }, matched: 'Ginevra' })
        expect((await search('elen', 'var'))[0]).not.toHaveProperty('matched')
      })

      it('wants every token and puts whole words before beginnings', async () => {
        // Two people's names find the meeting of both.
        expect((await search('elena', 'okafor')).map(({ node }) => node.id)).toEqual([meetingId('summit')])
        const norvik = await search('norvik')
        expect(norvik[0]?.node.id).toBe(nodeId('norvik'))
        expect((await search('henrik'))[0]?.kind).toBe('actor')
      })

      it('finds meetings by those who took part and keeps to kinds and limit', async () => {
        const hits = await explorer.search({ tokens: ['varga'], text: '', kinds: ['meeting'], limit: 2 })
        expect(hits.map(({ kind }) => kind)).toEqual(['meeting', 'meeting'])
      })

      it('finds articles by words of their title in any case', async () => {
        const hits = await explorer.searchArticles('GENF varga', 5)
        expect(hits).toEqual([
          {
            kind: 'article',
            id: articleId('geneva-de'),
            title: 'Varga und Lindqvist treffen sich in Genf',
            publisher: 'Seeblatt',
          },
        ])
        expect(await explorer.searchArticles('', 5)).toEqual([])
      })
    })

    describe('picture', () => {
      it('shows all that has a line when there is room, and counts it', async () => {
        const graph = Subgraph.parse(await picture())
        expect(graph.total).toBe(graph.nodes.length)
        expect(graph.nodes).toHaveLength(Object.keys(MEETINGS).length + Object.keys(NODES).length - 1)
        expect(names(graph.nodes)).not.toContain('Nils Aho')
        expect(graph.edges.filter(({ kind }) => kind === 'possibly-same')).toHaveLength(1)
        expect(graph.edges.filter(({ kind }) => kind === 'holds')).toHaveLength(4)
      })

      it('keeps to a limit with whole meetings, and says how much there is', async () => {
        const graph = await picture({ limit: 9 })
        expect(graph.nodes.length).toBeLessThanOrEqual(9)
        expect(graph.total).toBe(28)
        const ids = new Set(graph.nodes.map(({ id }) => id))
        for (const edge of graph.edges) expect(ids.has(edge.source) && ids.has(edge.target)).toBe(true)
        const shown = graph.nodes.filter(({ kind }) => kind === 'meeting')
        expect(shown.length).toBeGreaterThan(0)
        for (const node of shown)
          expect(
            graph.edges.filter(
              ({ kind, target, source }) => kind !== 'possibly-same' && [source, target].includes(node.id),
            ),
          ).toHaveLength(node.neighbours)
        expect(await picture({ limit: 9 })).toEqual(graph)
      })

      it('keeps room for organisations of the people it shows', async () => {
        const graph = await picture({ limit: 16 })
        const shown = graph.nodes.filter(({ kind }) => kind === 'organisation').map(({ id }) => id)
        const held = graph.edges.filter(({ kind, target }) => kind === 'holds' && shown.includes(target))
        expect(graph.nodes.length).toBeLessThanOrEqual(16)
        expect(held.length).toBeGreaterThan(0)
      })

      it('honours a period: ranges touch it, unknown days do not', async () => {
        const graph = await picture({ from: '2024-06-02', to: '2024-06-09' })
        expect(graph.nodes.filter(({ kind }) => kind === 'meeting').map(({ id }) => id)).toEqual([meetingId('summit')])
        expect(graph.total).toBe(graph.nodes.length)
        expect(graph.total).toBe(7)
      })

      it('honours kinds', async () => {
        const graph = await picture({ kinds: ['actor', 'organisation'] })
        expect(new Set(graph.nodes.map(({ kind }) => kind))).toEqual(new Set(['actor', 'organisation']))
        expect(graph.total).toBe(12)
        expect(graph.edges.every(({ kind }) => kind === 'holds')).toBe(true)
      })
    })

    it('draws given addresses with the lines among them', async () => {
      const graph = await explorer.subgraph([figureId('geneva-it', 'varga'), meetingId('geneva'), NOWHERE])
      expect(graph.nodes.map(({ id }) => id)).toEqual([nodeId('varga'), meetingId('geneva')])
      expect(graph.edges).toEqual([
        expect.objectContaining({ kind: 'attended', source: nodeId('varga'), target: meetingId('geneva'), side: 'a' }),
      ])
      const joined = await explorer.connected([nodeId('varga'), nodeId('lindqvist')], 10)
      expect(joined.nodes.map(({ id }) => id)).toEqual([nodeId('varga'), nodeId('lindqvist'), meetingId('geneva')])
      expect(joined.edges).toHaveLength(2)
      expect(await explorer.subgraph([])).toEqual({ nodes: [], edges: [], total: 0 })
    })

    describe('addresses', () => {
      it('lead from every part of the base layer to the node', async () => {
        const sokolov = nodeId('sokolov')
        expect(await explorer.locate(sokolov)).toBe(sokolov)
        expect(await explorer.locate(figureId('vienna-en', 'sokolov'))).toBe(sokolov)
        expect(await explorer.locate(mentionId('vienna-en', 'sokolov'))).toBe(sokolov)
        expect(await explorer.locate(claimId('vienna-de', 'sokolov'))).toBe(sokolov)
        expect(await explorer.locate(reportId('geneva-de', 'geneva'))).toBe(meetingId('geneva'))
        expect(await explorer.locate(NOWHERE)).toBeUndefined()
        expect(await explorer.locate(articleId('geneva-de'))).toBeUndefined()
      })

      it('tell by themselves that they moved', async () => {
        const address = figureId('vienna-en', 'sokolov')
        const detail = NodeDetail.parse(await explorer.node(address))
        expect(detail).toMatchObject({ kind: 'actor', address, node: { id: nodeId('sokolov') } })
        expect(address).not.toBe(nodeId('sokolov'))
      })

      it('of removed articles answer with what is left', async () => {
        expect(NodeDetail.parse(await explorer.node(TOMBSTONE.id))).toEqual({
          kind: 'tombstone',
          address: TOMBSTONE.id,
          was: TOMBSTONE.was,
          removedAt: TOMBSTONE.removedAt,
        })
        expect(await explorer.node(NOWHERE)).toBeUndefined()
      })

      it('give cells their names', async () => {
        const cells = await explorer.cells([nodeId('oslo'), meetingId('oslo'), NOWHERE])
        expect(cells.get(nodeId('oslo'))).toEqual({ id: nodeId('oslo'), kind: 'place', name: 'Oslo' })
        expect(cells.get(meetingId('oslo'))).toMatchObject({
          kind: 'meeting',
          name: 'Tomas Lindqvist – Viktor Sokolov',
        })
        expect(cells.has(NOWHERE)).toBe(false)
      })
    })

    describe('a person', () => {
      it('met with those of held and contested meetings, not of plans', async () => {
        const { metWith } = await figure('varga')
        expect(metWith.map(({ node, meetings }) => [node.name, meetings])).toEqual(
          expect.arrayContaining([
            ['Paolo Ferrante', 2],
            ['Tomas Lindqvist', 1],
          ]),
        )
        expect(metWith[0]?.meetings).toBe(2)
        expect(names(metWith.map(({ node }) => node))).not.toContain('Aisha Rahmani')
      })

      it('has offices with the sentence that tells of each', async () => {
        const { offices } = await figure('sokolov')
        expect(offices).toHaveLength(1)
        expect(offices[0]).toMatchObject({
          title: 'Verteidigungsminister',
          organisation: { id: nodeId('ministry'), class: 'body' },
          since: '2023-01-15',
        })
        expectProof(
          offices[0]?.evidence[0],
          'vienna-de',
          'Verteidigungsminister Viktor Sokolow vom Verteidigungsministerium',
        )
        const lindqvist = await figure('lindqvist')
        expect(lindqvist.offices).toMatchObject([{ title: 'Prime Minister' }])
        expect(lindqvist.offices[0]).not.toHaveProperty('organisation')
      })

      it('has spellings by language, each with words that show it', async () => {
        const { spellings } = await figure('sokolov')
        expect(spellings.map(({ text, language, articles }) => [text, language, articles])).toEqual([
          ['Viktor Sokolov', 'en', 3],
          ['Viktor Sokolov', 'it', 1],
          ['Viktor Sokolow', 'de', 1],
        ])
        expectProof(spellings[2]?.evidence, 'vienna-de', 'Viktor Sokolow')
      })

      it('has meetings, the newest first, with who was there and where', async () => {
        const { meetings } = await figure('varga')
        expect(meetings.map(({ meeting: { id } }) => id)).toEqual(['summit', 'helsinki', 'geneva'].map(meetingId))
        expect(names(meetings[2]?.participants ?? [])).toEqual(['Elena Varga', 'Paolo Ferrante', 'Tomas Lindqvist'])
        expect(meetings[2]?.place?.name).toBe('Geneva')
      })

      it('has members and decisions, the overridden marked, those taken back left out', async () => {
        const { members, identity } = await figure('sokolov')
        expect(members).toHaveLength(5)
        expect(members).toContain(figureId('trieste-it', 'sokolov'))
        expect(identity.map(({ judgement, overridden }) => [judgement, overridden])).toEqual([
          [JUDGEMENTS.same, false],
          [JUDGEMENTS.different, true],
        ])
        expect(identity[1]).toMatchObject({
          by: 'ada',
          reasons: ['two names'],
          names: ['Viktor Sokolow', 'Viktor Sokolov'],
        })
      })
    })

    it('tells who held office at an organisation', async () => {
      const { offices, metWith } = await figure('norvik')
      // The canonical layer has one line for both titles, and both sentences prove it.
      expect(offices).toMatchObject([{ title: 'Chef', holder: { name: 'Henrik Dahl' } }])
      expect(offices[0]?.evidence.map(({ article }) => article.id).toSorted()).toEqual(
        ['dahl-en', 'denial-de'].map(articleId).toSorted(),
      )
      expect(names(metWith.map(({ node }) => node)).toSorted()).toEqual(['Henrik Dahl', 'Karelstan'])
    })

    it('tells who met at a place', async () => {
      const { metWith, meetings, offices } = await figure('geneva')
      expect(metWith[0]).toMatchObject({ meetings: 2 })
      expect(meetings.map(({ meeting: { id } }) => id)).toEqual(['summit', 'geneva'].map(meetingId))
      expect(offices).toEqual([])
    })

    describe('a meeting', () => {
      it('has participants by side, with the office of the day and the words of every report', async () => {
        const { participants } = await meeting('geneva')
        expect(participants.map(({ node, side, role, office }) => [node.name, side, role, office])).toEqual([
          ['Elena Varga', 'a', 'participant', 'President'],
          ['Tomas Lindqvist', 'b', 'participant', 'Prime Minister'],
          ['Paolo Ferrante', undefined, 'mediator', undefined],
        ])
        expect(participants[0]?.evidence).toHaveLength(3)
        for (const evidence of participants[0]?.evidence ?? []) expect(words(evidence)).toBe('Elena Varga')
      })

      it('has reports with quote, date, place and names, copies named', async () => {
        const { reports, members } = await meeting('geneva')
        expect(reports).toHaveLength(3)
        expect(members.toSorted()).toEqual(
          ['geneva-en', 'geneva-de', 'geneva-it'].map((key) => reportId(key, 'geneva')).toSorted(),
        )
        const copy = reports.find(({ id }) => id === reportId('geneva-de', 'geneva'))
        expect(copy?.copyOf).toMatchObject({ article: { id: articleId('geneva-en') }, kind: 'translation' })
        expect(textOf('geneva-de').slice(copy?.start, copy?.end)).toBe(copy?.quote)
        expect(copy?.names.map(({ start, end }) => textOf('geneva-de').slice(start, end))).toEqual([
          'Elena Varga',
          'Tomas Lindqvist',
        ])
        expect(copy?.date).toMatchObject({ from: '2024-03-05', to: '2024-03-05', precision: 'day', basis: 'explicit' })
        expectProof(copy?.date?.evidence, 'geneva-de', '5. März 2024')
        expectProof(copy?.place?.evidence, 'geneva-de', 'Genf')
        expect(copy?.place?.node.id).toBe(nodeId('geneva'))
      })

      it('cuts sentences that hold the words and begin where they say', async () => {
        const { reports } = await meeting('geneva')
        const copy = reports.find(({ id }) => id === reportId('geneva-de', 'geneva'))
        expect(copy?.date?.evidence?.sentence).toBe(copy?.quote)
        const mediator = (await meeting('geneva')).participants[2]?.evidence[0]
        expect(mediator?.sentence).toBe('Dr. Paolo Ferrante, the envoy, brought them together.')
        expect(textOf('geneva-en').slice(mediator?.sentenceStart)).toMatch(/^Dr\. Paolo Ferrante, the envoy/)
      })

      it('counts in UTF-16 code units past a character outside the plane', async () => {
        const { participants } = await meeting('delegation')
        const karelstan = participants.find(({ node }) => node.id === nodeId('karelstan'))
        expectProof(karelstan?.evidence[0], 'dahl-de', 'Delegation aus Karelstan')
      })

      it('has a place with all that tell of it', async () => {
        const { place } = await meeting('geneva')
        expect(place).toMatchObject({ node: { id: nodeId('geneva') }, reports: 3 })
        expect(place?.evidence).toHaveLength(3)
        expect((await meeting('call')).place).toBeUndefined()
      })

      it('names disagreements, but not those of a translation with its original', async () => {
        expect((await meeting('vienna')).disagreements).toEqual(['date'])
        expect((await meeting('trieste')).disagreements).toEqual(['status'])
        expect((await meeting('geneva')).disagreements).toEqual([])
      })

      it('names meetings that may be the same, from both sides, with reasons', async () => {
        for (const [one, other] of [
          ['dahl-1', 'dahl-2'],
          ['dahl-2', 'dahl-1'],
        ] as const) {
          const { possiblySame, node } = await meeting(one)
          expect(possiblySame).toMatchObject([
            {
              meeting: { meeting: { id: meetingId(other) } },
              reasons: ['the same two people', 'neither report gives a day'],
            },
          ])
          expect(possiblySame[0]?.meeting.participants).toHaveLength(2)
          expect(node).toMatchObject({ certainty: 'unsure', date: { precision: 'bound', basis: 'report-bound' } })
          expect(node.date).not.toHaveProperty('from')
        }
      })
    })

    describe('neighbours', () => {
      const around = (key: string, request = {}) => explorer.neighbours(nodeId(key), { limit: 100, ...request })

      it('come with counts by kind and the lines to them', async () => {
        const found = Neighbours.parse(await around('varga'))
        expect(found.counts).toEqual({ actor: 0, organisation: 1, place: 0, meeting: 3 })
        expect(found.total).toBe(4)
        expect(found.nodes.map(({ id }) => id)).not.toContain(nodeId('varga'))
        expect(found.edges.filter(({ source }) => source === nodeId('varga'))).toHaveLength(4)
      })

      it('of a kind are counted before the choice', async () => {
        const found = await around('varga', { kinds: ['organisation'] })
        expect(found).toMatchObject({ total: 1, counts: { meeting: 3 } })
        expect(names(found?.nodes ?? [])).toEqual(['Karelstan'])
      })

      it('come page by page, each once', async () => {
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page: Neighbours | undefined = await around('sokolov', { limit: 2, ...(cursor && { cursor }) })
          expect(page?.total).toBe(4)
          seen.push(...(page?.nodes.map(({ id }) => id) ?? []))
          cursor = page?.next
        } while (cursor !== undefined)
        expect(seen).toHaveLength(4)
        expect(new Set(seen).size).toBe(4)
      })

      it('of nobody are nothing, and a broken cursor is refused', async () => {
        expect(await explorer.neighbours(NOWHERE, { limit: 10 })).toBeUndefined()
        expect(await codeOf(around('varga', { cursor: 'not-a-cursor' }))).toBe('bad-parameter')
        expect(await codeOf(around('varga', { cursor: Buffer.from('["x"]').toString('base64url') }))).toBe(
          'bad-parameter',
        )
      })
    })

    describe('paths', () => {
      const paths = (from: string, to: string, request = {}) =>
        explorer.paths({ from, to, maxHops: 6, k: 5, ...request })

      it('lead through meetings and those who were there, the shortest first', async () => {
        const found = Paths.parse(await paths(nodeId('ferrante'), nodeId('sokolov')))
        expect(found.paths[0]?.nodes).toEqual([
          nodeId('ferrante'),
          meetingId('summit'),
          nodeId('brandt'),
          meetingId('vienna'),
          nodeId('sokolov'),
        ])
        const lengths = found.paths.map(({ nodes }) => nodes.length)
        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
        const drawn = new Set(found.graph.edges.map(({ id }) => id))
        for (const path of found.paths) {
          expect(path.edges).toHaveLength(path.nodes.length - 1)
          for (const edge of path.edges) expect(drawn).toContain(edge)
          expect(new Set(path.nodes).size).toBe(path.nodes.length)
        }
        expect(await paths(nodeId('ferrante'), nodeId('sokolov'))).toEqual(found)
      })

      it('through what was held come before those of the same length through what was called off', async () => {
        const found = await paths(nodeId('ferrante'), nodeId('sokolov'))
        const fourLines = found?.paths.filter(({ nodes }) => nodes.length === 5).map(({ nodes }) => nodes[3]) ?? []
        expect(fourLines.indexOf(meetingId('vienna'))).toBeLessThan(fourLines.indexOf(meetingId('oslo')))
      })

      it('keep to the number of lines and of paths', async () => {
        expect((await paths(nodeId('ferrante'), nodeId('sokolov'), { maxHops: 3 }))?.paths).toEqual([])
        expect((await paths(nodeId('ferrante'), nodeId('sokolov'), { k: 1 }))?.paths).toHaveLength(1)
        const few = await paths(nodeId('varga'), nodeId('lindqvist'), { maxHops: 2 })
        expect(few?.paths.map(({ nodes }) => nodes.length)).toEqual([3])
      })

      it('do not lead through places, though a place may be an end', async () => {
        const found = await paths(nodeId('geneva'), nodeId('dahl'))
        expect(found?.paths[0]?.nodes).toEqual([
          nodeId('geneva'),
          meetingId('summit'),
          nodeId('okafor'),
          expect.stringMatching(/^r_/),
          nodeId('dahl'),
        ])
        const back = await paths(nodeId('dahl'), nodeId('geneva'))
        expect(back?.paths[0]?.nodes).toHaveLength(5)
        for (const { nodes } of back?.paths ?? []) expect(nodes.slice(1, -1)).not.toContain(nodeId('oslo'))
      })

      it('from a node to itself is the node; to nobody there is none', async () => {
        const own = await paths(nodeId('varga'), figureId('geneva-it', 'varga'))
        expect(own?.paths).toEqual([{ nodes: [nodeId('varga')], edges: [] }])
        expect((await paths(nodeId('varga'), nodeId('aho')))?.paths).toEqual([])
        expect(await paths(nodeId('varga'), NOWHERE)).toBeUndefined()
      })
    })

    describe('meetings', () => {
      it('come newest first, page by page, each once', async () => {
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page: MeetingPage = MeetingPage.parse(await explorer.meetings({ limit: 3, ...(cursor && { cursor }) }))
          expect(page.total).toBe(11)
          seen.push(...page.meetings.map(({ meeting: { id } }) => id))
          cursor = page.next
        } while (cursor !== undefined)
        const order = [
          'dahl-2',
          'delegation',
          'dahl-1',
          'summit',
          'helsinki',
          'call',
          'trieste',
          'oslo',
          'denied',
          'vienna',
          'geneva',
        ]
        expect(seen).toEqual(order.map(meetingId))
      })

      it('are filtered by those who took part, place, period and status together', async () => {
        const found = async (request: object) =>
          (await explorer.meetings({ limit: 50, ...request })).meetings.map(({ meeting: { id } }) => id)
        expect(await found({ actor: figureId('vienna-en', 'sokolov'), status: ['held'] })).toEqual([
          meetingId('vienna'),
        ])
        expect(await found({ actor: nodeId('varga'), place: nodeId('geneva') })).toEqual(
          ['summit', 'geneva'].map(meetingId),
        )
        expect(await found({ organisation: nodeId('union') })).toEqual([meetingId('summit')])
        expect(await found({ from: '2024-04-10', to: '2024-04-15' })).toEqual(
          ['call', 'trieste', 'oslo'].map(meetingId),
        )
        expect(await found({ from: '2024-06-21' })).toEqual([meetingId('dahl-2')])
        expect(await found({ status: ['planned', 'cancelled'], to: '2024-05-01' })).toEqual([meetingId('oslo')])
      })

      it('of nobody are refused, and so is a broken cursor', async () => {
        expect(await codeOf(explorer.meetings({ actor: NOWHERE, limit: 5 }))).toBe('no-such-node')
        expect(await codeOf(explorer.meetings({ cursor: 'rubbish', limit: 5 }))).toBe('bad-parameter')
      })
    })

    describe('articles', () => {
      it('come newest first, those without a day last, page by page', async () => {
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page: ArticleList = ArticleList.parse(await explorer.articles({ limit: 4, ...(cursor && { cursor }) }))
          expect(page.total).toBe(14)
          seen.push(...page.articles.map(({ id }) => id))
          cursor = page.next
        } while (cursor !== undefined)
        expect(seen).toHaveLength(14)
        expect(new Set(seen).size).toBe(14)
        expect(seen[0]).toBe(articleId('waiting-en'))
        expect(seen.at(-1)).toBe(articleId('profile-en'))
      })

      it('know their meetings and what they copy', async () => {
        const { articles } = await explorer.articles({ limit: 50 })
        const of = (key: string) => articles.find(({ id }) => id === articleId(key))
        expect(of('dahl-de')).toMatchObject({ meetings: 2 })
        expect(of('geneva-de')).toMatchObject({ meetings: 1, copyOf: articleId('geneva-en') })
        expect(of('geneva-en')).not.toHaveProperty('copyOf')
        expect(of('waiting-en')).toMatchObject({ meetings: 0 })
      })
    })

    describe('an article', () => {
      const article = async (key: string) => ArticleDetail.parse(await explorer.article(articleId(key)))

      it('has its text, every mention with its node, and reports with their meetings', async () => {
        const detail = await article('geneva-en')
        expect(detail.article.text).toBe(textOf('geneva-en'))
        expect(detail.mentions).toHaveLength(8)
        for (const mention of detail.mentions)
          expect(detail.article.text.slice(mention.start, mention.end)).toBe(mention.text)
        expect(detail.mentions[0]).toMatchObject({ text: 'Varga', node: nodeId('varga'), name: 'Elena Varga' })
        expect(detail.reports).toMatchObject([{ meeting: meetingId('geneva'), id: reportId('geneva-en', 'geneva') }])
        expect(detail.copies).toMatchObject([{ article: { id: articleId('geneva-de') }, kind: 'translation' }])
        expect(await explorer.article(articleId('geneva-en').replace(/.$/, '-'))).toBeUndefined()
      })

      it('has a receipt in which a copy is no second source', async () => {
        const { receipt } = await article('vienna-de')
        expect(names(receipt.organisations.added)).toEqual(['Verteidigungsministerium'])
        expect(names(receipt.actors.added)).toEqual([])
        expect(names(receipt.actors.known)).toEqual(['Jonas Brandt', 'Viktor Sokolov'])
        const copied = (await article('geneva-de')).receipt
        expect(copied.copyOf).toMatchObject({ article: { id: articleId('geneva-en') }, kind: 'translation' })
        expect(copied.meetings.repeated.map(({ meeting: { id } }) => id)).toEqual([meetingId('geneva')])
        expect([...copied.meetings.added, ...copied.meetings.confirmed]).toEqual([])
        expect(names(copied.actors.added)).toEqual([])
        const alone = (await article('plans-en')).receipt
        expect(alone.meetings.added.map(({ meeting: { id } }) => id)).toEqual(['helsinki', 'oslo'].map(meetingId))
        expect(names(alone.places.added)).toEqual(['Helsinki'])
        expect(names(alone.places.known)).toEqual(['Oslo'])
      })

      it('has a receipt that tells on which side of a contradiction it stands', async () => {
        for (const key of ['vienna-de', 'vienna-en', 'trieste-it', 'trieste-en']) {
          const { meetings } = (await article(key)).receipt
          expect(meetings.contradicted).toHaveLength(1)
          expect([...meetings.added, ...meetings.confirmed]).toEqual([])
        }
      })
    })

    it('asked in words that are right on both engines', () => {
      expect(heard.size).toBeGreaterThan(30)
      for (const cypher of heard) expect({ cypher, breaches: checkDialect(cypher) }).toEqual({ cypher, breaches: [] })
    })

    function words(evidence: Evidence): string {
      return evidence.sentence.slice(evidence.start - evidence.sentenceStart, evidence.end - evidence.sentenceStart)
    }
    function expectProof(evidence: Evidence | undefined, key: string, expected: string): void {
      expect(evidence?.article.id).toBe(articleId(key))
      expect(textOf(key).slice(evidence?.start, evidence?.end)).toBe(expected)
      expect(evidence && words(evidence)).toBe(expected)
    }
  })
}
