import type { DaySummary, Summary } from '../experiment/summary.ts'
import { amount, halfWidth, valueOf } from './format.ts'
import { printable } from './text-width.ts'
import { dayLabel } from './time-rows.ts'

/** Fewer days with agents say nothing of whether a team keeps up. */
const FEWEST_DAYS = 3
/** From so many on, a week is compared with another: weekdays differ. */
const TWO_WEEKS = 10
const WEEK = 5
/** More work left than this share of a day's contacts, each time. */
const LEAST_GROWTH = 0.02

/** Deferred work of which more is left from day to day: the team does not keep up, whatever the goals say. */
export function growingBacklog({ days, queues }: Summary): string[] {
  const worked = days.filter(({ totals }) => (valueOf(totals.scheduled) ?? 0) > 0)
  if (worked.length < FEWEST_DAYS) return []
  return Object.keys(queues).flatMap((name) => {
    const [first, middle, last] = stages(worked, name)
    const perDay = (valueOf(queues[name].offered) ?? 0) / days.length
    const least = Math.max(1, LEAST_GROWTH * perDay)
    const grows = [middle.low - first.high, last.low - middle.high].every((growth) => growth > 0)
    if (!grows || last.value - middle.value < least || middle.value - first.value < least) return []
    const handled = worked.map(({ queues: own }) => valueOf(own[name]?.agentTime)).filter((time) => time !== null)
    const agentTime = handled.length === 0 ? 0 : handled.reduce((sum, one) => sum + one, 0) / handled.length
    const work = agentTime > 0 ? `, ${amount((last.value * agentTime) / 3600)} hours of work` : ''
    return [
      `${printable(name)}: the team does not keep up; ${first.label} leaves ${amount(first.value)} waiting, ` +
        `${last.label} ${amount(last.value)}${work}.`,
    ]
  })
}

interface Stage {
  readonly label: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** What is left at the beginning, in the middle and at the end: a day each, or the mean of a week where there are two. */
function stages(days: readonly DaySummary[], queue: string): readonly [Stage, Stage, Stage] {
  const length = days.length >= TWO_WEEKS ? WEEK : 1
  const middle = Math.floor((days.length - length) / 2)
  const at = (from: number): Stage => {
    const part = days.slice(from, from + length)
    const left = part.map(({ queues }) => queues[queue]?.backlogAtDayEnd)
    const mean = (of: (figure: (typeof left)[number]) => number) => left.reduce((sum, one) => sum + of(one), 0) / length
    const value = mean((one) => valueOf(one) ?? 0)
    // Days of one replication go together: the mean of their margins is none too small.
    const half = mean((one) => halfWidth(one) ?? 0)
    const label = length === 1 ? dayLabel(part[0]) : `the week from ${dayLabel(part[0])} on`
    return { label, value, low: value - half, high: value + half }
  }
  return [at(0), at(middle), at(days.length - length)]
}
