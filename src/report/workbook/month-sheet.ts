import type { Estimate, Summary } from '../../experiment/summary.ts'
import { valueOf } from '../format.ts'
import { monthLabel } from '../month-rows.ts'
import { downColumn, oneCell } from './addresses.ts'
import { FORMATS, head, name } from './cells.ts'
import { MONTH_UNITS } from '../../experiment/month-figures.ts'
import type { Chart, Sheet, SheetRow } from './workbook.ts'

const MONTHS = 'months'

const KEYS = ['cost', 'cash', 'invoiced', 'once', 'paidHours', 'fte', 'ftePlanned', 'leavers', 'hires'] as const
const HEADS = [
  'month',
  'of',
  'name',
  'cost',
  'cash',
  'invoiced',
  'once',
  'paid hours',
  'FTE',
  'FTE by plan',
  'leavers',
  'hires',
]

/** Cost, cash, FTE and invoices month by month: of all together, then of clients, groups and contracts. */
export function monthSheet({ months = [] }: Summary): Sheet | null {
  if (months.length === 0) return null
  const rows = [
    ...months.map((month) => rowOf(monthLabel(month), 'all', '', month.totals)),
    ...(['clients', 'groups', 'contracts'] as const).flatMap((scope) =>
      months.flatMap((month) =>
        Object.entries(month[scope]).map(([own, figures]) =>
          rowOf(monthLabel(month), scope.slice(0, -1), own, { ...figures }),
        ),
      ),
    ),
  ]
  return {
    name: MONTHS,
    widths: HEADS.map((_, i) => (i === 0 ? 26 : i === 2 ? 22 : 14)),
    formats: [null, null, null, ...KEYS.map((key) => FORMATS[MONTH_UNITS[key]])],
    frozen: { rows: 1, columns: 1 },
    filter: { head: 0, rows: rows.length, columns: HEADS.length },
    rows: [head(HEADS.slice(0, 3), HEADS.slice(3)), ...rows],
    charts: months.length > 1 ? [chartOf(months.length)] : [],
  }
}

function rowOf(
  month: string,
  of: string,
  own: string,
  figures: Readonly<Record<string, Estimate | number | string>> | object,
): SheetRow {
  const found = new Map<string, Estimate | number | string>(Object.entries(figures))
  return [
    month,
    of,
    name(own),
    ...KEYS.map((key) => {
      const one = found.get(key)
      return typeof one === 'object' ? valueOf(one) : typeof one === 'number' ? one : null
    }),
  ]
}

function chartOf(last: number): Chart {
  const series = (column: number) => ({ name: oneCell(MONTHS, 0, column), values: downColumn(MONTHS, column, 1, last) })
  return {
    title: 'Cost and FTE by month',
    at: { row: 1, column: HEADS.length + 1 },
    columns: 10,
    rows: 20,
    categories: downColumn(MONTHS, 0, 1, last),
    left: { title: 'cost', format: 'money', kind: 'columns', series: [series(3)] },
    right: { title: 'FTE', format: 'count', kind: 'lines', series: [series(8)] },
  }
}
