import { expect, it } from 'vitest'
import { isNoChange } from '#graph'
import { openIngest, rebuildStore } from '#ingest'
import { ARTICLES } from '../api/articles.ts'
import { contentsOf } from '../stores/contents.ts'
import { onEachEngine } from '../stores/index.ts'

onEachEngine((store) => {
  const epoch = async () => (await store.read('MATCH (m:Meta) RETURN m.epoch AS epoch'))[0]?.epoch

  it('a rebuild tells what it changes, the same before it as after, and changes nothing where nothing is to be', {
    timeout: 180_000,
  }, async () => {
    const ingest = await openIngest({ engine: store.engine })
    for (const article of [ARTICLES.bidenInParis, ARTICLES.bidenInGeneva]) await ingest.submit(article)
    await ingest.idle()
    await ingest.stop()
    const whole = await contentsOf(store.engine)
    const grown = await epoch()
    expect(isNoChange(await rebuildStore(store.engine, { write: true }))).toBe(true)
    expect(await epoch()).toBe(grown)

    await store.write('MATCH (m:Meeting) WITH m ORDER BY m.id LIMIT 1 DETACH DELETE m')
    await store.write("MATCH (a:Actor) WITH a ORDER BY a.id LIMIT 1 SET a.name = 'Nobody', a.neighbours = 7")
    await store.write(
      "CREATE (p:Place {id: 'f_000000000000000000000000', name: 'Nowhere', search: ' ', spellings: ['Nowhere'], unsure: false, meetings: 0, neighbours: 0})",
    )
    const harmed = await contentsOf(store.engine)
    const told = await rebuildStore(store.engine, { write: false })
    expect(await contentsOf(store.engine)).toEqual(harmed)
    expect(await epoch()).toBe(grown)
    const of = (kind: string) =>
      told.nodes.filter(({ change }) => change === kind).map(({ label, name }) => `${label} ${name}`)
    expect(of('came')).toEqual([expect.stringMatching(/^Meeting .+ – .+/)])
    expect(of('gone')).toEqual(['Place Nowhere'])
    const person = told.nodes.find(({ properties }) => properties.some(({ before }) => before === 'Nobody'))
    expect(person?.properties.map(({ property }) => property)).toEqual(['name', 'neighbours'])
    expect(told.lines.every(({ change }) => change === 'came')).toBe(true)
    expect(told.lines.map(({ type }) => type)).toEqual(expect.arrayContaining(['ATTENDED', 'TELLS_OF']))

    expect(await rebuildStore(store.engine, { write: true })).toEqual(told)
    expect(await contentsOf(store.engine)).toEqual(whole)
    expect(await epoch()).toBe(Number(grown) + 1)
  })
})
