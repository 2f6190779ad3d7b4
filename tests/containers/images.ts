import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandAnswers, runCommand } from '../stores/command.ts'
import { fetchNeo4jJars } from '../stores/neo4j-jars.ts'
import { IMAGE, VERSION } from '../stores/neo4j-server.ts'

const RECIPES = fileURLToPath(new URL('./stand-ins', import.meta.url))
const DEBIAN = 'entente-stand-in:debian'
const PACKAGES = ['ca-certificates', 'libstdc++6', 'openjdk-17-jre-headless', 'redis-server']
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt'

interface StandIn {
  readonly recipe: string
  readonly tag: string
  /** Adds to the folder that the image is built from what is not in the recipe. */
  readonly fill: (folder: string) => Promise<void>
}

/** The images that others publish and ours stand on. */
const STAND_INS: readonly StandIn[] = [
  { recipe: 'neo4j', tag: IMAGE, fill: fillNeo4j },
  { recipe: 'node', tag: 'node:20-bookworm-slim', fill: fillNode },
  { recipe: 'redis', tag: 'redis:7.2-bookworm', fill: async () => undefined },
]

/** Makes the published images available: there already, pulled, or where no registry answers built under the same tag. */
export async function provideImages(tell: (line: string) => void): Promise<void> {
  for (const one of STAND_INS) {
    const stamp = await stampOf(one)
    if (await isThere(one.tag, stamp)) continue
    if (await isPulled(one.tag)) continue
    tell(`no registry for ${one.tag}: building a stand-in`)
    await provideDebian()
    await buildStandIn(one, stamp)
  }
}

const isPulled = (tag: string) =>
  runCommand('docker', ['pull', '--quiet', tag]).then(
    () => true,
    () => false,
  )

/** A published image, or a stand-in made by the recipe as it is now. */
async function isThere(tag: string, stamp: string): Promise<boolean> {
  const format = `{{with index .Config.Labels "entente.stand-in"}}{{.}}{{else}}${stamp}{{end}}`
  const isCurrent = `test "$(docker image inspect --format '${format}' "$1")" = "$2"`
  return commandAnswers('sh', '-c', isCurrent, 'sh', tag, stamp)
}

async function stampOf({ recipe }: StandIn): Promise<string> {
  const folder = join(RECIPES, recipe)
  const files = await Promise.all((await readdir(folder)).sort().map((name) => readFile(join(folder, name))))
  const hash = createHash('sha256').update(`${VERSION} ${process.version}`)
  for (const file of files) hash.update(file)
  return hash.digest('hex').slice(0, 16)
}

async function provideDebian(): Promise<void> {
  if (await commandAnswers('docker', 'image', 'inspect', DEBIAN)) return
  const folder = await mkdtemp(join(tmpdir(), 'entente-debian-'))
  try {
    const root = join(folder, 'root')
    await runCommand('debootstrap', ['--variant=minbase', `--include=${PACKAGES.join(',')}`, 'bookworm', root])
    await runCommand('sh', ['-c', `tar -C "$1" -c . | docker import - ${DEBIAN}`, 'sh', root])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function buildStandIn({ recipe, tag, fill }: StandIn, stamp: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-image-'))
  try {
    await cp(join(RECIPES, recipe), folder, { recursive: true })
    await fill(folder)
    await runCommand('docker', ['build', '--quiet', '--label', `entente.stand-in=${stamp}`, '--tag', tag, folder])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function fillNeo4j(folder: string): Promise<void> {
  await cp(await fetchNeo4jJars(VERSION), join(folder, 'lib'), { recursive: true })
}

/** The running Node with its npm, and the machine's certificates. */
async function fillNode(folder: string): Promise<void> {
  await cp(await realpath(process.execPath), join(folder, 'node'))
  await mkdir(join(folder, 'npm'))
  await cp(await npmFolder(), join(folder, 'npm'), { recursive: true, dereference: true })
  await cp(CERTIFICATES, join(folder, 'ca-certificates.crt'), { dereference: true })
}

async function npmFolder(): Promise<string> {
  const near = join(dirname(await realpath(process.execPath)), '..', 'lib', 'node_modules', 'npm')
  const running = process.env.npm_execpath
  return running === undefined ? near : dirname(dirname(await realpath(running)))
}
