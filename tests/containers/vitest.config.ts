import { defineConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

/** What needs a Docker engine: the conformance suite on a container, and our own image and services. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/conformance/**/*.test.ts', 'tests/containers/**/*.check.ts'],
    globalSetup: [new URL('../stores/global-setup.ts', import.meta.url).pathname],
    reporters: ['default', new URL('../summary-reporter.ts', import.meta.url).pathname],
    testTimeout: 600_000,
  },
})
