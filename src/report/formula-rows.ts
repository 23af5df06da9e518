import type { Estimate, Figures, FormulaCheck } from '../experiment/summary.ts'
import { listed } from '../scenario/names.ts'
import type { Cell, Column, Row } from './columns.ts'
import { count, duration, type Printed, share } from './format.ts'
import { left, notes, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

type Covered = Extract<FormulaCheck, { readonly formula: string }>

/** Figures that formulas give, in the order in which they stand beside the simulation. */
export const FIGURES: readonly {
  readonly key: string
  readonly head: string
  readonly print: (e?: Estimate) => Printed
}[] = [
  { key: 'serviceLevel', head: 'service level', print: share },
  { key: 'asa', head: 'ASA', print: duration },
  { key: 'waitP90', head: 'P90 wait', print: duration },
  { key: 'abandonment', head: 'abandoned', print: share },
  { key: 'blocking', head: 'blocked', print: share },
  { key: 'occupancy', head: 'occupancy', print: share },
  { key: 'immediate', head: 'at once', print: share },
  { key: 'meanWait', head: 'mean wait', print: duration },
  { key: 'meanQueue', head: 'mean queue', print: count },
]

/** The closed formula under the simulated figures where there is one, and why not where there is none. */
export function formulaSection(page: Page): string[] {
  const { formulas } = page.summary
  const covered = formulas.filter((check): check is Covered => check.formula !== null)
  const shown = FIGURES.filter(({ key }) => covered.some(({ figures }) => figures[key] !== undefined))
  const columns: Column[] = [
    { head: 'beside a formula', align: 'left', atLeast: 14 },
    { head: '', align: 'left', atLeast: 9 },
    ...shown.map(({ head }, index) => ({ head, rank: index === 0 ? undefined : shown.length - index })),
  ]
  const rows = covered.flatMap((check): Row[] => [
    { cells: [left(printable(check.queue)), left('simulated'), ...simulated(page, check, shown)] },
    { cells: [left(''), left(check.formula), ...shown.map(({ key, print }) => print(exactly(check.figures[key])))] },
  ])
  const queuesByReason = new Map<string, string[]>()
  for (const check of formulas) {
    if (check.formula !== null) continue
    queuesByReason.set(check.why, [...(queuesByReason.get(check.why) ?? []), printable(check.queue)])
  }
  const none = [...queuesByReason].map(([why, queues]) => `${listed(queues)}: ${why}`)
  return [...section(page, columns, rows), ...notes(page, 'no formula', none)]
}

function simulated({ summary }: Page, { queue }: Covered, shown: typeof FIGURES): Cell[] {
  // Agents belong to groups: a queue's occupancy is that of everybody only where it is alone.
  const everybody: Figures = Object.keys(summary.queues).length === 1 ? summary.totals : {}
  return shown.map(({ key, print }) => print(summary.queues[queue]?.[key] ?? everybody[key]))
}

function exactly(value: number | undefined): Estimate {
  return { value: value ?? null, low: null, high: null }
}
