import type { Described } from '../docs/described.ts'
import { docsPage } from '../docs/page.ts'
import type { Handlers } from '../endpoint.ts'
import { newNonce, textPolicy } from '../middleware/security-headers.ts'
import { openApi } from '../openapi/document.ts'
import type { ServerParts } from '../parts.ts'

/** Where the page wants the nonce of its style. */
const NONCE = '__NONCE__'

/** The description of the API, for machines and for people; both are made once. */
export const openApiRoutes = ({ version }: ServerParts): Pick<Handlers, 'openapi' | 'docs'> => {
  const document = openApi(version)
  const text = JSON.stringify(document)
  const page = docsPage(document as unknown as Described, NONCE)
  return {
    openapi({ response }) {
      response.set('Cache-Control', 'private, max-age=60').type('json').send(text)
      return undefined
    },

    docs({ response }) {
      const nonce = newNonce()
      response.set('Content-Security-Policy', textPolicy(nonce)).type('html').send(page.replace(NONCE, nonce))
      return undefined
    },
  }
}
