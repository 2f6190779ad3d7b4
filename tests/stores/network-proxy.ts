import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** What becomes of a piece that the client sent: it arrives, or the line is cut before it, or once its answer is on the way. */
export type Fate = 'arrives' | 'is-cut' | 'loses-answer'

/** COMMIT as Bolt sends it. */
export const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00])

interface Line {
  readonly client: Socket
  readonly server: Socket
  losesAnswer: boolean
}

/** Stands between a driver and its server, and can be cut like a network. */
export class NetworkProxy {
  readonly #target: URL
  readonly #server: Server
  readonly #lines = new Set<Line>()
  #isUp = true
  /** Asked for everything that a client sends, and on which of its connections. */
  decide: (sent: Buffer, connection: object) => Fate = () => 'arrives'

  private constructor(target: URL) {
    this.#target = target
    this.#server = createServer((client) => this.#join(client))
  }

  static async start(target: string): Promise<NetworkProxy> {
    const proxy = new NetworkProxy(new URL(target))
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  get uri(): string {
    return `bolt://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Cuts every connection and refuses new ones. */
  goAway(): void {
    this.#isUp = false
    for (const line of this.#lines) this.#cut(line)
  }

  comeBack(): void {
    this.#isUp = true
  }

  async stop(): Promise<void> {
    this.goAway()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #join(client: Socket): void {
    if (!this.#isUp) {
      client.destroy()
      return
    }
    const server = connect(Number(this.#target.port), this.#target.hostname)
    const line: Line = { client, server, losesAnswer: false }
    this.#lines.add(line)
    client.on('data', (sent) => this.#send(sent, line))
    server.on('data', (answer) => (line.losesAnswer ? this.#cut(line) : client.write(answer)))
    for (const end of [client, server]) end.on('close', () => this.#cut(line)).on('error', () => this.#cut(line))
  }

  #send(sent: Buffer, line: Line): void {
    const fate = this.decide(sent, line)
    line.losesAnswer ||= fate === 'loses-answer'
    if (fate === 'is-cut') this.#cut(line)
    else line.server.write(sent)
  }

  #cut(line: Line): void {
    this.#lines.delete(line)
    line.client.destroy()
    line.server.destroy()
  }
}
