import { downColumn, fixedAddressOf, addressOf, columnRange, oneCell, quotedSheet } from './addresses.ts'
import { formula, head, input, styled } from './cells.ts'
import { COLUMNS, INTERVALS, type IntervalTable } from './interval-sheet.ts'
import type { Cell, Chart, Range, Sheet, SheetRow, StyledCell } from './workbook.ts'

export const WHAT_IF = 'what if'

/** More rows are not changed by hand. */
const MOST_ROWS = 2000

/** From here on waits grow steeply: as `agner run` advises. */
const HIGHEST_OCCUPANCY = 0.85

const VOLUME = { row: 3, column: 1 }
const AHT = { row: 4, column: 1 }
const AGENTS = { row: 5, column: 1 }
const OCCUPANCY = { row: 6, column: 1 }
const HEAD = 13

const HEADS = [
  'date',
  'from',
  'minutes',
  'offered',
  'agent time, s',
  'agents',
  'load, Erlangs',
  'occupancy if all are answered',
  'agents for the highest occupancy',
  'too few by',
]
const [, , MINUTES, OFFERED, HANDLE_TIME, STAFF, LOAD, , NEEDED, SHORT] = HEADS.keys()

/**
 * Workload by interval: contacts × agent time (handle time, shared where an agent has several contacts) ÷ time, against agents. It begins with what was simulated; yellow cells change
 * it. It tells no waits: those are for a simulation.
 */
export function whatIfSheet({ first, last, sheet }: IntervalTable): Sheet | null {
  if (last - first >= MOST_ROWS) return null
  const told = sheet.rows.slice(first, last + 1)
  const rows = told.map((cells, i) => intervalRow(cells, first + i, HEAD + 1 + i))
  const end = HEAD + rows.length
  const values = rows.map((row) =>
    row.map((cell) => (typeof cell === 'object' ? Number(cell?.value ?? 0) : Number(cell))),
  )
  const sum = (...columns: readonly number[]): number =>
    values.reduce((all, row) => all + columns.reduce((product, column) => product * (row[column] ?? 0), 1), 0)
  const range = (column: number): string => columnRange(column, HEAD + 1, end)
  const hours = sum(LOAD, MINUTES) / 60
  const agentHours = sum(STAFF, MINUTES) / 60
  const product = (column: number): string => `SUMPRODUCT(${range(column)},${range(MINUTES)})/60`
  return {
    name: WHAT_IF,
    widths: [34, 12, 10, 11, 10, 10, 12, 16, 18, 12],
    frozen: { rows: HEAD + 1, columns: 0 },
    rows: [
      [styled('What if?', 'title')],
      [
        styled(
          'Yellow cells may be changed. Workload alone: waits and service levels take a simulation (agner run --set).',
          'faint',
        ),
      ],
      [],
      ['volume, change', input(0, 'share')],
      ['handle time, change', input(0, 'share')],
      ['agents more or fewer', input(0, 'fine')],
      ['highest occupancy', input(HIGHEST_OCCUPANCY, 'share')],
      [],
      ['hours of work', formula(product(LOAD), hours, 'count', 'total')],
      ['hours of agents', formula(product(STAFF), agentHours, 'count', 'total')],
      ['occupancy, if all are answered', shareOf('B9', 'B10', hours, agentHours)],
      [
        'intervals with too few agents',
        formula(
          `COUNTIF(${range(SHORT)},">0")`,
          values.filter((row) => (row[SHORT] ?? 0) > 0).length,
          'whole',
          'total',
        ),
      ],
      [],
      head(HEADS.slice(0, 1), HEADS.slice(1)),
      ...rows,
    ],
    filter: { head: HEAD, rows: rows.length, columns: HEADS.length },
    charts: [chartOf(end, downColumn(INTERVALS, COLUMNS.label, first, last))],
  }
}

/** Of the simulated one, in row `from` of the intervals. */
function intervalRow(cells: SheetRow, from: number, row: number): SheetRow {
  const simulated = (column: number): string => `${quotedSheet(INTERVALS)}!${addressOf({ row: from, column })}`
  const valueAt = (column: number): number => numberIn(cells[column])
  const own = (column: number): string => addressOf({ row, column })
  const [offered, aht, agents, minutes] = [COLUMNS.offered, COLUMNS.agentTime, COLUMNS.agents, COLUMNS.minutes].map(
    valueAt,
  )
  const [volume, time, more, highest] = [VOLUME, AHT, AGENTS, OCCUPANCY].map(fixedAddressOf)
  const load = (offered * aht) / (60 * minutes)
  const needed = Math.ceil(Number((load / HIGHEST_OCCUPANCY).toPrecision(12)))
  return [
    copied(simulated(COLUMNS.date), cells[COLUMNS.date]),
    copied(simulated(COLUMNS.from), cells[COLUMNS.from]),
    formula(simulated(COLUMNS.minutes), minutes, 'whole'),
    formula(`${simulated(COLUMNS.offered)}*(1+${volume})`, offered, 'count'),
    formula(`${simulated(COLUMNS.agentTime)}*(1+${time})`, aht, 'seconds'),
    formula(`IF(${simulated(COLUMNS.agents)}>0,MAX(0,${simulated(COLUMNS.agents)}+${more}),0)`, agents, 'fine'),
    formula(`${own(OFFERED)}*${own(HANDLE_TIME)}/(60*${own(MINUTES)})`, load, 'fine'),
    shareOf(own(LOAD), own(STAFF), load, agents),
    // To so many digits that 17 ÷ 0.85 is 20.
    formula(`ROUNDUP(ROUND(${own(LOAD)}/${highest},9),0)`, needed, 'whole'),
    formula(`MAX(0,${own(NEEDED)}-${own(STAFF)})`, Math.max(0, needed - agents), 'fine'),
  ]
}

function shareOf(part: string, whole: string, value: number, of: number): StyledCell {
  return formula(`IF(${whole}=0,"",${part}/${whole})`, of === 0 ? '' : value / of, 'share')
}

function copied(from: string, cell: Cell): Cell {
  const { format = 'text', value }: StyledCell = typeof cell === 'object' && cell !== null ? cell : { value: cell }
  return formula(from, value, format)
}

function numberIn(cell: Cell): number {
  return typeof cell === 'number' ? cell : typeof cell === 'object' ? Number(cell?.value ?? 0) : 0
}

function chartOf(end: number, categories: Range): Chart {
  const series = (column: number) => ({
    name: oneCell(WHAT_IF, HEAD, column),
    values: downColumn(WHAT_IF, column, HEAD + 1, end),
  })
  return {
    title: 'Load and agents by interval',
    at: { row: 2, column: HEADS.length + 1 },
    columns: 12,
    rows: 22,
    categories,
    left: { title: 'agents', format: 'count', kind: 'lines', series: [series(LOAD), series(STAFF), series(NEEDED)] },
  }
}
