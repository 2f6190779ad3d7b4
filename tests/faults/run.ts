import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Figures } from './figures.ts'

// Stopped by hand, the tests end, and what they have counted so far is told.
process.on('SIGINT', () => undefined)

/** What a restart may take, and the figures that are held to it. */
const RESTART_LIMIT_MS = 5000
const RESTARTS = /^longest (restart|start) /

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '100' },
    'neo4j-rounds': { type: 'string', default: '30' },
    'disk-rounds': { type: 'string', default: '10' },
    'io-rounds': { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
})

/** Runs the tests of faults for long; their figures are written where `file` says. */
async function runTests(file: string): Promise<number> {
  const env = {
    ...process.env,
    ENTENTE_FAULT_ROUNDS: values.rounds,
    ENTENTE_FAULT_NEO4J_ROUNDS: values['neo4j-rounds'],
    ENTENTE_FAULT_DISK_ROUNDS: values['disk-rounds'],
    ENTENTE_FAULT_IO_ROUNDS: values['io-rounds'],
    ENTENTE_FAULT_SEED: values.seed,
    ENTENTE_FAULT_FIGURES: file,
  }
  const files = positionals.length > 0 ? positionals : ['tests/faults']
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files], { env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return Number(code ?? 1)
}

async function figuresIn(file: string): Promise<readonly Figures[]> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')
  const all = lines.map((line) => JSON.parse(line) as Figures)
  // A test tells its figures again as it goes on: the last ones count.
  return [...new Map(all.map((figures) => [figures.name, figures])).values()]
}

/** What the machine had to do in the last five minutes. */
const load = (): string => (loadavg()[1] ?? 0).toFixed(1)

const table = ({ name, figures }: Figures): string =>
  [`| ${name} | |`, '| --- | ---: |', ...Object.entries(figures).map(([key, value]) => `| ${key} | ${value} |`)].join(
    '\n',
  )

/** Restarts that took too long, as sentences. */
const tooLong = ({ name, figures }: Figures): readonly string[] =>
  Object.entries(figures)
    .filter(([key, value]) => RESTARTS.test(key) && value > RESTART_LIMIT_MS)
    .map(([key, value]) => `${name}: ${key}: ${value}, more than ${RESTART_LIMIT_MS}`)

/** `npm run faults`: the tests of faults for long, with their figures as tables of Markdown. */
async function run(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-faults-'))
  try {
    const file = join(folder, 'figures.jsonl')
    const before = load()
    const code = await runTests(file)
    const all = await figuresIn(file)
    console.log(`\n${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`)
    console.log(`load of the machine ${before} before, ${load()} after\n`)
    for (const figures of all) console.log(`${table(figures)}\n`)
    const slow = all.flatMap(tooLong)
    for (const sentence of slow) console.log(sentence)
    return code === 0 && slow.length > 0 ? 1 : code
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

process.exitCode = await run()
