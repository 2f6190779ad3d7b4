import type { Handlers } from '../endpoint.ts'
import type { ServerParts } from '../parts.ts'
import { Pictures } from '../pictures.ts'

export const graphRoutes = ({ explorer }: ServerParts): Pick<Handlers, 'graph' | 'subgraph'> => {
  const pictures = new Pictures(explorer)
  return {
    graph: ({ query, response }) => pictures.of(query, response.locals.epoch),

    subgraph: ({ body: { nodes } }) => explorer.subgraph(nodes),
  }
}
