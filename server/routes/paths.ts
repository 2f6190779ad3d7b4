import type { Handlers } from '../endpoint.ts'
import { found } from '../found.ts'
import type { ServerParts } from '../parts.ts'

export const pathRoutes = ({ explorer }: ServerParts): Pick<Handlers, 'paths'> => ({
  async paths({ query }) {
    return found(await explorer.paths(query), 'no-such-node', `${query.from}" or "${query.to}`)
  },
})
