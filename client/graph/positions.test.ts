import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LayoutTask, layOut, seededRandom, seedPlaces } from './positions.ts'
import { blockOf } from './separate.ts'

const name = (index: number) => `f_${String(index).padStart(8, '0')}`
const node = (index: number) => ({ id: name(index), radius: 8 + (index % 9), labelWidth: 70, labelHeight: 17 })

/** A network of a few circles of people around a hub each. */
function network(count: number): LayoutTask {
  const nodes = Array.from({ length: count }, (_, index) => node(index))
  const edges = nodes.slice(1).map((_, index) => ({ source: name(index + 1), target: name(Math.floor(index / 9) * 9) }))
  return { nodes, edges, aspect: 1.4 }
}

describe('layout', () => {
  it('gives every node a place', () => {
    const places = layOut(network(60))
    expect(places.size).toBe(60)
    for (const { x, y } of places.values()) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true)
  })

  it('is the same every time, in whatever order nodes and lines come', () => {
    const task = network(40)
    const shuffled = { ...task, nodes: task.nodes.toReversed(), edges: task.edges.toReversed() }
    const sorted = (places: ReadonlyMap<string, unknown>) => [...places].sort(([a], [b]) => (a < b ? -1 : 1))
    expect(sorted(layOut(shuffled))).toEqual(sorted(layOut(task)))
  })

  it('leaves no two nodes with their labels on each other', () => {
    const task = network(60)
    const places = layOut(task)
    const blocks = task.nodes.map((each) => blockOf(each, places.get(each.id) ?? { x: 0, y: 0 }))
    const overlaps = blocks.flatMap((a, at) =>
      blocks
        .slice(at + 1)
        .filter((b) => a.rx + b.rx - Math.abs(a.x - b.x) > 2 && a.ry + b.ry - Math.abs(a.y - b.y) > 2),
    )
    expect(overlaps).toEqual([])
  })

  it('puts a hub among those it is connected to', () => {
    const task = network(9)
    const places = layOut(task)
    const hub = places.get(name(0)) ?? { x: 0, y: 0 }
    const others = task.nodes.slice(1).flatMap(({ id }) => places.get(id) ?? [])
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(Math.abs(hub.x - mean(others.map(({ x }) => x)))).toBeLessThan(60)
    expect(Math.abs(hub.y - mean(others.map(({ y }) => y)))).toBeLessThan(60)
  })

  it('keeps neighbours nearer than strangers', () => {
    const task = network(45)
    const places = layOut(task)
    const far = (a: string, b: string) => {
      const [from, to] = [places.get(a) ?? { x: 0, y: 0 }, places.get(b) ?? { x: 0, y: 0 }]
      return Math.hypot(from.x - to.x, from.y - to.y)
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const lines = mean(task.edges.map(({ source, target }) => far(source, target)))
    const pairs = mean(task.nodes.flatMap((a) => task.nodes.filter((b) => b !== a).map((b) => far(a.id, b.id))))
    expect(lines).toBeLessThan(pairs / 2)
  })

  it('manages any graph: without lines, with lines to nowhere, to itself, twice', () => {
    const line = fc.record({ source: fc.nat(14).map(name), target: fc.nat(14).map(name) })
    fc.assert(
      fc.property(fc.nat(12), fc.array(line, { maxLength: 30 }), (count, edges) => {
        const nodes = Array.from({ length: count }, (_, index) => node(index))
        const places = layOut({ nodes, edges, aspect: 1 })
        expect(new Set(places.keys())).toEqual(new Set(nodes.map(({ id }) => id)))
        for (const { x, y } of places.values()) expect(Number.isFinite(x + y)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('has seeds to show before', () => {
    expect(seedPlaces(network(60)).size).toBe(60)
  })

  it('draws from a generator that always gives the same numbers', () => {
    const [one, two] = [seededRandom(7), seededRandom(7)]
    const values = Array.from({ length: 100 }, one)
    expect(Array.from({ length: 100 }, two)).toEqual(values)
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
  })
})
