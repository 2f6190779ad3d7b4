import { Written } from '../answer.ts'
import type { Handlers } from '../endpoint.ts'
import type { ServerParts } from '../parts.ts'
import { Pictures } from '../pictures.ts'

export const graphRoutes = ({ explorer }: ServerParts): Pick<Handlers, 'graph' | 'subgraph'> => {
  const pictures = new Pictures(explorer)
  return {
    graph: ({ query, response }) => pictures.of(query, response.locals.epoch),

    subgraph: async ({ body: { nodes } }) => new Written(await explorer.written({ nodes })),
  }
}
