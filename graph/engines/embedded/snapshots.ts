import { constants } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unwritable } from '../../unwritable.ts'

/** A copy of the file as it was at one moment, for whoever uses it. */
export interface Snapshot {
  readonly file: string
  /** ISO moment. */
  readonly asOf: string
  /** How long nothing could be written for it. */
  readonly milliseconds: number
}

/** Copies the file, whose owner writes nothing meanwhile. */
export type CopyFile = (to: string) => Promise<Omit<Snapshot, 'file'>>

interface Kept {
  /** The count of changes when it was asked for. */
  readonly change: number
  readonly made: Promise<Snapshot>
  users: number
}

/** Copies of the file that are shared while they are fresh, and deleted with their last user. */
export class Snapshots {
  readonly #folder: string
  readonly #copy: CopyFile
  readonly #changes: () => number
  #count = 0
  #newest: Kept | undefined

  constructor(file: string, copy: CopyFile, changes: () => number) {
    this.#folder = join(dirname(file), 'snapshots')
    this.#copy = copy
    this.#changes = changes
  }

  /** Deletes what an earlier process left. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** Works on a copy of the store as it is now; one that nothing has changed since is used again. */
  async use<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const kept = this.#current()
    kept.users += 1
    try {
      return await work(await kept.made)
    } finally {
      kept.users -= 1
      if (kept.users === 0) await this.#drop(kept)
    }
  }

  /** What is written while a copy waits its turn may be in it already: then it is taken for stale, never the other way. */
  #current(): Kept {
    const change = this.#changes()
    if (this.#newest?.change !== change) this.#newest = { change, made: this.#make(), users: 0 }
    return this.#newest
  }

  async #make(): Promise<Snapshot> {
    this.#count += 1
    const file = join(this.#folder, `${this.#count}.grafeo`)
    try {
      await mkdir(this.#folder, { recursive: true })
      return { file, ...(await this.#copy(file)) }
    } catch (error) {
      await rm(file, { force: true }).catch(() => undefined)
      throw unwritable(this.#folder, error)
    }
  }

  async #drop(kept: Kept): Promise<void> {
    if (this.#newest === kept) this.#newest = undefined
    const snapshot = await kept.made.catch(() => undefined)
    if (snapshot !== undefined) await rm(snapshot.file, { force: true })
  }
}

/** A copy without another's disk blocks where the file system can. */
export const copyWhole = (from: string, to: string): Promise<void> => copyFile(from, to, constants.COPYFILE_FICLONE)
