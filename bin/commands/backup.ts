import { resolve } from 'node:path'
import { backupName } from '#graph'
import { backupFolder } from '../opening.ts'
import type { Settings } from '../settings.ts'
import { withKeeper } from '../with-keeper.ts'

/** `entente backup`: writes all of the store into one file, while a server runs or not. */
export async function backup(file: string | undefined, settings: Settings): Promise<boolean> {
  // The server that may write it works in another folder.
  const wanted = resolve(file ?? backupName(backupFolder(settings), 'backup'))
  const { nodes, lines } = await withKeeper(settings, (keeper) => keeper.backup(wanted))
  process.stdout.write(`${wanted}: ${nodes} nodes, ${lines} lines.\n`)
  return true
}
