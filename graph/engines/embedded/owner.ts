import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import grafeo, { type QueryResult } from '@grafeo-db/js'
import { EntenteError } from '#contract'
import { tokenise } from '../../dialect/tokens.ts'
import type { Row } from '../../engine.ts'
import { describeFailure, describeOpening } from './failures.ts'
import type { Envelope, NewDoor, OwnerData, Reply, Request } from './messages.ts'
import { inParts } from './rows.ts'

/** Without triggers the log grows without bound and the tail of a burst stays unsynced. */
const CHECKPOINTS = { intervalMs: 5000, walBytes: 16_000_000 }

type Answer = Omit<Reply, 'number'>
type SendPart = (rows: readonly Row[]) => void

/** One transaction and the end of its last statement: the driver refuses to close one that still runs. */
interface Open {
  readonly transaction: ReturnType<GrafeoDB['beginTransaction']>
  last: Promise<unknown>
}
type Asked = Pick<Extract<Request, { op: 'read' }>, 'cypher' | 'params'>
type GrafeoDB = InstanceType<typeof grafeo.GrafeoDB>

const OPENERS: Readonly<Record<OwnerData['use'], (file: string) => GrafeoDB>> = {
  create: (file) => grafeo.GrafeoDB.create(file),
  write: (file) => grafeo.GrafeoDB.open(file),
  read: (file) => grafeo.GrafeoDB.openReadOnly(file),
}

class Owner {
  readonly #database: GrafeoDB
  readonly #open = new Map<number, Open>()
  #count = 0

  constructor({ file, use }: OwnerData) {
    this.#database = OPENERS[use](file)
    if (use !== 'read') this.#database.setCheckpointTriggers(CHECKPOINTS)
  }

  /** What a statement gives goes out part by part; the answer has the last part. */
  async answer(request: Request, send: SendPart): Promise<Answer> {
    if (request.op === 'read') return { rows: await inParts(await this.#read(request), send) }
    if (request.op === 'run') return { rows: await inParts(await this.#run(request), send) }
    if (request.op === 'define') return this.#define(request.definitions)
    if (request.op === 'begin') return { transaction: this.#begin() }
    if (request.op === 'close') return this.#close()
    if (request.op === 'hold') return this.#hold()
    if (request.op === 'release') return this.#release()
    return this.#end(request.transaction, request.op)
  }

  async #define(definitions: readonly string[]): Promise<Answer> {
    for (const cypher of definitions) await this.#database.executeCypher(cypher)
    return {}
  }

  /** A read runs in a transaction that is always rolled back, so that nothing it may write is kept. */
  async #read({ cypher, params }: Asked): Promise<QueryResult> {
    // Constraints and indexes stand outside transactions.
    if (/^(create|drop|alter)$/i.test(tokenise(cypher).tokens[0]?.text ?? '')) throw mustNotWrite()
    const transaction = this.#database.beginTransaction()
    try {
      const result = await transaction.executeCypher(cypher, params)
      if (Object.values(result.counters).some((count) => count > 0)) throw mustNotWrite()
      return result
    } finally {
      transaction.rollback()
    }
  }

  /** A checkpoint that comes by itself would write into the file while it is copied. */
  #hold(): Answer {
    this.#database.setCheckpointTriggers({})
    this.#database.walCheckpoint()
    return {}
  }

  #release(): Answer {
    this.#database.setCheckpointTriggers(CHECKPOINTS)
    return {}
  }

  #begin(): number {
    this.#count += 1
    this.#open.set(this.#count, { transaction: this.#database.beginTransaction(), last: Promise.resolve() })
    return this.#count
  }

  /** Statements of a transaction run one after the other. */
  #run({ transaction, cypher, params }: Asked & { readonly transaction: number }): Promise<QueryResult> {
    const open = this.#find(transaction)
    const next = open.last.then(() => open.transaction.executeCypher(cypher, params))
    open.last = next.catch(() => undefined)
    return next
  }

  async #end(number: number, op: 'commit' | 'rollback'): Promise<Answer> {
    const open = this.#find(number)
    await open.last
    this.#open.delete(number)
    try {
      open.transaction[op]()
      return {}
    } catch (error) {
      dropTransaction(open.transaction)
      throw error
    }
  }

  async #close(): Promise<Answer> {
    for (const number of [...this.#open.keys()]) await this.#end(number, 'rollback')
    this.#database.close()
    return {}
  }

  #find(number: number): Open {
    const open = this.#open.get(number)
    if (open === undefined) throw new EntenteError('internal', 'The transaction is over.')
    return open
  }
}

/** After a commit that failed; where the driver has dropped the transaction already, its error is not what matters. */
function dropTransaction(transaction: Open['transaction']): void {
  try {
    transaction.rollback()
  } catch {}
}

function mustNotWrite(): EntenteError {
  return new EntenteError('query-failed', 'A read must not write.')
}

function serve(data: OwnerData): void {
  const port = parentPort
  if (port === null) throw new Error('owner.ts runs as a worker only')
  const owner = openOwner(data, (reply) => port.postMessage(reply))
  port.on('message', (message: Envelope | NewDoor) => {
    if (owner === undefined) return
    if ('door' in message) message.door.on('message', (asked: Envelope) => answerOnce(owner, asked, message.door))
    else answerOnce(owner, message, port)
  })
}

function answerOnce(owner: Owner, { number, request }: Envelope, port: MessagePort): void {
  const send = (rows: readonly Row[]) => port.postMessage({ number, rows, more: true })
  owner.answer(request, send).then(
    (answer) => port.postMessage({ number, ...answer }),
    (error: unknown) => port.postMessage({ number, failure: describeFailure(error) }),
  )
}

function openOwner(data: OwnerData, tell: (reply: Reply) => void): Owner | undefined {
  try {
    const owner = new Owner(data)
    tell({ number: 0 })
    return owner
  } catch (error) {
    tell({ number: 0, failure: describeOpening(error, data.file) })
    return undefined
  }
}

serve(workerData as OwnerData)
