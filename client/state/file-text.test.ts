import { expect, test } from 'vitest'
import { EntenteError } from '#contract'
import { textOf } from './file-text.ts'

const codeOf = (bytes: Uint8Array): string | undefined => {
  try {
    textOf(bytes)
    return undefined
  } catch (error) {
    return error instanceof EntenteError ? error.code : String(error)
  }
}

test('text in any script is read as it is', () => {
  expect(textOf(new TextEncoder().encode('Шойгу in Pjöngjang'))).toBe('Шойгу in Pjöngjang')
})

test.each([
  ['not-text', new Uint8Array([0x89, 0x50, 0x00])],
  ['broken-encoding', new Uint8Array([0x4d, 0xfc, 0x6c])],
  ['empty-article', new Uint8Array()],
  ['empty-article', new TextEncoder().encode(' \n\t')],
  ['article-too-long', new Uint8Array(5_000_001).fill(0x61)],
])('%s', (code, bytes) => {
  expect(codeOf(bytes)).toBe(code)
})
