#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander'
import { EntenteError } from '#contract'
import type { ExtractOptions } from './commands/extract.ts'
import type { QueryOptions } from './commands/query.ts'
import type { WorkOptions } from './commands/work.ts'
import { VERSION } from './places.ts'
import { type Flags, readSettings, type Settings } from './settings.ts'
import { addStoreCommands } from './store-commands.ts'
import { FORMATS } from './table.ts'

// Each command brings its own parts, so that none waits for those of the others.
const commands = {
  extract: () => import('./commands/extract.ts'),
  ingest: () => import('./commands/ingest.ts'),
  match: () => import('./commands/match.ts'),
  query: () => import('./commands/query.ts'),
  up: () => import('./commands/up.ts'),
  work: () => import('./commands/work.ts'),
}

const settings = (flags: Flags): Settings => readSettings(flags, process.env)

/** Exit code 1 where something failed; what was said about it is on the standard error already. */
const end = async (work: Promise<boolean>) => {
  if (!(await work)) process.exitCode = 1
}

const data = () => new Option('--data <folder>', 'where the embedded store lives (ENTENTE_DATA, else .entente)')

const collect = (value: string, before: readonly string[]) => {
  if (!value.includes('=')) throw new InvalidArgumentError('Give it as name=value.')
  return [...before, value]
}

const seconds = (value: string) => {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('Give it as whole seconds.')
  return Number(value)
}

const program = new Command('entente')
  .description('Who met whom, read from news articles, with the sentence that says so.')
  .version(VERSION)
  .showHelpAfterError('(entente --help tells more)')

program
  .command('up', { isDefault: true })
  .description('open or make the store, load the sample articles into an empty one, serve API and page')
  .option('--port <number>', 'port to listen on (PORT, else 4747; 0 takes a free one)')
  .option('--host <name>', 'address to listen on (HOST, else 127.0.0.1)')
  .option('--tokens-file <file>', 'lines name=token, readable by this user only (ENTENTE_TOKENS_FILE)')
  .option('--author <name>', 'who decides where no token says it (ENTENTE_AUTHOR, else analyst)')
  .option(
    '--rate <number>',
    'requests a minute of one caller, where others can reach the server (ENTENTE_RATE, else 1200)',
  )
  .addOption(data())
  .allowExcessArguments()
  .action(async (flags: Flags, { args: [unknown] }: Command) => {
    if (unknown !== undefined) program.error(`error: there is no command "${unknown}"`)
    await end((await commands.up()).up(settings(flags)))
  })

program
  .command('ingest')
  .description('load articles: text, Markdown or HTML files, folders of them, or - for the standard input')
  .argument('<path...>')
  .option('--recursive', 'folders inside folders too')
  .option('--dry-run', 'tell what would be read, load nothing')
  .addOption(data())
  .action(async (paths: string[], flags: Flags & { recursive?: boolean; dryRun?: boolean }) =>
    end((await commands.ingest()).ingest(paths, flags, settings(flags))),
  )

program
  .command('work')
  .description('load the articles that wait in the store; on Neo4j as many of these as you like share the work')
  .option('--once', 'end when nothing waits')
  .option('--alive <file>', 'write this file again and again while all is well')
  .option(
    '--patience <seconds>',
    'leave to others what this one has in hand when it says nothing for so long (20)',
    seconds,
  )
  .addOption(data())
  .action(async (flags: Flags & WorkOptions) => end((await commands.work()).work(settings(flags), flags)))

program
  .command('extract')
  .description('tell what would be read from articles; touches no store')
  .argument('<path...>')
  .option('--jsonl', 'one JSON object a line')
  .option('--explain', 'tell also what fired, what was rejected and why')
  .option('--recursive', 'folders inside folders too')
  .option('--published-from <file>', 'publication dates as JSON Lines {file, published}, joined by base name')
  .action(async (paths: string[], flags: ExtractOptions) => end((await commands.extract()).extract(paths, flags)))

program
  .command('match')
  .description('tell whether two names are one: JSON Lines {a, b} on the standard input')
  .option('--jsonl', 'JSON Lines, which is what it does anyway')
  .action(async () => end((await commands.match()).match()))

program
  .command('query')
  .description('run a saved query, or Cypher of your own, which only reads')
  .argument('[name]')
  .option('--cypher <text>', 'a query in place of a name; with --param its parameters')
  .option('--param <name=value>', 'a parameter, as often as needed; people may be given by name', collect, [])
  .addOption(new Option('--format <format>', 'how to print the rows').choices(FORMATS).default('table'))
  .addOption(data())
  .action(async (name: string | undefined, flags: Flags & QueryOptions) =>
    end((await commands.query()).query(name, flags, settings(flags))),
  )

addStoreCommands(program, { settings, end, data, environment: process.env })

// Whoever reads may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  await program.parseAsync()
} catch (error) {
  const line = error instanceof EntenteError ? error.message : `unexpected: ${(error as Error).stack ?? error}`
  process.stderr.write(`entente: ${line}\n`)
  process.exitCode = 1
}
