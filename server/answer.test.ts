import { once } from 'node:events'
import { get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepAsSent, sendJson, Written } from './answer.ts'

const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = { br: brotliDecompressSync, gzip: gunzipSync }

/** JSON of so many bytes, more than its letters. */
const ofBytes = (size: number) => ({ text: `ø${'a'.repeat(size - 13)}` })

describe('an answer', () => {
  let server: Server
  let answer: object = {}
  beforeAll(async () => {
    server = express()
      .use((request, response) => sendJson(request, response, answer))
      .listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => server.close())

  async function ask(encodings: string, method = 'GET'): Promise<{ response: IncomingMessage; bytes: Buffer }> {
    const { port } = server.address() as AddressInfo
    const headers = { 'accept-encoding': encodings }
    const [response] = (await once(get({ port, host: '127.0.0.1', headers, method }), 'response')) as [IncomingMessage]
    return { response, bytes: await buffer(response) }
  }
  const encodingOf = async (encodings: string) => (await ask(encodings)).response.headers['content-encoding']

  it('goes out as it is where it is small, with its length in bytes', async () => {
    answer = ofBytes(13_999)
    const { response, bytes } = await ask('br, gzip')
    expect(bytes.length).toBe(13_999)
    expect(JSON.parse(bytes.toString())).toEqual(answer)
    expect(response.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': '13999',
      vary: 'Accept-Encoding',
    })
    expect(response.headers['content-encoding']).toBeUndefined()
  })

  it('has the length of what would come where only the head is asked for', async () => {
    answer = ofBytes(2000)
    const { response, bytes } = await ask('br', 'HEAD')
    expect([response.headers['content-length'], bytes.length]).toEqual(['2000', 0])
  })

  it.each([
    ['in one piece', () => ofBytes(14_000)],
    ['beyond what is compressed here', () => ofBytes(100_000)],
    [
      'with a long list',
      () => ({ list: Array.from({ length: 1501 }, (_, at) => ({ at })), none: undefined, total: 7 }),
    ],
    ['written already', () => new Written(Buffer.from(JSON.stringify(ofBytes(20_000))))],
  ])('is compressed as the client takes it where it is large: %s', async (_, make) => {
    answer = make()
    const plain = (await ask('identity')).bytes
    expect(JSON.parse(plain.toString())).toEqual(
      answer instanceof Written ? ofBytes(20_000) : JSON.parse(JSON.stringify(answer)),
    )
    for (const [encoding, unpack] of Object.entries(UNPACK)) {
      const { response, bytes } = await ask(encoding)
      expect(response.headers['content-encoding']).toBe(encoding)
      expect(unpack(bytes)).toEqual(plain)
    }
    expect(await encodingOf('gzip, br')).toBe('br')
    expect(await encodingOf('identity')).toBeUndefined()
  })

  it('that is kept is compressed once for each way', async () => {
    const written = new Written(Buffer.from(JSON.stringify(ofBytes(20_000))))
    keepAsSent(written)
    answer = written
    const first = await ask('br')
    // Bytes that changed nevertheless would show that it was done again.
    written.bytes.fill(0x20, 100, 200)
    expect((await ask('br')).bytes).toEqual(first.bytes)
    expect(gunzipSync((await ask('gzip')).bytes)).toEqual(written.bytes)
  })
})
