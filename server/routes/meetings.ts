import type { Handlers } from '../endpoint.ts'
import type { ServerParts } from '../parts.ts'

export const meetingRoutes = ({ explorer }: ServerParts): Pick<Handlers, 'meetings'> => ({
  meetings: ({ query }) => explorer.meetings(query),
})
