import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** An answer as it came, whatever it was asked with. */
export interface Answer {
  readonly method: string
  /** As sent, with or without a query string. */
  readonly path: string
  readonly status: number
  readonly headers: Headers
  /** `undefined` for a stream, which is checked message by message. */
  readonly body?: string
}

interface Described {
  readonly $ref?: string
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>
  readonly content?: Readonly<Record<string, { readonly schema?: object; readonly 'x-message'?: object }>>
}

interface Header {
  readonly required: boolean
}

interface Operation {
  readonly operationId: string
  readonly responses: Readonly<Record<string, Described>>
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly responses: Readonly<Record<string, Described>>
    readonly headers: Readonly<Record<string, Header>>
  }
}

/** What HTTP and Node add to any answer. */
const OF_HTTP = new Set(
  'connection content-encoding content-length content-type date keep-alive transfer-encoding vary'.split(' '),
)

/** A path that is not described may be refused in these ways. */
const UNDESCRIBED = new Set(['400', '401', '403', '404', '405', '408', '413', '421', '429'])

/** The API's own description, as a measure of its answers. */
export class Description {
  readonly #document: OpenApi
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true })
  readonly #validators = new Map<string, ValidateFunction>()

  constructor(document: OpenApi) {
    this.#document = document
    formats.default(this.#ajv)
    this.#ajv.addSchema(document, 'api')
  }

  /** The ids of all operations. */
  get operations(): Readonly<Record<string, true>> {
    const all = Object.values(this.#document.paths).flatMap((methods) => Object.values(methods))
    return Object.fromEntries(all.map(({ operationId }) => [operationId, true]))
  }

  /** Everything about an answer that is not as described, as sentences. */
  faults(answer: Answer): string[] {
    const found = this.#find(answer)
    if (typeof found === 'string') return [found]
    const { at, described } = found
    return [...this.#headerFaults(described, answer.headers), ...this.#contentFaults(at, described, answer)]
  }

  /** What is not as described in one message of a stream. */
  messageFaults(answer: Omit<Answer, 'body'>, data: string): string[] {
    const found = this.#find(answer)
    if (typeof found === 'string') return [found]
    return this.#schemaFaults([...found.at, 'content', 'text/event-stream', 'x-message'], data)
  }

  #find({ method, path, status }: Answer): { at: readonly string[]; described: Described } | string {
    const operation = this.#operation(method, path)
    if (operation === undefined) return this.#undescribed(status)
    const described = this.#document.paths[operation[0]]?.[operation[1]]?.responses[status]
    if (described === undefined) return `status ${status} is not described for ${operation.join(' ')}`
    if (described.$ref !== undefined) return this.#component(described.$ref.split('/').at(-1) ?? '')
    return { at: ['paths', ...operation, 'responses', String(status)], described }
  }

  #undescribed(status: number) {
    if (!UNDESCRIBED.has(String(status))) return `an undescribed path or method answers ${status}`
    return this.#component(String(status))
  }

  #component(name: string): { at: readonly string[]; described: Described } | string {
    const described = this.#document.components.responses[name]
    return described === undefined ? `no ${name} is described` : { at: ['components', 'responses', name], described }
  }

  #operation(sent: string, path: string): readonly [string, string] | undefined {
    const method = sent === 'HEAD' ? 'get' : sent.toLowerCase()
    const own = path.replace(/[?#].*$/s, '').replace(/^\/api(?=\/)/, '')
    const template = Object.keys(this.#document.paths).find((each) => patternOf(each).test(own))
    if (template === undefined || this.#document.paths[template]?.[method] === undefined) return undefined
    return [template, method]
  }

  #headerFaults(described: Described, headers: Headers): string[] {
    const names = new Map(Object.keys(described.headers ?? {}).map((name) => [name.toLowerCase(), name]))
    const stray = [...headers.keys()].filter((name) => !names.has(name) && !OF_HTTP.has(name))
    return [
      ...stray.map((name) => `header ${name} is not described`),
      ...[...names.values()].flatMap((name) => this.#headerFault(name, headers.get(name))),
    ]
  }

  #headerFault(name: string, value: string | null): string[] {
    const component = this.#document.components.headers[name]
    if (value === null) return component?.required === false ? [] : [`header ${name} is missing`]
    return this.#schemaFaults(['components', 'headers', name, 'schema'], JSON.stringify(value))
  }

  #contentFaults(at: readonly string[], described: Described, { method, headers, body }: Answer): string[] {
    const [type] = (headers.get('content-type') ?? '').split(';')
    const { content } = described
    if (content === undefined) return body === '' && type === '' ? [] : ['content where none is described']
    if (type === undefined || content[type] === undefined) return [`content type "${type}" is not described`]
    if (method === 'HEAD') return (body ?? '') === '' ? [] : ['an answer to HEAD has a body']
    if (body === undefined) return []
    const schema = [...at, 'content', type, 'schema']
    return /json$/.test(type) ? this.#schemaFaults(schema, body) : []
  }

  #schemaFaults(at: readonly string[], json: string): string[] {
    const validate = this.#validator(`api#/${at.map(pointer).join('/')}`)
    try {
      if (validate(JSON.parse(json))) return []
    } catch {
      return [`not JSON: ${json.slice(0, 80)}`]
    }
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${at.at(-2)} ${instancePath} ${message} ${JSON.stringify(params)}`,
    )
  }

  #validator(reference: string): ValidateFunction {
    const known = this.#validators.get(reference) ?? this.#ajv.compile({ $ref: reference })
    this.#validators.set(reference, known)
    return known
  }
}

const pointer = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

const patternOf = (template: string) =>
  new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`)
