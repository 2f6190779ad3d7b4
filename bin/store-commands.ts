import type { Command, Option } from 'commander'
import type { DoctorOptions } from './commands/doctor.ts'
import type { RebuildOptions } from './commands/rebuild.ts'
import type { Flags, Settings } from './settings.ts'
import { readTarget } from './target.ts'

// Each command brings its own parts, so that none waits for those of the others.
const commands = {
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  move: () => import('./commands/move.ts'),
  doctor: () => import('./commands/doctor.ts'),
  rebuild: () => import('./commands/rebuild.ts'),
}

/** What the program gives each of its commands. */
export interface Shared {
  readonly settings: (flags: Flags) => Settings
  readonly end: (work: Promise<boolean>) => Promise<void>
  readonly data: () => Option
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The commands that look after a store. */
export function addStoreCommands(program: Command, { settings, end, data, environment }: Shared): void {
  program
    .command('backup')
    .description('write all of the store into one file, while a server runs or not')
    .argument('[file]', 'a new file; else one in the folder backups beside the store')
    .addOption(data())
    .action(async (file: string | undefined, flags: Flags) =>
      end((await commands.backup()).backup(file, settings(flags))),
    )

  program
    .command('restore')
    .description('make the store hold what a backup holds')
    .argument('<file>')
    .option('--replace', 'also where the store holds something, which is backed up first')
    .addOption(data())
    .action(async (file: string, flags: Flags & { replace?: boolean }) =>
      end((await commands.restore()).restore(file, flags, settings(flags))),
    )

  program
    .command('move')
    .description('make another store hold what this one holds, and leave this one as it is')
    .requiredOption('--to <place>', 'bolt://… or neo4j://… (with NEO4J_TO_PASSWORD, else NEO4J_PASSWORD), or a folder')
    .option('--replace', 'also where the other store holds something, which is backed up first')
    .addOption(data())
    .action(async ({ to, replace, ...flags }: Flags & { to: string; replace?: boolean }) => {
      const own = settings(flags)
      const target = readTarget(to, own, environment)
      await end((await commands.move()).move({ to: target, ...(replace && { replace }) }, own))
    })

  program
    .command('doctor')
    .description('tell what in the store is not as it should be')
    .option('--repair', 'mend what can be mended, after a backup')
    .option('--json', 'findings as JSON')
    .addOption(data())
    .action(async (flags: Flags & DoctorOptions) => end((await commands.doctor()).doctor(flags, settings(flags))))

  program
    .command('rebuild')
    .description(
      'compute the graph anew from what the articles say and what people decided, and tell what that changes',
    )
    .option('--dry-run', 'only tell')
    .option('--json', 'the changes as JSON')
    .addOption(data())
    .action(async (flags: Flags & RebuildOptions) => end((await commands.rebuild()).rebuild(flags, settings(flags))))
}
