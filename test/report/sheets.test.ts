import { describe, expect, test } from 'vitest'
import type { Estimate, Figures, Summary } from '../../src/experiment/summary.ts'
import { json } from '../../src/report/json.ts'
import { daySheet } from '../../src/report/workbook/day-sheet.ts'
import { intervalTable } from '../../src/report/workbook/interval-sheet.ts'
import { monthSheet } from '../../src/report/workbook/month-sheet.ts'
import { partSheets } from '../../src/report/workbook/part-sheets.ts'
import { contactSheet, groupSheet } from '../../src/report/workbook/scope-sheets.ts'
import type { Cell, Sheet } from '../../src/report/workbook/workbook.ts'
import { bank } from './fixture.ts'

/** Heads that are the same on all sheets, and the figures of the document that they are of. */
const KEYS: Readonly<Record<string, string>> = {
  offered: 'offered',
  answered: 'answered',
  handled: 'handled',
  'service level': 'serviceLevel',
  'ASA, s': 'asa',
  'P50 wait, s': 'waitP50',
  'P90 wait, s': 'waitP90',
  'P99 wait, s': 'waitP99',
  'longest wait of a run, s': 'maxWait',
  'abandoned, share': 'abandonment',
  'blocked, share': 'blocking',
  'AHT, s': 'aht',
  'load, Erlangs': 'load',
  FCR: 'fcr',
  'days that miss': 'daysMissed',
  'intervals that miss': 'intervalsMissed',
  occupancy: 'occupancy',
  utilization: 'utilization',
  agents: 'scheduled',
  'busy agents': 'busy',
  'signed in': 'signedIn',
  'agent time, s': 'agentTime',
  'hours on contacts': 'agentHours',
  'shrinkage, planned': 'shrinkagePlanned',
  'shrinkage, realised': 'shrinkage',
  'paid hours, as worked': 'paidAsWorked',
  cost: 'cost',
  cash: 'cash',
  invoiced: 'invoiced',
  once: 'once',
  'paid hours': 'paidHours',
  FTE: 'fte',
  'FTE by plan': 'ftePlanned',
  leavers: 'leavers',
  hires: 'hires',
}

let last = 0
/** No other figure has this value or these ends. */
const own = (): Estimate => ({ value: ++last, low: last - 0.25, high: last + 0.5 })
const ownOf = <K extends string>(...keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, own()])) as Record<K, Estimate>
const figures = (): Figures => ownOf(...Object.values(KEYS), 'abandoned')
const named = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, figures()]))

const GROUPS = ['general', 'specialists']
const slice = () => ({
  totals: figures(),
  types: {},
  queues: named('service', 'technical'),
  groups: named(...GROUPS),
})
const monthOf = (month: string) => ({
  month,
  days: 2,
  ofDays: 28,
  totals: ownOf('cost', 'cash', 'invoiced', 'paidHours', 'fte', 'fteOfProviders', 'hires', 'hiresOfProviders'),
  clients: { shop: ownOf('cost', 'cash') },
  groups: {
    general: { employer: 'bank', ftePlanned: ++last, ...ownOf('paidHours', 'fte', 'leavers', 'hires') },
  },
  contracts: { work: ownOf('invoiced', 'once', 'paidHours', 'fte') },
})
const summary = {
  ...bank,
  ...slice(),
  types: named('regular', 'priority', 'internet'),
  clients: named('shop'),
  days: ['2026-02-02', '2026-02-03'].map((date, day) => ({ day, date, weekday: ['mon', 'tue'][day], ...slice() })),
  intervals: ['08:00', '08:30'].map((start) => ({ day: 0, date: '2026-02-02', start, seconds: 1800, ...slice() })),
  months: ['2026-02', '2026-03'].map(monthOf),
  contracts: {},
  books: [],
} as unknown as Summary

interface Slice {
  readonly totals: Figures
  readonly queues: Readonly<Record<string, Figures>>
  readonly groups: Readonly<Record<string, Figures>>
}
type Months = readonly Readonly<
  Record<'totals' | 'clients' | 'groups' | 'contracts', Readonly<Record<string, never>>>
>[]
const document: Slice & {
  readonly types: Slice['queues']
  readonly clients: Slice['queues']
  readonly days: readonly Slice[]
  readonly intervals: readonly Slice[]
  readonly months: Months
} = JSON.parse(json(summary))

const plain = (cell: Cell) => (typeof cell === 'object' && cell !== null ? cell.value : cell)
const tableOf = ({ rows }: Sheet): [heads: string[], ...rows: (string | number | null)[][]] =>
  rows.map((cells) => cells.map(plain)) as never

/** What stands under heads by the document: of `ends` an interval stands beside its value, under heads of its own. */
function byKey(heads: readonly string[], of: Readonly<Record<string, Estimate | number>>, keys = KEYS) {
  let one: Estimate | number | undefined
  return heads.map((head, column) => {
    const end = { low: 'low', high: 'high', from: 'low', to: 'high' }[head] as 'low' | 'high' | undefined
    if (end !== undefined && column > 0) return typeof one === 'object' ? one[end] : null
    expect(Object.keys(keys)).toContain(head)
    one = of[keys[head]]
    const value = typeof one === 'object' ? one.value : (one ?? null)
    return head === 'paid hours, as worked' ? Number(value) / 3600 : value
  })
}

