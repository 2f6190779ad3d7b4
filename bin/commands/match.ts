import { createInterface } from 'node:readline'
import { z } from 'zod'
import { matchNames } from '#ingest'

const Pair = z.object({ a: z.string(), b: z.string() })

/** `entente match`: whether two names are one, for each pair of the standard input; false where a line is no pair. */
export async function match(): Promise<boolean> {
  let number = 0
  let failed = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const pair = parsePair(line)
    if (pair === undefined) {
      process.stderr.write(`line ${number}: bad-json: This is not {"a": …, "b": …}.\n`)
      failed += 1
    } else process.stdout.write(`${JSON.stringify({ ...pair, ...matchNames(pair.a, pair.b) })}\n`)
  }
  return failed === 0
}

function parsePair(line: string): z.output<typeof Pair> | undefined {
  try {
    return Pair.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
