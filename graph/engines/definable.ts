import type { OpenEngine } from '../engine.ts'

/** An engine that also takes constraints and indexes, which no engine runs in one transaction with data. */
export interface DefinableEngine extends OpenEngine {
  define(definitions: readonly string[]): Promise<void>
}
