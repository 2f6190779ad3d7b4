import type { Handlers } from '../endpoint.ts'
import { found } from '../found.ts'
import type { ServerParts } from '../parts.ts'

export const judgementRoutes = ({ ingest }: ServerParts): Pick<Handlers, 'judgements' | 'judge' | 'takeBack'> => ({
  async judgements() {
    return { judgements: [...(await ingest.judgements())] }
  },

  /** The name of the token is the author's. */
  judge: ({ body, response }) => ingest.judge(body, response.locals.author),

  async takeBack({ params: { id } }) {
    return found(await ingest.takeBack(id), 'no-such-judgement', id)
  },
})
