import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Described, Operation, Parameter, Schema } from '../../../server/docs/described.ts'
import type { RawRequest } from '../raw.ts'
import type { Random } from './random.ts'
import { anything, damaged, fitting, HOSTILE, misfit, type Seen } from './values.ts'

/** A request, and what is known of its answer beforehand. */
export interface Attempt extends RawRequest {
  readonly operation: string
  /** The status that it must have whatever else is wrong with it. */
  readonly status?: number
  /** A parameter surely does not fit: success would be wrong. */
  readonly refused?: boolean
}

interface Endpoint {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

type Headers = Record<string, string>

/** Where articles go as fast as they come, everything else finds an empty graph. */
const SELDOM = 'removeArticle'
const USUAL = 8

/** Every endpoint of a description, as often as it is to be asked among the others. */
export function endpointsOf({ paths }: Described): Endpoint[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      Array.from({ length: operation.operationId === SELDOM ? 1 : USUAL }, () => ({
        method: method.toUpperCase(),
        path,
        operation,
      })),
    ),
  )
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'REPORT']

/** Some request to an endpoint: as described, or wrong in one way or several. */
export function attempt({ method, path, operation }: Endpoint, random: Random, seen: Seen): Attempt {
  const { parameters = [], requestBody, operationId } = operation
  const used = random.chance(0.04) ? random.of(METHODS) : method
  const query = queryOf(parameters, random, seen)
  const body = requestBody === undefined ? strayBody(random) : bodyOf(requestBody.content, random, seen)
  const odd = oddHeaders(used, random, seen)
  return {
    operation: operationId,
    method: used,
    path: `/api${pathOf(path, parameters, random, seen)}${query.text}`,
    headers: { ...body.headers, ...odd.headers },
    ...(body.body !== undefined && { body: body.body }),
    ...(odd.status !== undefined && { status: odd.status }),
    ...(query.refused && used === method && { refused: true }),
  }
}

function pathOf(path: string, parameters: readonly Parameter[], random: Random, seen: Seen): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = parameters.find((each) => each.name === name && each.in === 'path')?.schema ?? {}
    if (random.chance(0.06))
      return random.of(['%', '%E0%A4%A', '%00', '%ff', '..', '.', '%2e%2e%2f', '%2F%2F', '*', "'"])
    if (random.chance(0.06)) return encodeURIComponent(random.of(HOSTILE)) || '-'
    if (schema.pattern === undefined && seen.queries.length > 0) return random.of(seen.queries)
    return encodeURIComponent(String(fitting(schema, random, seen)))
  })
}

interface Query {
  readonly text: string
  readonly refused: boolean
}

function queryOf(parameters: readonly Parameter[], random: Random, seen: Seen): Query {
  const own = parameters.filter(({ in: where }) => where === 'query')
  const broken = random.chance(0.25) ? random.of([...own, undefined]) : undefined
  const bad = broken && misfit(broken.schema, random)
  const given = own.filter((each) => each !== broken && (each.required || random.chance(0.35)))
  const pairs = given.map((each) => [each.name, parameterFitting(each, random, seen)] as const)
  if (broken && bad !== undefined) pairs.push([broken.name, bad])
  if (random.chance(0.05))
    pairs.push([random.of(['x', '__proto__', '__proto__[x]', 'constructor', '']), random.of(HOSTILE)])
  const text = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
  const tail = random.chance(0.03) ? random.of(['&', '&&=', '?', '&%', '&limit', '#x', `&q=${'%F0'.repeat(30)}`]) : ''
  return { text: text || tail ? `?${text}${tail}` : '', refused: bad !== undefined && tail === '' }
}

function parameterFitting({ name, schema }: Parameter, random: Random, seen: Seen): string {
  if (name === 'cursor') return cursorOf(random, seen)
  if (schema.type === 'string' && schema.pattern === undefined && random.chance(0.2))
    return random.of(HOSTILE).slice(0, 100)
  const value = fitting(schema, random, seen)
  return Array.isArray(value) ? value.join(',') : String(value)
}

/** One that was given, one of another list, one that was changed, or none at all. */
function cursorOf(random: Random, { cursors }: Seen): string {
  const given = cursors.length > 0 ? random.of(cursors) : ''
  const made = Buffer.from(JSON.stringify(anything(random)))
    .toString('base64url')
    .slice(0, 500)
  return random.of([given, given, made, given.slice(1), `${given}A`, random.of(HOSTILE).slice(0, 500)])
}

interface Body {
  readonly headers: Headers
  readonly body?: string | Uint8Array
}

/** Where none is taken, one is sent now and then. */
function strayBody(random: Random): Body {
  if (!random.chance(0.05)) return { headers: {} }
  const body = random.of(['{}', 'x'.repeat(10_000), '\u0000'])
  return { headers: { 'content-type': random.of(TYPES), 'content-length': String(Buffer.byteLength(body)) }, body }
}

const TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16le',
  'application/json; charset="',
  'application/JSON;;',
  'text/plain',
  'text/plain; charset=latin1',
  'text/markdown; charset=utf-8',
  'text/html',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/problem+json',
  'x',
  '/',
]

