import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './places.ts'

/** Something that is built: from what, and a file that must be there afterwards. All paths below the project's folder. */
export interface Product {
  readonly name: string
  readonly sources: readonly string[]
  readonly made: string
}

const stampFile = ({ name }: Product) => join(ROOT, 'dist', `.${name}.stamp`)

/** Whether a product is there and none of its sources was added, changed or removed since. */
export function isUpToDate(product: Product): boolean {
  const file = stampFile(product)
  return existsSync(join(ROOT, product.made)) && existsSync(file) && readFileSync(file, 'utf8') === stampOf(product)
}

/** Remembers the sources as they were when the product was made; take the stamp before building. */
export function writeStamp(product: Product, stamp: string): void {
  mkdirSync(dirname(stampFile(product)), { recursive: true })
  writeFileSync(stampFile(product), stamp)
}

/** Changes with every file's name, size and time of change. */
export function stampOf({ sources }: Product): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesBelow).sort()) {
    const { size, mtimeMs } = statSync(join(ROOT, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesBelow(source: string): string[] {
  const path = join(ROOT, source)
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [source]
  return readdirSync(path).flatMap((name) => filesBelow(join(source, name)))
}
