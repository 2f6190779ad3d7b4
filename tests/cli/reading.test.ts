import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from '../api/articles.ts'
import { entente, temporaryFolder } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('entente extract', () => {
  it('prints one JSON object a file, whose quotes are in its text', async () => {
    const file = join(folder, 'paris.txt')
    await writeFile(file, ARTICLES.bidenInParis.text)
    const { code, out, err } = await entente(['extract', file, '--jsonl'], { cwd: folder })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const line = JSON.parse(out)
    expect(line).toMatchObject({ file: 'paris.txt', language: 'en' })
    expect(line.meetings).toHaveLength(1)
    for (const { start, end, quote } of line.meetings[0].evidence) expect(line.text.slice(start, end)).toBe(quote)
  })

  it('tells with --explain what fired, what was rejected and why', async () => {
    const file = join(folder, 'why.txt')
    await writeFile(file, ARTICLES.bidenInParis.text)
    const [lines, json] = await Promise.all([
      entente(['extract', file, '--explain'], { cwd: folder }),
      entente(['extract', file, '--explain', '--jsonl'], { cwd: folder }),
    ])
    expect(lines.out).toMatch(/\nMeetings: 1\n/)
    expect(lines.out).toMatch(/takes part \d\.\d\d /)
    const { meetings, explanation } = JSON.parse(json.out)
    expect(meetings).toHaveLength(1)
    expect(explanation.triggers.some(({ outcome }: { outcome: string }) => outcome === 'told')).toBe(true)
  })

  it('takes days of publication from elsewhere', async () => {
    const file = join(folder, 'undated.txt')
    await writeFile(
      file,
      'German Chancellor Olaf Scholz met Ukrainian President Volodymyr Zelenskyy in Kyiv on Monday.',
    )
    await writeFile(join(folder, 'published.jsonl'), '{"file":"texts/undated.txt","published":"2024-12-03"}\n\n')
    const without = await entente(['extract', file, '--jsonl'])
    const given = await entente(['extract', file, '--jsonl', '--published-from', join(folder, 'published.jsonl')])
    expect(JSON.parse(without.out).meetings[0].date?.value).not.toBe('2024-12-02')
    expect(JSON.parse(given.out).meetings[0].date).toMatchObject({ value: '2024-12-02', precision: 'day' })
  })

  it('refuses days that are none, naming the line', async () => {
    await writeFile(
      join(folder, 'wrong.jsonl'),
      '{"file":"a.txt","published":"2024-12-03"}\n{"file":"b.txt","published":"soon"}\n',
    )
    const { code, out, err } = await entente([
      'extract',
      '-',
      '--jsonl',
      '--published-from',
      join(folder, 'wrong.jsonl'),
    ])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('wrong.jsonl, line 2')
  })

  it('goes on after a file that cannot be read', async () => {
    const good = join(folder, 'good.txt')
    await writeFile(good, ARTICLES.xiInRome.text)
    const { code, out, err } = await entente(['extract', join(folder, 'none.txt'), good, '--jsonl'])
    expect(code).toBe(1)
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/none\.txt: unreadable-file: /)
  })
})

describe('entente match', () => {
  it('tells for each pair whether the names are one, with reasons', async () => {
    const input = '{"a":"Sergej Schoigu","b":"Сергей Шойгу"}\n{"a":"Kim Jong Un","b":"Kim Yong-hyun"}\n'
    const { code, out } = await entente(['match', '--jsonl'], { input })
    const [one, two] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(one).toMatchObject({
      a: 'Sergej Schoigu',
      b: 'Сергей Шойгу',
      same: true,
      score: expect.any(Number),
      reasons: expect.any(Array),
    })
    expect(two).toMatchObject({ same: false })
  })

  it('goes on after a line that is no pair', async () => {
    const { code, out, err } = await entente(['match', '--jsonl'], { input: 'no\n{"a":"A B","b":"A B"}\n{"a":1}\n' })
    expect(code).toBe(1)
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(err).toBe(
      'line 1: bad-json: This is not {"a": …, "b": …}.\nline 3: bad-json: This is not {"a": …, "b": …}.\n',
    )
  })
})
