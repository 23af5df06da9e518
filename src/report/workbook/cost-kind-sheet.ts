import type { Comparison } from '../../experiment/comparison.ts'
import { valueOf } from '../format.ts'
import { addressOf, columnLetters, downColumn, oneCell } from './addresses.ts'
import { formula, head, input, name, styled } from './cells.ts'
import type { Chart, ChartSeries, Sheet, SheetRow } from './workbook.ts'

const COST_BY_KIND = 'cost by kind'

const HEADS = [
  'wages',
  'invoices',
  'overheads, one-off costs and what stays',
  'fully costed',
  'losses, priced and not paid',
  'with losses',
]
const [WAGES, , OTHERS, FULL, LOSSES, WITH_LOSSES] = HEADS.map((_, i) => i + 1)

/** What the cost of each variant is made of, as sums that follow when a part is changed; nothing where nobody is paid. */
export function costKindSheet(comparison: Comparison): {
  readonly sheets: readonly Sheet[]
  readonly chart: Omit<Chart, 'at' | 'columns' | 'rows'> | null
} {
  const parts = comparison.variants.map((_, i) => partsOf(comparison, i))
  if (parts.some((part) => part === null)) return { sheets: [], chart: null }
  const rows = parts.map((part, i): SheetRow => rowOf(name(comparison.variants[i].name), part ?? [], i + 1))
  const last = rows.length
  const series = (column: number): ChartSeries => ({
    name: oneCell(COST_BY_KIND, 0, column),
    values: downColumn(COST_BY_KIND, column, 1, last),
  })
  const kinds = [WAGES, WAGES + 1, OTHERS, LOSSES].filter((column) =>
    parts.some((part) => Math.abs(part?.[column === LOSSES ? 3 : column - 1] ?? 0) > 0.005),
  )
  const sheet: Sheet = {
    name: COST_BY_KIND,
    widths: [26, ...HEADS.map(() => 20)],
    frozen: { rows: 1, columns: 1 },
    rows: [
      head(['variant'], HEADS),
      ...rows,
      [],
      [styled('All together, a replication in the mean. Yellow cells may be changed.', 'faint')],
    ],
  }
  const chart = {
    title: 'Cost by kind',
    categories: downColumn(COST_BY_KIND, 0, 1, last),
    left: { title: comparison.currency ?? 'cost', format: 'whole', kind: 'stacked', series: kinds.map(series) },
  } as const
  return { sheets: [sheet], chart: kinds.length === 0 ? null : chart }
}

/** Wages, invoices, what else is fully costed, and losses; null where one is not known. */
function partsOf({ figures }: Comparison, variant: number): number[] | null {
  const [cost, wages, invoiced, losses] = ['cost', 'costWages', 'invoiced', 'losses'].map((wanted) => {
    const found = figures.find(({ key, scope }) => scope === 'totals' && key === wanted)
    return valueOf(found?.variants[variant])
  })
  if (cost === null || wages === null || invoiced === null) return null
  return [wages - invoiced, invoiced, cost - wages, losses ?? 0]
}

function rowOf(variant: string, [wages, invoices, others, losses]: readonly number[], row: number): SheetRow {
  const cost = wages + invoices + others
  const [full, priced] = [FULL, LOSSES].map((column) => addressOf({ row, column }))
  return [
    variant,
    ...[wages, invoices, others].map((value) => input(value, 'money')),
    formula(`SUM(${columnLetters(WAGES)}${row + 1}:${columnLetters(OTHERS)}${row + 1})`, cost, 'money', 'total'),
    input(losses, 'money'),
    formula(`${full}+${priced}`, cost + losses, 'money', 'total'),
  ].slice(0, WITH_LOSSES + 1)
}
