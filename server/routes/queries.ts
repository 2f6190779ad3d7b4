import { runSavedQuery } from '#graph'
import type { Handlers } from '../endpoint.ts'
import { found } from '../found.ts'
import type { ServerParts } from '../parts.ts'

export const queryRoutes = ({ explorer, queries }: ServerParts): Pick<Handlers, 'queries' | 'runQuery'> => ({
  queries: () => ({ queries: [...queries] }),

  async runQuery({ params: { id }, body: { parameters } }) {
    const query = found(
      queries.find((saved) => saved.id === id),
      'no-such-query',
      id,
    )
    return runSavedQuery(explorer, query, parameters)
  },
})
