import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokensOf } from './tokens.ts'

const ANNA = 'anna-0123456789abcdef'

describe('a file of tokens', () => {
  let file: string
  beforeAll(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'entente-tokens-')), 'tokens')
  })
  afterAll(() => rm(join(file, '..'), { recursive: true }))

  const written = async (text: string, mode = 0o600) => {
    await writeFile(file, text)
    await chmod(file, mode)
    return tokensOf(file)
  }

  it('holds a name and a token a line, and comments', async () => {
    const text = `# of the desk\nAnna = ${ANNA}\n\nJosé Müller=${'b'.repeat(30)}=\r\n`
    expect(await written(text)).toEqual([
      { name: 'Anna', token: ANNA },
      { name: 'José Müller', token: `${'b'.repeat(30)}=` },
    ])
    expect(await tokensOf(undefined)).toEqual([])
  })

  it.runIf(process.platform !== 'win32')('is refused where others may read it', async () => {
    for (const mode of [0o644, 0o640, 0o604, 0o620])
      await expect(written(`Anna=${ANNA}`, mode)).rejects.toMatchObject({ code: 'bad-setting' })
  })

  it.each(['', '# nothing', ANNA, 'Anna=short', `<b>=${ANNA}`, `Anna=${ANNA}\nBen=${ANNA}`, `Anna=${ANNA} and more`])(
    'is refused with a sentence that keeps the secret: %j',
    async (text) => {
      const error = await written(text).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'bad-setting', message: expect.stringContaining(file) })
      expect((error as Error).message).not.toContain(ANNA)
    },
  )

  it('is refused where it is not there', async () => {
    await expect(tokensOf(`${file}-gone`)).rejects.toMatchObject({ code: 'bad-setting' })
  })
})
