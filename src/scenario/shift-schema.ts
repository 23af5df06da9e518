import { z } from 'zod'
import { REST_KINDS, type RestKind } from '../models/people-model.ts'
import {
  choice,
  clock,
  fileField,
  misread,
  positiveDuration,
  range,
  section,
  weekdays,
  whole,
  type Issues,
} from './fields.ts'
import { monthNumbers } from './season-schema.ts'
import { restAt, splitDay, type DutyShift, type WrittenRest, type WrittenTime } from './duty-shift.ts'

export const MOST_AGENTS = 100_000
export const HEADCOUNT = `a whole number of agents from 0 to ${MOST_AGENTS}`
export const headcount = whole(HEADCOUNT, 0, MOST_AGENTS)
const ALL_WEEKDAYS: readonly number[] = [0, 1, 2, 3, 4, 5, 6]

const someDays = z
  .union([weekdays, z.array(weekdays)], { error: () => 'expected weekdays such as mon-fri, or a list of them' })
  .transform((given): readonly number[] => [...new Set(given.flat())].toSorted((a, b) => a - b))

/** When a break, a lunch, a meeting or training is. */
function restShape(what: string, time: string, window: string, length: string) {
  return {
    at: clock.optional().meta({ description: `When ${what} begins. Either this or \`between\`.`, examples: [time] }),
    between: range.optional().meta({
      description: `It begins and ends within this window. The people of the group who have the same window begin one after the other, evenly over it.`,
      examples: [window],
    }),
    for: positiveDuration.meta({ description: 'How long it lasts.', examples: [length] }),
    days: someDays.optional().meta({
      description: 'Weekdays on which it is held. Without it, whenever the shift is worked.',
      examples: ['tue'],
    }),
    delayed: choice(['full', 'shortened'], 'what becomes of it when the agent is still busy')
      .optional()
      .meta({
        description:
          'Who is busy finishes the contact first. `full`: it begins then and keeps its length. `shortened`: it ends when planned. Without it `shortened` for a time that is fixed by `at`, `full` with `between`.',
        examples: ['full'],
      }),
  }
}

function paidUnless(paid: boolean, reason: string) {
  return z
    .boolean({ error: () => 'expected true or false' })
    .prefault(paid)
    .meta({ description: 'Whether it is paid.', $comment: reason })
}

const pause = section({
  ...restShape('it', '10:00', '09:30-11:00', '15m'),
  paid: paidUnless(true, 'Short breaks usually are.'),
}).transform(checked)
const lunch = section({
  ...restShape('it', '12:00', '11:30-13:30', '30m'),
  paid: paidUnless(false, 'Lunch usually is not.'),
}).transform(checked)
const meeting = section(restShape('it', '10:00', '09:00-11:00', '30m')).transform(checked)
const training = section(restShape('it', '14:00', '13:00-16:00', '1h')).transform(checked)

type GivenRest = WrittenTime & { readonly paid?: boolean }

function checked<T extends GivenRest>(given: T, issues: Issues): T {
  const { at, between, for: seconds } = given
  if ((at === undefined) === (between === undefined)) {
    misread(issues, { expected: at === undefined ? 'either at or between' : 'either at or between, not both' })
  } else if (between !== undefined && between.to - between.from < seconds) {
    misread(issues, { expected: 'a window that is at least as long as `for`' }, ['between'])
  }
  return given
}

const list = <T extends z.ZodType>(item: T, example: string) =>
  z.array(item, { error: () => `expected a list such as [${example}]` })