function bodyOf(content: Readonly<Record<string, { readonly schema: Schema }>>, random: Random, seen: Seen): Body {
  const fit = fitting(content['application/json']?.schema ?? {}, random, seen)
  const value = random.chance(0.4) ? damaged(fit, random) : fit
  const bytes = random.chance(0.25) ? oddBytes(JSON.stringify(value), random) : Buffer.from(JSON.stringify(value))
  const type = random.chance(0.12) ? random.of(TYPES) : 'application/json'
  return packed(bytes, { 'content-type': type }, random)
}

/** JSON that is hardly any. */
function oddBytes(json: string, random: Random): Buffer {
  const depth = random.of([31, 33, 1_000, 200_000])
  return random.of([
    () => Buffer.from(json.slice(0, random.whole(0, json.length))),
    () => Buffer.from('['.repeat(depth) + ']'.repeat(depth)),
    () => Buffer.from('{"a":'.repeat(depth)),
    () => Buffer.from(`{"text":"${'['.repeat(depth)}"}`),
    () => Buffer.from(`\ufeff${json}`),
    () => Buffer.from(json, 'utf16le'),
    () => Buffer.concat([Buffer.from(json), Buffer.from([0xff, 0xfe, 0xc0])]),
    () => Buffer.from(json.replace(/"/g, '"\\ud800')),
    () => Buffer.from(`${json}${json}`),
    () => Buffer.from(JSON.stringify({ text: 'x'.repeat(random.chance(0.1) ? 1_100_000 : 60_000) })),
    () => Buffer.from(JSON.stringify({ nodes: Array.from({ length: 6_000 }, () => 'f_0123456789') })),
    () => Buffer.from(random.of(['null', '1', '"x"', '[]', '{}', '', ' ', 'NaN', '{"a":1,}', "{'a':1}"])),
    () => Buffer.from(Array.from({ length: 200 }, () => random.whole(0, 255))),
  ])()
}

/** A few kilobytes that unpack to more than any body may have. */
const BOMB = gzipSync(Buffer.alloc(20_000_000, '['))

function packed(bytes: Buffer, headers: Headers, random: Random): Body {
  const send = (body: Buffer, more: Headers = {}): Body => ({
    body: new Uint8Array(body),
    headers: { ...headers, 'content-length': String(body.length), ...more },
  })
  if (random.chance(0.9)) return send(bytes)
  return random.of([
    () => send(gzipSync(bytes), { 'content-encoding': 'gzip' }),
    () => send(brotliCompressSync(bytes), { 'content-encoding': 'br' }),
    () => send(bytes, { 'content-encoding': 'gzip' }),
    () => send(gzipSync(gzipSync(bytes)), { 'content-encoding': 'gzip, gzip' }),
    () => send(gzipSync(bytes).subarray(0, 15), { 'content-encoding': 'gzip' }),
    () => send(BOMB, { 'content-encoding': 'gzip' }),
    () => send(bytes, { 'content-encoding': random.of(['compress', 'x', '']) }),
    () => ({ body: new Uint8Array(bytes), headers: { ...headers, 'transfer-encoding': 'chunked' } }),
  ])()
}

interface Odd {
  readonly headers: Headers
  readonly status?: number
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Headers that matter to the server, and some that must not. */
function oddHeaders(method: string, random: Random, seen: Seen): Odd {
  if (random.chance(0.02))
    return { headers: { host: random.of(['evil.example', '10.0.0.1', 'localhost.evil.example:80']) }, status: 421 }
  if (random.chance(0.01)) return { headers: { 'sec-fetch-site': 'cross-site' }, status: 403 }
  if (random.chance(0.02) && !READS.has(method))
    return { headers: { [random.of(['origin', 'sec-fetch-site'])]: 'https://evil.example' }, status: 403 }
  if (random.chance(0.6)) return { headers: {} }
  const tag = seen.tags.at(random.chance(0.8) ? -1 : 0) ?? '*'
  const choices: Headers[] = [
    { 'if-none-match': random.of([tag, '*', '"x"', `"x", ${tag}`, 'W/"', ','.repeat(1_000)]) },
    { 'accept-encoding': random.of(['br', 'gzip', 'deflate', 'identity', '*;q=0', 'br;q=zz', 'x'.repeat(500)]) },
    { accept: random.of(['text/html', 'application/xml', '*/*;q=0', 'x']) },
    { 'x-request-id': random.of(['mine-1', 'x'.repeat(65), '<b>', '$%7Bx%7D', '../..', '%0d%0aX: 1']) },
    { 'last-event-id': random.of(['end', '0', 'x'.repeat(500)]) },
    { authorization: random.of(['Bearer x', 'Bearer', 'Basic eDp4', `Bearer ${'x'.repeat(5_000)}`]) },
    { 'x-http-method-override': 'DELETE', 'x-forwarded-for': '1.2.3.4', 'x-forwarded-host': 'evil.example' },
    { range: random.of(['bytes=0-1', 'bytes=-1', 'x']) },
    { expect: random.of(['100-continue', 'x']) },
    { cookie: `${'a=b; '.repeat(200)}` },
    { te: 'trailers', upgrade: 'h2c', connection: 'upgrade' },
  ]
  return { headers: random.of(choices) }
}
