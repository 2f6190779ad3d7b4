import { openEngine } from '#graph'

/** Writes pairs without end, each acknowledged on a line, while queries read snapshots, which never see half a pair. Made to be killed. */
const [folder = '', round = ''] = process.argv.slice(2)
const engine = await openEngine({ kind: 'embedded', folder })
const limits = { rows: 10, milliseconds: 60_000, bytes: 4_000_000_000 }

async function ask(): Promise<void> {
  const count = { cypher: 'MATCH (n:Key) RETURN count(n) AS n', params: {} }
  for (;;) {
    const { rows } = await engine.answerTyped(count, limits)
    process.stdout.write(Number(rows[0]?.n) % 2 === 0 ? 'asked\n' : 'torn\n')
    // A backup copies too, and no two copies are in each other's way.
    const seen = await engine.capture((read) => read(count))
    process.stdout.write(Number(seen[0]?.n) % 2 === 0 ? 'copied\n' : 'torn\n')
  }
}

async function write(): Promise<void> {
  for (let unit = 0; ; unit += 1) {
    await engine.write(async ({ run }) => {
      for (const half of ['a', 'b'])
        await run({ cypher: 'CREATE (n:Key {id: $id})', params: { id: `${round}.${unit}.${half}` } })
    })
    process.stdout.write('written\n')
  }
}

await Promise.all([write(), ask()])
