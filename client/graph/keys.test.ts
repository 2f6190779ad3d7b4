import { describe, expect, it } from 'vitest'
import { towards } from './keys.ts'

const from = { x: 0, y: 0 }
const near = new Map([
  ['right', { x: 50, y: 10 }],
  ['up', { x: 10, y: 80 }],
])
const all = new Map([
  ['self', from],
  ...near,
  ['closer', { x: 20, y: 0 }],
  ['left', { x: -90, y: 0 }],
  ['far-left', { x: -120, y: 0 }],
])

describe('arrow keys', () => {
  it('go to the neighbour in that direction, even if something else is closer', () => {
    expect(towards(from, 'right', near, all)).toBe('right')
    expect(towards(from, 'up', near, all)).toBe('up')
  })

  it('go to the nearest of all where no neighbour lies that way', () => {
    expect(towards(from, 'left', near, all)).toBe('left')
  })

  it('stay where nothing lies that way', () => {
    expect(towards(from, 'down', near, all)).toBeUndefined()
  })

  it('count what is off the axis as further away', () => {
    const places = new Map([
      ['off', { x: 40, y: 60 }],
      ['straight', { x: 75, y: 0 }],
    ])
    expect(towards(from, 'right', places, places)).toBe('straight')
  })
})
