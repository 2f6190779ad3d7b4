import { expect, it } from 'vitest'
import { boundsOf, packParts } from './pack.ts'

const part = (rx: number, ry: number) => [{ x: 0, y: 0, rx, ry }]

it('parts are packed without touching, in the shape of the canvas', () => {
  const parts = [part(300, 150), part(80, 80), part(80, 80), part(40, 20), part(40, 20)]
  const centres = packParts(parts, 1.5)
  const boxes = parts.map(([box], at) => ({ rx: box?.rx ?? 0, ry: box?.ry ?? 0, ...(centres[at] ?? { x: 0, y: 0 }) }))
  for (const [at, a] of boxes.entries()) {
    for (const b of boxes.slice(at + 1)) {
      expect(Math.abs(a.x - b.x) >= a.rx + b.rx || Math.abs(a.y - b.y) >= a.ry + b.ry).toBe(true)
    }
  }
  const { left, right, bottom, top } = boundsOf(boxes)
  expect((right - left) / (top - bottom)).toBeGreaterThan(0.9)
  expect((right - left) / (top - bottom)).toBeLessThan(2.6)
})
