import { cpus, loadavg } from 'node:os'

export const write = (line: string) => process.stdout.write(`${line}\n`)

/** The machine and how busy it is, as the first line of what a bench tells. */
export function tellMachine(): void {
  const processors = cpus()
  const [load = 0] = loadavg()
  write(
    `${processors[0]?.model ?? 'unknown processor'}, ${processors.length} cores, Node ${process.version}, load ${load.toFixed(1)}`,
  )
}

/** A row of a table. */
export const row = (...cells: readonly (string | number)[]) => write(cells.join(' | '))

/** The value that this part of all is not above. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

export const short = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

/** A ratio beside what it should be. */
export function ratio(value: number, target: { readonly most: number } | { readonly least: number }): string {
  const [met, wanted] =
    'most' in target ? [value <= target.most, `≤ ${target.most}`] : [value >= target.least, `≥ ${target.least}`]
  return `${value.toFixed(2)} (${wanted}${met ? '' : ', MISSED'})`
}

/** The number behind `--name=` on the command line. */
export function option(name: string, otherwise: number): number {
  const word = process.argv.find((argument) => argument.startsWith(`--${name}=`))
  return word === undefined ? otherwise : Number(word.slice(name.length + 3))
}

/** Milliseconds by the clock. */
export async function clocked(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
