import { Agent, request } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { Described } from '../../../server/docs/described.ts'
import { check } from '../checked.ts'
import type { Running } from '../running.ts'
import { Random } from './random.ts'
import { type Attempt, attempt, endpointsOf } from './requests.ts'

/** A server that answers later than this hangs. */
const PATIENCE_MS = 60_000

const AT_ONCE = 16

/** How many of what was seen are remembered; later ones take the place of earlier ones. */
const MEMORY = 200

class Seen {
  readonly addresses: string[] = []
  readonly cursors: string[] = []
  readonly tags: string[] = []
  readonly queries: string[] = []

  learn({ tag, body }: { readonly tag: string | undefined; readonly body: string }, random: Random): void {
    if (tag !== undefined) this.tags.splice(0, this.tags.length, this.tags[0] ?? tag, tag)
    const [, next] = /"next":"([\w.-]+)"/.exec(body) ?? []
    if (next !== undefined) this.#keep(this.cursors, next, random)
    for (const [address] of body.slice(0, 20_000).matchAll(/\b[amfrjq]_[0-9a-f]{24}\b/g))
      if (random.chance(0.05)) this.#keep(this.addresses, address, random)
  }

  #keep(list: string[], one: string, random: Random): void {
    if (list.length < MEMORY) list.push(one)
    else list[random.whole(0, MEMORY - 1)] = one
  }
}

/** What came of a campaign. */
export interface Outcome {
  readonly requests: number
  /** How many answers each status had. */
  readonly statuses: Readonly<Record<number, number>>
  /** Which endpoints have answered a request with success. */
  readonly succeeded: ReadonlySet<string>
  readonly faults: readonly string[]
}

/** So many are enough to see what is wrong. */
const MOST_FAULTS = 10

/** Requests to all endpoints of a server, made from its own description, some as described and most not. */
export class Campaign {
  readonly #server: Running
  readonly #seed: number
  readonly #endpoints: ReturnType<typeof endpointsOf>
  readonly #agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  readonly #seen = new Seen()
  readonly #statuses: Record<number, number> = {}
  readonly #succeeded = new Set<string>()
  readonly #faults: string[] = []
  #made = 0

  constructor(server: Running, described: Described, queries: readonly string[], seed: number) {
    this.#server = server
    this.#seed = seed
    this.#endpoints = endpointsOf(described)
    this.#seen.queries.push(...queries)
  }

  /** Makes so many requests more. */
  async run(requests: number): Promise<Outcome> {
    const end = this.#made + requests
    const worker = async () => {
      while (this.#made < end && this.#faults.length < MOST_FAULTS) await this.#one(this.#made++)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    return { requests: this.#made, statuses: this.#statuses, succeeded: this.#succeeded, faults: this.#faults }
  }

  /** Closes its connections. */
  end(): void {
    this.#agent.destroy()
  }

  async #one(number: number): Promise<void> {
    // Each request has chances of its own, so that it does not depend on which answer came first.
    const random = new Random(this.#seed * 1_000_003 + number)
    const sent = attempt(random.of(this.#endpoints), random, this.#seen)
    try {
      const { response, body } = await this.#send(sent)
      this.#statuses[response.status] = (this.#statuses[response.status] ?? 0) + 1
      this.#judge(sent, response, body)
      this.#seen.learn({ tag: response.headers.get('etag') ?? undefined, body }, random)
    } catch (error) {
      this.#faults.push(`request ${number}: ${(error as Error).message}\n${told(sent)}`)
    }
  }

  #judge(sent: Attempt, response: Response, body: string): void {
    const { status } = response
    check(this.#server.description, sent, response, body)
    if (status >= 500) throw new Error(`the server answered ${status}: ${body.slice(0, 300)}`)
    if (sent.status !== undefined && status !== sent.status && !(sent.status === 403 && status === 400))
      throw new Error(`${status} instead of ${sent.status}`)
    if (sent.refused && status < 400) throw new Error(`a parameter that does not fit was taken: ${status}`)
    if (status < 300 && sent.method !== 'HEAD') this.#succeeded.add(sent.operation)
  }

  #send(sent: Attempt): Promise<{ response: Response; body: string }> {
    const { method, path, headers, body } = sent
    const { hostname, port } = new URL(this.#server.address)
    return new Promise((resolve, reject) => {
      const options = { hostname, port, method, path, headers, agent: this.#agent, timeout: PATIENCE_MS }
      const outgoing = request(options, async (incoming) => {
        try {
          const bytes = Buffer.concat(await incoming.toArray())
          const pairs = Object.entries(incoming.headers).map(
            ([name, value]) => [name, String(value)] as [string, string],
          )
          const status = incoming.statusCode ?? 0
          const response = new Response(null, { status, headers: new Headers(pairs) })
          resolve({ response, body: unpacked(bytes, incoming.headers['content-encoding']) })
        } catch (error) {
          reject(error)
        }
      })
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)))
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        // The server may close a connection that was idle in the very moment in which it is used again.
        if (error.code === 'ECONNRESET' && outgoing.reusedSocket) this.#send(sent).then(resolve, reject)
        else reject(error)
      })
      outgoing.end(body)
    })
  }
}

const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  deflate: inflateSync,
}

function unpacked(bytes: Buffer, encoding: string | undefined): string {
  const unpack = UNPACK[encoding ?? '']
  return (unpack && bytes.length > 0 ? unpack(bytes) : bytes).toString('utf8')
}

const told = ({ method, path, headers, body }: Attempt) =>
  `${method} ${path.slice(0, 500)}\n${JSON.stringify(headers).slice(0, 500)}\n${Buffer.from(body ?? '')
    .toString('latin1')
    .slice(0, 500)}`