describe('under each head is its own figure', () => {
  test('of queues, types and clients', () => {
    const [heads, ...rows] = tableOf(contactSheet(summary))
    expect(heads.slice(0, 4)).toEqual(['of', 'name', 'goal', 'verdict'])
    // Seven of fourteen have the ends of their intervals.
    expect(heads).toHaveLength(4 + 14 + 2 * 7)
    const { clients, queues, totals, types } = document
    const told = (['queue', 'type', 'client'] as const).flatMap((of) =>
      Object.entries({ queue: queues, type: types, client: clients }[of]).map(([name, found]) => ({ of, name, found })),
    )
    const goals: Readonly<Record<string, readonly string[]>> = {
      service: ['80 % in 20 s', 'met'],
      technical: ['70 % in 60 s', 'missed'],
    }
    expect(rows).toEqual([
      ...told.map(({ found, name, of }) => [
        of,
        name,
        ...(goals[name] ?? [null, null]),
        ...byKey(heads.slice(4), found),
      ]),
      ['all', '', null, null, ...byKey(heads.slice(4), totals)],
    ])
  })

  test('of groups, with the agents they have while there are any', () => {
    const [heads, ...rows] = tableOf(groupSheet(summary))
    expect(heads.slice(0, 3)).toEqual(['group', 'agents (mean)', 'at most'])
    expect(heads).toHaveLength(3 + 8 + 2 * 4)
    const agents = (of: (one: Slice) => Figures) => {
      const [a, b] = document.intervals.map((one) => Number(of(one).scheduled.value))
      return [(a + b) / 2, Math.max(a, b)]
    }
    expect(rows).toEqual([
      ...GROUPS.map((name) => [
        name,
        ...agents(({ groups }) => groups[name]),
        ...byKey(heads.slice(3), document.groups[name]),
      ]),
      ['all', ...agents(({ totals }) => totals), ...byKey(heads.slice(3), document.totals)],
    ])
  })

  test('of days', () => {
    const [heads, ...rows] = tableOf(daySheet(summary)!)
    expect(heads.slice(0, 2)).toEqual(['date', 'weekday'])
    expect(heads).toHaveLength(10)
    const keys = { ...KEYS, abandoned: 'abandonment' }
    expect(rows).toEqual(
      document.days.map(({ totals }, i) => [46_055 + i, ['mon', 'tue'][i], ...byKey(heads.slice(2), totals, keys)]),
    )
  })

  test('of months: of all, clients, groups and contracts', () => {
    const [heads, ...rows] = tableOf(monthSheet(summary)!)
    expect(heads.slice(0, 3)).toEqual(['month', 'of', 'name'])
    expect(heads).toHaveLength(3 + 9)
    const labels = ['2026-02, 2 of 28 days', '2026-03, 2 of 28 days']
    const each = (of: 'clients' | 'groups' | 'contracts', kind: string, name: string) =>
      document.months.map((month, i) => [labels[i], kind, name, ...byKey(heads.slice(3), month[of][name])])
    expect(rows).toEqual([
      ...document.months.map(({ totals }, i) => [labels[i], 'all', '', ...byKey(heads.slice(3), totals)]),
      ...each('clients', 'client', 'shop'),
      ...each('groups', 'group', 'general'),
      ...each('contracts', 'contract', 'work'),
    ])
    for (const head of heads.slice(3))
      expect(rows.some((row) => typeof row[heads.indexOf(head)] === 'number')).toBe(true)
  })

  test('of intervals', () => {
    const [heads, first, second] = tableOf(intervalTable(summary)!.sheet)
    expect(heads.slice(0, 4)).toEqual(['date', 'from', 'minutes', 'days'])
    expect(heads).toHaveLength(4 + 14 + 1)
    const keys = { ...KEYS, abandoned: 'abandoned' }
    document.intervals.forEach(({ totals }, i) =>
      expect([first, second][i]).toEqual([
        46_055,
        (8 + i / 2) / 24,
        30,
        1,
        ...byKey(heads.slice(4, -1), totals, keys),
        ['08:00', '08:30'][i],
      ]),
    )
  })

  test.each([
    ['queue', 'queues', 0, 6],
    ['group', 'groups', 1, 5],
  ] as const)('of intervals by %s', (kind, scope, sheet, figuresTold) => {
    const [heads, ...rows] = tableOf(partSheets(summary).sheets[sheet])
    expect(heads.slice(0, 4)).toEqual(['date', 'from', 'minutes', kind])
    expect(heads).toHaveLength(4 + figuresTold)
    expect(rows).toEqual(
      document.intervals.flatMap((one, i) =>
        Object.entries(one[scope]).map(([name, found]) => [
          46_055,
          (8 + i / 2) / 24,
          30,
          name,
          ...byKey(heads.slice(4), found),
        ]),
      ),
    )
  })
})
