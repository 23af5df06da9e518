import type { Figures, Summary } from '../../experiment/summary.ts'
import { valueOf } from '../format.ts'
import { staffingOf } from '../staffing-of.ts'
import { goalText } from '../queue-rows.ts'
import { estimateCells, head, name, number, verdict } from './cells.ts'
import type { Cell, CellFormat, Sheet, SheetRow } from './workbook.ts'

interface Told {
  readonly key: string
  readonly head: string
  readonly format: CellFormat
  /** With the ends of its interval. */
  readonly ends?: true
  /** What it is divided by: an hour, in seconds. */
  readonly per?: number
}

const OF_CONTACTS: readonly Told[] = [
  { key: 'offered', head: 'offered', format: 'count', ends: true },
  { key: 'serviceLevel', head: 'service level', format: 'share', ends: true },
  { key: 'asa', head: 'ASA, s', format: 'seconds', ends: true },
  { key: 'waitP50', head: 'P50 wait, s', format: 'seconds' },
  { key: 'waitP90', head: 'P90 wait, s', format: 'seconds', ends: true },
  { key: 'waitP99', head: 'P99 wait, s', format: 'seconds' },
  { key: 'maxWait', head: 'longest wait of a run, s', format: 'seconds' },
  { key: 'abandonment', head: 'abandoned, share', format: 'share', ends: true },
  { key: 'blocking', head: 'blocked, share', format: 'share' },
  { key: 'aht', head: 'AHT, s', format: 'seconds', ends: true },
  { key: 'load', head: 'load, Erlangs', format: 'fine' },
  { key: 'fcr', head: 'FCR', format: 'share', ends: true },
  { key: 'daysMissed', head: 'days that miss', format: 'share' },
  { key: 'intervalsMissed', head: 'intervals that miss', format: 'share' },
]

/** Queues, types and clients one by one, and all together. */
export function contactSheet(summary: Summary): Sheet {
  const { clients = {}, queues, totals, types } = summary
  const own = Object.keys(types).every((type) => type in queues)
  const lines: [string, string, Figures][] = [
    ...each('queue', queues),
    ...(own ? [] : each('type', types)),
    ...each('client', clients),
    ['all', '', totals],
  ]
  const goal = (kind: string, of: string): readonly [Cell, Cell] => {
    const found = summary.goals.find(({ queue, type }) =>
      kind === 'queue' ? queue === of && type === null : kind === 'type' && type === of,
    )
    return found === undefined ? [null, null] : [goalText(found), verdict(found.verdict)]
  }
  return scopeSheet(
    'queues',
    ['of', 'name', 'goal', 'verdict'],
    4,
    OF_CONTACTS,
    lines.map(([kind, of, figures]) => ({ cells: [kind, name(of), ...goal(kind, of)], figures })),
  )
}

const OF_AGENTS: readonly Told[] = [
  { key: 'occupancy', head: 'occupancy', format: 'share', ends: true },
  { key: 'utilization', head: 'utilization', format: 'share', ends: true },
  { key: 'handled', head: 'handled', format: 'count', ends: true },
  { key: 'aht', head: 'AHT, s', format: 'seconds', ends: true },
  { key: 'agentHours', head: 'hours on contacts', format: 'count' },
  { key: 'shrinkagePlanned', head: 'shrinkage, planned', format: 'share' },
  { key: 'shrinkage', head: 'shrinkage, realised', format: 'share' },
  { key: 'paidAsWorked', head: 'paid hours, as worked', format: 'count', per: 3600 },
]

/** Groups, and all of them together. */
export function groupSheet(summary: Summary): Sheet {
  const { groups, intervals, totals } = summary
  // Looked up once: a summary computes all figures of an interval at each look.
  const slots = intervals.map(({ groups: own, seconds, totals: all }) => {
    const scheduled = Object.entries(own).map(([of, figures]) => [of, figures.scheduled] as const)
    return { seconds, scheduled: new Map(scheduled), all: all.scheduled }
  })
  const agents = (of: string | null): readonly Cell[] => {
    const { mean, most } = staffingOf(slots, ({ all, scheduled }) => (of === null ? all : scheduled.get(of)))
    return [number(mean, 'fine'), number(most, 'fine')]
  }
  const rows = Object.entries(groups).map(([of, figures]) => ({ cells: [name(of), ...agents(of)], figures }))
  const all = { cells: ['all', ...agents(null)], figures: totals }
  return scopeSheet('groups', ['group', 'agents (mean)', 'at most'], 1, OF_AGENTS, [...rows, all])
}

function each(kind: string, named: Readonly<Record<string, Figures>>): [string, string, Figures][] {
  return Object.entries(named).map(([of, figures]) => [kind, of, figures])
}

interface Line {
  readonly cells: readonly Cell[]
  readonly figures: Figures
}

/** A row for each, columns without any figure left out. */
function scopeSheet(
  sheet: string,
  first: readonly string[],
  /** How many of the first are of texts. */
  texts: number,
  told: readonly Told[],
  lines: readonly Line[],
): Sheet {
  const columns = told.filter(({ key }) => lines.some(({ figures }) => typeof figures[key]?.value === 'number'))
  const heads = [...first, ...columns.flatMap(({ ends, head: text }) => (ends ? [text, 'low', 'high'] : [text]))]
  const rows = lines.map(({ cells, figures }): SheetRow => {
    const found = columns.flatMap(({ ends, format, key, per = 1 }) => {
      const estimate = figures[key]
      if (!ends) return [number((valueOf(estimate) ?? NaN) / per, format)]
      return estimateCells(estimate, format)
    })
    return [...cells, ...found]
  })
  return {
    name: sheet,
    widths: heads.map((_, i) => (i < first.length ? 18 : 11)),
    frozen: { rows: 1, columns: first.length > 3 ? 2 : 1 },
    filter: { head: 0, rows: rows.length, columns: heads.length },
    rows: [head(heads.slice(0, texts), heads.slice(texts)), ...rows],
  }
}
