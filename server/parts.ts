import type { Logger } from 'pino'
import type { SavedQuery } from '#contract'
import type { Engine, Explorer } from '#graph'
import type { Ingest } from '#ingest'

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
  /** Bound to more than loopback: then every request needs the token and any `Host` is accepted. */
  readonly exposed?: boolean
  readonly token?: string
  /** Known to the commands of this machine only; as good as the token. */
  readonly localToken?: string
  /** Aborted when the server is to stop: streams end, so that it can. */
  readonly closing?: AbortSignal
}
