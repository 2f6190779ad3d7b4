import { describe, expect, test } from 'vitest'
import type { GraphEdge, GraphNode } from '#contract'
import {
  countByKind,
  EMPTY_SCENE,
  hide,
  isAlike,
  isVisible,
  keep,
  move,
  redraw,
  show,
  shownByKind,
  shownNeighbours,
  toggleCertainty,
  toggleKind,
  toggleStatus,
  visibleNodes,
} from './scene.ts'

const person = (id: string): GraphNode => ({ id, kind: 'actor', name: id, meetings: 1, neighbours: 1 })
const meeting = (id: string, status: GraphNode['status']): GraphNode => ({ ...person(id), kind: 'meeting', status })
const line = (source: string, target: string, kind: GraphEdge['kind'] = 'attended'): GraphEdge => ({
  id: `${source} ${target}`,
  kind,
  source,
  target,
})

const picture = show(EMPTY_SCENE, {
  nodes: [person('anna'), person('ben'), meeting('m', 'held')],
  edges: [line('anna', 'm'), line('ben', 'm')],
})

describe('isAlike', () => {
  const through = (...kinds: GraphNode['kind'][]) => kinds.reduce(toggleKind, picture)

  test('does not look at the order, nor at where nodes lie', () => {
    const turned = redraw(through('place', 'organisation'), { nodes: [...picture.nodes.values()].reverse(), edges: [] })
    const moved = move(through('organisation', 'place'), new Map([['anna', { x: 1, y: 1 }]]))
    expect(isAlike(turned, moved)).toBe(true)
  })

  test.each([
    ['another node', keep(picture, ['anna', 'm']), keep(picture, ['ben', 'm'])],
    ['one node more', picture, keep(picture, ['anna', 'm'])],
    ['a kind that is hidden', picture, through('place')],
    ['a status that is hidden', picture, toggleStatus(picture, 'denied')],
    ['a certainty that is hidden', picture, toggleCertainty(picture, 'unsure')],
  ])('sees %s', (_, a, b) => {
    expect([isAlike(a, b), isAlike(b, a)]).toEqual([false, false])
  })
})

describe('show', () => {
  test('leaves out lines that lack an end', () => {
    const scene = show(EMPTY_SCENE, { nodes: [person('anna')], edges: [line('anna', 'm')] })
    expect([...scene.edges.keys()]).toEqual([])
  })

  test('replaces what was known of a node', () => {
    const scene = show(picture, { nodes: [{ ...person('anna'), name: 'Anna B.' }], edges: [] })
    expect(scene.nodes.get('anna')?.name).toBe('Anna B.')
    expect(scene.nodes.size).toBe(3)
  })

  test('does not change the picture it began from', () => {
    show(picture, { nodes: [person('carla')], edges: [] })
    expect(picture.nodes.has('carla')).toBe(false)
  })
})

test('hide takes the lines of a node with it', () => {
  const scene = hide(picture, ['anna'])
  expect([...scene.nodes.keys()]).toEqual(['ben', 'm'])
  expect([...scene.edges.keys()]).toEqual(['ben m'])
})

test('keep leaves nothing else', () => {
  expect([...keep(picture, ['anna', 'm']).edges.keys()]).toEqual(['anna m'])
})

test('redraw keeps filters and drops what is no longer there', () => {
  const scene = redraw(toggleKind(picture, 'place'), { nodes: [person('ben')], edges: [line('anna', 'm')] })
  expect([...scene.nodes.keys()]).toEqual(['ben'])
  expect(scene.edges.size).toBe(0)
  expect(scene.hiddenKinds.has('place')).toBe(true)
})

test('a kind or a status is hidden by one click and shown by the next', () => {
  const once = toggleStatus(picture, 'held')
  expect(visibleNodes(once).map(({ id }) => id)).toEqual(['anna', 'ben'])
  expect(visibleNodes(toggleStatus(once, 'held'))).toHaveLength(3)
  expect(isVisible(toggleKind(picture, 'actor'), person('anna'))).toBe(false)
})

test('meetings of a certainty are hidden by one click and shown by the next, and counted all the same', () => {
  const scene = show(picture, { nodes: [{ ...meeting('n', 'held'), certainty: 'unsure' }], edges: [] })
  const once = toggleCertainty(scene, 'unsure')
  expect(visibleNodes(once).map(({ id }) => id)).toEqual(['anna', 'ben', 'm'])
  expect(countByKind(once).certainties.get('unsure')).toBe(1)
  expect(visibleNodes(toggleCertainty(once, 'unsure'))).toHaveLength(4)
})

test('neighbours are counted once, however many lines join two nodes', () => {
  const scene = show(picture, { nodes: [], edges: [{ ...line('anna', 'm'), id: 'second' }] })
  expect(shownNeighbours(scene).get('m')).toBe(2)
})

test('a line between meetings that may be one makes no neighbours', () => {
  const scene = show(picture, { nodes: [meeting('n', 'held')], edges: [line('m', 'n', 'possibly-same')] })
  expect(shownNeighbours(scene).get('n')).toBeUndefined()
})

test('the key counts what is filtered out too', () => {
  const { kinds, statuses } = countByKind(toggleKind(picture, 'actor'))
  expect(kinds.get('actor')).toBe(2)
  expect(statuses.get('held')).toBe(1)
})

test('counts the drawn neighbours of one node by kind, each once and not for a likeness', () => {
  const twice = { ...line('anna', 'm'), id: 'a second office' }
  const scene = show(picture, { nodes: [meeting('n', 'held')], edges: [twice, line('m', 'n', 'possibly-same')] })
  expect([...shownByKind(scene, 'm')]).toEqual([['actor', 2]])
  expect([...shownByKind(scene, 'anna')]).toEqual([['meeting', 1]])
  expect(shownByKind(scene, 'n').size).toBe(0)
})
