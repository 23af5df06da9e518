import type { Estimate, Figures, IntervalSummary } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { amount, count, duration, NOTHING, share, valueOf } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

const columns: Column[] = [
  { head: 'group', align: 'left', atLeast: 14 },
  { head: 'agents (mean)', rank: 8 },
  { head: 'at most', rank: 5 },
  { head: 'occupancy', marginRank: 4 },
  { head: 'utilization', marginRank: 1, rank: 6 },
  { head: 'handled', rank: 7 },
  { head: 'AHT', marginRank: 2, rank: 3 },
]

/** A line per agent group, then all of them. */
export function groupSection(page: Page): string[] {
  const { groups, totals, intervals } = page.summary
  const rows: Row[] = Object.entries(groups).map(([name, figures]) => {
    const staffing = staffingOf(intervals, (interval) => interval.groups[name]?.scheduled)
    return { cells: cells(printable(name), figures, staffing) }
  })
  if (rows.length > 1) {
    rows.push({ cells: cells('all', totals, staffingOf(intervals, (interval) => interval.totals.scheduled)), ruled: true })
  }
  return section(page, columns, rows)
}

interface Staffing {
  /** Over the time in which there are any; the figure of the whole run counts the night too. */
  readonly mean: number | null
  readonly most: number | null
}

function staffingOf(intervals: readonly IntervalSummary[], scheduled: (one: IntervalSummary) => Estimate | undefined) {
  let [agentSeconds, seconds, most] = [0, 0, 0]
  for (const interval of intervals) {
    const agents = valueOf(scheduled(interval)) ?? 0
    if (agents === 0) continue
    agentSeconds += agents * interval.seconds
    seconds += interval.seconds
    most = Math.max(most, agents)
  }
  const staffing: Staffing = seconds > 0 ? { mean: agentSeconds / seconds, most } : { mean: null, most: null }
  return staffing
}

function cells(name: string, figures: Figures, { mean, most }: Staffing): Cell[] {
  const text = (agents: number | null) => (agents === null ? NOTHING : amount(agents))
  return [
    left(name),
    { text: mean === null ? count(figures.scheduled).text : text(mean) },
    { text: text(most) },
    share(figures.occupancy),
    share(figures.utilization),
    { text: count(figures.handled).text },
    duration(figures.aht),
  ]
}
