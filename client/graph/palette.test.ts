import { describe, expect, it } from 'vitest'
import { channels, coloursOf, paletteOf, SLOTS, slotOf } from './palette.ts'

describe('palette', () => {
  it('has three channels for every slot', () => {
    const palette = paletteOf('light', coloursOf('light'))
    expect(palette).toHaveLength(3 * SLOTS.length)
    expect([...palette.slice(3 * slotOf('actor'), 3 * slotOf('actor') + 3)]).toEqual([
      ...Float32Array.from(channels(coloursOf('light').actor)),
    ])
  })

  it('tells the themes apart', () => {
    expect(coloursOf('dark').paper).not.toBe(coloursOf('light').paper)
  })

  it('strengthens lines where more contrast is asked for', () => {
    expect(coloursOf('light', true).lineStrength).toBeGreaterThan(coloursOf('light').lineStrength)
    expect(coloursOf('dark', true).lineStrength).toBeGreaterThan(coloursOf('dark').lineStrength)
  })

  it('reads a colour', () => {
    expect(channels('#FF8000')).toEqual([1, 128 / 255, 0])
  })
})
