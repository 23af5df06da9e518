import { describe, expect, test } from 'vitest'
import { compareVariants } from '../../src/experiment/compare.ts'
import type { Estimate, MonthSummary } from '../../src/experiment/summary.ts'
import { loadText, variantsOf } from '../../src/index.ts'
import { comparisonTable } from '../../src/report/compare-table.ts'
import { jsonInParts } from '../../src/report/json.ts'
import { table } from '../../src/report/table.ts'
import { instants, runObject } from '../laws/run-text.ts'

// February (20 days from monday to friday) and march (22) of 2026, ten hours a day, one call of a minute on its first day.

const files = { 'calls.csv': instants('08:00:00') }
const scenario = {
  calendar: { start: '2026-02-02', days: 58, interval: '1h' },
  hours: { 'mon-fri': '08:00-18:00' },
  clients: { shop: {} },
  types: { calls: { client: 'shop', arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '1m' } },
  providers: ['callco'],
  employers: { shop: { wage: 'EUR 20/h', charges: '0%' } },
  groups: {
    team: { skills: ['calls'], agents: { months: { feb: 4, mar: 6 } } },
    pool: { skills: ['calls'], employer: 'callco', 'full-time': '50h', agents: { months: { feb: 2, mar: 3 } } },
  },
  contracts: {
    c: {
      client: 'shop',
      provider: 'callco',
      valid: { from: '2026-03-01' },
      prices: { hours: 'EUR 30/paid-hour', management: 'EUR 175/month', 'set-up': 'EUR 1200/once' },
      term: '12 months',
      exit: 'EUR 500/once',
    },
  },
  run: { replications: 2 },
}

const exactly = (value: number): Estimate => ({ value, low: value, high: value })
const monthsOf = (given: object): readonly MonthSummary[] => runObject(given, files).months ?? []

describe('a month', () => {
  const [february, march] = monthsOf(scenario)

  test('has the paid hours and FTE of each group, whoever employs it', () => {
    // 20 × 10 × 4 h, 200 h a week of 40; 22 × 10 × 6 h, 300 h a week.
    expect(february.groups.team).toMatchObject({ employer: 'shop', paidHours: exactly(800), fte: exactly(5) })
    expect(march.groups.team).toMatchObject({ paidHours: exactly(1320), fte: exactly(7.5), ftePlanned: 7.5 })
    // 100 h and 150 h a week of 50.
    expect(february.groups.pool).toMatchObject({ employer: 'callco', paidHours: exactly(400), fte: exactly(2) })
    expect(march.groups.pool).toMatchObject({ paidHours: exactly(660), fte: exactly(3) })
  })

  test('takes as many hires as FTE are more than in the month before; the first has its staff', () => {
    expect(february.groups.team).toMatchObject({ hires: exactly(0), leavers: exactly(0) })
    expect(march.groups.team.hires).toEqual(exactly(2.5))
    expect(march.groups.pool.hires).toEqual(exactly(1))
  })

  test('has what its contract is invoiced, and what falls due once', () => {
    expect(february.contracts.c).toEqual({ invoiced: exactly(0), once: exactly(0) })
    // 660 h at EUR 30, and EUR 175.
    expect(march.contracts.c).toEqual({ invoiced: exactly(19_975), once: exactly(1200) })
  })

  test('adds up all of it', () => {
    expect(march.totals).toEqual({
      // 1320 h at EUR 20, the invoice, a twelfth of set-up and exit.
      cost: exactly(26_400 + 19_975 + 100 + 41.67),
      cash: exactly(26_400 + 19_975 + 1200),
      invoiced: exactly(19_975),
      paidHours: exactly(1980),
      fte: exactly(10.5),
      fteOfProviders: exactly(3),
      hires: exactly(3.5),
      hiresOfProviders: exactly(1),
    })
  })
})

test('months of other lengths and weekdays take no hires while the plan stays', () => {
  const year = { calendar: { start: '2026-01-01', days: 365, interval: '1h' }, run: { replications: 1 } }
  const plan = { 'mon-fri': { '08:00-18:00': 4 }, sat: { '10:00-14:00': 2 } }
  const months = monthsOf({
    ...scenario,
    ...year,
    groups: { team: { skills: ['calls'], agents: { profile: plan } } },
    contracts: undefined,
  })
  expect(months.map(({ groups }) => groups.team.hires.value)).toEqual(Array.from({ length: 12 }, () => 0))
  expect(months.map(({ groups }) => groups.team.ftePlanned)).toEqual(Array.from({ length: 12 }, () => 5.2))
})

