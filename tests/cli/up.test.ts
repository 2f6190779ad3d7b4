import { once } from 'node:events'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { begin, ended, entente, printed, temporaryFolder } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A refusal is one line that names what is wrong, and not 0. */
async function refused(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { code, out, err } = await entente(args, { env })
  expect({ code, out }).toEqual({ code: 1, out: '' })
  const lines = err.trim().split('\n')
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

/** Root may write into any folder, but not make one among the kernel's own. */
async function unwritableFolder(): Promise<string> {
  if (process.getuid?.() === 0) return '/sys/entente'
  const path = join(folder, 'read-only')
  await mkdir(path)
  await chmod(path, 0o500)
  return path
}

describe('entente up', () => {
  it('makes a store, loads the sample articles once, serves them, and stops when told to', {
    timeout: 300_000,
  }, async () => {
    const args = ['up', '--port', '0', '--data', join(folder, 'seeded')]
    const counts: unknown[] = []
    const pictures: number[] = []
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const child = begin(args)
      const result = ended(child)
      const [, address] = await printed(child, /Entente is at (http:\/\/127\.0\.0\.1:\d+)\n/)
      counts.push(await (await fetch(`${address}/api/stats`)).json())
      // One so large is made in a thread of its own, which must not keep the process.
      const picture = await (await fetch(`${address}/api/graph?limit=1000`)).json()
      pictures.push((picture as { nodes: unknown[] }).nodes.length)
      child.kill(signal)
      const { code, out, err } = await result
      expect(code).toBe(0)
      expect(out).toBe(`Entente is at ${address}\n`)
      expect(err.includes('Loading the sample articles')).toBe(signal === 'SIGTERM')
    }
    expect(counts[0]).toMatchObject({ engine: 'embedded', waiting: 0 })
    expect((counts[0] as { articles: number }).articles).toBeGreaterThanOrEqual(30)
    expect(counts[1]).toEqual(counts[0])
    expect(pictures[0]).toBeGreaterThan(100)
    expect(pictures[1]).toBe(pictures[0])
  })

  it('names a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await refused(['up', '--port', String(port), '--data', join(folder, 'port')])).toContain(`Port ${port}`)
    other.close()
  })

  it('names a folder that cannot be made', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, 'no folder')
    expect(await refused(['up', '--port', '0', '--data', join(file, 'store')])).toContain(file)
  })

  it('names a folder that cannot be written', async () => {
    const path = await unwritableFolder()
    expect(await refused(['up', '--port', '0', '--data', path])).toContain(path)
  })

  it('names a store that is not ours', async () => {
    const path = join(folder, 'foreign')
    await mkdir(path)
    await writeFile(join(path, 'store.grafeo'), 'somebody wrote this')
    expect(await refused(['up', '--port', '0', '--data', path])).toContain(path)
  })

  it('ends where it cannot leave word of itself', async () => {
    const path = join(folder, 'no-word')
    await mkdir(join(path, 'endpoint.json'), { recursive: true })
    const child = begin(['up', '--port', '0', '--data', path])
    onTestFinished(() => void child.kill('SIGKILL'))
    const { code, out, err } = await ended(child)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(join(path, 'endpoint.json'))
  })

  it('refuses to be reached from elsewhere without a token', async () => {
    expect(await refused(['up', '--port', '0', '--host', '0.0.0.0', '--data', join(folder, 'open')])).toContain(
      'ENTENTE_TOKEN',
    )
  })

  it('names a setting that does not fit', async () => {
    expect(await refused(['up'], { PORT: 'http' })).toBe(
      'entente: PORT must be a whole number from 0 to 65535, not "http".',
    )
    expect(await refused(['up', '--port', 'x'], { PORT: '1' })).toContain('--port')
  })
})
