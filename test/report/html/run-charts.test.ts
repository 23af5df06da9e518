import { describe, expect, test } from 'vitest'
import { load, loadText, run, type Estimate, type Figures } from '../../../src/index.ts'
import { rounded } from '../../../src/report/html/chart.ts'
import {
  costChart,
  formulasChart,
  monthsChart,
  occupancyChart,
  riskChart,
  waitsChart,
} from '../../../src/report/html/run-charts.ts'
import { dayChart, daysChart } from '../../../src/report/html/time-chart.ts'
import { isBusy } from '../../../src/report/time-rows.ts'

const OPTIONS = { replications: 3, seed: 'charts' }
const hybrid = await run(await load('scenarios/hybrid.yaml'), OPTIONS)
const ivr = await run(await load('scenarios/ivr.yaml'), OPTIONS)

function there<T>(chart: T | null): T {
  if (chart === null) throw new Error('no chart')
  return chart
}

const values = (estimates: readonly (Estimate | undefined)[]) => estimates.map((one) => rounded(one?.value))
const busy = hybrid.intervals.filter(isBusy)

describe('the chart of intervals', () => {
  const { labels, views } = there(dayChart(hybrid))
  const panel = (view: string, name: string) =>
    there(views.find((one) => one.name === view)?.panels.find((one) => one.name === name) ?? null)
  const series = (view: string, name: string, key: string) =>
    there(panel(view, name).series.find((one) => one.name === key) ?? null)

  test('has all together, every queue and every group, each with its own figures', () => {
    expect(views.map(({ name }) => name)).toEqual([
      'all together',
      ...Object.keys(hybrid.queues).map((name) => `queue ${name}`),
      ...Object.keys(hybrid.groups).map((name) => `group ${name}`),
    ])
    expect(labels).toHaveLength(busy.length)
    for (const name of Object.keys(hybrid.queues)) {
      const own = busy.map(({ queues }) => queues[name])
      expect(series(`queue ${name}`, 'contacts', 'offered').values).toEqual(values(own.map(({ offered }) => offered)))
      const level = series(`queue ${name}`, 'service level', 'service level')
      expect(level.values).toEqual(values(own.map(({ serviceLevel }) => serviceLevel)))
      expect(level.low).toEqual(own.map(({ serviceLevel }) => rounded(serviceLevel.low)))
      expect(level.high).toEqual(own.map(({ serviceLevel }) => rounded(serviceLevel.high)))
      expect(series(`queue ${name}`, 'wait of the answered', 'ASA').values).toEqual(values(own.map(({ asa }) => asa)))
      expect(panel(`queue ${name}`, 'service level').goal).toEqual({ at: 0.8, label: '80 % in 20 s' })
    }
    for (const name of Object.keys(hybrid.groups)) {
      const own = busy.map(({ groups }) => groups[name])
      const agents = ['scheduled', 'signedIn', 'busy'].map((key) => values(own.map((figures) => figures[key])))
      expect(panel(`group ${name}`, 'agents').series.map((one) => one.values)).toEqual(agents)
      expect(series(`group ${name}`, 'occupancy', 'occupancy').values).toEqual(
        values(own.map(({ occupancy }) => occupancy)),
      )
    }
  })

  test('of days there is one for each, without agents, whose mean over a night says nothing', () => {
    const days = there(daysChart(hybrid))
    expect(days.labels).toHaveLength(hybrid.days.filter(isBusy).length)
    expect(days.views[0].panels.map(({ name }) => name)).toEqual([
      'contacts',
      'service level',
      'wait of the answered',
      'occupancy',
    ])
  })

  test('in steady state there is none', async () => {
    const steady = await run(await load('scenarios/steady-state.yaml'), { seed: 'charts' })
    expect([dayChart(steady), daysChart(steady), occupancyChart(steady), riskChart(steady)]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(there(formulasChart(steady)).views[0].rows).toHaveLength(6)
  })
})

/** None where nobody is scheduled, as after closing. */
const shown = ({ occupancy, scheduled }: Figures) => (value(scheduled) > 0 ? rounded(occupancy.value) : null)
const value = (estimate: Estimate) => estimate.value ?? 0

test('each group has its own rows of occupancy: a day each, the hours from left to right', () => {
  const { views } = there(occupancyChart(hybrid))
  expect(views.map(({ name }) => name)).toEqual(Object.keys(hybrid.groups))
  for (const { cells, columns, name, rows } of views) {
    for (const { date, groups, start } of busy)
      expect(cells[rows.indexOf(date)][columns.indexOf(start)]).toBe(shown(groups[name]))
  }
  const [one] = there(occupancyChart(ivr)).views
  expect(one.rows).toEqual(Object.keys(ivr.groups))
  const at10 = ivr.intervals.find(({ start }) => start === '10:00')
  expect(one.cells.map((row) => row[one.columns.indexOf('10:00')])).toEqual(
    Object.values(at10?.groups ?? {}).map(shown),
  )
})

test('curves of waits are those of the queues, and goals stand at their seconds and share', async () => {
  const [{ curves }] = there(waitsChart(ivr)).views
  expect(curves.map(({ goal, name }) => [name, goal?.at, goal?.y])).toEqual([
    ['call', 20, 0.8],
    ['technical', 60, 0.8],
    ['callback', 3600, 0.8],
  ])
  expect(curves[1].y).toEqual(ivr.waits.queues.technical.within.map(rounded))
  const email = await run(await load('scenarios/email.yaml'), OPTIONS)
  const ofEmail = there(waitsChart(email))
  expect(ofEmail.views[0].curves.map(({ goal }) => goal === undefined)).toEqual(
    ofEmail.views[0].curves.map(({ name }) =>
      email.goals.every(({ clock, queue }) => queue !== name || clock !== 'wall'),
    ),
  )
  expect(ofEmail.words).toContain('opening hours')
})

test('formulas keep their names, in every view', () => {
  const chart = there(formulasChart(hybrid))
  const levels = [
    hybrid.serviceLevels.totals,
    ...Object.values(hybrid.serviceLevels.clients),
    ...Object.values(hybrid.serviceLevels.queues),
  ]
  expect(chart.views).toHaveLength(levels.length)
  chart.views.forEach(({ rows }, i) => {
    const row = (words: string) => there(rows.find(({ name }) => name.startsWith(words)) ?? null)
    expect(row('in time, of all who asked').value).toBe(rounded(levels[i]['answered-of-offered'].value))
    expect(row('in time, of the answered alone').low).toBe(rounded(levels[i]['answered-of-answered'].low))
    expect(row('abandonments in time count').high).toBe(rounded(levels[i]['abandons-in-time-count'].high))
    expect(row('short abandonments left out').value).toBe(rounded(levels[i]['ignoring-short-abandons'].value))
  })
  expect(chart.views[0].rows.filter(({ tone }) => tone === 'strong').map(({ name }) => name)).toEqual([
    'in time, of all who asked (this scenario’s)',
  ])
})

test('left of the goal lie as many days as miss it', () => {
  there(riskChart(ivr)).views.forEach(({ categories, mark, name, series: [{ values: shares }] }) => {
    const before = categories.findIndex((text) => text === '80 %')
    expect(mark?.at).toBeCloseTo(before, 9)
    const missed = shares.slice(0, before).reduce<number>((sum, share) => sum + (share ?? 0), 0)
    expect(missed).toBeCloseTo(ivr.queues[name].daysMissed.value ?? NaN, 5)
    expect(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBeCloseTo(1, 5)
  })
})

test('who pays how much for what is the sum of the books, by payer and kind', () => {
  const [{ categories, series }] = there(costChart(hybrid)).views
  const { books = [] } = hybrid
  for (const { name: kind, values: paid } of series) {
    categories.forEach((payer, i) => {
      const lines = books.filter((line) => line.payer === payer && line.category === kind)
      expect(paid[i]).toBeCloseTo(
        lines.reduce((sum, { amount }) => sum + (amount.value ?? 0), 0),
        1,
      )
    })
  }
  const all = series.reduce((sum, { values: paid }) => sum + paid.reduce<number>((own, one) => own + (one ?? 0), 0), 0)
  expect(all).toBeCloseTo(
    books.reduce((sum, { amount }) => sum + (amount.value ?? 0), 0),
    0,
  )
})

test('months have cost and cash of every client, each under its name', async () => {
  const text = {
    agner: 1,
    calendar: { start: '2026-01-30', days: 4 },
    hours: '08:00-10:00',
    clients: { one: {}, two: {} },
    types: { a: { client: 'one', arrivals: '20/h', talk: '3m' }, b: { client: 'two', arrivals: '30/h', talk: '3m' } },
    providers: ['pool'],
    contracts: {
      one: { client: 'one', provider: 'pool', prices: { calls: 'EUR 3/contact', start: 'EUR 500/once' } },
      two: { client: 'two', provider: 'pool', prices: { calls: 'EUR 4/contact' } },
    },
    groups: { team: { employer: 'pool', skills: ['a', 'b'], agents: 4 } },
    run: { replications: 2 },
  }
  const summary = await run(loadText(JSON.stringify(text)))
  const [cost, cash] = there(monthsChart(summary)).views
  const of = (client: string, key: 'cost' | 'cash') =>
    (summary.months ?? []).map(({ clients }) => rounded(clients[client][key].value))
  expect(cost.series.map(({ name, values: paid }) => [name, paid])).toEqual([
    ['one', of('one', 'cost')],
    ['two', of('two', 'cost')],
  ])
  expect(cash.series[0].values).toEqual(of('one', 'cash'))
  expect(cost.series[0].values).not.toEqual(cash.series[0].values)
})
