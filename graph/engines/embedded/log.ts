import { type FileHandle, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { EntenteError } from '#contract'
import { stoppedBy } from './failures.ts'

/**
 * The log that the driver writes beside a store's file. The driver leaves the end of it to the operating system for a while,
 * which loses it when the disk fails or the power does.
 */
export class Log {
  readonly #folder: string
  /** Open for as long as the files are there: of a failure, the operating system tells only those who had the file open before. */
  readonly #files = new Map<string, FileHandle>()
  #looking: Promise<unknown> = Promise.resolve()
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined
  #failed: EntenteError | undefined

  constructor(file: string) {
    this.#folder = `${file}.wal`
  }

  /** After a failure nobody knows what the disk holds: nothing is written, and nothing told of it, until the store is opened again. */
  mustBeWell(): void {
    if (this.#failed !== undefined) throw this.#failed
  }

  /** To be called before a unit is written. */
  async ready(): Promise<void> {
    // What fails here fails again when it is written.
    await this.#look().catch(() => undefined)
    this.mustBeWell()
  }

  /** Resolves once all that was committed before is on the disk; units that come together wait for one and the same writing. */
  written(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = undefined
      this.#running = this.#sync()
      return this.#running
    })
    return this.#next
  }

  async close(): Promise<void> {
    await (this.#next ?? this.#running).catch(() => undefined)
    await this.#looking.catch(() => undefined)
    for (const file of this.#files.values()) await file.close()
    this.#files.clear()
  }

  async #sync(): Promise<void> {
    try {
      await this.#look()
      for (const file of [...this.#files.values()]) await file.datasync()
    } catch (cause) {
      this.#failed = new EntenteError('store-unwritable', stoppedBy((cause as Error).message), { cause })
      throw this.#failed
    }
  }

  /** Looks which files the log has now, one look after the other. */
  #look(): Promise<void> {
    const look = this.#looking.catch(() => undefined).then(() => this.#hold())
    this.#looking = look
    return look
  }

  async #hold(): Promise<void> {
    const names = (await unlessGone(readdir(this.#folder))) ?? []
    for (const name of names.filter((one) => !this.#files.has(one))) {
      const file = await unlessGone(open(join(this.#folder, name), 'r+'))
      if (file !== undefined) this.#files.set(name, file)
    }
    for (const [name, file] of this.#files) if (!names.includes(name)) await this.#drop(name, file)
  }

  #drop(name: string, file: FileHandle): Promise<void> {
    this.#files.delete(name)
    return file.close()
  }
}

/** A log that is gone was taken into the store's file, which the driver brings to the disk. */
async function unlessGone<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
