import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './places.ts'

/** Something that is built: from what, and a file that must be there afterwards. All paths below `root`. */
export interface Product {
  readonly name: string
  readonly sources: readonly string[]
  readonly made: string
  /** The project's folder, where it is not this one. */
  readonly root?: string
}

const stampFile = ({ name, root = ROOT }: Product) => join(root, 'dist', `.${name}.stamp`)

/** Whether a product is there and none of its sources was added, changed or removed since. */
export function isUpToDate(product: Product): boolean {
  const { made, root = ROOT } = product
  const file = stampFile(product)
  return existsSync(join(root, made)) && existsSync(file) && readFileSync(file, 'utf8') === stampOf(product)
}

/** Remembers the sources as they were when the product was made; take the stamp before building. */
export function writeStamp(product: Product, stamp: string): void {
  mkdirSync(dirname(stampFile(product)), { recursive: true })
  writeFileSync(stampFile(product), stamp)
}

/** Changes with every file's name, size and time of change. */
export function stampOf({ sources, root = ROOT }: Product): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesBelow(source, root)).sort()) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesBelow(source: string, root: string): string[] {
  const path = join(root, source)
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [source]
  return readdirSync(path).flatMap((name) => filesBelow(join(source, name), root))
}
