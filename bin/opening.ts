import { join } from 'node:path'
import type { OpenOptions } from '#graph'
import type { Settings } from './settings.ts'

/** Where backups go that are made unasked, whatever the store. */
export const backupFolder = ({ data }: Pick<Settings, 'data'>): string => join(data, 'backups')

/** How every command opens a store: one of an older version is backed up and migrated, and says so. */
export const openOptions = (settings: Pick<Settings, 'data'>): OpenOptions => ({
  backups: backupFolder(settings),
  tell: (sentence) => void process.stderr.write(`${sentence}\n`),
})