const shift = section({
  agents: headcount.meta({ description: 'How many work it.', examples: [3] }),
  days: someDays.optional().meta({
    description: 'Weekdays on which it begins. Without it, every day.',
    examples: ['mon-fri'],
  }),
  months: monthNumbers.meta({
    description: 'Months in which it begins. Without it, all year.',
    examples: ['jan-sep'],
  }),
  hours: z.union([range, list(range, '08:00-12:00, 16:00-20:00').min(1, { error: () => 'expected hours' })]).meta({
    description:
      'From when to when; the end may be on the next day. A list: several spells of work by the same people.',
    examples: ['08:00-16:30', ['08:00-12:00', '16:00-20:00']],
  }),
  breaks: list(pause, '{ at: 12:00, for: 30m }')
    .prefault([])
    .meta({
      description: 'Breaks, not available; the contact is finished first.',
      $comment: 'None unless they are planned.',
      examples: [[{ at: '12:00', for: '30m' }]],
    }),
  lunch: lunch.optional().meta({
    description: 'A longer break, unpaid unless it says otherwise.',
    examples: [{ between: '11:30-13:30', for: '30m' }],
  }),
  meetings: list(meeting, '{ days: tue, at: 10:00, for: 30m }')
    .prefault([])
    .meta({
      description: 'Paid time off the phone that all of the shift spend together.',
      $comment: 'None unless they are planned.',
      examples: [[{ days: 'tue', at: '10:00', for: '30m' }]],
    }),
  training: list(training, '{ days: thu, between: 13:00-16:00, for: 1h }')
    .prefault([])
    .meta({
      description: 'Training and coaching: paid time off the phone.',
      $comment: 'None unless it is planned.',
      examples: [[{ days: 'thu', between: '13:00-16:00', for: '1h' }]],
    }),
}).transform((given, issues) => {
  const ranges = Array.isArray(given.hours) ? given.hours : [given.hours]
  const spells = splitDay(ranges)
  if (spells === null) {
    misread(issues, { expected: 'spells one after the other, within 24 hours of the first' }, ['hours'])
    return { agents: 0, weekdays: ALL_WEEKDAYS, from: 0, to: 0, breaks: [] }
  }
  const groups: readonly (readonly [RestKind, readonly GivenRest[]])[] = [
    ['break', given.breaks],
    ['lunch', given.lunch === undefined ? [] : [given.lunch]],
    ['meeting', given.meetings],
    ['training', given.training],
  ]
  const rests = groups.flatMap(([kind, items]) => items.map((item) => restAt(kind, item.paid ?? true, item, spells)))
  const { agents, months, days = ALL_WEEKDAYS } = given
  return asWritten({ agents, weekdays: days, ...(months === undefined ? {} : { months }), spells, rests })
})

/**
 * A shift of one spell with fixed paid breaks, or, under `duty`, one that has more to it. The form of the first is kept:
 * it is part of the hash of scenarios.
 */
export interface WrittenShift {
  readonly agents: number
  readonly weekdays: readonly number[]
  readonly months?: readonly number[]
  readonly from: number
  readonly to: number
  readonly breaks: readonly { readonly from: number; readonly to: number }[]
  readonly duty?: Pick<DutyShift, 'spells' | 'rests'>
}

export function asWritten({ spells, rests, ...worked }: DutyShift): WrittenShift {
  const { from, to } = { from: spells[0].from, to: spells[spells.length - 1].to }
  const isPlain = spells.length === 1 && rests.every(isPlainBreak)
  if (!isPlain) return { ...worked, from, to, breaks: [], duty: { spells, rests } }
  return { ...worked, from, to, breaks: rests.map((rest) => ({ from: rest.from, to: rest.to })) }
}

function isPlainBreak({ kind, paid, from, to, seconds, weekdays: days, keepsLength }: WrittenRest): boolean {
  return kind === REST_KINDS[0] && paid && days === null && !keepsLength && to - from === seconds
}

export const shifts = z.union(
  [
    z
      .array(shift, { error: () => 'expected a list of shifts such as [{ agents: 3, hours: 08:00-16:30 }]' })
      .min(1, { error: () => 'expected at least one shift' }),
    z.strictObject({
      file: fileField.meta({
        description:
          'CSV with a row for every shift: columns `agents` and `hours` (`08:00-12:00 16:00-20:00`); if wanted `days`, `months`, `breaks`, `lunch`, `meetings`, `training` (`10:00 15m + 11:30-13:30 30m unpaid`), and `group` where the file has the shifts of several groups.',
        examples: ['shifts.csv'],
      }),
    }),
  ],
  { error: () => 'expected a list of shifts such as [{ agents: 3, hours: 08:00-16:30 }], or { file: … }' },
)
