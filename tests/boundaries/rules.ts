/** The rooms and what each may read (docs/decisions/0001). `ingest` from `server` goes through its door like every other. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  graph: ['contract'],
  ingest: ['contract', 'graph'],
  server: ['contract', 'graph', 'ingest'],
  client: ['contract'],
}

/** Packages that only some folders may import. */
export const PACKAGE_HOMES: Readonly<Record<string, readonly string[]>> = {
  '@grafeo-db/js': ['graph/engines/embedded/'],
  'neo4j-driver': ['graph/engines/neo4j/'],
  bullmq: ['ingest/work/'],
  express: ['server/'],
  ioredis: ['ingest/work/'],
  react: ['client/'],
  sigma: ['client/graph/'],
}

/** The only packages that `contract` may import, so that it stays safe for the browser. */
const CONTRACT_PACKAGES = ['zod']

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b\s*(?:[\w$\s{},*]+?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Every module that a source text imports, statically or not. */
export function importsOf(source: string): string[] {
  return [...source.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '')
}

/** What is wrong with `file` importing `target`, as a sentence; undefined where nothing is. Paths are relative to the root, with `/`. */
export function breach(file: string, target: string): string | undefined {
  const room = file.split('/')[0] ?? ''
  const allowed = MAY_IMPORT[room]
  if (!allowed) return undefined
  if (target.startsWith('.'))
    return leavesRoom(file, target) ? `${file} imports ${target}: enter another room by its alias` : undefined
  if (target.startsWith('#')) return aliasBreach(file, room, target, allowed)
  return packageBreach(file, room, target)
}

function leavesRoom(file: string, target: string): boolean {
  const room = file.split('/')[0]
  return new URL(target, `file:///${file}`).pathname.split('/')[1] !== room
}

function aliasBreach(file: string, room: string, target: string, allowed: readonly string[]): string | undefined {
  const name = target.slice(1)
  if (name === room) return `${file} imports its own door ${target}: inside a room import the file`
  return allowed.includes(name)
    ? undefined
    : `${file} imports ${target}: ${room} may read ${allowed.join(', ') || 'no other room'}`
}

function packageBreach(file: string, room: string, target: string): string | undefined {
  const name = target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
  const isTest = file.includes('.test.')
  if (room === 'contract' && !isTest && !CONTRACT_PACKAGES.includes(name))
    return `${file} imports ${name}: contract reads only zod`
  const homes = PACKAGE_HOMES[name]
  if (!homes || homes.some((home) => file.startsWith(home))) return undefined
  return `${file} imports ${name}: only ${homes.join(', ')} may`
}

/** What is wrong with a source text reading the environment outside `bin/`. */
export function environmentBreach(file: string, source: string): string | undefined {
  const room = file.split('/')[0] ?? ''
  if (!(room in MAY_IMPORT) || /\.(test|config)\.ts$/.test(file)) return undefined
  return /\bprocess\.env\b/.test(source) ? `${file} reads process.env: only bin/ may` : undefined
}
