import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'

/** A Chromium that is there: none is ever downloaded. */
export const executable = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path): path is string => path !== undefined && existsSync(path))

export const skipped = executable === undefined ? ' (skipped: no Chromium; set CHROMIUM to one)' : ''

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: executable, args: ['--no-sandbox'] })
}

interface Opened {
  readonly page: Page
  /** Whatever it complained of, asked for over a network, or tried to show. */
  readonly complaints: readonly string[]
}

/** A file as somebody opens it from a mail: without a network. */
export async function open(
  browser: Browser,
  file: string,
  { width = 1440, dark = false, bypassCSP = false } = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    offline: true,
    bypassCSP,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`request: ${request.url()}`)
  })
  await page.goto(pathToFileURL(file).href)
  return { page, complaints }
}

/** Every chart, as if read to the end: they are drawn as they come near. */
export async function drawAll(page: Page): Promise<void> {
  for (const figure of await page.locator('[data-chart]').all()) {
    await figure.scrollIntoViewIfNeeded()
    await figure.locator('.plot svg').waitFor()
  }
}

export function texts(page: Page, selector: string): Promise<string[]> {
  return page
    .locator(selector)
    .evaluateAll((all) => all.map((one) => (one.textContent ?? '').replaceAll(/\s+/g, ' ').trim()))
}
