import type { Logger } from 'pino'
import type { SavedQuery } from '#contract'
import type { Engine, Explorer } from '#graph'
import type { Ingest } from '#ingest'

/** A secret that opens the server, and whose decisions are made with it. */
export interface NamedToken {
  readonly name: string
  readonly token: string
}

/** All that the server stands on; `bin` puts it together. */
export interface ServerParts {
  readonly explorer: Explorer
  readonly ingest: Ingest
  readonly engine: Pick<Engine, 'capabilities' | 'ping'>
  readonly queries: readonly SavedQuery[]
  readonly logger: Logger
  readonly version: string
  /** The built page; where it is missing the API is served alone. */
  readonly clientFolder: string
  /** Bound to more than loopback: then every request needs a token, is held to a rate, and any `Host` is accepted. */
  readonly exposed?: boolean
  readonly tokens?: readonly NamedToken[]
  /** Known to the commands of this machine only; as good as a token, and held to no rate. */
  readonly localToken?: string
  /** Who decides where no token says it. */
  readonly author?: string
  /** Requests that one caller may make in a minute, where others can reach the server. */
  readonly rate?: number
  /** Milliseconds after which a question to the store is given up. */
  readonly answerWithin?: number
  readonly mostStreams?: number
  /** Aborted when the server is to stop: streams end, so that it can. */
  readonly closing?: AbortSignal
}
