import { describe, expect, it } from 'vitest'
import { parseSource } from './parse.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const codeOf = (data: Uint8Array, name: string): string | undefined => {
  try {
    parseSource(data, name)
  } catch (error) {
    return (error as { code?: string }).code
  }
}

describe('sources', () => {
  it('takes what stands in the front matter of Markdown', () => {
    const file =
      '---\ntitle: "A visit"\npublished: 2024-05-01\nlanguage: en\npublisher: The Sample\nnote: ours\n---\n\n# Head\n\n**Bold** words and a [link](https://example.org).\n'
    const article = parseSource(bytes(file), 'visit.md')
    expect(article).toMatchObject({
      title: 'A visit',
      published: '2024-05-01',
      language: 'en',
      publisher: 'The Sample',
      fileName: 'visit.md',
    })
    expect(article.text.trim()).toBe('Head\n\nBold words and a link.')
  })

  it('takes text without front matter as it is', () => {
    expect(parseSource(bytes('Only words.'), 'a.txt').text).toBe('Only words.')
  })

  it.each([
    ['empty', bytes(''), 'a.txt', 'empty-article'],
    ['only marks', bytes(' \n --- \n'), 'a.txt', 'empty-article'],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'a.txt', 'not-text'],
    ['broken UTF-8', new Uint8Array([0x47, 0x72, 0xfc, 0xdf, 0x65]), 'a.txt', 'broken-encoding'],
    ['another type', bytes('words'), 'a.docx', 'unsupported-type'],
    ['too long', bytes('a '.repeat(2_600_000)), 'a.txt', 'article-too-long'],
    ['a date that is none', bytes('---\npublished: soon\n---\nwords'), 'a.md', 'unreadable-file'],
  ])('%s: %#', (_name, data, name, code) => {
    expect(codeOf(data, name)).toBe(code)
  })
})
