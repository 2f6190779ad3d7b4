import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { type Neo4jServer, startNeo4j } from './neo4j-server.ts'

export interface Address {
  readonly uri: string
  readonly user: string
  readonly password: string
}
type Answer = Address | { readonly error: string }

/**
 * Lends the run's one Neo4j to one test file at a time: whoever connects waits in line, is told the address, and has the
 * server to itself until its connection ends, however it ends. Neo4j starts when the first one asks.
 */
export class Broker {
  readonly #server: Server
  #line: Promise<void> = Promise.resolve()
  #neo4j: Promise<Neo4jServer> | undefined

  private constructor() {
    this.#server = createServer((socket) => this.#lineUp(socket))
  }

  static async start(): Promise<Broker> {
    const broker = new Broker()
    broker.#server.listen(0, '127.0.0.1')
    await once(broker.#server, 'listening')
    return broker
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    this.#server.close()
    const neo4j = await this.#neo4j?.catch(() => undefined)
    await neo4j?.stop()
  }

  #lineUp(socket: Socket): void {
    socket.on('error', () => socket.destroy())
    const left = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.resume()
    this.#line = this.#line.then(async () => {
      if (socket.destroyed) return
      socket.write(`${JSON.stringify(await this.#address())}\n`)
      await left
    })
  }

  async #address(): Promise<Answer> {
    this.#neo4j ??= startNeo4j()
    try {
      const { uri, user, password } = await this.#neo4j
      return { uri, user, password }
    } catch (error) {
      return { error: String(error) }
    }
  }
}

/** What was lent, until it is given back. */
export interface Loan {
  readonly address: Address
  giveBack(): void
}

/** Waits in the broker's line. */
export async function borrow(port: number): Promise<Loan> {
  const socket = connect(port, '127.0.0.1')
  const answer = await firstLine(socket)
  if ('error' in answer) {
    socket.destroy()
    throw new Error(answer.error)
  }
  return { address: answer, giveBack: () => socket.destroy() }
}

async function firstLine(socket: Socket): Promise<Answer> {
  let received = ''
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    received += chunk
    if (received.endsWith('\n')) return JSON.parse(received) as Answer
  }
  throw new Error(`The broker of stores went away: ${received}`)
}
