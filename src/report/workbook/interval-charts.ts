import { downColumn, oneCell } from './addresses.ts'
import { COLUMNS, INTERVALS, type IntervalTable } from './interval-sheet.ts'
import type { CellFormat, Chart, ChartAxis } from './workbook.ts'

/** A week of half hours: more are no picture. */
const MOST_POINTS = 336

/** The day, or the week, by interval: what comes and who is there, how it is served, and how long it takes. */
export function intervalCharts(table: IntervalTable | null, column: number): Chart[] {
  if (table === null || table.last - table.first >= MOST_POINTS || table.last === table.first) return []
  const { first, last } = table
  const axis = (
    title: string,
    format: CellFormat,
    kind: ChartAxis['kind'],
    ...columns: readonly number[]
  ): ChartAxis => {
    const series = columns.map((at) => ({
      name: oneCell(INTERVALS, 0, at),
      values: downColumn(INTERVALS, at, first, last),
    }))
    return { title, format, kind, series, ...(format === 'percent' ? { most: 1 } : {}) }
  }
  const place = (number: number) => ({ at: { row: 1 + 21 * number, column }, columns: 11, rows: 20 })
  const categories = downColumn(INTERVALS, COLUMNS.label, first, last)
  return [
    {
      title: 'Offered contacts and agents by interval',
      ...place(0),
      categories,
      left: axis('offered', 'whole', 'columns', COLUMNS.offered),
      right: axis('agents', 'whole', 'lines', COLUMNS.agents, COLUMNS.busy),
    },
    {
      title: 'Waiting and service level by interval',
      ...place(1),
      categories,
      left: axis('ASA, s', 'whole', 'columns', COLUMNS.asa),
      right: axis('share', 'percent', 'lines', COLUMNS.serviceLevel, COLUMNS.abandonment, COLUMNS.occupancy),
    },
  ]
}
