import { move as copy, type StorePlace } from '#graph'
import { backupFolder, openOptions } from '../opening.ts'
import type { Settings } from '../settings.ts'
import { refuseBeside, withEngine } from '../with-keeper.ts'

export interface MoveOptions {
  readonly to: StorePlace
  readonly replace?: boolean
}

/** `entente move`: makes another store hold what this one holds, and leaves this one as it is. */
export async function move({ to, replace = false }: MoveOptions, settings: Settings): Promise<boolean> {
  await refuseBeside(settings, 'move it')
  const theirs = to.kind === 'embedded' ? { ...settings, data: to.folder, store: to } : settings
  await refuseBeside(theirs, 'move another store there')
  const options = { ...openOptions(theirs), backups: backupFolder(theirs), replace }
  const { nodes, lines, replaced } = await withEngine(settings, (engine) => copy(engine, to, options))
  if (replaced !== undefined) process.stdout.write(`What was there before is in ${replaced}.\n`)
  process.stdout.write(`Moved and compared: ${nodes} nodes, ${lines} lines. ${next(to)}\n`)
  return true
}

const next = (to: StorePlace): string =>
  to.kind === 'neo4j'
    ? `From now on start with NEO4J_URI=${to.uri}.`
    : `From now on start with --data ${to.folder}, without NEO4J_URI.`
