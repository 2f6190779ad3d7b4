import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { breach, environmentBreach, importsOf } from './rules.ts'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
const files = tracked.split('\n').filter(Boolean)

const breaches = files.flatMap((file) => {
  const source = readFileSync(file, 'utf8')
  const found = importsOf(source).map((target) => breach(file, target))
  return [...found, environmentBreach(file, source)].filter((sentence) => sentence !== undefined)
})

for (const sentence of breaches) console.error(sentence)
console.error(`${files.length} files, ${breaches.length} breaches of the rooms' rules`)
process.exitCode = breaches.length > 0 ? 1 : 0
