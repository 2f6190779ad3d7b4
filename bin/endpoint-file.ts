import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { EntenteError } from '#contract'
import type { StorePlace } from '#graph'

/** Where a running server can be spoken to, where its store can be looked after, and the token that only this user can read. */
const Endpoint = z.object({ address: z.url(), token: z.string(), door: z.url().optional() })
export type Endpoint = z.infer<typeof Endpoint>

const fileIn = (folder: string) => join(folder, 'endpoint.json')

/** A token for the commands of this machine, new with every start. */
export const newToken = () => randomBytes(24).toString('base64url')

/** Leaves word of a server that holds the store in this folder. */
export async function leaveEndpoint(folder: string, endpoint: Endpoint): Promise<void> {
  const file = fileIn(folder)
  await writeFile(`${file}.new`, JSON.stringify(endpoint), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

export const removeEndpoint = (folder: string): Promise<void> => rm(fileIn(folder), { force: true })

/** The server that holds the store in this folder, if one does; a file left over by one that was killed leads nowhere. */
export async function findEndpoint(folder: string): Promise<Endpoint | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const endpoint = parse(text)
  return endpoint !== undefined && (await answers(endpoint)) ? endpoint : undefined
}

/** The server that holds an embedded store; a Neo4j is held by nobody. */
export const holderOf = async (store: StorePlace): Promise<Endpoint | undefined> =>
  store.kind === 'embedded' ? findEndpoint(store.folder) : undefined

/** What is said of a server that was there and went. */
export const gone = ({ address }: Endpoint, cause?: unknown): EntenteError =>
  new EntenteError('store-unavailable', `The server at ${address} holds the store and does not answer.`, { cause })

function parse(text: string): Endpoint | undefined {
  try {
    return Endpoint.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

async function answers({ address }: Endpoint): Promise<boolean> {
  return fetch(`${address}/api/health`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  )
}
