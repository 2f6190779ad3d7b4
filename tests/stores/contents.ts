import type { OpenEngine } from '#graph'
import { readRecords } from '../../graph/copy/read.ts'

/** Everything in a store but its own node, each node and line as one line of text, in order. */
export async function contentsOf(engine: OpenEngine): Promise<readonly string[]> {
  const records: string[] = []
  for await (const record of readRecords((statement) => engine.read(statement))) records.push(JSON.stringify(record))
  return records
}
