import { defineConfig } from 'vitest/config'

// `source` makes the rooms' aliases (#graph, …) lead to the TypeScript, not to what was built.
const conditions = ['source', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{contract,graph,ingest,server,client,bin,tests}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    // A suite that wants Neo4j waits in a hook until no other file uses it.
    hookTimeout: 600_000,
    globalSetup: ['./tests/stores/global-setup.ts'],
    maxWorkers: 2,
    reporters: ['default', './tests/summary-reporter.ts'],
  },
})
