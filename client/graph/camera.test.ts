import { describe, expect, it } from 'vitest'
import { framing, insetsFor } from './camera.ts'

const corners = [
  { x: -400, y: -300 },
  { x: 400, y: 300 },
]

describe('framing', () => {
  it.each([
    [1000, 700],
    [390, 700],
  ])('shows all places of a canvas of %i × %i within its insets', (width, height) => {
    const found = framing(corners, width, height)
    const inset = insetsFor(width)
    if (!found) throw new Error('nothing framed')
    for (const { x, y } of corners) {
      const across = width / 2 + (x - found.centre.x) * found.scale
      const down = height / 2 - (y - found.centre.y) * found.scale
      expect(across).toBeGreaterThanOrEqual(inset.left - 1)
      expect(across).toBeLessThanOrEqual(width - inset.right + 1)
      expect(down).toBeGreaterThanOrEqual(inset.top - 1)
      expect(down).toBeLessThanOrEqual(height - inset.bottom + 1)
    }
  })

  it('does not blow up a single node', () => {
    expect(framing([{ x: 5, y: 5 }], 1000, 700)?.scale).toBeLessThan(2)
  })

  it('has nothing to show of nothing', () => {
    expect(framing([], 1000, 700)).toBeUndefined()
  })
})
