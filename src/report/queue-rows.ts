import type { Figures, GoalVerdict, Summary } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { count, duration, inWords, money, NOTHING, percent, share, valueOf, wholeSeconds } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

const contactColumns = (name: string): Column[] => [
  { head: name, align: 'left', atLeast: 14 },
  { head: 'offered', rank: 7 },
  { head: 'service level' },
  { head: 'goal', align: 'left', rank: 8 },
  { head: '', align: 'left' },
  { head: 'ASA', marginRank: 3, figure: 'asa' },
  { head: 'P90 wait', rank: 2 },
  { head: 'abandoned', marginRank: 4, rank: 9, figure: 'abandonment' },
  { head: 'AHT', marginRank: 1, rank: 6, figure: 'aht' },
]

/** A line per queue, then what all of them make together. */
export function queueSection(page: Page): string[] {
  const { summary } = page
  const rows = contactRows(page, summary.queues, queueGoal)
  if (rows.length > 1) rows.push({ cells: contactCells(page, 'all', summary.totals, undefined), ruled: true })
  return section(page, contactColumns('queue'), rows)
}

/** A line per contact type, where a queue holds others than the one it is named for. */
export function typeSection(page: Page): string[] {
  const { types, queues } = page.summary
  const own = Object.keys(types).every((type) => type in queues)
  return own ? [] : section(page, contactColumns('type'), contactRows(page, types, typeGoal))
}

/** A line per client, where types are of any. */
export function clientSection(page: Page): string[] {
  const { clients } = page.summary
  return clients === undefined
    ? []
    : section(
        page,
        contactColumns('client'),
        contactRows(page, clients, () => undefined),
      )
}

function contactRows(page: Page, lines: Readonly<Record<string, Figures>>, goalOf: typeof queueGoal): Row[] {
  return Object.entries(lines).map(([name, figures]) => ({
    cells: contactCells(page, name, figures, goalOf(page.summary, name)),
  }))
}

function queueGoal({ goals }: Summary, name: string): GoalVerdict | undefined {
  return goals.find(({ queue, type }) => queue === name && type === null)
}

/** A type is judged by itself only where the types of its queue have different goals. */
function typeGoal({ goals }: Summary, name: string): GoalVerdict | undefined {
  return goals.find(({ type }) => type === name)
}

/** Whom a goal is for, by name. */
export function judgedName({ queue, type }: GoalVerdict): string {
  return printable(type ?? queue)
}

function contactCells({ colors }: Page, name: string, figures: Figures, verdict: GoalVerdict | undefined): Cell[] {
  return [
    left(printable(name)),
    { text: count(figures.offered).text },
    share(figures.serviceLevel),
    left(verdict === undefined ? NOTHING : goalText(verdict)),
    verdict === undefined || valueOf(verdict.serviceLevel) === null
      ? left('')
      : { text: verdict.verdict, paint: colors[VERDICT_COLOR[verdict.verdict]] },
    duration(figures.asa),
    { text: duration(figures.waitP90).text },
    share(figures.abandonment),
    duration(figures.aht),
  ]
}

const VERDICT_COLOR = { met: 'green', missed: 'red', open: 'yellow' } as const

/** `80 % in 20 s`, `80 % in 4 h open` where the clock runs in opening hours alone. */
export function goalText(goal: Pick<GoalVerdict, 'share' | 'seconds' | 'clock'>): string {
  const digits = Number.isInteger(Number((100 * goal.share).toFixed(6))) ? 0 : 1
  const clock = goal.clock === 'business' ? ' open' : ''
  return `${percent(goal.share, digits)} in ${wholeSeconds(goal.seconds)}${clock}`
}

const waitColumns = (run: string): Column[] => [
  { head: 'waits of', align: 'left', atLeast: 14 },
  { head: 'half within', rank: 3 },
  { head: '90 % within' },
  { head: '95 % within', rank: 2, marginRank: 1 },
  { head: '99 % within', marginRank: 1 },
  // The waits of all runs are pooled, but of the longest of each the mean is told: it may lie below the 99 %.
  { head: `longest of a ${run}`, rank: 4 },
  { head: 'days that miss', rank: 6 },
  { head: 'intervals that miss', rank: 5 },
]

/** How long the unlucky wait, and how often a day or an interval misses the goal. */
export function riskSection(page: Page): string[] {
  const { queues, types, method } = page.summary
  const lines = Object.entries(queues)
  const judgedApart = Object.entries(types).filter(([name, figures]) => !(name in queues) && isJudged(figures))
  const rows: Row[] = [...lines, ...judgedApart].map(([name, figures]) => ({
    cells: [
      left(printable(name)),
      { text: duration(figures.waitP50).text },
      duration(figures.waitP90),
      duration(figures.waitP95),
      duration(figures.waitP99),
      { text: duration(figures.maxWait).text },
      share(figures.daysMissed),
      share(figures.intervalsMissed),
    ],
  }))
  return section(page, waitColumns(method === 'batches' ? 'batch' : 'run'), rows)
}

function isJudged(figures: Figures): boolean {
  return valueOf(figures.daysMissed) !== null || valueOf(figures.intervalsMissed) !== null
}

/** What did not reach an agent for reasons other than patience: one line per queue that has any; then trunks. */
export function lossLines({ summary }: Page): string[] {
  const { currency = '' } = summary
  const lines = Object.entries(summary.trunks).map(([name, { linesTaken, lineCost }]) => {
    const cost = (valueOf(lineCost) ?? 0) > 0 ? `, cost ${inWords(money(lineCost, currency))}` : ''
    return `${printable(name)}: ${inWords(count(linesTaken))} lines taken on average${cost}`
  })
  const losses = Object.entries(summary.queues).flatMap(([name, figures]) => {
    const parts = [
      ['blocked', 'blocked'],
      ['sentAway', 'turned away'],
      ['unreached', 'never reached'],
      ['cutOff', 'cut off'],
      ['requeued', 'back in line after being cut off'],
      ['waiting', 'still waiting at the end'],
    ].flatMap(([key, words]) => ((valueOf(figures[key]) ?? 0) > 0 ? [`${count(figures[key]).text} ${words}`] : []))
    return parts.length === 0
      ? []
      : [`${printable(name)}: ${parts.join(', ')} (of ${count(figures.offered).text} offered)`]
  })
  return [...losses, ...lines]
}
