import { setImmediate as turn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'

/** Bytes from which compressing gains anything: what fits into the first packets of a connection arrives no sooner for being less. */
const WORTH_PACKING = 14_000
/** Bytes up to which compressing takes less time than handing the answer to another thread and back. */
const PACKED_HERE = 64_000
/** Items of a list that are written at a time. */
const PART = 500

/** The cheapest level of each: the default of brotli takes seconds for a large graph. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
const GZIP = { level: 1 }
const [brotliElsewhere, gzipElsewhere] = [promisify(brotliCompress), promisify(gzip)]

const PACK = {
  br: (bytes: Buffer) =>
    bytes.length > PACKED_HERE ? brotliElsewhere(bytes, BROTLI) : brotliCompressSync(bytes, BROTLI),
  gzip: (bytes: Buffer) => (bytes.length > PACKED_HERE ? gzipElsewhere(bytes, GZIP) : gzipSync(bytes, GZIP)),
}
type Encoding = keyof typeof PACK | 'identity'

/** An answer that is JSON already. */
export class Written {
  readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
}

/** An answer as it goes out. */
interface Packed {
  readonly bytes: Buffer
  readonly encoding: Encoding
}

const kept = new WeakMap<object, Map<Encoding, Promise<Packed>>>()

/** From now on this answer, which nothing changes any more, is compressed once, however often it is sent. */
export function keepAsSent(answer: Written): void {
  kept.set(answer, new Map())
}

/** Sends an answer as JSON, compressed where that gains anything and the client takes it. */
export async function sendJson(request: Request, response: Response, answer: object): Promise<void> {
  const text = answer instanceof Written ? '' : await jsonOf(answer)
  const size = answer instanceof Written ? answer.bytes.length : Buffer.byteLength(text)
  if (size < WORTH_PACKING) return finish(response, answer instanceof Written ? answer.bytes : text, size)
  const { bytes, encoding } = await packed(answer, text, wanted(request))
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  finish(response, bytes, bytes.length)
}

/** What express does for any answer, less what JSON has no use for. */
function finish(response: Response, body: string | Uint8Array, size: number): void {
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Content-Length', size)
  response.end(body)
}

const wanted = (request: Request): Encoding =>
  (['br', 'gzip'] as const).find((encoding) => request.acceptsEncodings(encoding)) ?? 'identity'

function packed(answer: object, text: string, encoding: Encoding): Promise<Packed> {
  const ways = kept.get(answer)
  const known = ways?.get(encoding) ?? pack(bytesOf(answer, text), encoding)
  ways?.set(encoding, known)
  return known
}

async function pack(bytes: Buffer, encoding: Encoding): Promise<Packed> {
  return { bytes: encoding === 'identity' ? bytes : await PACK[encoding](bytes), encoding }
}

function bytesOf(answer: object, text: string): Buffer {
  if (!(answer instanceof Written)) return Buffer.from(text)
  const { buffer, byteOffset, byteLength } = answer.bytes
  return Buffer.from(buffer, byteOffset, byteLength)
}

/** Long lists are written part by part, so that others get their turn between. */
async function jsonOf(answer: object): Promise<string> {
  if (!Object.values(answer).some(isLong)) return JSON.stringify(answer)
  const fields: string[] = []
  for (const [name, value] of Object.entries(answer)) {
    if (value === undefined) continue
    fields.push(`${JSON.stringify(name)}:${isLong(value) ? await jsonOfList(value) : JSON.stringify(value)}`)
  }
  return `{${fields.join()}}`
}

const isLong = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length > PART

async function jsonOfList(items: readonly unknown[]): Promise<string> {
  const parts: string[] = []
  for (let at = 0; at < items.length; at += PART) {
    parts.push(JSON.stringify(items.slice(at, at + PART)).slice(1, -1))
    await turn()
  }
  return `[${parts.join()}]`
}
