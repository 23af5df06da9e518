import type { Estimate, Figures } from '../../src/index.ts'
import type { RecordedRow } from './recorded-tables.ts'

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

export interface Varied {
  readonly what: string
  readonly totals: Figures
}

/** The variations beside what was recorded. */
export function variedTable(recorded: RecordedRow, varied: readonly Varied[]): string {
  const rows = varied.map(({ what, totals }) => [
    what,
    `${withMargin(totals.serviceLevel, 100, 1)} %`,
    `${withMargin(totals.abandonment, 100, 1)} %`,
    `${withMargin(totals.asa, 1, 0)} s`,
  ])
  const was = ['**recorded**', percent(recorded.serviceLevel), percent(recorded.abandonment), `${recorded.asa.toFixed(0)} s`]
  return markdown(['', 'within 20 s', 'abandoned', 'ASA'], [was.map((cell) => cell), ...rows])
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
