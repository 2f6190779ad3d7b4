import { describe, expect, it } from 'vitest'
import { drawnNode, restyleNode } from './drawn.ts'
import type { SceneNode } from './interface.ts'
import { NODE } from './packing.ts'
import { pick, toLayout, toScreen, type View } from './pick.ts'

const node = (id: string, kind: SceneNode['kind']): SceneNode => ({
  id,
  kind,
  name: id,
  meetings: 1,
  neighbours: 0,
  shown: 0,
})
const view: View = { width: 800, height: 600, centreX: 50, centreY: 20, scale: 2, sizeFactor: 1 }

describe('pick', () => {
  const circle = drawnNode(node('f_circle', 'actor'), { x: 50, y: 20 })
  const diamond = drawnNode(node('r_diamond', 'meeting'), { x: 100, y: 20 })
  const nodes = [circle, diamond]

  it('finds the node whose shape holds the place', () => {
    expect(pick(nodes, view, 400, 300, 2)).toBe(circle)
    expect(pick(nodes, view, 409, 300, 2)).toBe(circle)
    expect(pick(nodes, view, 500, 300, 2)).toBe(diamond)
  })

  it('is exact: the corner of a diamond’s box is not the diamond', () => {
    expect(pick(nodes, view, 506, 306, 2)).toBeUndefined()
    expect(pick(nodes, view, 506, 300, 2)).toBe(diamond)
  })

  it('is generous to fingers', () => {
    expect(pick(nodes, view, 425, 300, 2)).toBeUndefined()
    expect(pick(nodes, view, 425, 300, 22)).toBe(circle)
  })

  it('passes over what is hidden', () => {
    const hidden = restyleNode(drawnNode(node('f_hidden', 'actor'), { x: 50, y: 20 }), NODE.hidden)
    expect(pick([hidden], view, 400, 300, 22)).toBeUndefined()
  })

  it('takes the one that holds the place over one that is near', () => {
    const beside = drawnNode(node('f_beside', 'actor'), { x: 63, y: 20 })
    expect(pick([circle, beside], view, 424, 300, 22)).toBe(beside)
    expect(pick([beside, circle], view, 402, 300, 22)).toBe(circle)
  })

  it('goes to the screen and back', () => {
    expect(toScreen(view, 50, 20)).toEqual({ x: 400, y: 300 })
    expect(toScreen(view, 60, 30)).toEqual({ x: 420, y: 280 })
    expect(toLayout(view, 420, 280)).toEqual({ x: 60, y: 30 })
  })
})
