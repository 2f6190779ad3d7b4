export * from './engine.ts'
export { createExplorer, type ExplorerOptions } from './explore/create.ts'
export * from './explorer.ts'
export * from './open.ts'
