import type { Handlers } from '../endpoint.ts'
import { openApi } from '../openapi.ts'
import type { ServerParts } from '../parts.ts'

export const openApiRoutes = ({ version }: ServerParts): Pick<Handlers, 'openapi'> => {
  const document = openApi(version)
  return {
    openapi({ response }) {
      response.set('Cache-Control', 'private, max-age=60').json(document)
      return undefined
    },
  }
}
