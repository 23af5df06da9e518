import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

/** The pictures of reports in docs/pictures, made anew: npm run docs:pictures (with a Chromium; CHROMIUM says where). */
const home = mkdtempSync(join(tmpdir(), 'agner-pictures-'))
const file = (name) => join(home, `${name}.html`)
const agner = (...args) => execFileSync(process.execPath, ['dist/cli/main.js', ...args], { stdio: 'ignore' })

agner('run', 'scenarios/ivr.yaml', '-o', file('ivr'), '--no-timing')
agner('compare', 'scenarios/sourcing/3-forms.yaml', '-o', file('compare'), '--no-timing')
agner('sweep', 'scenarios/sweep.yaml', '-o', join(home, 'sweep'))
agner('report', join(home, 'sweep'), '-o', file('sweep'))
const shops = ['kabelkoning', 'mebel24', 'speelwijs', 'noor'].map((shop) => `scenarios/webshops/${shop}-staffed.yaml`)
agner('choose', ...shops, '-o', file('choose'), '--no-timing')

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
mkdirSync('docs/pictures', { recursive: true })
/** `from`: what stands at the top, else the page's own; `height` of what is shown. */
const take = async (name, page, { dark = false, from, height = 1000, width = 1440 } = {}) => {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    offline: true,
  })
  const tab = await context.newPage()
  await tab.goto(pathToFileURL(file(page)).href)
  await tab.addStyleTag({ content: 'html { scroll-behavior: auto !important }' })
  for (const figure of await tab.locator('[data-chart]').all()) {
    await figure.scrollIntoViewIfNeeded()
    await figure.locator('.plot svg').waitFor()
  }
  await tab.evaluate((selector) => {
    scrollTo(
      0,
      selector === undefined ? 0 : document.querySelector(selector).getBoundingClientRect().top + scrollY - 48,
    )
  }, from)
  await tab.screenshot({ path: `docs/pictures/${name}.png` })
  await context.close()
}

await take('report-run', 'ivr', { width: 1180, height: 1640 })
await take('report-journey', 'ivr', { from: '#journey', height: 1150 })
await take('report-choice', 'choose', { height: 1200 })
await take('report-comparison', 'compare', { from: '#money', dark: true })
await take('report-sweep', 'sweep', { height: 1150 })
await take('report-phone', 'ivr', { width: 390, height: 844, from: '#time' })
await browser.close()
rmSync(home, { recursive: true })
