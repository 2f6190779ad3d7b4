import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { GraphNode, SearchResult } from '#contract'
import { launch } from './browser.ts'
import { type Served, serveSeeds } from './server.ts'

/** A page with everything that went wrong on it: errors on the console, thrown errors, breaches of its policy. */
export interface Visit {
  readonly page: Page
  readonly wrong: string[]
  close(): Promise<void>
}

const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ ...DESKTOP, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => wrong.push(`thrown: ${error}`))
  await page.exposeFunction('noteBreach', (what: string) => wrong.push(`policy: ${what}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteBreach } = window as unknown as { noteBreach(what: string): void }
      noteBreach(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  await page.goto(address)
  return { page, wrong, close: () => context.close() }
}

/** The name of the canvas. */
export const NETWORK = /^The network/

/** Waits until the network is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.getByRole('application', { name: NETWORK }).waitFor()
}

/** How many nodes are drawn. */
export async function drawnNodes(page: Page): Promise<number> {
  return Number(await page.getByRole('application', { name: NETWORK }).getAttribute('data-node-count'))
}

/** Where a node lies on the screen; waits until the layout has given it a place. */
export async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const found = await page.waitForFunction((wanted) => {
    const host = document.querySelector('[data-testid="network"]')
    let at: { x: number; y: number } | undefined
    const detail = { id: wanted, reply: (x: number, y: number) => (at = { x, y }) }
    host?.dispatchEvent(new CustomEvent('entente:locate', { detail }))
    return at
  }, id)
  return (await found.jsonValue()) as { x: number; y: number }
}

/** Where a node lies once it lies still. */
export async function stillPlaceOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  for (let before = await placeOf(page, id); ; ) {
    await page.evaluate(() => new Promise((next) => setTimeout(next, 150)))
    const now = await placeOf(page, id)
    if (Math.hypot(now.x - before.x, now.y - before.y) < 0.5) return now
    before = now
  }
}

/** Asks the API, as a script would. */
export async function ask<T>(address: string, path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`${address}/api${path}`, init)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** A browser and a server of the seeds, for one suite. */
export interface Stay {
  readonly browser: Browser
  readonly served: Served
  /** Opens a page that is closed after its test; anything wrong on it fails the test. */
  go(path?: string, options?: BrowserContextOptions): Promise<Page>
  /** The people that a name finds, best first. */
  people(q: string): Promise<GraphNode[]>
  person(q: string): Promise<GraphNode>
}

/** Opens a browser and serves the seeds before the tests of a suite, and ends both after them. */
export function stay(): Stay {
  let served: Served | undefined
  let browser: Browser | undefined
  let open: Visit[] = []
  const standing = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('Only a test may ask for this: nothing stands before.')
    return one
  }
  beforeAll(async () => {
    browser = await launch()
    served = await serveSeeds()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.remove()
  })
  afterEach(async () => {
    const wrong = open.flatMap((one) => one.wrong)
    await Promise.all(open.map((one) => one.close()))
    open = []
    expect(wrong).toEqual([])
  })
  const people = async (q: string) => {
    const found = `/search?q=${encodeURIComponent(q)}&kinds=actor`
    const { hits } = await ask<SearchResult>(standing(served).address, found)
    return hits.flatMap((hit) => ('node' in hit ? [hit.node] : []))
  }
  return {
    get browser() {
      return standing(browser)
    },
    get served() {
      return standing(served)
    },
    async go(path = '/', options = {}) {
      const one = await visit(standing(browser), standing(served).address + path, options)
      open.push(one)
      return one.page
    },
    people,
    async person(q) {
      const [found] = await people(q)
      if (found === undefined) throw new Error(`There is no ${q}`)
      return found
    },
  }
}

/** The panel beside the network. */
export const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' })

/** The title of what the panel tells of. */
export const heading = (page: Page, name: string | RegExp): Locator =>
  details(page).getByRole('heading', { name, level: 2 })
