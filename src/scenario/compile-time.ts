import type { Periods } from '../models/model.ts'
import { calendarOf } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { batchPeriods, calendarPeriods } from './compile-periods.ts'
import type { Findings } from './diagnostics.ts'
import type { Scenario } from './schema.ts'
import type { Path } from './tree.ts'

const DAY_SECONDS = 86_400
/** A year of minutes, or ten of quarter hours; a period costs some bytes per group. */
const MOST_PERIODS = 600_000
/** A row costs some kilobytes. */
const MOST_ROWS = 50_000

export interface Time {
  readonly periods: Periods
  readonly calendar: Calendar | null
}

/** Days, or in steady state a horizon; null after a fault. */
export function timeOf({ calendar, run }: Scenario, fault: (path: Path, findings: Findings) => void): Time | null {
  return run.horizon === undefined ? daysOf(calendar, run, fault) : steadyOf(run, run.horizon)
}

type Fault = (path: Path, findings: Findings) => void

function daysOf(
  { start, days, timezone, interval }: Scenario['calendar'],
  run: Scenario['run'],
  fault: Fault,
): Time | null {
  const warmup = run.warmup ?? 0
  if (warmup % DAY_SECONDS !== 0 || warmup >= days * DAY_SECONDS) {
    const message = `the warm-up of a run of ${days} day${days === 1 ? '' : 's'} is not whole days, with days left after it`
    fault(['run', 'warmup'], { message, allowed: 'a warm-up in days, such as 7d; `run.horizon` makes one long run' })
    return null
  }
  if ((days * DAY_SECONDS) / interval > MOST_PERIODS) {
    const message = `${days} days have more than ${MOST_PERIODS} intervals of ${interval / 60} minutes`
    fault(['calendar', 'interval'], { message, allowed: 'a longer interval, or fewer days' })
    return null
  }
  if (run.intervals === 'all' && (days * DAY_SECONDS) / interval > MOST_ROWS) {
    const message = `${days} days have more than ${MOST_ROWS} intervals to keep`
    fault(['run', 'intervals'], { message, allowed: '`folded` or `auto`' })
    return null
  }
  const calendar = calendarOf({ start: start ?? null, days, timezone })
  const fold = run.intervals === 'auto' ? undefined : run.intervals === 'folded'
  return { calendar, periods: calendarPeriods(calendar, interval, { warmupDays: warmup / DAY_SECONDS, fold }) }
}

/** The schema has filled in warm-up and batches, and seen to it that the horizon is longer. */
function steadyOf({ warmup = 0, batches = 1 }: Scenario['run'], horizon: number): Time {
  return { calendar: null, periods: batchPeriods(horizon, warmup, batches) }
}
