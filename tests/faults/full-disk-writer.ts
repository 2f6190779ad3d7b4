import type { EntenteError } from '#contract'
import { openEngine } from '#graph'

/** Writes until it cannot, and prints how many units were acknowledged and what the store said then. */
const [folder = ''] = process.argv.slice(2)
const engine = await openEngine({ kind: 'embedded', folder })
const text = 'x'.repeat(20_000)
let acknowledged = 0
let code: string | undefined
while (code === undefined && acknowledged < 1000) {
  const params = { id: `a${acknowledged}`, text }
  try {
    await engine.write(({ run }) => run({ cypher: 'CREATE (n:Article {id: $id, text: $text})', params }))
    acknowledged += 1
  } catch (error) {
    code = (error as EntenteError).code
  }
}
const rows = await engine.read({ cypher: 'MATCH (n:Article) RETURN count(n) AS articles', params: {} })
await engine.close().catch(() => undefined)
process.stdout.write(JSON.stringify({ acknowledged, code, readable: rows[0]?.articles }))
