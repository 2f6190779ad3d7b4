import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where Chromium is: named by `CHROME_PATH`, else the system's. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROME_PATH
  if (named) return named
  return PATHS.find((path) => existsSync(path)) ?? NAMES.map(onPath).find((path) => path !== undefined)
}

function onPath(name: string): string | undefined {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined
  } catch {
    return undefined
  }
}

const isRequired = process.env.ENTENTE_REQUIRE_BROWSER === '1'

/** Why the suite cannot run, and how to mend it; nothing where it can, or where it must. */
export const whyNot =
  findBrowser() === undefined && !isRequired
    ? 'no Chromium was found: install one (apt-get install chromium), or name one with CHROME_PATH'
    : undefined

/** The title of a suite, with the reason where it is skipped. */
export const titled = (title: string): string => (whyNot === undefined ? title : `${title}: ${whyNot}`)

export function launch(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined)
    throw new Error(
      'ENTENTE_REQUIRE_BROWSER is set and no Chromium was found: install one, or name it with CHROME_PATH.',
    )
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS })
}
