import { appendFile } from 'node:fs/promises'

/** What a test of faults counted, by the name of the figure. */
export interface Figures {
  readonly name: string
  readonly figures: Readonly<Record<string, number>>
}

const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise)

/** How much is tried: little by default, as in CI; `npm run faults` raises it. */
export const SEED = number('ENTENTE_FAULT_SEED', 1)
export const ROUNDS = number('ENTENTE_FAULT_ROUNDS', 3)
export const NEO4J_ROUNDS = number('ENTENTE_FAULT_NEO4J_ROUNDS', 5)
export const DISK_ROUNDS = number('ENTENTE_FAULT_DISK_ROUNDS', 1)
export const IO_ROUNDS = number('ENTENTE_FAULT_IO_ROUNDS', 1)

/** Keeps figures for whoever asked for them; `npm run faults` prints them as a table. */
export async function keepFigures(name: string, figures: Figures['figures']): Promise<void> {
  const file = process.env.ENTENTE_FAULT_FIGURES
  if (file !== undefined) await appendFile(file, `${JSON.stringify({ name, figures } satisfies Figures)}\n`)
}

/** The largest of some times in whole milliseconds; 0 where there is none. */
export const longest = (milliseconds: readonly number[]): number => Math.round(Math.max(0, ...milliseconds))
