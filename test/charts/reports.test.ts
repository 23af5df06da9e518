import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Estimate, Summary } from '../../src/index.ts'
import { valueText } from '../../src/report/compare-format.ts'
import { inWords, percent, seconds, share } from '../../src/report/format.ts'
import { barriers, drawAll, executable, expectSound, launch, open, opened, skipped, texts } from './browser.ts'
import { Made } from './made.ts'

const NASTY = '</script><img src=x onerror=alert(1)> & "quoted" =cmd|calc'
const made = new Made()

const NASTY_SCENARIO = {
  agner: 1,
  name: NASTY,
  description: NASTY,
  hours: '08:00-12:00',
  types: {
    [NASTY]: { arrivals: '30/h', talk: '4m', patience: { law: 'exponential', mean: '2m' }, goal: '80% in 20s' },
  },
  groups: { [`group ${NASTY}`]: { skills: [NASTY], agents: 3 } },
  assumptions: { [NASTY]: { set: 'volume', from: '80%', to: '120%' } },
  run: { replications: 3 },
}

let browser: Browser
beforeAll(async () => {
  if (executable === undefined) return
  made.make('ivr', ['run', 'scenarios/ivr.yaml', '--replications', '20'])
  writeFileSync(made.at('nasty.yaml'), JSON.stringify(NASTY_SCENARIO))
  made.make('nasty', ['run', made.at('nasty.yaml')])
  browser = await launch()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  made.remove()
})

