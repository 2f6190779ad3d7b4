import { describe, expect, it } from 'vitest'
import { LINE, NODE, packLine, packNode } from './packing.ts'
import { slotOf } from './palette.ts'

const bytesOf = (word: number) => [...new Uint8Array(Uint32Array.of(word).buffer)]

describe('packed styles', () => {
  it('hold a node in four bytes, in the order the shader reads them', () => {
    const flags = NODE.lit | NODE.cursor
    const word = packNode({ shape: 'diamond', filling: 'half', colour: 'meeting', flags, opacity: 1 })
    expect(bytesOf(word)).toEqual([3 | (4 << 2), flags, slotOf('meeting'), 255])
  })

  it('hold a line in four bytes', () => {
    const word = packLine({ width: 2.4, pattern: 'dotted', colour: 'line', flags: LINE.ink, opacity: 0.5 })
    expect(bytesOf(word)).toEqual([38, LINE.ink | 2, slotOf('line'), 128])
  })

  it('stay within their bytes', () => {
    expect(bytesOf(packLine({ width: 900, pattern: 'solid', colour: 'paper', flags: 0, opacity: 7 }))).toEqual([
      255, 0, 0, 255,
    ])
  })
})
