import { readClock, readRange } from './clock.ts'
import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { at, entriesOf } from './tree.ts'
import type { Tree } from './tree.ts'
import { readDuration } from './units.ts'
import type { Reading } from './units.ts'

const DAY_SECONDS = 86_400

/** Breaks of simple shifts outside them, or two at once; windows and days are for `people-plan.ts`. What cannot be read is for the schema to report. */
export function breakProblems(tree: Tree): Problem[] {
  return entriesOf(at(tree, ['groups'])).flatMap(([, { value: group }]) => {
    const shifts = at(group, ['shifts'])
    return shifts?.kind === 'list' ? shifts.items.flatMap(ofShift) : []
  })
}

function ofShift(shift: Tree): Problem[] {
  const hours = value(at(shift, ['hours']), readRange)
  const breaks = at(shift, ['breaks'])
  if (hours === undefined || breaks?.kind !== 'list') return []
  const taken: { from: number; to: number }[] = []
  return breaks.items.flatMap((written) => {
    if (at(written, ['days']) !== undefined) return []
    const clock = value(at(written, ['at']), readClock)
    const seconds = value(at(written, ['for']), readDuration)
    if (clock === undefined || seconds === undefined) return []
    const from = clock < hours.from ? clock + DAY_SECONDS : clock
    const to = from + seconds
    const message =
      from < hours.from || to > hours.to
        ? 'a break outside its shift'
        : taken.some((other) => other.from < to && from < other.to)
          ? 'two breaks at the same time'
          : null
    taken.push({ from, to })
    const allowed = message === 'a break outside its shift' ? `within the hours of the shift` : undefined
    return message === null ? [] : [problemAt(written.place, { message, allowed })]
  })
}

function value<T>(tree: Tree | undefined, read: (text: string) => Reading<T>): T | undefined {
  if (tree?.kind !== 'scalar' || typeof tree.value !== 'string') return undefined
  const reading = read(tree.value)
  return 'value' in reading ? reading.value : undefined
}
