import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ArticleList, NodeDetail, Stats } from '#contract'
import { titled, whyNot } from './browser.ts'
import { ask, details, drawn, heading, stay, visit } from './visit.ts'

const ARTICLE = `Ministers met in Vienna

Foreign Minister Alma Quorndale met her counterpart Teodor Vashkiri in Vienna on 3 March 2025. They spoke for two hours.`

describe.skipIf(whyNot !== undefined)(titled('changing the graph in a browser'), () => {
  const seeds = stay()
  const { go, people, person } = seeds
  const queue = (page: Page) => page.getByRole('region', { name: 'This session' })

  test('a pasted article is read, gives a receipt, and is shown in the network', async () => {
    const page = await go('/load')
    await page.getByRole('button', { name: 'Load', exact: true }).click()
    await page.getByText('Paste the text of an article first.').waitFor()
    await page.getByLabel('Or paste the text').fill(ARTICLE)
    await page.getByLabel(/^Published on/).fill('2025-03-04')
    await page.getByRole('button', { name: 'Load', exact: true }).click()
    const row = queue(page).getByRole('row', { name: /Ministers met in Vienna/ })
    await row.getByText('Done').waitFor()
    await row.getByText('2 new people').waitFor()
    await row.getByText('1 new meeting').waitFor()
    await row.getByRole('button', { name: 'Show in network' }).click()
    await drawn(page)
    await heading(page, 'Alma Quorndale – Teodor Vashkiri').waitFor()
    await page.getByRole('button', { name: 'Undo: Showed “Ministers met in Vienna”' }).waitFor()
  })

  test('the same article again is known and changes nothing', async () => {
    const before = await ask<Stats>(seeds.served.address, '/stats')
    const page = await go('/load')
    await page.getByLabel('Or paste the text').fill(ARTICLE)
    await page.getByLabel(/^Published on/).fill('2025-03-04')
    await page.getByRole('button', { name: 'Load', exact: true }).click()
    await queue(page).getByText('loaded before, nothing changed').waitFor()
    expect(await ask<Stats>(seeds.served.address, '/stats')).toEqual(before)
  })

  test('files that cannot be read say why, and the others are loaded', async () => {
    const page = await go('/load')
    await page.locator('input[type="file"]').setInputFiles([
      { name: 'picture.txt', mimeType: 'text/plain', buffer: Buffer.from([0x89, 0x50, 0, 0, 1]) },
      { name: 'latin.txt', mimeType: 'text/plain', buffer: Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]) },
      { name: 'empty.md', mimeType: 'text/markdown', buffer: Buffer.from('  \n') },
      {
        name: 'talks.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Talks in Oslo\n\nAlma Quorndale met Ilvane Brekkesund in Oslo on 9 April 2025.'),
      },
    ])
    await queue(page)
      .getByRole('row', { name: /Talks in Oslo/ })
      .getByText('Done')
      .waitFor()
    await queue(page)
      .getByRole('row', { name: /picture\.txt/ })
      .getByText('This is not a text file.')
      .waitFor()
    await queue(page)
      .getByRole('row', { name: /latin\.txt/ })
      .getByText('This file is not in UTF-8.')
      .waitFor()
    await queue(page)
      .getByRole('row', { name: /empty\.md/ })
      .getByText('There is no text in it.')
      .waitFor()
  })

  test('a dialog that a menu opens takes the focus, keeps it, and gives it back', async () => {
    const one = await person('Vashkiri')
    const page = await go(`/?node=${one.id}`)
    await heading(page, one.name).waitFor()
    await choose(page, 'Same person as…')
    await page.getByRole('combobox', { name: 'The other' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('Iohannis')
    await page
      .getByRole('option', { name: /Iohannis/ })
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('option').first().waitFor({ state: 'detached' })
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('More')
  })

  test('two people are joined, the other address leads to the one, and undo takes it back', async () => {
    const [one, other] = [await person('Vashkiri'), await person('Iohannis')]
    const page = await go(`/?node=${one.id}`)
    await heading(page, one.name).waitFor()
    await join(page, other.name)
    await page.getByRole('button', { name: `Undo: Joined ${one.name} and ${other.name}` }).waitFor()
    expect(await placeOfAddress(one.id)).toBe(await placeOfAddress(other.id))
    await page.getByRole('region', { name: 'Message' }).getByRole('button', { name: 'Take back' }).click()
    await page.getByRole('button', { name: /^Redo: Joined/ }).waitFor()
    expect(await placeOfAddress(one.id)).not.toBe(await placeOfAddress(other.id))
    await page.keyboard.press('Control+Shift+z')
    await page.getByRole('button', { name: /^Undo: Joined/ }).waitFor()
    expect(await placeOfAddress(one.id)).toBe(await placeOfAddress(other.id))
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: /^Redo: Joined/ }).waitFor()
    expect(await placeOfAddress(one.id)).not.toBe(await placeOfAddress(other.id))
  })

  test('what was joined long ago is taken back from the history', async () => {
    const [one, other] = [await person('Vashkiri'), await person('Iohannis')]
    const page = await go(`/?node=${one.id}`)
    await heading(page, one.name).waitFor()
    await join(page, other.name)
    await page.getByRole('button', { name: /^Undo: Joined/ }).waitFor()
    await page.reload()
    await details(page).getByRole('button', { name: 'Take back' }).first().click()
    await page.getByRole('button', { name: 'Undo: Took a decision back' }).waitFor()
    expect(await placeOfAddress(one.id)).not.toBe(await placeOfAddress(other.id))
  })

  test('a person is renamed, and taken out of the graph, and both are undone', async () => {
    const one = await person('Vashkiri')
    const page = await go(`/?node=${one.id}`)
    await heading(page, one.name).waitFor()
    await choose(page, 'Rename…')
    await page.getByRole('textbox', { name: 'Name' }).fill('Teodor Vashkiri the Elder')
    await page.getByRole('button', { name: 'Rename' }).click()
    await heading(page, 'Teodor Vashkiri the Elder').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await heading(page, one.name).waitFor()
    await choose(page, 'Not a person…')
    await page.getByRole('button', { name: 'Take out' }).click()
    await page.getByRole('button', { name: /^Undo: Set aside/ }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await people('Vashkiri')).length).toBe(0)
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: /^Redo: Set aside/ }).waitFor()
    expect((await people('Vashkiri')).length).toBe(1)
  })

  test('an article is removed only after a question, and what it alone told goes with it', async () => {
    const page = await go('/load')
    await page
      .getByRole('link', { name: /^Ministers met in Vienna/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Remove article…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('heading', { name: 'Load articles' }).waitFor()
    await page.getByRole('link', { name: /^Ministers met in Vienna/ }).waitFor({ state: 'detached' })
    expect((await people('Vashkiri')).length).toBe(0)
  })

  test('a server that goes away is announced and comes back by itself', async () => {
    const one = await visit(seeds.browser, seeds.served.address)
    const { page } = one
    await drawn(page)
    await page.waitForFunction(() =>
      ['load', 'queries'].every((view) =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes(`/${view}-`) && name.endsWith('.js')),
      ),
    )
    await seeds.served.stop()
    await page.getByRole('link', { name: 'Load' }).click()
    await page.getByLabel('Or paste the text').fill('Never sent\n\nIt stays here.')
    await page.getByRole('button', { name: 'Load', exact: true }).click()
    await queue(page).getByText('The server did not answer.').waitFor()
    await page.getByRole('link', { name: 'Queries' }).click()
    await page.getByRole('heading', { name: 'Saved queries' }).waitFor()
    await page.getByRole('link', { name: 'Explore' }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('Putin')
    await page.getByRole('alert').filter({ hasText: 'The server is not answering.' }).waitFor()
    await seeds.served.again()
    await page.getByRole('alert').filter({ hasText: 'The server is not answering.' }).waitFor({ state: 'detached' })
    await page
      .getByRole('option', { name: /Vladimir Putin/ })
      .first()
      .click()
    await heading(page, 'Vladimir Putin').waitFor()
    await one.close()
  })

  test('an empty store says what would be here', async () => {
    const { articles } = await ask<ArticleList>(seeds.served.address, '/articles?limit=500')
    for (const { id } of articles) await ask(seeds.served.address, `/articles/${id}`, { method: 'DELETE' })
    const page = await go()
    await page.getByRole('heading', { name: 'No articles have been loaded yet' }).waitFor()
    await page.getByRole('link', { name: /^Load articles/ }).click()
    await page.getByText('No article has been loaded yet.').waitFor()
  })

  async function choose(page: Page, item: string): Promise<void> {
    await details(page).getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }

  async function join(page: Page, name: string): Promise<void> {
    await choose(page, 'Same person as…')
    const box = page.getByRole('combobox', { name: 'The other' })
    await box.fill(name)
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click()
    await page.getByRole('button', { name: 'They are the same' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  async function placeOfAddress(address: string): Promise<string> {
    const detail = await ask<NodeDetail>(seeds.served.address, `/nodes/${address}`)
    return detail.kind === 'tombstone' ? 'tombstone' : detail.node.id
  }
})
