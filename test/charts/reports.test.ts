import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Comparison, Estimate, Summary } from '../../src/index.ts'
import type { Choice } from '../../src/planning/choosing/choice.ts'
import { valueText } from '../../src/report/compare-format.ts'
import { inWords, money, percent, seconds, share } from '../../src/report/format.ts'
import { agner } from '../cli/agner.ts'
import { drawAll, executable, launch, open, skipped, texts } from './browser.ts'

const MEGABYTE = 1_000_000
const NASTY = '</script><img src=x onerror=alert(1)> & "quoted" =cmd|calc'
const home = mkdtempSync(join(tmpdir(), 'agner-reports-'))
const at = (name: string): string => join(home, name)
afterAll(() => rmSync(home, { recursive: true, force: true }))

function made(name: string, ...args: readonly string[]): void {
  // The JSON document of a year is 60 MB, and nobody looks at it here.
  const outputs = name === 'year' ? ['.html'] : ['.html', '.json']
  const { code, stderr } = agner([
    ...args,
    ...outputs.flatMap((ending) => ['-o', at(name + ending)]),
    '--no-timing',
    '-q',
  ])
  if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
}

const documentOf = <T>(name: string): T => JSON.parse(readFileSync(at(`${name}.json`), 'utf8'))

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

/** The table of a chart is made when it is opened. */
async function opened(figure: Locator): Promise<void> {
  await figure.locator('summary').click()
  await figure.locator('tbody tr').first().waitFor()
}

/** A day, the bank, a year with clients and money, a comparison, a choice, a sweep, a break-even. */
const PAGES = ['ivr', 'bank', 'year', 'compare', 'choose', 'break-even', 'sweep', 'nasty'] as const

let browser: Browser
beforeAll(async () => {
  if (executable === undefined) return
  made('ivr', 'run', 'scenarios/ivr.yaml', '--replications', '20')
  made('bank', 'run', 'scenarios/bank-1999/weekday.yaml', '--replications', '5')
  made('year', 'run', 'scenarios/webshops/noor-staffed.yaml', '--replications', '2', '--set', 'calendar.interval=30m')
  made('compare', 'compare', 'scenarios/sourcing/3-forms.yaml', '--replications', '5')
  made('choose', 'choose', 'scenarios/webshops/noor-staffed.yaml', '--replications', '2')
  const vary = [
    'compare',
    'scenarios/sourcing/3-forms.yaml',
    '--vary',
    'volume=50%..150%',
    '--levels',
    '3',
    '--replications',
    '3',
  ]
  agner([...vary, '-o', at('break-even.html'), '-q'])
  agner(['sweep', 'scenarios/sweep.yaml', '-o', at('sweep'), '--replications', '3', '-q'])
  agner(['report', at('sweep'), '-o', at('sweep.html')])
  writeFileSync(at('nasty.yaml'), JSON.stringify(NASTY_SCENARIO))
  made('nasty', 'run', at('nasty.yaml'))
  browser = await launch()
}, 240_000)
afterAll(() => browser?.close())

