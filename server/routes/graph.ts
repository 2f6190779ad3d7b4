import type { Handlers } from '../endpoint.ts'
import type { ServerParts } from '../parts.ts'

export const graphRoutes = ({ explorer }: ServerParts): Pick<Handlers, 'graph' | 'subgraph'> => ({
  graph: ({ query }) => explorer.graph(query),

  subgraph: ({ body: { nodes } }) => explorer.subgraph(nodes),
})
