import type { Handlers } from '../endpoint.ts'
import type { ServerParts } from '../parts.ts'

/** Whether the process answers, and whether its store does. */
export const healthRoutes = ({ engine, version }: ServerParts): Pick<Handlers, 'health' | 'ready'> => ({
  health: () => ({ status: 'ok', version }),

  async ready({ response }) {
    const { name } = engine.capabilities
    try {
      await engine.ping()
      return { status: 'ready', engine: name }
    } catch {
      response.status(503).set('Retry-After', '2')
      return { status: 'not-ready', engine: name, detail: 'The store does not answer.' }
    }
  },
})
