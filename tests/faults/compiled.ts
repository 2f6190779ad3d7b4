import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../stores/command.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ROOMS = ['contract', 'graph', 'ingest', 'server'] as const
/** What a loader runs: itself, and what the embedded store starts by name. */
const ENTRIES = ['tests/faults/loader.ts', 'graph/engines/embedded/owner.ts', 'graph/engines/embedded/reader.ts']

/** Compiles the loader into a folder, as the program itself is built, so that starting it compiles nothing; gives its file. */
export async function compileLoader(folder: string): Promise<string> {
  const out = join(folder, 'loader')
  await mkdir(out, { recursive: true })
  const compilerOptions = { rootDir: ROOT, outDir: out, incremental: false, sourceMap: false, noCheck: true }
  const typeRoots = [join(ROOT, 'node_modules/@types')]
  await writeJson(join(folder, 'tsconfig.json'), {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { ...compilerOptions, typeRoots },
    include: [],
    files: ENTRIES.map((file) => join(ROOT, file)),
  })
  await runCommand(join(ROOT, 'node_modules/.bin/tsc'), ['-p', join(folder, 'tsconfig.json')])
  await writeJson(join(out, 'package.json'), {
    type: 'module',
    imports: Object.fromEntries(ROOMS.map((room) => [`#${room}`, `./${room}/index.js`])),
  })
  await symlink(join(ROOT, 'node_modules'), join(out, 'node_modules'))
  await cp(join(ROOT, 'ingest'), join(out, 'ingest'), { recursive: true, filter: isDataOrFolder })
  return join(out, 'tests/faults/loader.js')
}

const writeJson = (file: string, value: object) => writeFile(file, JSON.stringify(value))

const isDataOrFolder = (path: string) => /\.(json|yaml)$/.test(path) || !/\.[^/\\]+$/.test(path)
