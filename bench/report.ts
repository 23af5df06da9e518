import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { textTable } from './text-table.ts'

/**
 * How long a report takes to open: node build/bench/report.js, with a Chromium (CHROMIUM says where). The median of five:
 * from the click to the page, to its first chart, and to the last one on a page that is scrolled through.
 */
const ROUNDS = 5
const YEAR = ['run', 'scenarios/benchmarks/year.yaml', '--replications', '2', '--set', 'calendar.interval=30m']
const REPORTS: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['a day', ['run', 'scenarios/ivr.yaml']],
  ['a year of half hours, gathered by weekday', YEAR],
  ['a year of half hours, every one of them', [...YEAR, '--set', 'run.intervals=all']],
]

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: set CHROMIUM to one`)
const home = mkdtempSync(join(tmpdir(), 'agner-report-'))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const rows: string[][] = []
for (const [name, args] of REPORTS) {
  const file = join(home, 'report.html')
  execFileSync(process.execPath, ['dist/cli/main.js', ...args, '-o', file, '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const times: number[][] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await opened(file))
  const median = (at: number): string => {
    const sorted = times.map((one) => one[at]).toSorted((a, b) => a - b)
    return sorted[Math.floor(ROUNDS / 2)].toFixed(0)
  }
  rows.push([name, `${(statSync(file).size / 1e6).toFixed(2)} MB`, median(0), median(1), median(2)])
}
await browser.close()
rmSync(home, { recursive: true })
process.stdout.write(`${textTable([['report', 'size', 'page, ms', 'first chart, ms', 'all charts, ms'], ...rows])}\n`)

async function opened(file: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const started = performance.now()
  await page.goto(pathToFileURL(file).href)
  const loaded = performance.now() - started
  const figures = await page.locator('[data-chart]').all()
  await figures[0].scrollIntoViewIfNeeded()
  await figures[0].locator('.plot svg').waitFor()
  const first = performance.now() - started
  for (const figure of figures) {
    await figure.scrollIntoViewIfNeeded()
    await figure.locator('.plot svg').waitFor()
  }
  const all = performance.now() - started
  await page.close()
  return [loaded, first, all]
}
