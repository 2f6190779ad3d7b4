import { restore as fill } from '#graph'
import { openOptions } from '../opening.ts'
import type { Settings } from '../settings.ts'
import { refuseBeside } from '../with-keeper.ts'

/** `entente restore`: makes the store hold what a backup holds. */
export async function restore(
  file: string,
  { replace = false }: { replace?: boolean },
  settings: Settings,
): Promise<boolean> {
  await refuseBeside(settings, 'restore a backup')
  const { nodes, lines, replaced } = await fill(file, settings.store, { ...openOptions(settings), replace })
  if (replaced !== undefined) process.stdout.write(`What was there before is in ${replaced}.\n`)
  process.stdout.write(`Restored: ${nodes} nodes, ${lines} lines.\n`)
  return true
}