describe.skipIf(executable === undefined)(`reports in a browser${skipped}`, () => {
  test.each(PAGES)('%s opens without a network and without a complaint, and draws every chart', async (name) => {
    for (const [width, dark] of [
      [1440, false],
      [390, true],
    ] as const) {
      const { page, complaints } = await open(browser, at(`${name}.html`), { width, dark })
      await drawAll(page)
      expect(complaints).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|\[object/)
      for (const plot of await page.locator('.plot').all()) {
        expect(await plot.locator('path, rect, circle').count()).toBeGreaterThan(3)
        expect(await plot.innerHTML()).not.toMatch(/NaN|undefined/)
      }
      await page.context().close()
    }
  })

  test('a day is below a megabyte, a year of half hours below five', () => {
    expect(statSync(at('ivr.html')).size).toBeLessThan(MEGABYTE)
    expect(statSync(at('bank.html')).size).toBeLessThan(MEGABYTE)
    expect(statSync(at('year.html')).size).toBeLessThan(5 * MEGABYTE)
  })

  test.each(['ivr', 'year', 'compare'] as const)(
    '%s can be read by keys and by ear: nothing that axe finds wrong',
    async (name) => {
      const { page } = await open(browser, at(`${name}.html`), { bypassCSP: true })
      await drawAll(page)
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') })
      const found = await page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })`)
      const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
      await page.context().close()
    },
  )

  test('on paper: light, whole, without buttons', async () => {
    const { page } = await open(browser, at('ivr.html'), { dark: true })
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#theme').isVisible()).toBe(false)
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
    await page.context().close()
  })
})

describe.skipIf(executable === undefined)(`the report of a run${skipped}`, () => {
  let page: Page
  let summary: Summary
  beforeAll(async () => {
    ;({ page } = await open(browser, at('ivr.html')))
    summary = documentOf<Summary>('ivr')
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
    const { page: fresh } = await open(browser, at('ivr.html'))
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

describe.skipIf(executable === undefined)(`reports of more than one${skipped}`, () => {
  test('a comparison has the differences and verdicts of its JSON document', async () => {
    const { page } = await open(browser, at('compare.html'))
    const comparison = documentOf<Comparison>('compare')
    const totals = comparison.figures.filter(({ scope }) => scope === 'totals')
    const told = await texts(page, '#differences table:has(caption:text-is("All together")) .chip')
    expect(told).toEqual(
      totals.flatMap(({ differences }) =>
        differences.flatMap(({ value, verdict }) =>
          value === null ? [] : [{ same: 'the same', open: 'cannot tell' }[verdict as string] ?? verdict],
        ),
      ),
    )
    await drawAll(page)
    await opened(page.locator('#money [data-chart]').first())
    const costs = await texts(page, '#money [data-chart] >> nth=0 >> tbody tr >> nth=1 >> td')
    const six = (value: number | null) => ({ value: Number((value ?? 0).toPrecision(6)), low: null, high: null })
    expect(costs).toEqual(comparison.costs?.map(({ variants }) => money(six(variants[1]), 'EUR').text))
    await page.context().close()
  })

  test('a choice has the forms and their cost in the order of its JSON document', async () => {
    const { page } = await open(browser, at('choose.html'))
    const [{ forms }] = documentOf<{ choices: Choice[] }>('choose').choices
    expect(await texts(page, '#choice-1 table tbody th')).toEqual(forms.map(({ name }) => name))
    const costs = await texts(page, '#choice-1 td[data-figure="costPerResolvedIssue"]')
    expect(costs.map((text) => `EUR ${text}`)).toEqual(
      forms.map((form) => inWords(money(form.costPerResolvedIssue, 'EUR'))),
    )
    await page.context().close()
  })

  test('a sweep has a row for every point, curves over numbers, and a frontier', async () => {
    const { page } = await open(browser, at('sweep.html'))
    expect(await page.locator('#points tbody tr').count()).toBe(24)
    await drawAll(page)
    await opened(page.locator('#frontier [data-chart]'))
    const rows = await texts(page, '#frontier tbody tr')
    expect(rows).toHaveLength(24)
    expect(rows.filter((row) => row.endsWith('yes')).length).toBeGreaterThan(3)
    expect(await texts(page, '#curves figcaption h3')).toEqual(['By groups.team.agents', 'By types.support.talk.mean'])
    await page.context().close()
  })

  test('names that look like markup do nothing but show', async () => {
    const { page, complaints } = await open(browser, at('nasty.html'))
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

test('reports are the same bytes twice, and nothing is left half written', () => {
  const args = ['run', 'scenarios/helpdesk.yaml', '--replications', '2', '--no-timing', '--quiet']
  agner([...args, '-o', at('once.html')])
  agner([...args, '-o', at('twice.html')])
  expect(readFileSync(at('twice.html'), 'utf8')).toBe(readFileSync(at('once.html'), 'utf8'))
})
