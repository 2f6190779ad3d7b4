import type { StorePlace } from '#graph'
import { migrate } from '../../graph/migrations/migrate.ts'
import type { Migration } from '../../graph/migrations/migration.ts'
import { connect } from '../../graph/open.ts'

/** Two migrations of many batches, neither of which may happen to a node twice. */
export const COUNTING: readonly Migration[] = [2, 3].map((to) => ({
  to,
  what: `every key was counted for version ${to}`,
  steps: ['Key', 'Job'].map((label) => ({
    label,
    change: async (transaction, ids) => {
      const cypher = `UNWIND $ids AS own MATCH (n:${label} {id: own}) SET n.v${to} = coalesce(n.v${to}, 0) + 1`
      await transaction.run({ cypher, params: { ids } })
      if (process.argv[1] === new URL(import.meta.url).pathname) process.stdout.write('batch\n')
    },
  })),
}))

/** Migrates the store at a place given as JSON, telling each batch on a line; made to be killed. */
async function main(place: string): Promise<void> {
  const engine = await connect(JSON.parse(place) as StorePlace)
  await migrate(engine, COUNTING, { backup: async () => 'nowhere', tell: () => undefined })
  await engine.close()
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main(process.argv[2] ?? '')
