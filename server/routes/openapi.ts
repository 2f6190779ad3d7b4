import type { Described } from '../docs/described.ts'
import { docsPage } from '../docs/page.ts'
import type { Handlers } from '../endpoint.ts'
import { newNonce, textPolicy } from '../middleware/security-headers.ts'
import { openApi } from '../openapi/document.ts'
import type { ServerParts } from '../parts.ts'

/** The description of the API, for machines and for people. */
export const openApiRoutes = ({ version }: ServerParts): Pick<Handlers, 'openapi' | 'docs'> => {
  const document = openApi(version)
  return {
    openapi({ response }) {
      response.set('Cache-Control', 'private, max-age=60').json(document)
      return undefined
    },

    docs({ response }) {
      const nonce = newNonce()
      response.set('Content-Security-Policy', textPolicy(nonce)).type('html')
      response.send(docsPage(document as unknown as Described, nonce))
      return undefined
    },
  }
}
