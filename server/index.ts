export { createApp } from './app.ts'
export { httpServer } from './http.ts'
export { isLoopback } from './loopback.ts'
export type { ServerParts } from './parts.ts'
