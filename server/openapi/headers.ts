import type { Json } from './json.ts'

const text = (schema: Json = {}): Json => ({ type: 'string', ...schema })

/** Headers with what they tell and how they look, beside those of HTTP itself (`Content-Type`, `Content-Length`, `Date`, `Vary` …). */
type Headers = Readonly<Record<string, readonly [string, Json]>>

/** What every answer carries. */
const ALWAYS: Headers = {
  'X-Request-Id': ['The id of the request, the same as in the log', text({ pattern: '^[\\w.-]{1,64}$' })],
  'Cache-Control': ['Who may keep the answer, and for how long', text()],
  'Content-Security-Policy': ['What a browser may do with the answer', text()],
  'X-Content-Type-Options': ['The type is as told', text({ const: 'nosniff' })],
  'X-Frame-Options': ['Never shown inside another page', text({ const: 'DENY' })],
  'Referrer-Policy': ['No address is told to others', text({ const: 'no-referrer' })],
  'Cross-Origin-Opener-Policy': ['Apart from pages of others', text({ const: 'same-origin' })],
  'Cross-Origin-Resource-Policy': ['Not for pages of others', text({ const: 'same-origin' })],
  'Permissions-Policy': ['Nothing of the device is used', text()],
}

/** What every answer carries of a server that others can reach. */
const EXPOSED: Headers = {
  RateLimit: ['What is left of the rate, where others can reach the server', text()],
  'RateLimit-Policy': ['The rate, where others can reach the server', text()],
}

/** What some answers carry. */
const SOMETIMES: Headers = {
  ETag: ['Changes with the graph', text({ pattern: '^W/"[\\w.-]+"$' })],
  'Retry-After': ['Seconds to wait before the request is repeated', text({ pattern: '^\\d{1,6}$' })],
  Allow: ['The methods that this path has', text()],
  'WWW-Authenticate': ['How to send the token', text({ const: 'Bearer' })],
  'X-Accel-Buffering': ['Proxies pass each message on at once', text({ const: 'no' })],
}

/** The headers as components of the description. */
export function headerComponents(): Json {
  return Object.fromEntries(
    Object.entries({ ...ALWAYS, ...EXPOSED, ...SOMETIMES }).map(([name, [description, schema]]) => [
      name,
      { description, required: !(name in EXPOSED), schema },
    ]),
  )
}

/** References to the headers that every answer has, and to some more. */
export function headersOf(more: readonly string[] = []): Json {
  return Object.fromEntries(
    [...Object.keys(ALWAYS), ...Object.keys(EXPOSED), ...more].map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  )
}
