import { figuresInTime } from '../experiment/figures-in-time.ts'
import type { Summary } from '../experiment/summary.ts'
import { provenanceOf } from '../report/provenance.ts'
import type { TableColumn, TableRow } from './columns.ts'
import { figureCells, figureColumns } from './figure-columns.ts'
import { meaningsOf, type Table } from './table.ts'

const TIME: readonly TableColumn[] = [
  { name: 'level', type: 'STRING', unit: '', description: 'whole, month, day, interval or hour (of the clock)' },
  { name: 'day', type: 'INT32', unit: '', description: 'number of the day, from 0; null where it is several' },
  { name: 'date', type: 'STRING', unit: '', description: 'ISO date, day 1, a weekday, or the month' },
  { name: 'start', type: 'STRING', unit: '', description: 'clock time at which the interval begins' },
  { name: 'seconds', type: 'DOUBLE', unit: 's', description: 'length of the interval' },
]

/** All figures of a run, of the whole and by month, day, interval and hour: a row a figure. */
export function runTable(summary: Summary, timing: boolean): Table {
  return {
    columns: [...TIME, ...figureColumns(summary.confidence)],
    rows: rowsOf(summary),
    provenance: provenanceOf(summary, timing),
    meanings: meaningsOf(figuresInTime({ ...summary, days: [], intervals: [], hours: [] })),
  }
}

function* rowsOf(summary: Summary): Generator<TableRow> {
  for (const one of figuresInTime(summary)) {
    yield [one.level, one.day, one.date, one.start, one.seconds, ...figureCells(one)]
  }
}
