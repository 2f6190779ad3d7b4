import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './places.ts'
import { isUpToDate, type Product, stampOf, writeStamp } from './stamp.ts'

const ENTRY = 'dist/bin/entente.js'
const PAGE = 'client/index.html'

/** What `entente` runs. */
export const PROGRAM: Product = {
  name: 'program',
  sources: ['contract', 'graph', 'ingest', 'server', 'bin', 'tsconfig.json', 'package.json'],
  made: ENTRY,
}
const CLIENT: Product = {
  name: 'client',
  sources: ['client', 'contract', 'tsconfig.json', 'package.json'],
  made: 'dist/client/index.html',
}

const MAKERS: readonly (readonly [Product, () => void])[] = [
  [PROGRAM, buildProgram],
  [CLIENT, buildClient],
]

/** Builds the program and the page; with `onlyStale`, what is missing or older than its sources. */
export function build({ onlyStale }: { readonly onlyStale: boolean }): void {
  for (const [product, make] of MAKERS) {
    if (onlyStale && isUpToDate(product)) continue
    const stamp = stampOf(product)
    make()
    writeStamp(product, stamp)
  }
}

function buildProgram(): void {
  console.error('Building the program …')
  // The compiler writes only what changed since its own notes: without the result those notes are wrong.
  if (!existsSync(join(ROOT, ENTRY))) rmSync(join(ROOT, 'dist', '.tsbuildinfo'), { force: true })
  run('tsc', '-p', 'tsconfig.json')
  cpSync(join(ROOT, 'ingest'), join(ROOT, 'dist', 'ingest'), { recursive: true, filter: isDataOrFolder })
  chmodSync(join(ROOT, ENTRY), 0o755)
}

const isDataOrFolder = (path: string) => /\.(json|yaml)$/.test(path) || !/\.[^/\\]+$/.test(path)

function buildClient(): void {
  if (!existsSync(join(ROOT, PAGE))) {
    console.error(`There is no page to build: ${PAGE} is missing. The API works without it.`)
    return
  }
  console.error('Building the page …')
  run('vite', 'build', 'client', '--logLevel', 'warn')
}

function run(command: string, ...args: string[]): void {
  const tool = join(ROOT, 'node_modules', '.bin', command)
  const { status, error } = spawnSync(tool, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    throw new Error(`The build failed: "${command} ${args.join(' ')}" ${error?.message ?? `ended with ${status}`}.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    build({ onlyStale: false })
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
