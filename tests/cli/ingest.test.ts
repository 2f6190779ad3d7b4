import { spawnSync } from 'node:child_process'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from '../api/articles.ts'
import { begin, ended, entente, printed, temporaryFolder } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const data = (name: string) => ['--data', join(folder, name)]

async function folderOf(name: string, files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const path = join(folder, name)
  await mkdir(path, { recursive: true })
  for (const [file, content] of Object.entries(files)) await writeFile(join(path, file), content)
  return path
}

const GOOD = {
  'a.txt': `${ARTICLES.bidenInParis.title}\n\n${ARTICLES.bidenInParis.text}`,
  'b.md': ARTICLES.bidenInGeneva.text,
}

describe('entente ingest', () => {
  it('loads files and folders, and a second time says that it knows them', async () => {
    const path = await folderOf('good', GOOD)
    const first = await entente(['ingest', path, ...data('good-store')])
    expect(first).toMatchObject({ code: 0, out: '2 articles loaded.\n' })
    const second = await entente(['ingest', join(path, 'a.txt'), join(path, 'b.md'), ...data('good-store')])
    expect(second).toMatchObject({ code: 0, out: '0 articles loaded, 2 known already.\n' })
  })

  it('gives each bad file one clear line, loads the others and ends with 1', async () => {
    const path = await folderOf('mixed', {
      ...GOOD,
      'empty.txt': '',
      'blank.txt': ' \n\t\n',
      'picture.txt': Buffer.from('89504e470d0a1a0a0000000d49484452000001', 'hex'),
      'word.txt': 'a'.repeat(5_000_000),
      'latin.txt': Buffer.from(
        'Bundeskanzler Scholz traf in Köln die Präsidentin. Das Gespräch währte länger.',
        'latin1',
      ),
      'strange.txt': 'Qwx zrt plmk vbnq. Hjkl wrtz ghjk xcvb. Yxcv qwrt zpls dfgh jklm nbvc. Wqrt plkj.',
    })
    const gone = join(path, 'gone.txt')
    const { code, out, err } = await entente(['ingest', path, gone, ...data('mixed-store')])
    expect(code).toBe(1)
    expect(out).toBe('2 articles loaded, 7 failed.\n')
    const codes = Object.fromEntries(
      [...err.matchAll(/([\w-]+\.txt): ([a-z-]+): \S/g)].map(([, file, kind]) => [file, kind]),
    )
    expect(codes).toMatchObject({
      'empty.txt': 'empty-article',
      'blank.txt': 'empty-article',
      'picture.txt': 'not-text',
      'latin.txt': 'broken-encoding',
      'strange.txt': 'unknown-language',
      'gone.txt': 'unreadable-file',
    })
    expect(codes['word.txt']).toMatch(/^(unknown-language|article-too-long|not-text)$/)
    expect(err).not.toMatch(/\bat .*\.[jt]s:\d/)
  })

  it('says so when a file vanishes while others are being read', async () => {
    const path = await folderOf('vanishing', { 'z.txt': ARTICLES.bidenInParis.text })
    // Named pipes hold the reading up until somebody writes into them; by then the last file is gone.
    const pipes = Array.from({ length: 8 }, (_, index) => join(path, `pipe-${index}.txt`))
    expect(spawnSync('sh', ['-c', 'mkfifo "$@"', 'sh', ...pipes]).status).toBe(0)
    const child = begin(['ingest', path, ...data('vanishing-store')])
    const result = ended(child)
    await printed(child, /Loading: 9/)
    await rm(join(path, 'z.txt'))
    await Promise.all(pipes.map((pipe) => writeFile(pipe, '')))
    const { code, out, err } = await result
    expect(err).toContain('z.txt: unreadable-file: ')
    expect({ code, out }).toEqual({ code: 1, out: '0 articles loaded, 9 failed.\n' })
  })

  it('takes the files of inner folders only when asked to', async () => {
    const path = await folderOf('outer', {})
    await folderOf('outer/inner', GOOD)
    expect(await entente(['ingest', path, ...data('outer-store')])).toMatchObject({ code: 1, out: '' })
    expect(await entente(['ingest', path, '--recursive', ...data('outer-store')])).toMatchObject({ code: 0 })
  })

  it('reads the standard input', async () => {
    const result = await entente(['ingest', '-', ...data('stdin-store')], { input: ARTICLES.xiInRome.text })
    expect(result).toMatchObject({ code: 0, out: '1 article loaded.\n' })
  })

  it('loads nothing in a dry run, and makes no store', async () => {
    const path = await folderOf('dry', GOOD)
    const { code, out } = await entente(['ingest', path, '--dry-run', ...data('dry-store')])
    expect(code).toBe(0)
    expect(out).toMatch(/a\.txt: en, meetings: 1, people: 2/)
    expect(await readdir(folder)).not.toContain('dry-store')
  })

  it('keeps what was loaded when it is told to stop', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `${index}.txt`,
        `${ARTICLES.bidenInParis.text} This is report number ${index}.`,
      ]),
    )
    const child = begin(['ingest', await folderOf('many', files), ...data('many-store')])
    const result = ended(child)
    await printed(child, /Loading: 40/)
    child.kill('SIGINT')
    expect((await result).code).not.toBe(0)
    expect(await entente(['ingest', join(folder, 'many'), ...data('many-store')])).toMatchObject({ code: 0 })
  })
})
