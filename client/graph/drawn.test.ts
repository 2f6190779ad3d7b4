import { expect, test } from 'vitest'
import { drawnLine, drawnNode } from './drawn.ts'
import type { SceneNode } from './interface.ts'

const meeting: SceneNode = { id: 'r_1', kind: 'meeting', name: 'A – B', meetings: 1, neighbours: 2, shown: 2 }
const edge = { id: 'e', kind: 'attended', source: 'f_1', target: 'r_1' } as const
const strengthOf = (style: number) => style >>> 24

test('a meeting that is unsure is drawn faintly, with its lines', () => {
  const node = (certainty: SceneNode['certainty']) =>
    strengthOf(drawnNode({ ...meeting, certainty }, { x: 0, y: 0 }).style)
  const line = (certainty: SceneNode['certainty']) =>
    strengthOf(drawnLine(edge, { ...meeting, certainty }, 0, 1, false).style)
  expect(node('likely')).toBe(node('sure'))
  expect(node('unsure')).toBeLessThan(node('likely') / 2)
  expect(line('likely')).toBe(line('sure'))
  expect(line('unsure')).toBeLessThan(line('likely') / 2)
})
