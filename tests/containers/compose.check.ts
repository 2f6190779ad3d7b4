import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ARTICLES } from '../api/articles.ts'
import { freePort } from '../stores/free-port.ts'
import { Api, composeFor, docker, healthy } from './docker.ts'

const project = `entente-check-${randomBytes(4).toString('hex')}`
const TOKEN = 'a-token-of-this-check'
let compose: Awaited<ReturnType<typeof composeFor>>
let api: Api

const container = (service: string) => compose('ps', '--quiet', service)

beforeAll(async () => {
  const port = String(await freePort())
  compose = await composeFor(project, { ENTENTE_TOKEN: TOKEN, NEO4J_PASSWORD: 'a-password-of-this-check', PORT: port })
  api = new Api(port, TOKEN)
  await compose('up', '--detach', '--no-build')
  for (const service of ['neo4j', 'redis', 'server', 'ingest']) await healthy(await container(service))
})
afterAll(() => compose('down', '--volumes', '--timeout', '20'))

it('comes up from nothing, and shows an article that a worker has loaded', async () => {
  const id = await api.load(ARTICLES.bidenInParis.text)
  expect(await api.ask(`/articles/${id}`)).toMatchObject({ article: { id } })
  expect(await api.meetingsOf('Biden')).toBeGreaterThan(0)
  expect(await docker('logs', await container('ingest'))).toContain('Entente works on neo4j://neo4j:7687')
})

it('is reached on loopback only, and nothing but the server is reached at all', async () => {
  expect(await docker('port', await container('server'))).toMatch(/^4747\/tcp -> 127\.0\.0\.1:\d+$/)
  for (const service of ['neo4j', 'redis', 'ingest']) expect(await docker('port', await container(service))).toBe('')
})

it('goes on with another worker when one is killed', async () => {
  await docker('kill', await container('ingest'))
  await compose('up', '--detach', '--no-build', 'ingest')
  await api.load(ARTICLES.xiInRome.text)
})

it('leaves nothing behind', async () => {
  await compose('down', '--volumes', '--timeout', '20')
  const own = ['--filter', `label=com.docker.compose.project=${project}`, '--quiet']
  expect(await docker('ps', '--all', ...own)).toBe('')
  expect(await docker('volume', 'ls', ...own)).toBe('')
  expect(await docker('network', 'ls', ...own)).toBe('')
})
