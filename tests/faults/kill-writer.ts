import { openEngine } from '#graph'

/** Writes units without end, each told on a line of its own once it is acknowledged. Ends only by being killed. */
const [folder = '', round = ''] = process.argv.slice(2)
const engine = await openEngine({ kind: 'embedded', folder })
for (let unit = 0; ; unit += 1) {
  const ids = [`${round}.${unit}.a`, `${round}.${unit}.b`]
  await engine.write(async ({ run }) => {
    for (const id of ids) await run({ cypher: 'CREATE (n:Key {id: $id})', params: { id } })
  })
  process.stdout.write(`${unit}\n`)
}
