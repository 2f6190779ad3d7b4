import type { Engine, Explorer, Row, Statement } from '#graph'
import { explorerOf } from './served.ts'

/** Statements that were put at one moment; each step waits for the one before. */
export type Steps = readonly (readonly Statement[])[]

/** The statements that an explorer puts to the engine for an answer. */
export async function recorded(engine: Engine, work: (explorer: Explorer) => Promise<unknown>): Promise<Steps> {
  const steps: Statement[][] = []
  let open = 0
  const read = async (statement: Statement): Promise<readonly Row[]> => {
    if (open === 0) steps.push([])
    steps.at(-1)?.push(statement)
    open += 1
    return engine.read(statement).finally(() => {
      open -= 1
    })
  }
  const { capabilities } = engine
  const reading = async () => Promise.reject(new Error('An explorer only reads.'))
  await work(explorerOf({ capabilities, read, write: reading, ping: reading, close: reading }))
  return steps
}

/** Puts them to the engine again, with nothing around. */
export async function replay(engine: Engine, steps: Steps): Promise<readonly (readonly Row[])[]> {
  const rows: (readonly Row[])[] = []
  for (const step of steps) rows.push(...(await Promise.all(step.map((statement) => engine.read(statement)))))
  return rows
}
