import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { EntenteError } from '#contract'
import type { OpenEngine } from '../engine.ts'
import { writeBackupFile } from './backup-file.ts'
import type { Tally } from './digest.ts'
import { readStillRecords, readStoreMeta } from './read.ts'

/** A backup that was made. */
export interface Backup extends Tally {
  readonly file: string
}

/** How often a backup of a database that others write on begins anew. */
const ATTEMPTS = 3

/** Writes all of a store into a new file, as it was at one moment. Throws `store-unwritable`, or `store-busy` where others write on and on. */
export async function backUp(engine: OpenEngine, file: string, attempt = 1): Promise<Backup> {
  try {
    return await engine.capture(async (read) => {
      const head = {
        madeAt: new Date().toISOString(),
        engine: engine.capabilities.name,
        ...(await readStoreMeta(read)),
      }
      return { file, ...(await writeBackupFile(file, head, readStillRecords(read))) }
    })
  } catch (error) {
    if (!(error instanceof EntenteError && error.code === 'store-busy') || attempt === ATTEMPTS) throw error
    return backUp(engine, file, attempt + 1)
  }
}

/** The same into a folder, under a name that tells the day and what for. */
export async function backupInto(engine: OpenEngine, folder: string | undefined, what: string): Promise<Backup> {
  if (folder === undefined)
    throw new EntenteError('bad-setting', 'A backup is made first, and no folder for it is named.')
  return backUp(engine, backupName(folder, what))
}

/** A name for a backup that nobody has given one. */
export function backupName(folder: string, what: string): string {
  const moment = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  return join(folder, `${moment}-${what}-${randomBytes(3).toString('hex')}.jsonl.gz`)
}
