import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Row } from './model.ts'

/** What a model file holds: names of tags and labels, and the weights of tagger and parser. */
export interface ModelData {
  readonly notice: string
  readonly tags: readonly string[]
  readonly labels: readonly string[]
  readonly tagger: readonly Row[]
  readonly parser: readonly Row[]
}

class Writer {
  readonly #bytes: number[] = []

  number(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.#bytes.push((rest & 0x7f) | 0x80)
      rest = Math.floor(rest / 128)
    }
    this.#bytes.push(rest)
  }

  rows(rows: readonly Row[]): void {
    this.number(rows.length)
    let before = 0
    for (const { key } of rows) {
      this.number((key >>> 0) - before)
      before = key >>> 0
    }
    for (const { classes } of rows) this.number(classes.length)
    for (const { classes } of rows) for (const index of classes) this.#bytes.push(index)
    for (const { weights } of rows) for (const weight of weights) this.#bytes.push(weight & 0xff)
  }

  text(text: string): void {
    const bytes = Buffer.from(text)
    this.number(bytes.length)
    for (const byte of bytes) this.#bytes.push(byte)
  }

  done(): Buffer {
    return Buffer.from(this.#bytes)
  }
}

class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  number(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.#bytes[this.#at++] ?? 0
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 128
    }
  }

  rows(): Row[] {
    const count = this.number()
    let key = 0
    const keys = Array.from({ length: count }, () => {
      key += this.number()
      return key
    })
    const sizes = Array.from({ length: count }, () => this.number())
    const classes = sizes.map((size) => Array.from(this.#take(size)))
    const weights = sizes.map((size) => Array.from(this.#take(size), (byte) => (byte << 24) >> 24))
    return keys.map((one, index) => ({
      key: one | 0,
      classes: classes[index] as number[],
      weights: weights[index] as number[],
    }))
  }

  text(): string {
    return this.#take(this.number()).toString('utf8')
  }

  #take(size: number): Buffer {
    this.#at += size
    return this.#bytes.subarray(this.#at - size, this.#at)
  }
}

/** Packs a model; rows are sorted by key. */
export function packModel(model: ModelData): Buffer {
  const writer = new Writer()
  const { notice, tags, labels } = model
  writer.text(JSON.stringify({ notice, tags, labels }))
  writer.rows(model.tagger)
  writer.rows(model.parser)
  return brotliCompressSync(writer.done(), { params: { [constants.BROTLI_PARAM_LGWIN]: 22 } })
}

/** Reads what `packModel` wrote. */
export function unpackModel(packed: Buffer): ModelData {
  const reader = new Reader(brotliDecompressSync(packed))
  const head = JSON.parse(reader.text()) as Pick<ModelData, 'notice' | 'tags' | 'labels'>
  return { ...head, tagger: reader.rows(), parser: reader.rows() }
}
