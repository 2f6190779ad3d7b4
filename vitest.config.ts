import { defineConfig } from 'vitest/config'

// `source` makes the rooms' aliases (#graph, …) lead to the TypeScript, not to what was built.
const conditions = ['source', 'node', 'import', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{contract,graph,ingest,server,client,bin,tests}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: ['default', './tests/summary-reporter.ts'],
  },
})
