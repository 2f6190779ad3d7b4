import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { EntenteError } from '#contract'

/**
 * The log that the driver writes beside a store's file. The driver leaves the end of it to the operating system for a while,
 * which loses it when the disk fails or the power does.
 */
export class Log {
  readonly #folder: string
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined
  #failed: EntenteError | undefined

  constructor(file: string) {
    this.#folder = `${file}.wal`
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

  /** After a failure nobody knows what the disk holds: nothing more is written until the store is opened again. */
  mustBeWell(): void {
    if (this.#failed !== undefined) throw this.#failed
  }

  async #sync(): Promise<void> {
    try {
      const newest = (await readdir(this.#folder)).sort().at(-1)
      if (newest !== undefined) await syncFile(join(this.#folder, newest))
    } catch (cause) {
      // A log that is gone was taken into the file, which the driver brings to the disk.
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return
      this.#failed = new EntenteError('store-unwritable', unwritten(cause as Error), { cause })
      throw this.#failed
    }
  }
}

const unwritten = ({ message }: Error) =>
  `The store cannot be written: ${message}; start the program again once the disk is well.`

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.datasync().finally(() => file.close())
}
