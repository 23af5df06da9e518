import { statSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Comparison } from '../../src/index.ts'
import type { Choice } from '../../src/planning/choosing/choice.ts'
import { inWords, money } from '../../src/report/format.ts'
import { barriers, drawAll, executable, expectSound, launch, open, opened, skipped, texts } from './browser.ts'
import { Made } from './made.ts'

/** The bank, a year with clients and money, a comparison, a choice, a break-even, a sweep. */
const PAGES = ['bank', 'year', 'compare', 'choose', 'break-even', 'sweep'] as const
const made = new Made()

let browser: Browser
beforeAll(async () => {
  if (executable === undefined) return
  const [forms, shop] = ['scenarios/sourcing/3-forms.yaml', 'scenarios/webshops/noor-staffed.yaml']
  made.make('bank', ['run', 'scenarios/bank-1999/weekday.yaml', '--replications', '5'])
  // The JSON document of a year is 60 MB, and nobody looks at it here.
  made.make('year', ['run', shop, '--replications', '2', '--set', 'calendar.interval=30m'], ['.html'])
  made.make('compare', ['compare', forms, '--replications', '5'])
  made.make('choose', ['choose', shop, '--replications', '2'])
  made.make(
    'break-even',
    ['compare', forms, '--vary', 'volume=50%..150%', '--levels', '3', '--replications', '3'],
    ['.html'],
  )
  made.do('sweep', 'scenarios/sweep.yaml', '-o', made.at('sweep'), '--replications', '3', '-q')
  made.do('report', made.at('sweep'), '-o', made.at('sweep.html'))
  browser = await launch()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  made.remove()
})

describe.skipIf(executable === undefined)(`reports in a browser${skipped}`, () => {
  test.each(PAGES)('%s opens without a network and without a complaint, and draws every chart', async (name) => {
    for (const [width, dark] of [
      [1440, false],
      [390, true],
    ] as const) {
      const shown = await open(browser, made.at(`${name}.html`), { width, dark })
      await expectSound(shown)
      await shown.page.context().close()
    }
  })

  test('two days of a bank are below a megabyte, a year of half hours below five', () => {
    expect(statSync(made.at('bank.html')).size).toBeLessThan(1_000_000)
    expect(statSync(made.at('year.html')).size).toBeLessThan(5_000_000)
  })

  test.each(['year', 'compare'] as const)('%s can be read by keys and by ear', async (name) => {
    const { page } = await open(browser, made.at(`${name}.html`), { bypassCSP: true })
    expect(await barriers(page)).toEqual([])
    await page.context().close()
  })

  test('a comparison has the differences and verdicts of its JSON document', async () => {
    const { page } = await open(browser, made.at('compare.html'))
    const comparison = made.documentOf<Comparison>('compare')
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
    const { page } = await open(browser, made.at('choose.html'))
    const [{ forms }] = made.documentOf<{ choices: Choice[] }>('choose').choices
    expect(await texts(page, '#choice-1 table tbody th')).toEqual(forms.map(({ name }) => name))
    const costs = await texts(page, '#choice-1 td[data-figure="costPerResolvedIssue"]')
    expect(costs.map((text) => `EUR ${text}`)).toEqual(
      forms.map((form) => inWords(money(form.costPerResolvedIssue, 'EUR'))),
    )
    await page.context().close()
  })

  test('a sweep has a row for every point, curves over numbers, and a frontier', async () => {
    const { page } = await open(browser, made.at('sweep.html'))
    expect(await page.locator('#points tbody tr').count()).toBe(24)
    await drawAll(page)
    await opened(page.locator('#frontier [data-chart]'))
    const rows = await texts(page, '#frontier tbody tr')
    expect(rows).toHaveLength(24)
    expect(rows.filter((row) => row.endsWith('yes')).length).toBeGreaterThan(3)
    expect(await texts(page, '#curves figcaption h3')).toEqual(['By groups.team.agents', 'By types.support.talk.mean'])
    await page.context().close()
  })
})
