import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { expect } from 'vitest'

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

/** A page that can be used: no complaint, nothing wider than the window, every chart drawn, no number that is none. */
export async function expectSound({ page, complaints }: Opened): Promise<void> {
  await drawAll(page)
  expect(complaints).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|\[object/)
  for (const plot of await page.locator('.plot').all()) {
    expect(await plot.locator('path, rect, circle').count()).toBeGreaterThan(3)
    expect(await plot.innerHTML()).not.toMatch(/NaN|undefined/)
  }
}

/** What axe finds wrong for those who use keys, or hear a page. */
export async function barriers(page: Page): Promise<string[]> {
  await drawAll(page)
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') })
  const found = await page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })`)
  const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
}

/** The table of a chart is made when it is opened. */
export async function opened(figure: Locator): Promise<void> {
  await figure.locator('summary').click()
  await figure.locator('tbody tr').first().waitFor()
}
