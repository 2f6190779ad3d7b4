export { createApp } from './app.ts'
export { type HttpLimits, httpServer } from './http.ts'
export { isLoopback } from './loopback.ts'
export type { NamedToken, ServerParts } from './parts.ts'
