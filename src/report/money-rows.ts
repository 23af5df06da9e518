import type { BookSummary, Figures } from '../experiment/summary.ts'
import type { Column, Row } from './columns.ts'
import { duration, money, NOTHING, percent, plural, share, valueOf } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable, wrap } from './text-width.ts'

const COST_COLUMNS: readonly Column[] = [
  { head: 'cost', align: 'left', atLeast: 14 },
  { head: 'fully costed', marginRank: 2 },
  { head: 'wages and invoices', marginRank: 4, rank: 6 },
  { head: 'invoiced', marginRank: 5, rank: 8 },
  { head: 'a contact', marginRank: 3, rank: 5 },
  { head: 'an issue', marginRank: 3, rank: 4 },
  { head: 'a resolved issue' },
  { head: 'with losses, an issue', rank: 3 },
  { head: '5–95 %', rank: 7 },
]

/** What each client pays, and all together. */
export function costSection(page: Page): string[] {
  const { summary } = page
  if (summary.books === undefined) return []
  const currency = summary.currency ?? ''
  const clients = Object.entries(summary.clients ?? {})
  const rows: Row[] = clients.map(([name, figures]) => ({ cells: costCells(printable(name), figures, currency) }))
  if (rows.length !== 1) rows.push({ cells: costCells('all', summary.totals, currency), ruled: rows.length > 0 })
  return section(page, COST_COLUMNS, rows)
}

function costCells(name: string, figures: Figures, currency: string): Row['cells'] {
  const inMoney = (key: string) => money(figures[key], currency)
  const losses = valueOf(figures.losses) ?? 0
  return [
    left(name),
    inMoney('cost'),
    valueOf(figures.costWages) === valueOf(figures.cost) ? { text: NOTHING } : inMoney('costWages'),
    (valueOf(figures.invoiced) ?? 0) === 0 ? { text: NOTHING } : inMoney('invoiced'),
    inMoney('costPerContact'),
    inMoney('costPerIssue'),
    inMoney('costPerResolvedIssue'),
    losses === 0 ? { text: NOTHING } : inMoney('costWithLossesPerIssue'),
    { text: range(figures, currency) },
  ]
}

function range({ costP5, costP95 }: Figures, currency: string): string {
  if (valueOf(costP5) === null || valueOf(costP95) === null) return NOTHING
  return `${money(costP5, '').text.trim()}–${money(costP95, currency).text.replace(`${currency} `, '')}`
}

const PROVIDER_COLUMNS: readonly Column[] = [
  { head: 'provider', align: 'left', atLeast: 14 },
  { head: 'revenue' },
  { head: 'a contact', rank: 3 },
  { head: 'own cost', rank: 2 },
  { head: 'margin', marginRank: 1 },
  { head: 'of revenue', rank: 1 },
]

/** What providers earn, where it is known what their agents cost. */
export function providerSection(page: Page): string[] {
  const { providers = {}, currency = '' } = page.summary
  const rows: Row[] = Object.entries(providers).map(([name, figures]) => {
    return {
      cells: [
        left(printable(name)),
        money(figures.revenue, currency),
        money(figures.revenuePerContact, currency),
        money(figures.ownCost, currency),
        money(figures.margin, currency),
        share(figures.marginShare),
      ],
    }
  })
  return section(page, PROVIDER_COLUMNS, rows)
}

/** How often whole months miss what contracts ask for, and in which months cash is short. */
export function contractLines({ summary, textWidth }: Page): string[] {
  const { contracts = {}, currency = '', months = [] } = summary
  const sla = Object.entries(contracts).flatMap(([name, { client, provider, sla: terms }]) =>
    terms.map(({ figure, goal, monthsMissed, unit }) => {
      const missed =
        valueOf(monthsMissed) === null ? 'no month that can be judged' : `${share(monthsMissed).text} of months miss it`
      return `${printable(name)} (${printable(client)} and ${printable(provider)}): ${words(figure)} ${goalOf(goal, unit)}: ${missed}`
    }),
  )
  const cash = months
    .filter(({ totals }) => (valueOf(totals.cash) ?? 0) > (valueOf(totals.cost) ?? 0))
    .map(
      ({ month, totals }) =>
        `${month}: ${money(totals.cash, currency).text} in cash, with what is paid once; ${money(totals.cost, currency).text} with that spread over its term`,
    )
  return [...sla, ...cash].flatMap((line) => wrap(line, textWidth, '  '))
}

function goalOf(goal: number, unit: 'share' | 'seconds'): string {
  if (unit === 'seconds') return duration({ value: goal, low: null, high: null }).text
  return percent(goal, Number.isInteger(Number((100 * goal).toFixed(6))) ? 0 : 1)
}

/** As it is written in scenarios: `service-level`. */
function words(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

const BOOK_COLUMNS: readonly Column[] = [
  { head: 'who pays', align: 'left', atLeast: 8 },
  { head: 'whom', align: 'left', atLeast: 8 },
  { head: 'for', align: 'left', atLeast: 12 },
  { head: 'contract', align: 'left', rank: 2 },
  { head: 'units' },
  { head: 'of', align: 'left' },
  { head: 'at' },
  { head: 'amount', marginRank: 1 },
]

/** How totals come about: every payment of a replication in the mean, then month by month those of the first. */
export function bookSections(page: Page): string[][] {
  const { books = [], firstBooks = [], currency = '' } = page.summary
  const rows: Row[] = books.map((line) => ({
    cells: bookCells(line, currency, money(line.amount, currency)),
  }))
  const months = [...new Set(firstBooks.map(({ month }) => month))]
  return [
    ['who pays whom for what, a replication in the mean', ...section(page, BOOK_COLUMNS, rows)],
    ...months.map((month) => {
      const lines = firstBooks.filter((line) => line.month === month)
      const payments = lines.filter(({ category }) => category !== 'losses')
      const payers = [...new Set(payments.map(({ payer }) => payer))].map((name) => {
        const total = payments.reduce((sum, { amount, payer }) => sum + (payer === name ? amount : 0), 0)
        return `${printable(name)} pays ${money({ value: total, low: null, high: null }, currency).text}`
      })
      const losses = payments.length < lines.length ? '; losses are priced, not paid' : ''
      const heading = `${month}, the first replication, ${plural(payments.length, 'payment')}: ${payers.join(', ')}${losses}`
      return [
        ...wrap(heading, page.textWidth, '  '),
        ...section(
          page,
          BOOK_COLUMNS,
          lines.map((line) => ({
            cells: bookCells(line, currency, money({ value: line.amount, low: null, high: null }, currency)),
          })),
        ),
      ]
    }),
  ]
}

function bookCells(
  { contract, payee, payer, quantity, rate, unit, what }: Omit<BookSummary, 'amount'>,
  currency: string,
  printed: { readonly text: string; readonly margin?: string },
): Row['cells'] {
  return [
    left(printable(payer)),
    left(printable(payee)),
    left(printable(what)),
    left(contract === null ? NOTHING : printable(contract)),
    {
      text:
        unit === null
          ? NOTHING
          : quantity.toLocaleString('en', { maximumFractionDigits: quantity < 10 ? 4 : 2, useGrouping: false }),
    },
    left(unit ?? NOTHING),
    { text: rate === null || unit === null ? NOTHING : rateOf(rate, currency) },
    printed,
  ]
}

/** A price may have parts of a cent. */
function rateOf(rate: number, currency: string): string {
  const text = rate.toFixed(4).replace(/(\.\d\d\d*?)0+$/, '$1')
  return `${currency} ${text.replace('-', '−')}`
}
