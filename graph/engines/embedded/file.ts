import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EntenteError } from '#contract'

/** Makes the folder and tells whether the file is still to be made: the driver takes a wrong path for a new store. */
export async function prepareFile(file: string, create: boolean): Promise<{ readonly isNew: boolean }> {
  if (await exists(file)) {
    await mustBeWritable(file)
    return { isNew: false }
  }
  if (!create) throw new EntenteError('store-unavailable', `There is no store at ${file}.`)
  await makeFolder(dirname(file))
  return { isNew: true }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw unwritable(file, error)
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw unwritable(folder, cause)
  }
  await mustBeWritable(folder)
}

async function mustBeWritable(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK | constants.W_OK)
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

function unwritable(path: string, cause: unknown): EntenteError {
  return new EntenteError('store-unwritable', `${path} cannot be written.`, { cause })
}
