import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { write } from './tools/figures.ts'

const BENCHES = ['http', 'beside', 'scale', 'load', 'read']

/** Runs the benches that are named, or all, each in a process of its own; words that begin with dashes go to each. */
const words = process.argv.slice(2)
const named = words.filter((word) => !word.startsWith('--'))
const unknown = named.filter((name) => !BENCHES.includes(name))
if (unknown.length > 0) {
  write(`No bench is called ${unknown.join(', ')}; there are ${BENCHES.join(', ')}.`)
  process.exit(1)
}
for (const name of named.length > 0 ? named : BENCHES) {
  write(`\n${name}`)
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const options = words.filter((word) => word.startsWith('--'))
  const { status } = spawnSync(process.execPath, [...process.execArgv, file, ...options], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
