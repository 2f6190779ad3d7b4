import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createGunzip, createGzip, type Gzip } from 'node:zlib'
import { z } from 'zod'
import { EngineName, EntenteError } from '#contract'
import { unwritable } from '../unwritable.ts'
import { Counter, sameTally, type Tally } from './digest.ts'
import type { Contents } from './fill.ts'
import type { StoreRecord } from './record.ts'

/** The shape of the file, not of the store in it. */
const FORMAT = 1

/** The first line of a backup. */
const Head = z.object({
  entente: z.literal('backup'),
  format: z.int(),
  madeAt: z.iso.datetime(),
  engine: EngineName,
  schemaVersion: z.int(),
  algorithmVersion: z.int(),
  epoch: z.int(),
})
export type BackupHead = z.infer<typeof Head>

/** The last line: a file without it was cut off. */
const Foot = z.object({ end: z.literal(true), nodes: z.int(), lines: z.int(), digest: z.string() })

const Properties = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))]),
)
const End = z.tuple([z.string(), z.string()])
const Name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
const Line = z.union([
  z.strictObject({ label: Name, id: z.string(), properties: Properties }),
  z.strictObject({ type: Name, from: End, to: End, properties: Properties }),
])

/** Writes a backup: beside its name until it is whole and on the disk, then under it. Never over another file. */
export async function writeBackupFile(
  file: string,
  head: Omit<BackupHead, 'entente' | 'format'>,
  records: AsyncIterable<StoreRecord>,
): Promise<Tally> {
  await mustBeFree(file)
  const part = `${file}.part`
  try {
    const tally = await writeAll(part, head, records)
    await sync(part)
    await rename(part, file)
    return tally
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw unwritable(file, error)
  }
}

async function mustBeFree(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found !== undefined) throw new EntenteError('store-unwritable', `${file} is there already; name another file.`)
  await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
    throw unwritable(file, error)
  })
}

async function writeAll(
  part: string,
  head: Omit<BackupHead, 'entente' | 'format'>,
  records: AsyncIterable<StoreRecord>,
): Promise<Tally> {
  const [zip, disk] = [createGzip(), createWriteStream(part, { mode: 0o600 })]
  const written = new Promise<void>((resolve, reject) => {
    disk.on('close', resolve).on('error', reject)
    zip.on('error', reject)
  })
  written.catch(() => undefined)
  zip.pipe(disk)
  const counter = new Counter()
  try {
    await put(zip, { entente: 'backup', format: FORMAT, ...head }, written)
    for await (const record of records) {
      counter.add(record)
      await put(zip, record, written)
    }
    await put(zip, { end: true, ...counter.tally }, written)
  } finally {
    zip.end()
  }
  await written
  return counter.tally
}

/** Waits where the disk is slower than the store; a disk that fails ends the waiting. */
async function put(zip: Gzip, line: object, written: Promise<void>): Promise<void> {
  if (!zip.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(zip, 'drain'), written])
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}

/** A backup opened for reading: its head is known, its records come once, and are compared with what its end says. */
export interface OpenBackup extends Contents {
  readonly head: BackupHead
}

/** Opens a backup. Throws `unreadable-file` for a file that is none or was cut off, `store-newer` for one of a later program. */
export async function openBackupFile(file: string): Promise<OpenBackup> {
  const lines = linesOf(file)
  const head = headOf((await lines.next()).value, file)
  let tally: Tally | undefined
  async function* records(): AsyncGenerator<StoreRecord> {
    const counter = new Counter()
    for await (const line of lines) {
      const foot = tally === undefined ? Foot.safeParse(line).data : undefined
      if (tally !== undefined) throw broken(file, 'it goes on after its end')
      if (foot === undefined) yield counted(counter, line, file)
      else tally = foot
    }
    if (tally === undefined) throw broken(file, 'it was cut off')
    if (!sameTally(tally, counter.tally)) throw broken(file, 'it does not hold what its end says')
  }
  const { schemaVersion, algorithmVersion, epoch } = head
  return {
    head,
    meta: { schemaVersion, algorithmVersion, epoch },
    records: records(),
    tally: () => tally ?? { nodes: 0, lines: 0, digest: '' },
  }
}

function counted(counter: Counter, line: unknown, file: string): StoreRecord {
  const record = Line.safeParse(line)
  if (!record.success) throw broken(file, 'one of its lines is no node and no line')
  counter.add(record.data)
  return record.data
}

function headOf(line: unknown, file: string): BackupHead {
  const head = Head.safeParse(line)
  if (!head.success) throw new EntenteError('unreadable-file', `${file} is no backup of Entente.`)
  if (head.data.format <= FORMAT) return head.data
  throw new EntenteError('store-newer', `${file} was made by a later version of Entente; restore it with that one.`)
}

/** The lines of the file, parsed. */
async function* linesOf(file: string): AsyncGenerator<unknown> {
  const unpacked = createGunzip().setEncoding('utf8')
  const packed = createReadStream(file)
  packed.on('error', (error) => unpacked.destroy(error))
  packed.pipe(unpacked)
  try {
    let rest = ''
    for await (const chunk of unpacked) {
      const lines = `${rest}${chunk}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line)
    }
    if (rest !== '') throw new SyntaxError('The last line has no end.')
  } catch (cause) {
    throw unreadable(file, cause)
  } finally {
    packed.destroy()
  }
}

function unreadable(file: string, cause: unknown): EntenteError {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return new EntenteError('unreadable-file', `${file} is not there.`, { cause })
  if (code === 'EACCES' || code === 'EISDIR')
    return new EntenteError('unreadable-file', `${file} cannot be read (${code}).`)
  return broken(file, 'it is no backup of Entente, or was cut off', cause)
}

const broken = (file: string, why: string, cause?: unknown) =>
  new EntenteError('unreadable-file', `${file} cannot be restored: ${why}.`, { cause })
