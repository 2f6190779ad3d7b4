import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EndpointName, NewArticle } from '#contract'
import { type Running, startServer } from './running.ts'

const GUESTS = [
  'Emmanuel Macron',
  'Joe Biden',
  'Pedro Sánchez',
  'Mark Rutte',
  'Donald Tusk',
  'Giorgia Meloni',
  'Justin Trudeau',
  'Fumio Kishida',
  'Alexander De Croo',
  'Petr Fiala',
]

/** One host who met many, a day each. */
function meetingOn(day: number, guest: string, city = 'Berlin'): NewArticle {
  const date = `2023-03-${String(day).padStart(2, '0')}`
  return {
    title: `${guest} in ${city}, ${day} March`,
    text: `Chancellor Olaf Scholz met ${guest} in ${city} on ${day} March 2023. They spoke for an hour.`,
    language: 'en',
    published: date,
    publisher: 'The Example Courier',
  }
}

describe('pages of a list, while another writer adds to it', () => {
  let server: Running
  let scholz: string
  let added = 0
  beforeAll(async () => {
    server = await startServer({ articles: GUESTS.map((guest, i) => meetingOn(2 * i + 2, guest)) })
    const { hits } = await server.ask('search', { query: { q: 'Olaf Scholz', kinds: 'actor' } })
    const [hit] = hits
    if (hit === undefined || !('node' in hit)) throw new Error('Scholz is not in the graph')
    scholz = hit.node.id
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    added += 1
  })

  /** Every page to the last, with a write between each and the next. */
  async function walk<P extends { readonly next?: string | undefined }, T>(
    ask: (cursor: Record<string, string>) => Promise<P>,
    itemsOf: (page: P) => readonly T[],
    write: (page: number) => Promise<unknown>,
  ): Promise<T[]> {
    const items: T[] = []
    let cursor: Record<string, string> = {}
    for (let page = 0; page < 100; page += 1) {
      const answer = await ask(cursor)
      items.push(...itemsOf(answer))
      if (answer.next === undefined) return items
      cursor = { cursor: answer.next }
      await write(page)
    }
    throw new Error('The list has no end.')
  }

  /** New days before and after the place that was reached, and meetings of those who are on the pages. */
  const write = (page: number) =>
    server.load(meetingOn(((page * 7 + added) % 28) + 1, GUESTS[(page * 3) % GUESTS.length] ?? '', `Bonn ${added}`))

  const once = (ids: readonly string[]) => expect(new Set(ids).size).toBe(ids.length)

  it('of articles: each that was there comes exactly once, a new one at most once', async () => {
    const before = (await server.ask('articles', { query: { limit: 500 } })).articles.map(({ id }) => id)
    const ask = (cursor: Record<string, string>) => server.ask('articles', { query: { limit: 2, ...cursor } })
    const ids = await walk(ask, ({ articles }) => articles.map(({ id }) => id), write)
    once(ids)
    expect(ids).toEqual(expect.arrayContaining(before))
    expect((await server.ask('stats')).articles).toBeGreaterThan(before.length)
  })

  it('of meetings: each that was there comes exactly once, newest first all the way', async () => {
    const query = { actor: scholz }
    const before = (await server.ask('meetings', { query: { ...query, limit: 500 } })).meetings
    const ask = (cursor: Record<string, string>) => server.ask('meetings', { query: { ...query, limit: 2, ...cursor } })
    const found = await walk(ask, ({ meetings }) => meetings.map(({ meeting }) => meeting), write)
    once(found.map(({ id }) => id))
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ meeting }) => meeting.id)))
    const days = found.map(({ date }) => date?.to ?? '')
    expect(days).toEqual(days.toSorted().reverse())
  })

  it('of neighbours: each that was there comes exactly once, though those who meet more move up', async () => {
    const ask = (cursor: Record<string, string>) =>
      server.ask('neighbours', {
        params: { id: scholz },
        query: { limit: 3, kinds: 'meeting,actor,organisation', ...cursor },
      })
    const { nodes: before } = await server.ask('neighbours', { params: { id: scholz }, query: { limit: 1000 } })
    const ids = await walk(ask, ({ nodes }) => nodes.map(({ id }) => id), write)
    once(ids)
    expect(ids).toEqual(expect.arrayContaining(before.filter(({ kind }) => kind !== 'place').map(({ id }) => id)))
  })

  it('of those who were at a meeting: each comes exactly once, though those who meet more move up', async () => {
    const names = GUESTS.slice(0, 6)
    const text = `Olaf Scholz, ${names.slice(0, -1).join(', ')} and ${names.at(-1)} met in Vienna on 9 May 2022. They spoke for hours.`
    await server.load({
      title: 'A round in Vienna',
      text,
      language: 'en',
      published: '2022-05-09',
      publisher: 'The Example Courier',
    })
    const { meetings } = await server.ask('meetings', { query: { from: '2022-05-09', to: '2022-05-09' } })
    const id = meetings[0]?.meeting.id ?? ''
    const { nodes: before } = await server.ask('neighbours', { params: { id }, query: { kinds: 'actor' } })
    expect(before.length).toBe(7)
    const ask = (cursor: Record<string, string>) =>
      server.ask('neighbours', { params: { id }, query: { kinds: 'actor', limit: 2, ...cursor } })
    // Whoever would come last meets so many that they belong to the front.
    const last = before.slice(-2).map(({ name }) => name)
    const promote = async (page: number) => {
      if (page > 1) return
      for (let day = 1; day <= 8; day += 1) await server.load(meetingOn(day + 8 * page, last[page % 2] ?? '', `Oslo`))
    }
    const ids = await walk(ask, ({ nodes }) => nodes.map((node) => node.id), promote)
    once(ids)
    expect(ids.toSorted()).toEqual(before.map((node) => node.id).toSorted())
  })

  it('of neighbours: the same cursor gives the same page again, and a quiet graph no empty last one', async () => {
    const ask = (query: Record<string, string | number>) => server.ask('neighbours', { params: { id: scholz }, query })
    const { total } = await ask({ limit: 1000 })
    const first = await ask({ limit: Math.ceil(total / 2) })
    const [second, again] = [
      await ask({ limit: 1000, cursor: first.next ?? '' }),
      await ask({ limit: 1000, cursor: first.next ?? '' }),
    ]
    expect(again).toEqual(second)
    expect(first.nodes.length + second.nodes.length).toBe(total)
    expect(second.next).toBeUndefined()
  })

  it('of neighbours: a cursor that nobody remembers is still a place in the order', async () => {
    const ask = (query: Record<string, string | number>) => server.ask('neighbours', { params: { id: scholz }, query })
    const first = await ask({ limit: 3 })
    const place = first.next?.split('.')[1] ?? ''
    for (const cursor of [place, `AAAAAAAAAAAA.${place}`]) {
      const { nodes } = await ask({ limit: 3, cursor })
      expect(nodes.map(({ id }) => id)).toEqual((await ask({ limit: 6 })).nodes.slice(3).map(({ id }) => id))
    }
    expect((await ask({ limit: 3, cursor: 'AAAAAAAAAAAA.rest' })).nodes).toEqual([])
  })

  it('goes on from the right place where the entry that a cursor names was taken away', async () => {
    const first = await server.ask('articles', { query: { limit: 3 } })
    const last = first.articles.at(-1)
    const rest = await server.ask('articles', { query: { limit: 500, cursor: first.next ?? '' } })
    await server.ask('removeArticle', { params: { id: last?.id ?? '' } })
    const after = await server.ask('articles', { query: { limit: 500, cursor: first.next ?? '' } })
    expect(after.articles.map(({ id }) => id)).toEqual(rest.articles.map(({ id }) => id))
  })

  it.each([
    ['articles', {}],
    ['meetings', {}],
    ['neighbours', { params: true }],
  ] as [EndpointName, { params?: true }][])('refuses a cursor that %s never gave', async (name, { params }) => {
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const cursor of ['x', 'e30', made([1]), made([null, 1]), made({ __proto__: [] }), made(['2024-02-30', 'a'])]) {
      const ask = { query: { cursor }, ...(params && { params: { id: scholz } }) }
      expect((await server.refused(name, ask)).code, cursor).toBe('bad-parameter')
    }
  })
})
