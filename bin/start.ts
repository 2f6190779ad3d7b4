import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { build } from './build.ts'
import { ROOT } from './places.ts'

/** `npm start`: builds what is missing or older than its sources, then runs `entente up` in this process's place. */
function start(): void {
  build({ onlyStale: true })
  const entry = join(ROOT, 'dist', 'bin', 'entente.js')
  const entente = spawn(process.execPath, [entry, 'up', ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => entente.kill(signal))
  const watch = watchParent(() => entente.kill('SIGTERM'))
  entente.on('exit', (code, signal) => {
    clearInterval(watch)
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
  })
}

/** A signal to `npm` ends the shell between it and this process, but is not handed on: losing the parent says the same. */
function watchParent(lost: () => void): NodeJS.Timeout {
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) lost()
  }, 500)
}

try {
  start()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
