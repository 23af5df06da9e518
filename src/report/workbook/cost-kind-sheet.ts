import type { Comparison } from '../../experiment/comparison.ts'
import { valueOf } from '../format.ts'
import { addressOf, downColumn, oneCell } from './addresses.ts'
import { formula, head, input, name, styled } from './cells.ts'
import type { Cell, Chart, Sheet, SheetRow } from './workbook.ts'

const COST_BY_KIND = 'cost by kind'

interface Kind {
  readonly head: string
  readonly of: (cost: Costs) => number
}

/** Of one variant, all together. */
interface Costs {
  readonly cost: number
  readonly costWages: number
  readonly invoiced: number
  readonly losses: number
}

const WAGES: readonly Kind[] = [
  { head: 'wages', of: ({ costWages, invoiced }) => costWages - invoiced },
  { head: 'invoices', of: ({ invoiced }) => invoiced },
]
const TOGETHER: Kind = { head: 'wages and invoices', of: ({ costWages }) => costWages }
const OTHERS: Kind = { head: 'overheads, one-off costs and what stays', of: ({ cost, costWages }) => cost - costWages }
const LOSSES: Kind = { head: 'losses, priced and not paid', of: ({ losses }) => losses }

/** What the cost of each variant is made of, as sums that follow when a part is changed; nothing where it is not known. */
export function costKindSheet(comparison: Comparison): {
  readonly sheet: Sheet | null
  readonly chart: Omit<Chart, 'at' | 'columns' | 'rows'> | null
} {
  const costs = comparison.variants.map((_, i) => costsOf(comparison, i))
  const known = costs.filter((one) => one !== null)
  if (known.length < costs.length) return { sheet: null, chart: null }
  const isTold = (wanted: string): boolean =>
    comparison.figures.some(({ key, scope }) => scope === 'totals' && key === wanted)
  // Figures that are 0 of all, or were not asked for, are not there.
  const paid = [...(isTold('invoiced') ? WAGES : [TOGETHER]), OTHERS]
  const hasLosses = isTold('losses')
  const heads = [...paid.map((kind) => kind.head), 'fully costed', ...(hasLosses ? [LOSSES.head, 'with losses'] : [])]
  const last = known.length
  const rows = known.map((one, i): SheetRow => [
    name(comparison.variants[i].name),
    ...costCells(one, paid, hasLosses, i + 1),
  ])
  const sheet: Sheet = {
    name: COST_BY_KIND,
    widths: [26, ...heads.map(() => 20)],
    frozen: { rows: 1, columns: 1 },
    rows: [
      head(['variant'], heads),
      ...rows,
      [],
      [styled('All together, a replication in the mean. Yellow cells may be changed.', 'faint')],
    ],
  }
  const drawn = [...paid, ...(hasLosses ? [LOSSES] : [])].filter(({ of }) =>
    known.some((one) => Math.abs(of(one)) > 0.005),
  )
  const series = drawn.map((kind) => {
    const column = 1 + heads.indexOf(kind.head)
    return { name: oneCell(COST_BY_KIND, 0, column), values: downColumn(COST_BY_KIND, column, 1, last) }
  })
  const chart = {
    title: 'Cost by kind',
    categories: downColumn(COST_BY_KIND, 0, 1, last),
    left: { title: comparison.currency ?? 'cost', format: 'whole', kind: 'stacked', series },
  } as const
  return { sheet, chart: series.length === 0 ? null : chart }
}

function costsOf({ figures }: Comparison, variant: number): Costs | null {
  const [cost, costWages, invoiced, losses] = ['cost', 'costWages', 'invoiced', 'losses'].map((wanted) => {
    const found = figures.find(({ key, scope }) => scope === 'totals' && key === wanted)
    return valueOf(found?.variants[variant])
  })
  if (cost === null || costWages === null) return null
  return { cost, costWages, invoiced: invoiced ?? 0, losses: losses ?? 0 }
}

/** From the second column on: parts, their sum, and what is priced on top. */
function costCells(costs: Costs, paid: readonly Kind[], hasLosses: boolean, row: number): readonly Cell[] {
  const parts = columnRangeInRow(1, paid.length, row)
  const full = formula(`SUM(${parts})`, costs.cost, 'money', 'total')
  const inputs = paid.map(({ of }) => input(of(costs), 'money'))
  if (!hasLosses) return [...inputs, full]
  const [sum, losses] = [paid.length + 1, paid.length + 2].map((column) => addressOf({ row, column }))
  const all = formula(`${sum}+${losses}`, costs.cost + costs.losses, 'money', 'total')
  return [...inputs, full, input(costs.losses, 'money'), all]
}

function columnRangeInRow(first: number, last: number, row: number): string {
  return [first, last].map((column) => addressOf({ row, column })).join(':')
}
