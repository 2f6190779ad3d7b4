import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENDPOINTS, type Endpoint, ErrorCode } from '#contract'
import { type Running, startServer } from './running.ts'

interface Described {
  readonly openapi: string
  readonly paths: Record<
    string,
    Record<string, { operationId: string; parameters?: { name: string; required: boolean }[] }>
  >
  readonly components: { readonly schemas: Record<string, unknown> }
}

describe('the description of the API', () => {
  let server: Running
  let described: Described
  beforeAll(async () => {
    server = await startServer()
    described = await (await server.fetch('/api/openapi.json')).json()
  })
  afterAll(() => server.stop())

  it('is OpenAPI 3.1 and holds exactly the endpoints of the contract', () => {
    expect(described.openapi).toBe('3.1.0')
    const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    )
    const wanted = Object.entries<Endpoint>(ENDPOINTS).map(([name, { method, path }]) => `${name} ${method} ${path}`)
    expect(operations.sort()).toEqual(wanted.sort())
  })

  it('names every parameter and which of them are needed', () => {
    const needed = (path: string) =>
      described.paths[path]?.get?.parameters?.filter(({ required }) => required).map(({ name }) => name)
    expect(needed('/search')).toEqual(['q'])
    expect(needed('/paths')).toEqual(['from', 'to'])
    expect(needed('/nodes/{id}/neighbours')).toEqual(['id'])
  })

  it('refers only to schemas that it holds', () => {
    const references = [...JSON.stringify(described).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference)
    expect(references.length).toBeGreaterThan(0)
    for (const reference of references)
      expect(described, reference).toHaveProperty(reference?.replace('#/', '').split('/') ?? [])
  })

  it('is valid by the rules of OpenAPI itself', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(described)))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })
})

describe('the page on the API', () => {
  it('explains every error code, and no other', async () => {
    const page = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8')
    const explained = [...page.matchAll(/^### (.+)$/gm)].map(([, code]) => code)
    expect(explained.sort()).toEqual([...ErrorCode.options].sort())
  })
})
