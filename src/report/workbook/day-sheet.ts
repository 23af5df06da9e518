import type { Summary } from '../../experiment/summary.ts'
import { valueOf } from '../format.ts'
import { downColumn, oneCell } from './addresses.ts'
import { dateCell, estimateCells, head, styled } from './cells.ts'
import type { Chart, Sheet, SheetRow } from './workbook.ts'

export const DAYS = 'days'

const HEADS = [
  'date',
  'weekday',
  'offered',
  'service level',
  'from',
  'to',
  'ASA, s',
  'abandoned',
  'AHT, s',
  'occupancy',
]

/** A row a day, where there are several. */
export function daySheet({ days }: Summary): Sheet | null {
  if (days.length < 2) return null
  const rows = days.map(({ date, totals, weekday }): SheetRow => {
    const { abandonment, aht, asa, occupancy, offered, serviceLevel } = totals
    return [
      dateCell(date),
      styled(weekday, 'beside'),
      valueOf(offered),
      ...estimateCells(serviceLevel, 'share'),
      ...[asa, abandonment, aht, occupancy].map(valueOf),
    ]
  })
  return {
    name: DAYS,
    widths: [13, 9, 11, 11, 9, 9, 10, 11, 10, 11],
    formats: ['date', null, 'count', null, null, null, 'seconds', 'share', 'seconds', 'share'],
    frozen: { rows: 1, columns: 2 },
    filter: { head: 0, rows: rows.length, columns: HEADS.length },
    rows: [head(HEADS.slice(0, 2), HEADS.slice(2)), ...rows],
    charts: [dayChart(rows.length)],
  }
}

function dayChart(last: number): Chart {
  const series = (column: number) => ({ name: oneCell(DAYS, 0, column), values: downColumn(DAYS, column, 1, last) })
  return {
    title: 'Offered and service level by day',
    at: { row: 1, column: HEADS.length + 1 },
    columns: 14,
    rows: 22,
    categories: downColumn(DAYS, 0, 1, last),
    left: { title: 'offered', format: 'whole', kind: 'columns', series: [series(2)] },
    right: { title: 'service level', format: 'percent', kind: 'lines', series: [series(3)], most: 1 },
  }
}
