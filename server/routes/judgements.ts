import type { Handlers } from '../endpoint.ts'
import { found } from '../found.ts'
import type { ServerParts } from '../parts.ts'

/** Who decides through the page. */
const AUTHOR = 'analyst'

export const judgementRoutes = ({ ingest }: ServerParts): Pick<Handlers, 'judgements' | 'judge' | 'takeBack'> => ({
  async judgements() {
    return { judgements: [...(await ingest.judgements())] }
  },

  judge: ({ body }) => ingest.judge(body, AUTHOR),

  async takeBack({ params: { id } }) {
    return found(await ingest.takeBack(id), 'no-such-judgement', id)
  },
})
