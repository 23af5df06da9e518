import type { Estimate, Figures } from '../../src/index.ts'
import type { RecordedRow, RecordedTables } from './recorded-tables.ts'

/** One slice of a week: what was recorded, what was simulated, and how many such weeks were. */
export interface Compared {
  readonly name: string
  readonly recorded: RecordedRow
  readonly simulated: Figures
  /** The simulated counts are for this many days. */
  readonly days: number
  /** Mean agents simulated. */
  readonly agents: number | null
}

/** Tables in Markdown: recorded → simulated ± the half-width of its interval. */
export function comparedTable(first: string, compared: readonly Compared[], withAgents: boolean): string {
  const heads = [first, 'contacts a day', 'within 20 s', 'difference', 'abandoned', 'ASA', 'wait of those who left']
  if (withAgents) heads.push('agents')
  const rows = compared.map(({ name, recorded, simulated, days, agents }) => {
    const { offered, serviceLevel, abandonment, asa, meanWaitAbandoned } = simulated
    const cells = [
      name,
      `${recorded.offered.toFixed(0)} → ${plain(offered.value, 1 / days, 0)}`,
      `${percent(recorded.serviceLevel)} → ${withMargin(serviceLevel, 100, 1)} %`,
      signed(100 * ((serviceLevel.value ?? NaN) - recorded.serviceLevel)),
      `${percent(recorded.abandonment)} → ${withMargin(abandonment, 100, 1)} %`,
      `${recorded.asa.toFixed(0)} → ${withMargin(asa, 1, 0)} s`,
      `${recorded.meanWaitAbandoned.toFixed(0)} → ${plain(meanWaitAbandoned.value, 1, 0)} s`,
    ]
    if (withAgents) cells.push(`${recorded.agents.toFixed(2)} → ${plain(agents, 1, 2)}`)
    return cells
  })
  return markdown(heads, rows)
}

export interface HalfHour {
  readonly start: string
  readonly figures: Figures
}

export interface Varied {
  readonly what: string
  readonly totals: Figures
  readonly halfHours: readonly HalfHour[]
}

/** The variations beside what was recorded. */
export function variedTable(recorded: RecordedTables, varied: readonly Varied[]): string {
  const all = recorded.row()
  const rows = varied.map(({ what, totals, halfHours }) => [
    what,
    `${withMargin(totals.serviceLevel, 100, 1)} %`,
    `${withMargin(totals.abandonment, 100, 1)} %`,
    `${withMargin(totals.asa, 1, 0)} s`,
    percent(1 - (totals.immediate.value ?? NaN)),
    meanDistance(recorded, halfHours).toFixed(1),
  ])
  const was = [
    '**recorded**',
    percent(all.serviceLevel),
    percent(all.abandonment),
    `${all.asa.toFixed(0)} s`,
    percent(all.queued),
    '',
  ]
  return markdown(['', 'within 20 s', 'abandoned', 'ASA', 'had to wait', 'off in a half hour'], [was, ...rows])
}

/** How far the service level of a half hour of the day is off on average, weighted by contacts, in points. */
function meanDistance(recorded: RecordedTables, halfHours: readonly HalfHour[]): number {
  let [sum, weight] = [0, 0]
  for (const { start, figures } of halfHours) {
    const { offered, serviceLevel } = recorded.row({ start })
    sum += offered * Math.abs((figures.serviceLevel.value ?? 0) - serviceLevel)
    weight += offered
  }
  return (100 * sum) / weight
}

/** By half hour of the day: recorded, the scenario, the scenario with something put back in. */
export function dayTable(recorded: RecordedTables, plain: readonly HalfHour[], better: readonly HalfHour[]): string {
  const rows = plain.map(({ start, figures }, i) => {
    const was = recorded.row({ start })
    const then = better[i].figures
    return [
      start,
      was.offered.toFixed(0),
      was.agents.toFixed(1),
      `${was.talk.toFixed(0)} s`,
      percent(was.serviceLevel),
      `${withMargin(figures.serviceLevel, 100, 1)} %`,
      `${withMargin(then.serviceLevel, 100, 1)} %`,
      percent(was.abandonment),
      `${withMargin(figures.abandonment, 100, 1)} %`,
      `${withMargin(then.abandonment, 100, 1)} %`,
      `${was.asa.toFixed(0)} s`,
      `${withMargin(figures.asa, 1, 0)} s`,
      `${withMargin(then.asa, 1, 0)} s`,
    ]
  })
  const of = (figure: string) => [`${figure}: recorded`, 'simulated', 'talk by time']
  const heads = ['from', 'contacts', 'agents', 'talk', ...of('within 20 s'), ...of('abandoned'), ...of('ASA')]
  return markdown(heads, rows)
}

/** First column to the left, numbers to the right. */
export function markdown(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

export function withMargin({ value, low, high }: Estimate, times: number, digits: number): string {
  if (value === null) return '–'
  const half = low === null || high === null ? '' : ` ± ${((times * (high - low)) / 2).toFixed(digits)}`
  return (times * value).toFixed(digits) + half
}

function plain(value: number | null, times: number, digits: number): string {
  return value === null ? '–' : (times * value).toFixed(digits)
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

export function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`
}
