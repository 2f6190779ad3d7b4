import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { begin, ended, temporaryFolder } from '../cli/command.ts'
import { ARTICLES } from './articles.ts'
import { checkedFetch, descriptionOf } from './checked.ts'

const ANNA = 'anna-0123456789abcdef'
const BEN = 'ben-0123456789abcdef'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Where a server that still loads the sample articles can be spoken to already. */
async function addressIn(data: string): Promise<string> {
  const file = join(data, 'endpoint.json')
  await expect.poll(() => readFile(file, 'utf8').catch(() => ''), { timeout: 120_000 }).toContain('http://')
  return JSON.parse(await readFile(file, 'utf8')).address
}

it('a real server takes tokens from a file and the environment, tells none of them, and stops with a stream open', {
  timeout: 300_000,
}, async () => {
  const [tokens, data] = [join(folder, 'tokens'), join(folder, 'store')]
  await writeFile(tokens, `Anna=${ANNA}\n`)
  await chmod(tokens, 0o600)
  const child = begin(['up', '--port', '0', '--data', data, '--tokens-file', tokens], {
    env: { ENTENTE_TOKENS: `Ben=${BEN}` },
  })
  const result = ended(child)
  const address = await addressIn(data)
  const description = await descriptionOf(address)
  const send = (path: string, token: string, body?: unknown) =>
    checkedFetch(description, address, path, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
  expect((await send('/api/stats', `${ANNA}x`)).status).toBe(401)

  // What is handed in now waits behind the sample articles.
  const { job } = await (await send('/api/articles', BEN, ARTICLES.xiInRome)).json()
  const stream = await send(`/api/jobs/${job}/events`, ANNA)
  const find = async () => (await (await send('/api/search?q=Putin&kinds=actor', ANNA)).json()).hits
  await expect.poll(find, { timeout: 200_000, interval: 1_000 }).not.toHaveLength(0)
  const [{ node }] = await find()
  const decided = await send('/api/judgements', ANNA, { kind: 'rename', left: node.id, name: node.name })
  expect((await decided.json()).author).toBe('Anna')

  child.kill('SIGTERM')
  const { code, out, err } = await result
  await stream.text().catch(() => undefined)
  expect(code).toBe(0)
  expect(err).toContain('"by":"Anna"')
  expect(err).toContain('"by":"Ben"')
  for (const token of [ANNA, BEN]) expect(out + err).not.toContain(token)
})