test('newcomers of a month are hired in it', () => {
  const team = { skills: ['calls'], agents: 6, hires: [{ agents: 2, on: '2026-03-11' }] }
  const [february, march] = monthsOf({
    ...scenario,
    groups: { team },
    contracts: undefined,
  })
  expect([february.groups.team.hires, march.groups.team.hires]).toEqual([exactly(0), exactly(2)])
  // Four are paid for in february, and until the tenth of march, a tuesday: 7 of 22 days.
  expect(february.groups.team).toMatchObject({ ftePlanned: 7.5, fte: exactly(5) })
  expect(march.groups.team.paidHours).toEqual(exactly(7 * 40 + 15 * 60))
})

test('those who leave are replaced, and are all that `hire` is paid for', () => {
  const team = { skills: ['calls'], agents: { months: { feb: 20, mar: 24 } }, attrition: { 'a-year': '120%' } }
  const summary = runObject(
    {
      ...scenario,
      employers: { shop: { wage: 'EUR 20/h', costs: { recruiting: 'EUR 100/hire' } } },
      groups: { team },
      contracts: undefined,
      run: { replications: 30 },
    },
    files,
  )
  const months = (summary.months ?? []).map(({ groups }) => groups.team)
  const leavers = months.map((month) => month.leavers.value ?? NaN)
  const recruited = summary.books?.find(({ what }) => what === 'recruiting')
  expect(leavers[0] + leavers[1]).toBeCloseTo(recruited?.quantity ?? NaN, 9)
  expect(leavers.every((one) => one > 0)).toBe(true)
  expect(months[0].hires.value).toBeCloseTo(leavers[0], 9)
  expect(months[1].hires.value).toBeCloseTo(leavers[1] + 5, 9)
  // Vacant places are not paid.
  expect(months[1].fte.value).toBeLessThan(months[1].ftePlanned)
})

describe('told', () => {
  const summary = runObject({ ...scenario, calendar: { start: '2026-02-02', days: 40, interval: '1h' } }, files)

  test('in tables, where they are asked for', () => {
    const text = table(summary, { months: true, width: 120 })
    expect(text).toMatch(/^2026-02, 27 of 28 days +EUR 16 000\.00 +– +– +7\.00 +–$/m)
    expect(text).toMatch(/^team +shop +2026-02, 27 of 28 days +800 +5\.00 +5\.00 +–$/m)
    expect(text).toMatch(/^ +2026-03, 13 of 31 days +600 +7\.50 +7\.50 +2\.50$/m)
    expect(text).toMatch(/^c +callco +2026-02, 27 of 28 days +– +–$/m)
    expect(table(summary)).not.toMatch(/2026-02, 27 of 28 days/)
  })

  test('in JSON', () => {
    const { months } = JSON.parse([...jsonInParts(summary)].join('')) as { months: Record<string, unknown>[] }
    expect(months[0]).toMatchObject({
      month: '2026-02',
      totals: { fteOfProviders: exactly(2) },
      groups: { team: { employer: 'shop', ftePlanned: 5, fte: exactly(5) } },
      contracts: { c: { once: exactly(0) } },
    })
  })
})

describe('compared', () => {
  const more = { groups: { team: { agents: { months: { feb: 5, mar: 6 } } } } }
  const loaded = variantsOf(loadText(JSON.stringify({ agner: 1, ...scenario, variants: { more } }), files))
  const variants = [...loaded].map(([name, runnable]) => ({ name, runnable }))

  test('month by month, each with the same of the first', () => {
    const { figures } = compareVariants(variants, { by: ['months'] })
    const differences = (key: string) =>
      figures.filter((one) => one.scope === 'months' && one.key === key).map(({ differences: [{ value }] }) => value)
    // One agent more in february: 200 h; two hires in march become one and a quarter.
    expect(differences('paidHours')).toEqual([200, 0])
    expect(differences('cost')).toEqual([4000, 0])
    expect(differences('fte')).toEqual([1.25, 0])
    expect(differences('hires')).toEqual([0, -1.25])
    expect(figures.some(({ key, scope }) => scope === 'totals' && key === 'fte')).toBe(false)
  })

  test('side by side in tables, and not unless asked for', () => {
    const text = comparisonTable(compareVariants(variants, { by: ['months'] }), { width: 120 })
    expect(text).toMatch(/^FTE by month +base +more +difference\n2026-02 +7\.00 +8\.25 +\+1\.25\n/m)
    expect(text).toMatch(/^hires of providers by month +base +more +difference\n2026-02 +0 +0 +0\n2026-03 +1\.00 /m)
    const plain = compareVariants(variants)
    expect(plain.figures.some(({ scope }) => scope === 'months')).toBe(false)
    expect(comparisonTable(plain)).not.toContain('by month')
  })
})
