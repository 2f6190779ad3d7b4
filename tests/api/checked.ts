import { Description, type OpenApi } from './description.ts'

/** One for each text of the description: every server of a run has the same. */
const descriptions = new Map<string, Description>()

/** The description that a server gives of itself. */
export async function descriptionOf(address: string, headers: Record<string, string> = {}): Promise<Description> {
  const text = await (await fetch(`${address}/api/openapi.json`, { headers })).text()
  const known = descriptions.get(text) ?? new Description(JSON.parse(text) as OpenApi)
  descriptions.set(text, known)
  return known
}

/** Throws where an answer is not as described. What is not of the API has only its refusals described. */
export function check(description: Description, asked: Asked, response: Response, body?: string): void {
  const { method = 'GET', path } = asked
  if (!isOfApi(path) && response.status < 400) return
  const answer = { method, path, status: response.status, headers: response.headers }
  refuse(asked, description.faults(body === undefined ? answer : { ...answer, body }))
}

export interface Asked {
  readonly method?: string | undefined
  readonly path: string
}

/** `fetch` whose every answer is held to the description, streams message by message. */
export async function checkedFetch(
  description: Description,
  address: string,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const asked = { method: init?.method, path }
  const response = await fetch(`${address}${path}`, init)
  if (isStream(response)) {
    check(description, asked, response)
    const body = response.body?.pipeThrough(messageCheck(description, asked, response)) ?? null
    return new Response(body, response)
  }
  const bytes = await response.arrayBuffer()
  check(description, asked, response, new TextDecoder().decode(bytes))
  return new Response(NO_BODY.has(response.status) ? null : bytes, response)
}

const NO_BODY = new Set([204, 304])
const isOfApi = (path: string) => /^\/api(\/|$|\?)/.test(path)
const isStream = ({ headers }: Response) => (headers.get('content-type') ?? '').startsWith('text/event-stream')

function refuse({ method = 'GET', path }: Asked, faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`${method} ${path.slice(0, 200)} is not as described: ${faults.join('; ')}`)
}

function messageCheck(description: Description, asked: Asked, { status, headers }: Response) {
  const decoder = new TextDecoder()
  let rest = ''
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      const answer = { method: 'GET', path: asked.path, status, headers }
      for (const line of lines.filter((each) => each.startsWith('data: ')))
        refuse(asked, description.messageFaults(answer, line.slice(6)))
      controller.enqueue(chunk)
    },
  })
}
