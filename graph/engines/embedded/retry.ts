import { setTimeout as sleep } from 'node:timers/promises'
import { OwnerError } from './questions.ts'

const ATTEMPTS = 8
const FIRST_PAUSE_MS = 5

/** Runs a unit again where the engine met a conflict, after growing pauses; the last conflict is thrown. */
export async function retryOnConflict<T>(unit: () => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await unit()
  } catch (error) {
    if (!(error instanceof OwnerError && error.code === 'conflict') || attempt === ATTEMPTS) throw error
    await sleep(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()))
    return retryOnConflict(unit, attempt + 1)
  }
}
