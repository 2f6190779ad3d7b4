export * from './engine.ts'
export * from './explorer.ts'
export * from './open.ts'
