import type { Figures, IntervalSummary, Summary } from '../../experiment/summary.ts'
import { valueOf } from '../format.ts'
import { dateCell, head, name, timeCell } from './cells.ts'
import type { CellFormat, Sheet, SheetRow } from './workbook.ts'

/** Fewer than a spreadsheet takes (1,048,576), and as many as it opens in a moment. */
export const MOST_ROWS = 500_000

interface Part {
  readonly sheet: string
  readonly head: string
  readonly of: (interval: IntervalSummary) => Readonly<Record<string, Figures>>
  /** Without it there is no row. */
  readonly needs: string
  readonly figures: readonly (readonly [key: string, head: string, format: CellFormat])[]
}

const QUEUES: Part = {
  sheet: 'intervals by queue',
  head: 'queue',
  of: ({ queues }) => queues,
  needs: 'offered',
  figures: [
    ['offered', 'offered', 'count'],
    ['serviceLevel', 'service level', 'share'],
    ['asa', 'ASA, s', 'seconds'],
    ['abandonment', 'abandoned, share', 'share'],
    ['aht', 'AHT, s', 'seconds'],
    ['load', 'load, Erlangs', 'fine'],
  ],
}

const GROUPS: Part = {
  sheet: 'intervals by group',
  head: 'group',
  of: ({ groups }) => groups,
  needs: 'scheduled',
  figures: [
    ['scheduled', 'agents', 'fine'],
    ['occupancy', 'occupancy', 'share'],
    ['utilization', 'utilization', 'share'],
    ['handled', 'handled', 'count'],
    ['aht', 'AHT, s', 'seconds'],
  ],
}

export interface PartSheets {
  readonly sheets: readonly Sheet[]
  /** Where not all rows fit. */
  readonly notes: readonly string[]
}

/** A row for each queue, or group, of each interval: for filters and pivot tables. Not where there is one: all are of it. */
export function partSheets(summary: Summary): PartSheets {
  const wanted = [
    ...(Object.keys(summary.queues).length > 1 ? [QUEUES] : []),
    ...(Object.keys(summary.groups).length > 1 ? [GROUPS] : []),
  ]
  const rows = wanted.map((): SheetRow[] => [])
  const isCut = wanted.map(() => false)
  for (const interval of summary.intervals) {
    wanted.forEach((part, i) => {
      const own = rowsOf(part, interval)
      if (rows[i].length + own.length <= MOST_ROWS) rows[i].push(...own)
      else isCut[i] = true
    })
  }
  const sheets = wanted.map((part, i) => sheetOf(part, rows[i]))
  return {
    sheets: sheets.filter(({ rows: all }) => all.length > 1),
    notes: wanted
      .filter((_, i) => isCut[i])
      .map(({ sheet }) => `The sheet ${sheet} has its first rows alone: all of them are in .csv and .parquet.`),
  }
}

function rowsOf({ figures, needs, of }: Part, interval: IntervalSummary): SheetRow[] {
  const { date, seconds, start } = interval
  return Object.entries(of(interval)).flatMap(([own, found]): SheetRow[] => {
    if ((valueOf(found[needs]) ?? 0) === 0) return []
    return [[dateCell(date), timeCell(start), seconds / 60, name(own), ...figures.map(([key]) => valueOf(found[key]))]]
  })
}

function sheetOf({ figures, head: own, sheet }: Part, rows: readonly SheetRow[]): Sheet {
  const heads = ['date', 'from', 'minutes', own, ...figures.map(([, text]) => text)]
  return {
    name: sheet,
    widths: heads.map((_, column) => (column === 3 ? 24 : column === 0 ? 13 : 11)),
    formats: ['date', 'time', 'whole', null, ...figures.map(([, , format]) => format)],
    frozen: { rows: 1, columns: 0 },
    filter: { head: 0, rows: rows.length, columns: heads.length },
    rows: [head(heads.slice(0, 1), heads.slice(1)), ...rows],
  }
}
