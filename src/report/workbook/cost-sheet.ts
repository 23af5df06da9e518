import type { BookSummary, Summary } from '../../experiment/summary.ts'
import { valueOf } from '../format.ts'
import { addressOf, columnRange, fixedAddressOf } from './addresses.ts'
import { estimateCells, formula, head, input, name, number, styled } from './cells.ts'
import type { Cell, Sheet, SheetRow } from './workbook.ts'

export const COSTS = 'costs'

const HEADS = [
  'who pays',
  'whom',
  'for',
  'contract',
  'category',
  'units',
  'of',
  'at',
  'amount',
  'as simulated',
  'low',
  'high',
]
const [PAYER, , , , CATEGORY, UNITS, , RATE, AMOUNT] = HEADS.keys()

/** Whole minor units are paid: sums of rounded amounts are this near to units times price. */
const ROUNDING = 0.001

/**
 * Who pays whom for what, a replication in the mean, with totals below: change units or a price, and amounts, totals and the
 * cost of a contact and of a resolved issue follow.
 */
export function costSheet({ books, clients = {}, currency, months = [], totals }: Summary): Sheet | null {
  if (books === undefined || books.length === 0) return null
  const last = books.length
  const lines = books.map((line, i) => lineRow(line, i + 1))
  const amounts = columnRange(AMOUNT, 1, last)
  const payers = columnRange(PAYER, 1, last)
  const categories = columnRange(CATEGORY, 1, last)
  const below: SheetRow[] = [
    [],
    head(['who pays', ...blanks(7).map(() => '')], ['fully costed', 'as simulated', 'low', 'high']),
  ]
  const names = Object.keys(clients)
  const place = () => last + 1 + below.length
  const first = place()
  let clientSum = 0
  for (const own of names) {
    const row = place()
    const paid = books.filter(({ category, payer }) => payer === own && category !== 'losses')
    const sum = paid.reduce((all, line) => all + amountOf(line), 0)
    const cost = valueOf(clients[own].cost)
    const of = addressOf({ row, column: PAYER })
    // Not SUMIFS: to that `<x` is a comparison, and `a*` a pattern.
    const text = `SUMPRODUCT(EXACT(${payers},${of})*(${categories}<>"losses"),${amounts})`
    // Where a client bears more than it pays itself, the books of one do not add up to what it costs.
    const isPaid = cost !== null && Math.abs(sum - cost) <= 0.01 * paid.length * Math.max(1, months.length)
    clientSum += isPaid ? sum : (cost ?? 0)
    const found: Cell = isPaid ? formula(text, sum, 'money') : number(cost, 'money')
    below.push([name(own), ...blanks(7), found, ...estimateCells(clients[own].cost, 'money')])
  }
  const total = place()
  const isSum = Math.abs(clientSum - (valueOf(totals.cost) ?? 0)) <= 0.01 * books.length * Math.max(1, months.length)
  below.push([
    styled('all', 'total'),
    ...blanks(7).map(() => styled(null, 'total')),
    names.length > 0 && isSum
      ? formula(`SUM(${columnRange(AMOUNT, first, total - 1)})`, clientSum, 'money', 'total')
      : styled(valueOf(totals.cost), 'total', 'money'),
    ...estimateCells(totals.cost, 'money'),
  ])
  below.push(...shareRows(totals, total, names.length > 0 && isSum ? clientSum : (valueOf(totals.cost) ?? 0)))
  return {
    name: COSTS,
    widths: [16, 16, 24, 18, 12, 12, 18, 14, 16, 16, 14, 14],
    frozen: { rows: 1, columns: 0 },
    filter: { head: 0, rows: last, columns: HEADS.length },
    rows: [
      [...head(HEADS.slice(0, UNITS)), ...head([], HEADS.slice(UNITS))],
      ...lines,
      ...below,
      [],
      [
        styled(
          `Yellow cells may be changed. Amounts in ${currency ?? 'the currency'}, a replication in the mean.`,
          'faint',
        ),
      ],
    ],
  }
}

function lineRow(
  { amount, category, contract, payee, payer, quantity, rate, unit, what }: BookSummary,
  row: number,
): SheetRow {
  const isProduct = isUnitsTimesPrice({ amount, quantity, rate })
  const [units, price] = [UNITS, RATE].map((column) => addressOf({ row, column }))
  return [
    ...[payer, payee, what, contract ?? '', category].map(name),
    isProduct ? input(quantity, 'quantity') : number(unit === null ? null : quantity, 'quantity'),
    styled(unit, 'beside'),
    isProduct ? input(rate, 'price') : number(rate, 'price'),
    // What follows from other lines (a bonus, a minimum) is as simulated, and may be overwritten.
    isProduct ? formula(`${units}*${price}`, quantity * (rate ?? 0), 'money') : input(valueOf(amount) ?? 0, 'money'),
    ...estimateCells(amount, 'money'),
  ]
}

type Paid = Pick<BookSummary, 'amount' | 'quantity' | 'rate'>

function isUnitsTimesPrice({ amount, quantity, rate }: Paid): boolean {
  const paid = valueOf(amount) ?? 0
  return rate !== null && Math.abs(quantity * rate - paid) <= ROUNDING * Math.max(1, Math.abs(paid))
}

/** As the cell of the amount has it. */
function amountOf(line: Paid): number {
  return isUnitsTimesPrice(line) ? line.quantity * (line.rate ?? 0) : (valueOf(line.amount) ?? 0)
}

/** Per contact and per issue: by how many it is divided follows from what was simulated. */
function shareRows(totals: Summary['totals'], total: number, told: number): SheetRow[] {
  const [sum, simulated] = [AMOUNT, AMOUNT + 1].map((column) => fixedAddressOf({ row: total, column }))
  const cost = valueOf(totals.cost) ?? 0
  if (cost === 0) return []
  return SHARES.filter(([key]) => valueOf(totals[key]) !== null).map(([key, what], i): SheetRow => {
    const own = addressOf({ row: total + 1 + i, column: AMOUNT + 1 })
    const changed = formula(`${own}*${sum}/${simulated}`, ((valueOf(totals[key]) ?? 0) * told) / cost, 'money')
    return [what, ...blanks(7), changed, ...estimateCells(totals[key], 'money')]
  })
}

const SHARES = [
  ['costPerContact', 'a handled contact'],
  ['costPerIssue', 'an issue raised'],
  ['costPerResolvedIssue', 'a resolved issue'],
] as const

function blanks(count: number): null[] {
  return Array.from({ length: count }, () => null)
}
