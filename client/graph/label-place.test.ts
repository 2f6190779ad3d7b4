import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, type LabelWish, labelBox, placeLabels } from './label-place.ts'

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
        boxes.map((box) => ({ ...box, small: false })),
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

  it('covers small nodes for a hub, and anything for what is selected', () => {
    const all = { x: 200, y: 150, rx: 200, ry: 150 }
    expect(placeLabels([wish(200, 100)], [{ ...all, small: true }], 400, 300)).toEqual([undefined])
    expect(placeLabels([wish(200, 100, 'small')], [{ ...all, small: true }], 400, 300)).toEqual(['below'])
    expect(placeLabels([wish(200, 100, 'small')], [{ ...all, small: false }], 400, 300)).toEqual([undefined])
    expect(placeLabels([wish(200, 100, 'all')], [{ ...all, small: false }], 400, 300)).toEqual(['below'])
  })

  it('never lets two labels, or a label and a node, touch', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 25 }), (places) => {
        const wishes = places.map(({ x, y }) => wish(x, y))
        const nodes = wishes.map(({ x, y, rx, ry }) => ({ x, y, rx, ry, small: false }))
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
