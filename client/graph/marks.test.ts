import Graph from 'graphology'
import { describe, expect, it } from 'vitest'
import type { DrawnGraph } from './canvas.ts'
import { drawnLine, drawnNode } from './drawn.ts'
import type { SceneNode } from './interface.ts'
import { applyMarks, type Marks, NO_MARKS } from './marks.ts'
import { LINE, NODE } from './packing.ts'

const CERTAINTY: Readonly<Record<string, SceneNode['certainty']>> = { held: 'sure', denied: 'unsure' }

const bare = (id: string, kind: SceneNode['kind']): SceneNode => ({
  id,
  kind,
  name: id,
  meetings: 1,
  neighbours: 0,
  shown: 0,
})

function graph(): DrawnGraph {
  const made: DrawnGraph = new Graph({ multi: true, type: 'directed' })
  const add = (id: string, kind: SceneNode['kind'], status?: SceneNode['status']) =>
    made.addNode(id, drawnNode({ ...bare(id, kind), status, certainty: CERTAINTY[id] }, { x: 0, y: 0 }))
  add('a', 'actor')
  add('b', 'actor')
  add('held', 'meeting', 'held')
  add('denied', 'meeting', 'denied')
  const join = (id: string, source: string, target: string) =>
    made.addEdgeWithKey(id, source, target, drawnLine({ id, kind: 'attended', source, target }, undefined, 0, 1, false))
  join('a-held', 'a', 'held')
  join('b-held', 'b', 'held')
  join('b-denied', 'b', 'denied')
  return made
}

const marks = (some: Partial<Marks>): Marks => ({ ...NO_MARKS, ...some })

describe('marks', () => {
  it('light the hovered node, its neighbours and the lines between, and dim the rest', () => {
    const drawn = graph()
    const change = applyMarks(drawn, marks({ hovered: 'a' }))
    expect(change).toMatchObject({ dims: true, rings: true, ink: false })
    expect([...change.nodes].sort()).toEqual(['a', 'held'])
    expect(change.edges).toEqual(['a-held'])
    expect(drawn.getNodeAttribute('a', 'flags')).toBe(NODE.hovered | NODE.lit)
  })

  it('put the lines of the selection in ink and dim nothing', () => {
    const drawn = graph()
    const change = applyMarks(drawn, marks({ selected: new Set(['b']) }))
    expect(change).toMatchObject({ dims: false, rings: true, ink: true })
    expect(change.edges).toEqual(['b-held', 'b-denied'])
    expect(drawn.getNodeAttribute('b', 'flags')).toBe(NODE.selected)
  })

  it('hide kinds and statuses, with the lines that lead there', () => {
    const drawn = graph()
    applyMarks(drawn, marks({ hidden: { kinds: [], statuses: ['denied'], certainties: [] } }))
    expect(drawn.getNodeAttribute('denied', 'flags')).toBe(NODE.hidden)
    expect(drawn.getEdgeAttribute('b-denied', 'flags')).toBe(LINE.hidden)
    expect(drawn.getEdgeAttribute('b-held', 'flags')).toBe(0)
    applyMarks(drawn, marks({ hidden: { kinds: ['actor'], statuses: [], certainties: [] } }))
    expect(drawn.filterNodes((_, { flags }) => (flags & NODE.hidden) !== 0)).toEqual(['a', 'b'])
  })

  it('hide meetings of a certainty, with the lines that lead there', () => {
    const drawn = graph()
    applyMarks(drawn, marks({ hidden: { kinds: [], statuses: [], certainties: ['unsure'] } }))
    expect(drawn.filterNodes((_, { flags }) => (flags & NODE.hidden) !== 0)).toEqual(['denied'])
    expect(drawn.filterEdges((_, { flags }) => (flags & LINE.hidden) !== 0)).toEqual(['b-denied'])
  })

  it('draw a path wider than a selection', () => {
    const drawn = graph()
    applyMarks(drawn, marks({ pathEdges: new Set(['a-held']) }))
    const onPath = drawn.getEdgeAttribute('a-held', 'style') & 255
    applyMarks(drawn, marks({ selected: new Set(['a']) }))
    expect(onPath).toBe(3.5 * 16)
    expect(drawn.getEdgeAttribute('a-held', 'style') & 255).toBeLessThan(onPath)
  })

  it('change nothing twice', () => {
    const drawn = graph()
    applyMarks(drawn, marks({ hovered: 'a', cursor: 'b' }))
    const again = applyMarks(drawn, marks({ hovered: 'a', cursor: 'b' }))
    expect([again.nodes, again.edges]).toEqual([[], []])
    expect(applyMarks(drawn, NO_MARKS)).toMatchObject({ dims: false, rings: false, ink: false })
  })

  it('forget a hovered node that is gone', () => {
    expect(applyMarks(graph(), marks({ hovered: 'gone' })).dims).toBe(false)
  })
})
