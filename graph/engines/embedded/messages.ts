import type { MessagePort } from 'node:worker_threads'
import type { ErrorCode } from '#contract'
import type { Row } from '../../engine.ts'

/** What the owner of the file is asked, each with a number that its reply repeats. */
export type Request =
  | { readonly op: 'read'; readonly cypher: string; readonly params: object }
  | { readonly op: 'define'; readonly definitions: readonly string[] }
  | { readonly op: 'begin' }
  | { readonly op: 'run'; readonly transaction: number; readonly cypher: string; readonly params: object }
  | { readonly op: 'commit' | 'rollback'; readonly transaction: number }
  /** `hold` brings the file up to date and leaves it alone until `release`, so that it can be copied. */
  | { readonly op: 'hold' }
  | { readonly op: 'release' }
  | { readonly op: 'close' }

export interface Envelope {
  readonly number: number
  readonly request: Request
}

/** From now on reads are asked for here too. */
export interface NewDoor {
  readonly door: MessagePort
}

export interface Failure {
  readonly code: ErrorCode
  readonly message: string
}

/** `number` is that of the request; 0 tells that the file is open, or why not. */
export interface Reply {
  readonly number: number
  readonly rows?: readonly Row[]
  /** These rows are not the last. */
  readonly more?: true
  readonly transaction?: number
  readonly failure?: Failure
}

export interface OwnerData {
  readonly file: string
  readonly use: 'create' | 'write' | 'read'
}

/** What a reader of a snapshot is started with; `signal` is what it ends itself with where it needs more memory. */
export interface ReaderData {
  readonly file: string
  readonly bytes: number
  readonly signal: NodeJS.Signals
}

/** One query at a time. */
export interface ReaderRequest {
  readonly cypher: string
  readonly params: object
  readonly rows: number
}

/** The first one, empty, tells that the snapshot is open. */
export interface ReaderReply {
  readonly columns?: readonly string[]
  readonly rows?: readonly Row[]
  readonly truncated?: boolean
  readonly failure?: Failure
}
