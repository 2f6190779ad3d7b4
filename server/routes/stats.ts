import type { Handlers } from '../endpoint.ts'
import type { ServerParts } from '../parts.ts'

export const statsRoutes = ({ explorer }: ServerParts): Pick<Handlers, 'stats'> => ({
  stats: () => explorer.stats(),
})
