import { constants } from 'node:zlib'
import compression from 'compression'

/** Compression at its cheapest level: the default of brotli takes seconds for a large graph. Streams are left alone. */
export const compress = compression({
  level: 1,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
  filter: (request, response) =>
    !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
    compression.filter(request, response),
})
