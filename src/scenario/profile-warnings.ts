import type { ClockWindow } from './calendar.ts'
import { weekdayName } from './clock.ts'
import { isMetWhenClosed } from './compile-types.ts'
import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import type { Scenario } from './schema.ts'
import { placeOf } from './tree.ts'
import type { Tree } from './tree.ts'

const DAY_SECONDS = 86_400
const WEEK_SECONDS = 7 * DAY_SECONDS

/** Rates of a profile outside opening hours: nobody comes then, and whoever wrote them thought otherwise. */
export function profileWarnings(scenario: Scenario, tree: Tree): Problem[] {
  return Object.entries(scenario.types).flatMap(([name, type]) => {
    const { arrivals } = type
    if (arrivals?.from !== 'profile' || isMetWhenClosed(type)) return []
    const queue = Object.values(scenario.queues).find(({ types }) => types.includes(name))
    const open = stretches(queue?.hours ?? scenario.calendar.hours).toSorted((a, b) => a.from - b.from)
    const given = stretches(arrivals.windows.filter(({ value }) => value > 0))
    const outside = given.flatMap((stretch) => uncovered(stretch, open))
    if (outside.length === 0) return []
    const [{ from, to }] = outside.toSorted((a, b) => a.from - b.from)
    const day = weekdayName(Math.floor(from / DAY_SECONDS))
    const when = `${day} ${clockText(from)}-${clockText(to - Math.floor(from / DAY_SECONDS) * DAY_SECONDS)}`
    const message = `the profile of ${quoted(name)} has contacts outside opening hours, from ${when} on: nobody comes then`
    return [problemAt(placeOf(tree, ['types', name, 'arrivals'], 'key'), { message }, 'warning')]
  })
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Windows as seconds of the week from monday on; what lasts past sunday's end comes at the start too. */
function stretches(windows: readonly ClockWindow[]): Stretch[] {
  return windows.flatMap(({ weekdays, from, to }) =>
    weekdays.flatMap((weekday) => {
      const [start, end] = [weekday * DAY_SECONDS + from, weekday * DAY_SECONDS + to]
      if (end <= WEEK_SECONDS) return [{ from: start, to: end }]
      return [
        { from: start, to: WEEK_SECONDS },
        { from: 0, to: end - WEEK_SECONDS },
      ]
    }),
  )
}

/** What the others, in order of time, leave of a stretch. */
function uncovered({ from, to }: Stretch, others: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  let start = from
  for (const other of others) {
    if (other.from > start && start < to) left.push({ from: start, to: Math.min(to, other.from) })
    start = Math.max(start, other.to)
  }
  if (start < to) left.push({ from: start, to })
  return left.filter((stretch) => stretch.from < stretch.to)
}

function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / 60) % 1440
  const two = (value: number) => String(value).padStart(2, '0')
  return seconds > 0 && seconds % DAY_SECONDS === 0 && minutes === 0
    ? '24:00'
    : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
