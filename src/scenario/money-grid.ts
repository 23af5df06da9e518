import type { ClockWindow } from './calendar.ts'
import { clockLabel } from './calendar.ts'
import type { Compilation } from './compile-context.ts'
import type { Path } from './tree.ts'

/** Bills are written by intervals: hours in which prices hold begin and end with them. */
export function offGrid(compilation: Compilation, hours: readonly ClockWindow[] | undefined, path: Path): void {
  const { interval } = compilation.scenario.calendar
  const off = (hours ?? []).flatMap(({ from, to }) => [from, to]).find((clock) => clock % interval !== 0)
  if (off === undefined) return
  const message = `${clockLabel(off)} is within an interval of ${interval / 60} minutes, and prices hold for whole ones`
  compilation.fault(path, {
    message,
    allowed: 'hours that begin and end with intervals, or a shorter calendar.interval',
  })
}
