import { describe, expect, it } from 'vitest'
import { barycentre, placeNewcomers } from './newcomers.ts'
import { blockOf } from './separate.ts'

const node = (id: string) => ({ id, radius: 11, labelWidth: 70, labelHeight: 17 })
const placed = new Map([
  ['a', { x: 0, y: 0 }],
  ['b', { x: 300, y: 0 }],
  ['c', { x: 150, y: 200 }],
])
const old = [...placed.keys()].map(node)

describe('newcomers', () => {
  it('appear at the barycentre of their neighbours', () => {
    expect(barycentre(['a', 'b', 'unknown'], placed)).toEqual({ x: 150, y: 0 })
    expect(barycentre(['unknown'], placed)).toBeUndefined()
    const edges = [
      { source: 'a', target: 'new' },
      { source: 'new', target: 'b' },
    ]
    const { origins, places } = placeNewcomers([...old, node('new')], edges, placed)
    expect(origins.get('new')).toEqual({ x: 150, y: 0 })
    expect(Math.hypot((places.get('new')?.x ?? 999) - 150, places.get('new')?.y ?? 999)).toBeLessThan(120)
  })

  it('leave what stands there alone', () => {
    const edges = Array.from({ length: 12 }, (_, index) => ({ source: 'a', target: `n${index}` }))
    const { places } = placeNewcomers([...old, ...edges.map(({ target }) => node(target))], edges, placed)
    expect([...places.keys()].sort()).toEqual(edges.map(({ target }) => target).sort())
  })

  it('find room: none stands on another', () => {
    const edges = Array.from({ length: 12 }, (_, index) => ({ source: 'a', target: `n${index}` }))
    const nodes = [...old, ...edges.map(({ target }) => node(target))]
    const { places } = placeNewcomers(nodes, edges, placed)
    const blocks = nodes.map((each) => blockOf(each, places.get(each.id) ?? placed.get(each.id) ?? { x: 0, y: 0 }))
    const overlaps = blocks.flatMap((a, at) =>
      blocks
        .slice(at + 1)
        .filter((b) => a.rx + b.rx - Math.abs(a.x - b.x) > 2 && a.ry + b.ry - Math.abs(a.y - b.y) > 2),
    )
    expect(overlaps).toEqual([])
  })

  it('take with them those they alone know', () => {
    const edges = [
      { source: 'b', target: 'near' },
      { source: 'near', target: 'far' },
    ]
    const { places, origins } = placeNewcomers([...old, node('near'), node('far')], edges, placed)
    expect(origins.get('far')).toEqual({ x: 300, y: 0 })
    const [near, far] = [places.get('near'), places.get('far')]
    expect(Math.hypot((near?.x ?? 0) - (far?.x ?? 999), (near?.y ?? 0) - (far?.y ?? 999))).toBeLessThan(250)
  })

  it('without any connection stand beside the picture', () => {
    const { places } = placeNewcomers([...old, node('alone')], [], placed)
    expect(Number.isFinite(places.get('alone')?.x)).toBe(true)
  })
})