describe.skipIf(executable === undefined)(`a report in a browser${skipped}`, () => {
  test('opens without a network and without a complaint, on a screen and a phone, in the light and in the dark', async () => {
    for (const [width, dark] of [
      [1440, false],
      [390, true],
    ] as const) {
      const shown = await open(browser, made.at('ivr.html'), { width, dark })
      await expectSound(shown)
      await shown.page.context().close()
    }
  })

  test('of a day is below a megabyte', () => {
    expect(statSync(made.at('ivr.html')).size).toBeLessThan(1_000_000)
  })

  test('can be read by keys and by ear', async () => {
    const { page } = await open(browser, made.at('ivr.html'), { bypassCSP: true })
    expect(await barriers(page)).toEqual([])
    await page.context().close()
  })

  test('on paper: light, whole, without buttons', async () => {
    const { page } = await open(browser, made.at('ivr.html'), { dark: true })
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#theme').isVisible()).toBe(false)
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
    const ink = `getComputedStyle(document.querySelector('.picture svg text')).fill`
    expect(await page.evaluate(ink)).toBe('rgb(77, 87, 97)')
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    expect(await page.locator('#time .plot text').first().getAttribute('fill')).toBe('#59636e')
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
    expect(await page.locator('#time .plot text').first().getAttribute('fill')).toBe('#a3adb8')
    await page.context().close()
  })

  test('allows one script, by its hash, and nothing else to run or load', () => {
    const html = readFileSync(made.at('ivr.html'), 'utf8')
    const [, policy] = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html) ?? []
    const [, text] = /<script>([^]*?)<\/script>/.exec(html) ?? []
    const hash = createHash('sha256').update(text).digest('base64')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`script-src 'sha256-${hash}';`)
  })

  test('names that look like markup do nothing but show', async () => {
    const { page, complaints } = await open(browser, made.at('nasty.html'))
    await drawAll(page)
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.title()).toBe(NASTY)
    expect(await texts(page, 'h1')).toEqual([NASTY])
    expect(await texts(page, '#goals tbody th')).toContain(NASTY)
    await page.locator('#time .plot').hover()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe.skipIf(executable === undefined)(`the report of a run${skipped}`, () => {
  let page: Page
  let summary: Summary
  beforeAll(async () => {
    ;({ page } = await open(browser, made.at('ivr.html')))
    summary = made.documentOf<Summary>('ivr')
    await drawAll(page)
  })
  afterAll(() => page?.context().close())

  test('its tiles and tables have the numbers of the JSON document', async () => {
    const { totals, queues } = summary
    const tile = (key: string) => texts(page, `.tile[data-figure="${key}"] dd`)
    expect(await tile('serviceLevel')).toEqual([inWords(share(totals.serviceLevel))])
    expect(await tile('asa')).toEqual([inWords(valueText({ key: 'asa', unit: 'seconds' }, totals.asa, {}))])
    expect(await tile('offered')).toEqual([inWords(valueText({ key: 'offered', unit: 'count' }, totals.offered, {}))])
    const levels = await texts(page, '#goals table:has(caption:text-is("Queues")) tbody td[data-figure="serviceLevel"]')
    expect(levels).toEqual(Object.values(queues).map(({ serviceLevel }) => inWords(share(serviceLevel))))
    const verdicts = await texts(page, '#goals .chip')
    const words = { met: '✓ met', missed: '✗ missed', open: '? cannot be told yet' }
    expect(verdicts).toEqual(summary.goals.map(({ verdict }) => words[verdict]))
  })

  test('the table of a chart has the numbers of the JSON document', async () => {
    const figure = page.locator('#time [data-chart]')
    await opened(figure)
    const rows = await figure
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)))
    const offered = summary.intervals.filter(({ totals }) => (totals.offered.value ?? 0) > 0)
    expect(rows).toHaveLength(offered.length)
    const six = (value: number | null): number => Number((value ?? NaN).toPrecision(6))
    const withEnds = ({ high, low, value }: Estimate, print: (one: number) => string): string =>
      value === null
        ? '–'
        : low === high
          ? print(six(value))
          : `${print(six(value))} (${print(six(low))} to ${print(six(high))})`
    offered.forEach(({ start, totals: { asa, serviceLevel } }, i) => {
      expect(rows[i][0]).toBe(start)
      expect(rows[i][3]).toBe(withEnds(serviceLevel, percent))
      expect(rows[i][4]).toBe(withEnds(asa, seconds))
    })
    await figure.locator('summary').click()
  })

  test('formulas, waits and risk are those of the JSON document', async () => {
    for (const name of ['#levels', '#risk', '#waits']) await opened(page.locator(`${name} [data-chart]`))
    const levels = Object.values(summary.serviceLevels.totals).map(({ value }) =>
      percent(Number((value ?? 0).toPrecision(6))),
    )
    const shown = await texts(page, '#levels tbody td')
    expect(shown.map((text) => text.split(' (')[0]).toSorted()).toEqual(levels.toSorted())
    const [{ days }] = summary.dayLevels
    const all = days.reduce((sum, one) => sum + one, 0)
    const told = days.flatMap((one) => (one === 0 ? [] : [percent(Number((one / all).toPrecision(6)))]))
    expect((await texts(page, '#risk tbody td')).filter((text) => text !== '0 %')).toEqual(told)
    const waits = Object.values(summary.waits.queues).reduce((sum, { within }) => sum + within.length, 0)
    expect(await page.locator('#waits tbody tr').count()).toBe(waits)
  })

  test('keys zoom, move and show all again', async () => {
    const plot = page.locator('#time .plot')
    await plot.focus()
    const labels = () => plot.locator('text').allTextContents()
    const before = await labels()
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    expect(await plot.getAttribute('data-zoom')).toBe('0.255 0.745')
    expect(await labels()).not.toEqual(before)
    await page.keyboard.press('ArrowRight')
    expect(await plot.getAttribute('data-zoom')).toBe('0.304 0.794')
    await page.keyboard.press('0')
    expect(await plot.getAttribute('data-zoom')).toBe('0.000 1.000')
    expect(await labels()).toEqual(before)
  })

  test('a button of the legend hides its series and brings it back, by keys too', async () => {
    const figure = page.locator('#waits [data-chart]')
    const lines = () => figure.locator('.plot path[stroke-width="2"]').count()
    const button = figure.getByRole('button', { name: 'technical' })
    const before = await lines()
    await button.focus()
    await page.keyboard.press('Enter')
    expect(await button.getAttribute('aria-pressed')).toBe('false')
    await expect.poll(lines).toBeLessThan(before)
    await page.keyboard.press('Space')
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    await expect.poll(lines).toBe(before)
  })

  test('another view is drawn, described and in the table', async () => {
    const figure = page.locator('#time [data-chart]')
    await figure.getByRole('combobox').selectOption({ label: 'group experts' })
    expect(await figure.locator('.plot').getAttribute('aria-label')).toContain('group experts')
    await opened(figure)
    expect(await figure.locator('thead th').allTextContents()).toEqual([
      '',
      'scheduled',
      'signed in',
      'busy',
      'occupancy',
    ])
  })

  test('the button of colours goes from the system to light, to dark, and charts follow', async () => {
    const button = page.locator('#theme')
    const ink = () => page.locator('#levels .plot text').first().getAttribute('fill')
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const [lightInk, lightPaper] = [await ink(), await paper()]
    await button.focus()
    await page.keyboard.press('Enter')
    expect(await button.textContent()).toBe('Colours: light')
    expect([await ink(), await paper()]).toEqual([lightInk, lightPaper])
    await page.keyboard.press('Enter')
    expect(await button.textContent()).toBe('Colours: dark')
    expect(await ink()).not.toBe(lightInk)
    expect(await paper()).toBe('rgb(20, 23, 28)')
    await page.keyboard.press('Enter')
    expect(await ink()).toBe(lightInk)
  })

  test('Tab reaches everything that can be used, in order', async () => {
    const { page: fresh } = await open(browser, made.at('ivr.html'))
    await drawAll(fresh)
    const reached: unknown[] = []
    for (let i = 0; i < 45; i++) {
      await fresh.keyboard.press('Tab')
      reached.push(
        await fresh.evaluate(
          'document.activeElement.id || document.activeElement.className || document.activeElement.tagName',
        ),
      )
    }
    expect(reached.slice(0, 3)).toEqual(['skip', 'theme', 'A'])
    expect(reached).toContain('SELECT')
    expect(reached).toContain('legend')
    expect(reached).toContain('plot')
    await fresh.context().close()
  })
})

test('reports are the same bytes twice, and nothing is left half written', () => {
  const args = ['run', 'scenarios/helpdesk.yaml', '--replications', '2', '--no-timing', '--quiet']
  made.do(...args, '-o', made.at('once.html'))
  made.do(...args, '-o', made.at('twice.html'))
  expect(readFileSync(made.at('twice.html'), 'utf8')).toBe(readFileSync(made.at('once.html'), 'utf8'))
})
