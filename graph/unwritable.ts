import { EntenteError } from '#contract'

/** What failed while a file or folder was written, as `store-unwritable` with its name; what is no fault of the file system as it is. */
export function unwritable(path: string, error: unknown): unknown {
  if (error instanceof EntenteError || (error as NodeJS.ErrnoException).code === undefined) return error
  return new EntenteError('store-unwritable', `${path} cannot be written: ${(error as Error).message}.`, {
    cause: error,
  })
}
