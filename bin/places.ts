import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder, found from this file whether it was built or not, whatever the working directory. */
export const ROOT = folderWithPackage(dirname(fileURLToPath(import.meta.url)))

export const SEED_ARTICLES = join(ROOT, 'seeds', 'articles')
export const SEED_QUERIES = join(ROOT, 'seeds', 'queries')
export const CLIENT = join(ROOT, 'dist', 'client')
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version

function folderWithPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderWithPackage(dirname(folder))
}
