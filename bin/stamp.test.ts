import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isUpToDate, type Product, stampOf, writeStamp } from './stamp.ts'

describe('a product', () => {
  let root: string
  let product: Product
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'entente-stamp-'))
    mkdirSync(join(root, 'room', 'inner'), { recursive: true })
    for (const file of ['room/a.ts', 'room/inner/b.ts', 'config.json', 'made.js']) writeFileSync(join(root, file), 'x')
    product = { name: 'product', sources: ['room', 'config.json', 'not-there'], made: 'made.js', root }
    writeStamp(product, stampOf(product))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('is up to date after it was made', () => {
    expect(isUpToDate(product)).toBe(true)
  })

  it.each([
    ['it is gone', () => rmSync(join(root, 'made.js'))],
    ['it was never stamped', () => rmSync(join(root, 'dist'), { recursive: true })],
    ['a source changed', () => writeFileSync(join(root, 'room/inner/b.ts'), 'xy')],
    ['a source was touched', () => utimesSync(join(root, 'config.json'), new Date(0), new Date(0))],
    ['a source was added', () => writeFileSync(join(root, 'room/inner/c.ts'), 'x')],
    ['a source was removed', () => rmSync(join(root, 'room/a.ts'))],
  ])('is not when %s', (_, change) => {
    change()
    expect(isUpToDate(product)).toBe(false)
  })

  it('is not when a source changed while it was being made', () => {
    const stamp = stampOf(product)
    writeFileSync(join(root, 'room/a.ts'), 'changed')
    writeStamp(product, stamp)
    expect(isUpToDate(product)).toBe(false)
  })
})
