import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ARTICLES } from '../api/articles.ts'
import { Api, docker, healthy } from './docker.ts'

const name = `entente-check-${randomBytes(4).toString('hex')}`
const TOKEN = 'a-token-of-this-check'
let api: Api

const start = async () => {
  const safe = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges:true']
  const place = ['--volume', `${name}:/data`, '--publish', '127.0.0.1::4747', '--env', `ENTENTE_TOKEN=${TOKEN}`]
  await docker('run', '--detach', '--name', name, ...safe, ...place, 'entente')
  await healthy(name)
  api = new Api((await docker('port', name, '4747/tcp')).split(':').at(-1) ?? '', TOKEN)
}

beforeAll(start)
afterAll(async () => {
  await docker('rm', '--force', name)
  await docker('volume', 'rm', name)
})

it('runs as another user than root, on a root file system that cannot be written to', async () => {
  expect(await docker('exec', name, 'id', '-u')).not.toBe('0')
  await expect(docker('exec', name, 'touch', '/app/written')).rejects.toThrow(/[Rr]ead-only/)
})

it('ends at once and well when it is told to stop, and a new container finds what the volume holds', async () => {
  const id = await api.load(ARTICLES.bidenInParis.text)
  expect(await api.meetingsOf('Biden')).toBeGreaterThan(0)
  await docker('stop', '--time', '20', name)
  expect(await docker('inspect', '--format', '{{.State.ExitCode}}', name)).toBe('0')
  await docker('rm', name)
  await start()
  expect(await api.ask(`/articles/${id}`)).toMatchObject({ article: { id } })
})
