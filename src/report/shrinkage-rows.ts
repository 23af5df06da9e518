import type { Figures } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { amount, NOTHING, share, valueOf } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

/** Kinds of time off the phone: the figure, the one of the plan where there is one, and the head. */
const KINDS = [
  ['breaks', 'breaksPlanned', 'breaks'],
  ['lunch', 'lunchPlanned', 'lunch'],
  ['meetings', 'meetingsPlanned', 'meetings'],
  ['training', 'trainingPlanned', 'training'],
  ['absence', null, 'absent'],
  ['lateness', null, 'late'],
  ['earlyLeaving', null, 'early'],
  ['offPhone', null, 'off phone'],
] as const

type Kind = (typeof KINDS)[number]

/** Paid time off the phone, planned and realised: two lines per group with shifts, where there is any. */
export function shrinkageSection(page: Page): string[] {
  const { groups } = page.summary
  const isThere = (figures: Figures, [realised, planned]: Kind): boolean =>
    [realised, planned].some((key) => key !== null && (valueOf(figures[key]) ?? 0) > 0)
  const shrinking = Object.entries(groups).filter(([, figures]) => KINDS.some((kind) => isThere(figures, kind)))
  if (shrinking.length === 0) return []
  const shown = KINDS.filter((kind) => shrinking.some(([, figures]) => isThere(figures, kind)))
  const columns: Column[] = [
    { head: 'of paid', align: 'left', atLeast: 10 },
    { head: '', align: 'left' },
    { head: 'shrinkage' },
    ...shown.map(([, , head], i) => ({ head, rank: 8 - i })),
    { head: 'paid h', rank: 10 },
    { head: 'over h', rank: 9 },
  ]
  return section(
    page,
    columns,
    shrinking.flatMap(([name, figures]) => rowsOf(name, figures, shown)),
  )
}

function rowsOf(name: string, figures: Figures, shown: readonly Kind[]): Row[] {
  const part = (key: string | null): Cell => ({ text: key === null ? NOTHING : share(figures[key]).text })
  const hours = (key: string): Cell => ({ text: amount((valueOf(figures[key]) ?? 0) / 3600) })
  return [
    {
      cells: [
        left(printable(name)),
        left('planned'),
        part('shrinkagePlanned'),
        ...shown.map(([, planned]) => part(planned)),
        hours('paid'),
        { text: NOTHING },
      ],
    },
    {
      cells: [
        left(''),
        left('realised'),
        part('shrinkage'),
        ...shown.map(([realised]) => part(realised)),
        hours('paidAsWorked'),
        hours('overtime'),
      ],
    },
  ]
}
