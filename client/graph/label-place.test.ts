import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, type LabelWish, labelBox, type Obstacle, placeLabels } from './label-place.ts'

const wish = (x: number, y: number, covers: LabelWish['covers'] = 'nothing'): LabelWish => ({
  x,
  y,
  rx: 10,
  ry: 10,
  width: 60,
  height: 16,
  covers,
})
const touch = (a: Box, b: Box) => Math.abs(a.x - b.x) < a.rx + b.rx && Math.abs(a.y - b.y) < a.ry + b.ry

describe('label placement', () => {
  it('puts a label below where there is room', () => {
    expect(placeLabels([wish(200, 100)], [], 400, 300)).toEqual(['below'])
  })

  it('goes right, left and above before it gives up', () => {
    const sides = (...boxes: Box[]) =>
      placeLabels(
        [wish(200, 100)],
        boxes.map((box) => ({ ...box, weight: 'large' as const })),
        400,
        300,
      )
    const below = labelBox(wish(200, 100), 'below')
    const right = labelBox(wish(200, 100), 'right')
    const left = labelBox(wish(200, 100), 'left')
    const above = labelBox(wish(200, 100), 'above')
    expect(sides(below)).toEqual(['right'])
    expect(sides(below, right)).toEqual(['left'])
    expect(sides(below, right, left)).toEqual(['above'])
    expect(sides(below, right, left, above)).toEqual([undefined])
  })

  it('keeps off the edge of the picture', () => {
    expect(placeLabels([wish(200, 285)], [], 400, 300)).toEqual(['right'])
    expect(placeLabels([wish(390, 285)], [], 400, 300)).toEqual(['left'])
  })

  it('covers more the more it matters, and anything for what is selected', () => {
    const all = { x: 200, y: 150, rx: 200, ry: 150 }
    const beside = (covers: LabelWish['covers'], weight: Obstacle['weight']) =>
      placeLabels([wish(200, 100, covers)], [{ ...all, weight }], 400, 300)[0]
    expect(beside('nothing', 'small')).toBeUndefined()
    expect(beside('little', 'small')).toBe('below')
    expect(beside('little', 'middle')).toBeUndefined()
    expect(beside('some', 'large')).toBeUndefined()
    expect(beside('all', 'large')).toBe('below')
  })

  it('covers least where it has to cover something', () => {
    const below = { ...labelBox(wish(200, 100), 'below'), weight: 'small' as const }
    const rest = { x: 200, y: 90, rx: 200, ry: 20, weight: 'large' as const }
    expect(placeLabels([wish(200, 100, 'all')], [below, rest], 400, 300)).toEqual(['below'])
  })

  it('never lets two labels, or a label and a node, touch', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 25 }), (places) => {
        const wishes = places.map(({ x, y }) => wish(x, y))
        const nodes = wishes.map(({ x, y, rx, ry }) => ({ x, y, rx, ry, weight: 'large' as const }))
        const boxes = placeLabels(wishes, nodes, 400, 300).flatMap((side, at) => {
          const wanted = wishes[at]
          return side && wanted ? [labelBox(wanted, side)] : []
        })
        // Boxes are compared cell by cell, so less than a cell may be shared.
        const shrunk = boxes.map((box) => ({ ...box, rx: box.rx - 2, ry: box.ry - 2 }))
        for (const [at, box] of shrunk.entries()) {
          for (const other of shrunk.slice(at + 1)) expect(touch(box, other)).toBe(false)
          for (const node of nodes) expect(touch(box, { ...node, rx: node.rx - 2, ry: node.ry - 2 })).toBe(false)
        }
      }),
    )
  })
})
