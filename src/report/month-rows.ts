import type { Estimate, MonthSummary } from '../experiment/summary.ts'
import type { Column, Row } from './columns.ts'
import { count, fullTime, money, NOTHING, valueOf, type Printed } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

const TOTAL_COLUMNS: readonly Column[] = [
  { head: 'month', align: 'left', atLeast: 8 },
  { head: 'cost', marginRank: 2 },
  { head: 'cash', marginRank: 1, rank: 4 },
  { head: 'invoiced', marginRank: 3 },
  { head: 'FTE' },
  { head: 'hires' },
]

const GROUP_COLUMNS: readonly Column[] = [
  { head: 'group', align: 'left', atLeast: 8 },
  { head: 'employer', align: 'left', rank: 2, atLeast: 8 },
  { head: 'month', align: 'left', atLeast: 8 },
  { head: 'paid hours', marginRank: 3 },
  { head: 'FTE' },
  { head: 'by plan', rank: 1 },
  { head: 'leavers', rank: 4 },
  { head: 'hires' },
]

const CONTRACT_COLUMNS: readonly Column[] = [
  { head: 'contract', align: 'left', atLeast: 8 },
  { head: 'provider', align: 'left', rank: 1, atLeast: 8 },
  { head: 'month', align: 'left', atLeast: 8 },
  { head: 'invoiced' },
  { head: 'once' },
]

/** Cost, FTE and hires of all, then of every group, and the invoices of every contract, month by month. */
export function monthSections(page: Page): string[][] {
  const { months, currency = '' } = page.summary
  if (months === undefined) return []
  return [
    section(
      page,
      TOTAL_COLUMNS,
      months.map((month) => totalRow(month, currency)),
    ),
    section(page, GROUP_COLUMNS, groupRows(months)),
    section(page, CONTRACT_COLUMNS, contractRows(page, months)),
  ]
}

function totalRow(month: MonthSummary, currency: string): Row {
  const { cash, cost, fte, hires, invoiced } = month.totals
  return {
    cells: [
      left(monthLabel(month)),
      money(cost, currency),
      valueOf(cash) === valueOf(cost) ? { text: NOTHING } : money(cash, currency),
      unlessNone(invoiced, money(invoiced, currency)),
      unlessNone(fte, fullTime(fte)),
      unlessNone(hires, fullTime(hires)),
    ],
  }
}

function groupRows(months: readonly MonthSummary[]): Row[] {
  const names = Object.keys(months[0]?.groups ?? {})
  return names.flatMap((name, group) =>
    months.map((month, i): Row => {
      const { employer, fte, ftePlanned, hires, leavers, paidHours } = month.groups[name]
      return {
        ruled: i === 0 && group > 0,
        cells: [
          left(i === 0 ? printable(name) : ''),
          left(i === 0 ? printable(employer) : ''),
          left(monthLabel(month)),
          unlessNone(paidHours, count(paidHours)),
          unlessNone(fte, fullTime(fte)),
          { text: ftePlanned === 0 ? NOTHING : fullTime({ value: ftePlanned, low: null, high: null }).text },
          unlessNone(leavers, count(leavers)),
          unlessNone(hires, fullTime(hires)),
        ],
      }
    }),
  )
}

function contractRows({ summary }: Page, months: readonly MonthSummary[]): Row[] {
  const { contracts = {}, currency = '' } = summary
  return Object.entries(contracts).flatMap(([name, { provider }], contract) =>
    months.map((month, i): Row => {
      const { invoiced, once } = month.contracts[name]
      return {
        ruled: i === 0 && contract > 0,
        cells: [
          left(i === 0 ? printable(name) : ''),
          left(i === 0 ? printable(provider) : ''),
          left(monthLabel(month)),
          unlessNone(invoiced, money(invoiced, currency)),
          unlessNone(once, money(once, currency)),
        ],
      }
    }),
  )
}

/** `2026-03`; of a part of it `2026-03, 5 of 31 days`. */
export function monthLabel({ month, days, ofDays }: Pick<MonthSummary, 'month' | 'days' | 'ofDays'>): string {
  return days < ofDays ? `${month}, ${days} of ${ofDays} days` : month
}

function unlessNone(estimate: Estimate, printed: Printed): Printed {
  return valueOf(estimate) === 0 ? { text: NOTHING } : printed
}
