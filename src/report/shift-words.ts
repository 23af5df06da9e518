import { weekdayName, type ClockRange } from '../scenario/clock.ts'
import { clockLabel } from '../scenario/calendar.ts'
import { monthName } from '../scenario/dates.ts'
import type { WrittenRest } from '../scenario/duty-shift.ts'

const DAY_SECONDS = 86_400

/** `mon-fri`, `sat`, `mon, wed`, `mon-thu, sat`: as a scenario has them. */
export function weekdaysText(weekdays: readonly number[]): string {
  return runsText(weekdays, weekdayName)
}

/** `jan-sep`, `dec`, `nov, dec`: as a scenario has them; january = 1. */
export function monthsText(months: readonly number[]): string {
  return runsText(months, monthName)
}

function runsText(numbers: readonly number[], nameOf: (number: number) => string): string {
  const runs: number[][] = []
  for (const number of numbers) {
    const last = runs[runs.length - 1]
    if (last !== undefined && last[last.length - 1] === number - 1) last.push(number)
    else runs.push([number])
  }
  return runs
    .map((run) => {
      const [first, last] = [nameOf(run[0]), nameOf(run[run.length - 1])]
      return run.length > 2 ? `${first}-${last}` : run.map(nameOf).join(', ')
    })
    .join(', ')
}

/** `08:00-16:30`; what is past midnight by the clock of its own day. */
export function rangeText({ from, to }: ClockRange): string {
  return `${clockText(from)}-${to % DAY_SECONDS === 0 ? '24:00' : clockText(to)}`
}

export function clockText(clock: number): string {
  return clockLabel(clock % DAY_SECONDS)
}

/** A clock time, or the window in which it begins and ends. */
export function restTime({ from, to, seconds }: WrittenRest): string {
  return isFixed({ from, to, seconds }) ? clockText(from) : rangeText({ from, to })
}

/** Whether its time is fixed. */
export function isFixed({ from, to, seconds }: Pick<WrittenRest, 'from' | 'to' | 'seconds'>): boolean {
  return to - from === seconds
}

/** Lunch is unpaid, and a break paid, unless a scenario says otherwise. */
export function isUsuallyPaid({ kind }: Pick<WrittenRest, 'kind'>): boolean {
  return kind !== 'lunch'
}
