import type { DutyShift, WrittenRest } from './duty-shift.ts'

interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * When breaks and the like begin that have a window: by shift, rest and weekday, seconds from the start of its window for
 * each person. All people of a group who have the same window on a day begin one after the other, evenly from the first
 * moment that is possible to the last, and around what has its place already: fixed times first, then windows as they are
 * listed. `noRoom` is told where there is none.
 */
export function spreadStarts(
  shifts: readonly DutyShift[],
  noRoom: (shift: number, rest: number, weekday: number) => void,
): Float64Array[][][] {
  const starts = shifts.map(({ rests, agents }) =>
    rests.map(() => Array.from({ length: 7 }, () => new Float64Array(agents))),
  )
  for (let weekday = 0; weekday < 7; weekday++) spreadOn(weekday, shifts, starts, noRoom)
  return starts
}

function spreadOn(
  weekday: number,
  shifts: readonly DutyShift[],
  starts: readonly (readonly (readonly Float64Array[])[])[],
  noRoom: (shift: number, rest: number, weekday: number) => void,
): void {
  const isHeld = ({ weekdays }: WrittenRest): boolean => weekdays === null || weekdays.includes(weekday)
  const isFixed = ({ from, to, seconds }: WrittenRest): boolean => to - from === seconds
  const working = shifts.map(({ weekdays, agents }) => (weekdays.includes(weekday) ? agents : 0))
  const people = new Map<string, number>()
  shifts.forEach(({ rests }, i) => {
    for (const rest of rests.filter(isHeld)) people.set(keyOf(rest), (people.get(keyOf(rest)) ?? 0) + working[i])
  })
  const placed = new Map<string, number>()
  shifts.forEach(({ rests }, shift) => {
    const fixed = rests.filter((rest) => isHeld(rest) && isFixed(rest)).map(({ from, to }) => ({ from, to }))
    let hasRoom = true
    for (let person = 0; person < working[shift] && hasRoom; person++) {
      const taken: Stretch[] = [...fixed]
      rests.forEach((rest, i) => {
        if (!isHeld(rest) || isFixed(rest) || !hasRoom) return
        const key = keyOf(rest)
        const before = placed.get(key) ?? 0
        placed.set(key, before + 1)
        const all = people.get(key) ?? 1
        const start = startAt(all > 1 ? before / (all - 1) : 0, rest, taken)
        if (start === null) {
          hasRoom = false
          noRoom(shift, i, weekday)
          return
        }
        taken.push({ from: start, to: start + rest.seconds })
        starts[shift][i][weekday][person] = start - rest.from
      })
    }
  })
}

function keyOf({ kind, from, to, seconds }: WrittenRest): string {
  return `${kind} ${from} ${to} ${seconds}`
}

/** The start at a share of all starts that are possible; null: there are none. */
function startAt(share: number, { from, to, seconds }: WrittenRest, taken: readonly Stretch[]): number | null {
  let free: Stretch[] = [{ from, to: to - seconds }]
  for (const other of taken) {
    const [first, last] = [other.from - seconds, other.to]
    free = free.flatMap((stretch) =>
      last <= stretch.from || first >= stretch.to
        ? [stretch]
        : [
            ...(first >= stretch.from ? [{ from: stretch.from, to: first }] : []),
            ...(last <= stretch.to ? [{ from: last, to: stretch.to }] : []),
          ],
    )
  }
  if (free.length === 0) return null
  let left = share * free.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0)
  for (const stretch of free) {
    const length = stretch.to - stretch.from
    // Whole seconds, so that times of people add up without rounding.
    if (left <= length) return Math.max(stretch.from, Math.floor(stretch.from + left))
    left -= length
  }
  return free[free.length - 1].to
}
