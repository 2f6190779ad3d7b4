import type { Handlers } from '../endpoint.ts'
import { found, foundOrGone } from '../found.ts'
import type { ServerParts } from '../parts.ts'
import { Walks } from '../walks.ts'

export const nodeRoutes = ({ explorer }: ServerParts): Pick<Handlers, 'node' | 'neighbours'> => {
  const walks = new Walks(explorer)
  return {
    async node({ params: { id } }) {
      return found(await explorer.node(id), 'no-such-node', id)
    },

    async neighbours({ params: { id }, query, response }) {
      return foundOrGone(await walks.page(id, query, response.locals.epoch), 'no-such-node', id, explorer)
    },
  }
}
