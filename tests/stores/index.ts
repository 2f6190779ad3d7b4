export { clear } from './clear.ts'
export { ENGINES } from './engines.ts'
export { onEachEngine } from './on-each-engine.ts'
export type { TestStores } from './test-stores.ts'
