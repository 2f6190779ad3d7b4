import type { Stats } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { EntenteError } from '#contract'

/** What is taken from a folder; a file named by itself is taken whatever its name. */
const TEXT = new Set(['.txt', '.text', '.md', '.markdown', '.html', '.htm', '.xhtml'])

/** Bytes; more than the longest article can have. */
const MOST_BYTES = 32_000_000

/** A file to read; `-` is the standard input. */
export interface Source {
  readonly path: string
  readonly name: string
  bytes(): Promise<Uint8Array>
}

/** The files that paths stand for: a folder's text files, with `recursive` those of the folders inside too, by name. Throws where there is none. */
export async function sourcesOf(paths: readonly string[], recursive: boolean): Promise<Source[]> {
  const sources: Source[] = []
  for (const path of paths) {
    if (path === '-') sources.push({ path, name: 'stdin.md', bytes: readStdin })
    else sources.push(...(await filesOf(path, recursive)).map(file))
  }
  if (sources.length === 0) throw new EntenteError('unreadable-file', `There is no text file in ${paths.join(', ')}.`)
  return sources
}

async function filesOf(path: string, recursive: boolean): Promise<string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return isFolder ? textFiles(path, recursive) : [path]
}

/** A folder that cannot be listed stands for itself, so that reading it tells why. */
async function textFiles(folder: string, recursive: boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return [folder]
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && recursive && !entry.name.startsWith('.')) found.push(...(await textFiles(path, true)))
    if (!entry.isDirectory() && TEXT.has(extname(entry.name).toLowerCase())) found.push(path)
  }
  return found
}

const file = (path: string): Source => ({ path, name: basename(path), bytes: () => readBytes(path) })

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    refuse(await stat(path))
    return await readFile(path)
  } catch (error) {
    throw error instanceof EntenteError ? error : unreadable(error as NodeJS.ErrnoException)
  }
}

function refuse(found: Stats): void {
  if (found.isCharacterDevice() || found.isBlockDevice()) throw new EntenteError('unreadable-file', 'This is a device.')
  if (found.size > MOST_BYTES) throw new EntenteError('article-too-long', `The file has ${found.size} bytes.`)
}

/** Why a file could not be read, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'The file is not there.',
  ENOTDIR: 'The file is not there.',
  EACCES: 'Reading the file is not allowed.',
  EISDIR: 'This is a folder.',
}

function unreadable(cause: NodeJS.ErrnoException): EntenteError {
  const reason = REASONS[cause.code ?? ''] ?? `The file cannot be read (${cause.code ?? cause.message}).`
  return new EntenteError('unreadable-file', reason, { cause })
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
