import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Weights } from './model.ts'

/** What a model file holds: names of tags and labels, and the weights of tagger and parser. */
export interface ModelData {
  readonly notice: string
  readonly tags: readonly string[]
  readonly labels: readonly string[]
  readonly tagger: Weights
  readonly parser: Weights
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

  weights({ keys, starts, classes, gains }: Weights): void {
    this.number(keys.length)
    let before = 0
    for (const key of keys) {
      this.number((key >>> 0) - before)
      before = key >>> 0
    }
    for (let row = 0; row < keys.length; row++) this.number((starts[row + 1] as number) - (starts[row] as number))
    for (const index of classes) this.#bytes.push(index)
    for (const gain of gains) this.#bytes.push(gain & 0xff)
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

  weights(): Weights {
    const count = this.number()
    const keys = new Int32Array(count)
    const starts = new Int32Array(count + 1)
    let key = 0
    for (let row = 0; row < count; row++) {
      key += this.number()
      keys[row] = key
    }
    for (let row = 0; row < count; row++) starts[row + 1] = (starts[row] as number) + this.number()
    const total = starts[count] as number
    return { keys, starts, classes: Uint8Array.from(this.#take(total)), gains: Int8Array.from(this.#take(total)) }
  }

  text(): string {
    return this.#take(this.number()).toString('utf8')
  }

  #take(size: number): Buffer {
    this.#at += size
    return this.#bytes.subarray(this.#at - size, this.#at)
  }
}

/** Packs a model. */
export function packModel(model: ModelData): Buffer {
  const writer = new Writer()
  const { notice, tags, labels } = model
  writer.text(JSON.stringify({ notice, tags, labels }))
  writer.weights(model.tagger)
  writer.weights(model.parser)
  return brotliCompressSync(writer.done(), { params: { [constants.BROTLI_PARAM_LGWIN]: 22 } })
}

/** Reads what `packModel` wrote. */
export function unpackModel(packed: Buffer): ModelData {
  const reader = new Reader(brotliDecompressSync(packed))
  const head = JSON.parse(reader.text()) as Pick<ModelData, 'notice' | 'tags' | 'labels'>
  return { ...head, tagger: reader.weights(), parser: reader.weights() }
}
