import { z } from 'zod'
import { restFault, type AllowedRest } from './allowed-shift.ts'
import type { ClockRange } from './clock.ts'
import { misread, positiveDuration, scalar, section } from './fields.ts'
import type { Issues } from './fields.ts'
import { readDuration, type Reading } from './units.ts'

const WINDOW = 'a window of time worked such as 3h-5h'

export const DURATIONS_PATTERN = String.raw`(\d+(\.\d+)?(ms|s|m|h|d))+`
const window = scalar(WINDOW, `^${DURATIONS_PATTERN}-${DURATIONS_PATTERN}$`, ['3h-5h'], (given) =>
  readSpan(given, WINDOW),
)

/** Two durations, `2h-4h`. */
export function readSpan(given: string, expected: string): Reading<ClockRange> {
  const ends = given.split('-').map(readDuration)
  const [from, to] = ends
  if (ends.length !== 2 || !('value' in from) || !('value' in to)) return { expected }
  return from.value < to.value
    ? { value: { from: from.value, to: to.value } }
    : { expected: `${expected}, the shorter first` }
}

/** A break by time worked; `reason` is that of whether it is paid unless it says otherwise. */
export function allowedRest(paid: boolean, reason: string) {
  return section({
    after: positiveDuration.optional().meta({
      description: 'After how much time worked it begins. Either this or `between`.',
      examples: ['2h'],
    }),
    between: window.optional().meta({
      description:
        'It lies within this window of the time worked. People with the same window begin one after the other.',
      examples: ['3h-5h'],
    }),
    for: positiveDuration.meta({ description: 'How long it lasts.', examples: ['15m'] }),
    paid: z
      .boolean({ error: () => 'expected true or false' })
      .prefault(paid)
      .meta({ description: 'Whether it is paid.', $comment: reason }),
  }).transform(({ after, between, for: seconds, paid: isPaid }, issues): Omit<AllowedRest, 'kind'> => {
    if ((after === undefined) === (between === undefined))
      misread(issues, {
        expected: after === undefined ? 'either after or between' : 'either after or between, not both',
      })
    else if (between !== undefined && between.to - between.from < seconds)
      misread(issues, { expected: 'a window that is at least as long as `for`' }, ['between'])
    const { from, to } = between ?? { from: after ?? 0, to: (after ?? 0) + seconds }
    return { paid: isPaid, seconds, from, to }
  })
}

/** Reports breaks outside a shift, at one time, or without room, for any of its lengths. */
export function checkRests(
  rests: readonly AllowedRest[],
  lengths: readonly (readonly number[])[],
  issues: Issues,
): void {
  rests.forEach(({ kind }, i) => {
    const faults = new Set(lengths.map((spells) => restFault(rests, i, spells)))
    const path = kind === 'lunch' ? ['lunch'] : ['breaks', i]
    const expected = faults.has('outside')
      ? `a ${kind} within the time worked, of one spell and of every length`
      : faults.has('overlap')
        ? `a ${kind} that is not at the time of another`
        : faults.has('no room') && `a window with more room, for others take from it`
    if (expected !== false) misread(issues, { expected }, path)
  })
}
