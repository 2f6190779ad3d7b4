import { AxeBuilder } from '@axe-core/playwright'
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ArticleExplanation, ArticleList, MeetingPage, Subgraph } from '#contract'
import { titled, whyNot } from './browser.ts'
import { ask, details, drawn, drawnNodes, heading, PHONE, stay, stillPlaceOf, visit } from './visit.ts'

/** In a window of 1440 pixels the details begin at 976. */
const UNDER_THE_PANEL = 1200

describe.skipIf(whyNot !== undefined)(titled('walking through the seeds in a browser'), () => {
  const seeds = stay()
  const { go, person } = seeds

  test('the first picture is drawn, and the count says how much of the graph it is', async () => {
    const page = await go()
    await drawn(page)
    expect(await drawnNodes(page)).toBeGreaterThan(40)
    await page.getByText(/^\d+ of [\d,]+ shown$/).waitFor()
  })

  test('a person is found in another spelling, and the spelling opens its sentence', async () => {
    const page = await go()
    await drawn(page)
    await page.keyboard.press('/')
    await page.keyboard.type('schoigu')
    const first = page.getByRole('option').first()
    await first.getByText('Sergei Shoigu').waitFor()
    expect(await first.textContent()).toContain('as Schoigu')
    await page.keyboard.press('Enter')
    await heading(page, 'Sergei Shoigu').waitFor()
    await details(page)
      .getByRole('link', { name: /^Open the sentence: .*Schoigu/ })
      .first()
      .click()
    await page.getByRole('complementary', { name: 'What this article added' }).waitFor()
    const marked = page.getByRole('article').locator('mark')
    await marked.first().waitFor()
    expect((await marked.allTextContents()).join('')).toContain('Schoigu')
  })

  test('a click on the canvas selects, a second click with Ctrl adds, and the address leads there again', async () => {
    const page = await go()
    await drawn(page)
    const kim = (await person('Kim Jong Un')).id
    const at = await stillPlaceOf(page, kim)
    await page.mouse.click(at.x, at.y)
    await heading(page, 'Kim Jong Un').waitFor()
    expect(page.url()).toContain(kim)
    await page.reload()
    await heading(page, 'Kim Jong Un').waitFor()
  })

  test('a double click expands, and undo takes just that back', async () => {
    const page = await go()
    await drawn(page)
    const kim = (await person('Kim Jong Un')).id
    const before = await drawnNodes(page)
    const at = await stillPlaceOf(page, kim)
    await page.mouse.dblclick(at.x, at.y)
    await page.getByRole('button', { name: 'Undo: Expanded Kim Jong Un' }).waitFor()
    const expanded = await drawnNodes(page)
    expect(expanded).toBeGreaterThan(before)
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: 'Redo: Expanded Kim Jong Un' }).waitFor()
    expect(await drawnNodes(page)).toBe(before)
    await page.keyboard.press('Control+Shift+z')
    await page.getByRole('button', { name: 'Undo: Expanded Kim Jong Un' }).waitFor()
    expect(await drawnNodes(page)).toBe(expanded)
  })

  test('a double click expands too where the details open under the pointer', async () => {
    const page = await go()
    await drawn(page)
    const { id } = await person('Kim Jong Un')
    const before = await stillPlaceOf(page, id)
    await page.mouse.move(100, 130)
    await page.mouse.down()
    await page.mouse.move(100 + UNDER_THE_PANEL - before.x, 130, { steps: 8 })
    await page.mouse.up()
    const at = await stillPlaceOf(page, id)
    expect(at.x).toBeCloseTo(UNDER_THE_PANEL, -1)
    await page.mouse.dblclick(at.x, at.y)
    await page.getByRole('button', { name: 'Undo: Expanded Kim Jong Un' }).waitFor()
    expect(await page.evaluate(() => String(window.getSelection()))).toBe('')
    await heading(page, 'Kim Jong Un').waitFor()
  })

  test('the menu of a node tells its neighbours by kind, and hides it', async () => {
    const page = await go()
    await drawn(page)
    const before = await drawnNodes(page)
    const at = await stillPlaceOf(page, (await person('Kim Jong Un')).id)
    await page.mouse.click(at.x, at.y, { button: 'right' })
    await page.getByRole('menuitem', { name: /^Meetings \(\d+\)$/ }).waitFor()
    await page.getByRole('menuitem', { name: 'Hide', exact: true }).click()
    await page.getByRole('button', { name: 'Undo: Hid Kim Jong Un' }).waitFor()
    expect(await drawnNodes(page)).toBe(before - 1)
  })

  test('every fact of a meeting opens the article at its words', async () => {
    const { meetings } = await ask<MeetingPage>(seeds.served.address, '/meetings?limit=200')
    const told = meetings.find(({ meeting, place }) => (meeting.sources ?? 0) > 1 && place && meeting.date)
    const page = await go(`/?node=${told?.meeting.id}`)
    await heading(page, told?.meeting.name ?? '').waitFor()
    for (const fact of ['Date', 'Place']) {
      await details(page)
        .getByRole('button', { name: new RegExp(`entences?: ${fact}`) })
        .click()
      const quotation = details(page).locator('a:has(mark)').first()
      const words = await quotation.locator('mark').textContent()
      await quotation.click()
      const article = page.getByRole('article')
      await article.locator('mark').first().waitFor()
      expect((await article.locator('mark').allTextContents()).join('')).toContain(words)
      await page.goBack()
      await heading(page, told?.meeting.name ?? '').waitFor()
    }
    const people = await details(page)
      .getByRole('button', { name: /entences?: .*(took part|host|guest|mediator)/ })
      .count()
    expect(people).toBeGreaterThanOrEqual(2)
  })

  test('a path between two people is drawn, step by step', async () => {
    const page = await go()
    await drawn(page)
    await page.keyboard.press('p')
    await page.getByRole('button', { name: 'Find paths' }).click()
    await page.getByText('Choose both ends first.').waitFor()
    for (const [field, name] of [
      ['From', 'Belousow'],
      ['To', 'Macron'],
    ] as const) {
      await page.getByRole('combobox', { name: field }).fill(name)
      await page.getByRole('option').first().waitFor()
      await page.getByRole('combobox', { name: field }).press('Enter')
    }
    await page.getByRole('button', { name: 'Find paths' }).click()
    await details(page)
      .getByRole('button', { name: /^Path 1 over \d+ meetings?/ })
      .waitFor()
    await details(page)
      .getByRole('link', { name: /Macron/ })
      .first()
      .waitFor()
  })

  test('the table is in step with the canvas, and the key hides from both', async () => {
    const page = await go()
    await drawn(page)
    const kim = (await person('Kim Jong Un')).id
    const at = await stillPlaceOf(page, kim)
    await page.mouse.click(at.x, at.y)
    await page.locator('label').filter({ hasText: 'Table' }).click()
    await page.getByRole('button', { name: 'Kim Jong Un', exact: true, pressed: true }).waitFor()
    await page.getByRole('button', { name: /^People \d+$/, pressed: true }).click()
    await page.getByRole('button', { name: 'Kim Jong Un', exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Show people again' }).click()
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
    await page
      .getByRole('columnheader', { name: 'Name', exact: true })
      .and(page.locator('[aria-sort="ascending"]'))
      .waitFor()
  })

  test('a meeting that is unsure says so, and the key hides all that are', async () => {
    const { nodes } = await ask<Subgraph>(seeds.served.address, '/graph?limit=5000&kinds=meeting')
    const unsure = nodes.find(({ certainty }) => certainty === 'unsure')
    const page = await go(`/?node=${unsure?.id}`)
    await heading(page, unsure?.name ?? '').waitFor()
    await details(page)
      .getByRole('definition')
      .filter({ hasText: /^unsure/ })
      .waitFor()
    await drawn(page)
    const key = page.getByRole('button', { name: /^Unsure \d+$/ })
    const hidden = Number(/\d+/.exec((await key.textContent()) ?? '')?.[0])
    const shown = async () =>
      Number(/^\d+/.exec((await page.getByText(/^\d+ of [\d,]+ shown$/).textContent()) ?? '')?.[0])
    const before = await shown()
    await key.click()
    await page.getByRole('button', { name: 'Show unsure meetings again' }).waitFor()
    expect(await shown()).toBe(before - hidden)
    await page.getByRole('button', { name: 'Undo: Hid unsure meetings' }).click()
    await page.getByRole('button', { name: 'Show unsure meetings again' }).waitFor({ state: 'detached' })
    expect(await shown()).toBe(before)
  })

  test('a link opens the picture it was copied from, and back leads to the picture before', async () => {
    const page = await go()
    await drawn(page)
    const first = await drawnNodes(page)
    expect(new URL(page.url()).hash).toBe('')
    const { id } = await person('Kim Jong Un')
    const at = await stillPlaceOf(page, id)
    await page.mouse.click(at.x, at.y)
    await heading(page, 'Kim Jong Un').waitFor()
    await page.keyboard.press('Shift+H')
    await page.getByRole('button', { name: 'Undo: Hid all others' }).waitFor()
    await page.keyboard.press('e')
    await page.getByRole('button', { name: 'Undo: Expanded Kim Jong Un' }).waitFor()
    await page.getByRole('button', { name: /^Organisations \d+$/ }).click()
    await page.getByRole('button', { name: 'Show organisations again' }).waitFor()
    const expanded = await drawnNodes(page)
    expect(expanded).not.toBe(first)
    const other = await go(page.url().replace(seeds.served.address, ''))
    await drawn(other)
    await heading(other, 'Kim Jong Un').waitFor()
    expect(await drawnNodes(other)).toBe(expanded)
    await other.getByRole('button', { name: 'Show organisations again' }).waitFor()
    await other.getByText('Picture of the link').waitFor()
    await details(page).getByRole('link', { name: 'Sergei Shoigu' }).first().click()
    await heading(page, 'Sergei Shoigu').waitFor()
    await page.keyboard.press('Shift+H')
    await page.getByRole('button', { name: 'Undo: Hid all others' }).waitFor()
    expect(await drawnNodes(page)).toBe(1)
    await page.goBack()
    await page.getByRole('button', { name: 'Undo: Went to an earlier picture' }).waitFor()
    await heading(page, 'Kim Jong Un').waitFor()
    expect(await drawnNodes(page)).toBe(expanded)
  })

  test('a link draws its picture too where the server answers only later', async () => {
    const { id } = await person('Kim Jong Un')
    const one = await visit(seeds.browser, `${seeds.served.address}/load`)
    const { page } = one
    await page.route('**/api/**', (route) => route.abort())
    await page.goto(`${seeds.served.address}/#show=${id}`)
    await page.getByRole('alert').filter({ hasText: 'The server is not answering.' }).waitFor()
    await page.unroute('**/api/**')
    await drawn(page)
    expect(await drawnNodes(page)).toBe(1)
    await page.getByText('Picture of the link').waitFor()
    await one.close()
  })

  test('hiding all leads to the welcome, never to a blank canvas', async () => {
    const page = await go()
    await drawn(page)
    await page.keyboard.press('a')
    await page.keyboard.press('h')
    await page.getByRole('heading', { name: 'Who do you want to know about?' }).waitFor()
    await page.getByRole('button', { name: /^Show me something/ }).click()
    await drawn(page)
  })

  test('a query says what is missing, runs, sorts, draws, and is added to the network', async () => {
    const page = await go('/queries')
    await page.getByRole('link', { name: /^A person's meetings in a period/ }).click()
    await page.getByRole('button', { name: 'Run' }).click()
    await page.getByText('Still missing: Person.').waitFor()
    await page.getByRole('combobox', { name: 'Person' }).fill('Schoigu')
    await page.getByRole('option', { name: /Sergei Shoigu/ }).click()
    await page.getByRole('button', { name: 'Run' }).click()
    const result = page.getByRole('region', { name: "A person's meetings in a period" })
    await result.getByText(/^\d+ rows?$/).waitFor()
    expect(await result.getByRole('row').count()).toBeGreaterThan(2)
    await result.getByRole('button', { name: 'Day' }).click()
    await result.locator('label').filter({ hasText: 'Network' }).click()
    await result.getByRole('application').waitFor()
    await result.getByRole('button', { name: 'Add to network' }).click()
    await drawn(page)
    await page
      .getByRole('button', { name: /^Undo: Added/ })
      .or(page.getByText('First picture'))
      .first()
      .waitFor()
  })

  test('all of it goes by keyboard alone', async () => {
    const page = await go()
    await drawn(page)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Kim')
    await page.getByRole('option').nth(1).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await heading(page, /Kim/).waitFor()
    await page.keyboard.press('i')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('details')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('#details') !== null)).toBe(true)
    await page.keyboard.press('h')
    await page.getByRole('button', { name: /^Undo: Hid/ }).waitFor()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' })
    await page.keyboard.press('t')
    await page.getByRole('table').waitFor()
    await page.keyboard.press('t')
    await page.getByRole('application').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await details(page).getByRole('heading', { level: 2 }).waitFor()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'Hide', exact: true }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('a report tells why it was read, and an article which words were rejected', async () => {
    const { meetings } = await ask<MeetingPage>(seeds.served.address, '/meetings?limit=1')
    const page = await go(`/?node=${meetings[0]?.meeting.id}`)
    await heading(page, meetings[0]?.meeting.name ?? '').waitFor()
    await details(page).getByRole('button', { name: 'Why this was read' }).first().click()
    await details(page)
      .getByRole('heading', { name: /^Is it a meeting\? [01]\.\d\d/, level: 4 })
      .first()
      .waitFor()
    await details(page)
      .getByRole('heading', { name: /^Is it told right, all in all\? [01]\.\d\d/, level: 4 })
      .first()
      .waitFor()
    await details(page).getByText('Speaks for it').first().waitFor()
    const taking = details(page).getByRole('button', { name: /takes part [01]\.\d\d$/ })
    await taking.first().waitFor()
    expect(await taking.count()).toBeGreaterThanOrEqual(2)
    const { articles } = await ask<ArticleList>(seeds.served.address, '/articles?limit=500')
    const explained = await Promise.all(
      articles.map(async ({ id }) => ({
        id,
        rejected: (await ask<ArticleExplanation>(seeds.served.address, `/articles/${id}/explanation`)).rejected,
      })),
    )
    const some = explained.find(({ rejected }) => rejected.length > 0)
    await page.goto(`${seeds.served.address}/articles/${some?.id}`)
    await page.getByRole('button', { name: 'Show what was rejected' }).click()
    const word = some?.rejected[0]?.text ?? ''
    await page
      .getByRole('complementary', { name: 'What this article added' })
      .getByRole('link')
      .filter({ hasText: word })
      .last()
      .click()
    await page.getByRole('article').locator('mark').filter({ hasText: word }).first().waitFor()
  })

  test('Enter that comes before the suggestions takes the first one', async () => {
    const page = await go()
    await drawn(page)
    await page.route('**/api/search?*', async (route) => {
      await asked
      await route.continue()
    })
    let answer = () => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.keyboard.press('/')
    await page.keyboard.type('Kim Jong Un')
    await page.keyboard.press('Enter')
    answer()
    await heading(page, 'Kim Jong Un').waitFor()
  })

  test('sentences of an article are walked by key', async () => {
    const { meetings } = await ask<MeetingPage>(seeds.served.address, '/meetings?limit=1')
    const node = await ask<{ reports: { article: { id: string } }[] }>(
      seeds.served.address,
      `/nodes/${meetings[0]?.meeting.id}`,
    )
    const page = await go(`/articles/${node.reports[0]?.article.id}`)
    await page.getByText(/^\d+ sentences?$/).waitFor()
    await page.keyboard.press('j')
    await page.getByText(/^Sentence 1 of \d+$/).waitFor()
    await page.locator('mark').first().waitFor()
  })

  test('on a phone nothing is wider than the screen, and details come as a sheet', async () => {
    const page = await go('/', PHONE)
    await drawn(page)
    await page.getByRole('combobox', { name: 'Search' }).fill('Putin')
    await page.getByRole('option').first().click()
    await heading(page, 'Vladimir Putin').waitFor()
    await details(page)
      .getByRole('button', { name: /^Size of the details/ })
      .click()
    for (const name of ['Queries', 'Load', 'Explore']) {
      await page.getByRole('navigation').getByRole('link', { name }).click()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    }
  })

  test('the dark theme is kept', async () => {
    const page = await go()
    await drawn(page)
    await page.getByRole('button', { name: /^Theme/ }).click()
    await page.getByRole('menuitem', { name: 'Dark' }).click()
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(19, 21, 25)')
    await page.reload()
    await drawn(page)
    expect(await paper()).toBe('rgb(19, 21, 25)')
  })

  test.each(['light', 'dark'] as const)(
    'nothing serious stands in the way of assistive technology, %s',
    async (colorScheme) => {
      const { meetings } = await ask<MeetingPage>(seeds.served.address, '/meetings?limit=1')
      const { id, name } = meetings[0]?.meeting ?? { id: '', name: '' }
      const { reports } = await ask<{ reports: { article: { id: string } }[] }>(seeds.served.address, `/nodes/${id}`)
      const page = await go('/', { colorScheme })
      const why = details(page).getByRole('button', { name: 'Why this was read' }).first()
      const receipt = page.getByRole('complementary', { name: 'What this article added' })
      const views: readonly (readonly [path: string, whole: Locator])[] = [
        [`/?node=${id}`, heading(page, name)],
        ['/queries/x-meetings-in-period', page.getByRole('button', { name: 'Run' })],
        ['/load', page.getByLabel('Or paste the text')],
        [`/articles/${reports[0]?.article.id}`, receipt.getByRole('button', { name: 'Remove article…' })],
      ]
      for (const [path, whole] of views) {
        await page.goto(seeds.served.address + path)
        await whole.waitFor()
        if (path.startsWith('/?')) {
          await why.click()
          await details(page).getByText('Speaks for it').first().waitFor()
        }
        const { violations } = await new AxeBuilder({ page }).analyze()
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(
          serious.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
        ).toEqual([])
      }
    },
  )
})
