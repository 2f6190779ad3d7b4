import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

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
