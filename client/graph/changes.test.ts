import Graph from 'graphology'
import { describe, expect, it } from 'vitest'
import type { DrawnGraph } from './canvas.ts'
import { applyChange, sceneChange } from './changes.ts'
import { drawnNode } from './drawn.ts'
import type { Scene, SceneEdge, SceneNode } from './interface.ts'

const node = (id: string, more: Partial<SceneNode> = {}): SceneNode => ({
  id,
  kind: 'actor',
  name: id,
  meetings: 1,
  neighbours: 1,
  shown: 1,
  ...more,
})
const meeting = (id: string) => node(id, { kind: 'meeting', status: 'planned' })
const edge = (id: string, source: string, target: string): SceneEdge => ({ id, kind: 'attended', source, target })

/** A stand-in for the canvas: what `applyChange` uses of Sigma is its graph. */
function board() {
  const graph: DrawnGraph = new Graph({ multi: true, type: 'directed', allowSelfLoops: false })
  const canvas = {
    drawn: graph,
    setGraph(next: DrawnGraph) {
      canvas.drawn = next
    },
    refresh() {},
  }
  const show = (scene: Scene) => {
    const change = sceneChange(canvas.drawn, scene)
    applyChange(canvas as unknown as Parameters<typeof applyChange>[0], scene, change, () => ({ x: 1, y: 2 }))
    return change
  }
  return { canvas, show }
}

describe('changes of the scene', () => {
  const scene = { nodes: [node('f_a'), meeting('r_m')], edges: [edge('1', 'f_a', 'r_m')] }

  it('bring the graph from nothing to the scene', () => {
    const { canvas, show } = board()
    show(scene)
    expect(canvas.drawn.nodes().sort()).toEqual(['f_a', 'r_m'])
    expect(canvas.drawn.getEdgeAttribute('1', 'meeting')?.status).toBe('planned')
  })

  it('keep the place of what stays, when something comes and when something goes', () => {
    const { canvas, show } = board()
    show(scene)
    Object.assign(canvas.drawn.getNodeAttributes('f_a'), { x: 70, y: 80 })
    show({ ...scene, nodes: [...scene.nodes, node('f_b')] })
    expect(canvas.drawn.getNodeAttributes('f_a')).toMatchObject({ x: 70, y: 80 })
    const { removedNodes, removedLines } = show({ nodes: [node('f_a')], edges: [] })
    expect([removedNodes, removedLines]).toEqual([['r_m', 'f_b'], ['1']])
    expect(canvas.drawn.nodes()).toEqual(['f_a'])
    expect(canvas.drawn.getNodeAttributes('f_a')).toMatchObject({ x: 70, y: 80 })
  })

  it('bring what stays up to date', () => {
    const { canvas, show } = board()
    show(scene)
    show({ ...scene, nodes: [node('f_a', { meetings: 25, name: 'Renamed' }), meeting('r_m')] })
    expect(canvas.drawn.getNodeAttributes('f_a')).toMatchObject({ size: 27, node: { name: 'Renamed' } })
  })

  it('leave out lines to nowhere, to itself and told twice', () => {
    const { canvas, show } = board()
    show({
      nodes: scene.nodes,
      edges: [...scene.edges, ...scene.edges, edge('2', 'f_a', 'f_gone'), edge('3', 'f_a', 'f_a')],
    })
    expect(canvas.drawn.edges()).toEqual(['1'])
  })

  it('bow lines that join the same two apart, whichever way they run', () => {
    const { canvas, show } = board()
    show({ nodes: scene.nodes, edges: [edge('1', 'f_a', 'r_m'), edge('2', 'r_m', 'f_a')] })
    // Seen from its own source the second bows to the same side, which is the other side for who looks from outside.
    expect(canvas.drawn.mapEdges((_, { bow }) => bow)).toEqual([-7, -7])
    show(scene)
    expect(canvas.drawn.mapEdges((_, { bow, type }) => [bow, type])).toEqual([[0, 'line']])
  })

  it('find nothing to do where nothing changed', () => {
    const { show } = board()
    show(scene)
    const { addedNodes, addedLines, removedNodes, removedLines } = show(scene)
    expect([addedNodes.length, addedLines.size, removedNodes.length, removedLines.length]).toEqual([0, 0, 0, 0])
  })

  it('start a node at the place it is given', () => {
    expect(drawnNode(node('f_a'), { x: 3, y: 4 })).toMatchObject({ x: 3, y: 4, size: 11 })
  })
})
