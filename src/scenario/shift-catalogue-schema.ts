import { z } from 'zod'
import { allowedRest, checkRests, DURATIONS_PATTERN, readSpan } from './allowed-rest-schema.ts'
import type { AllowedRest, AllowedShift } from './allowed-shift.ts'
import type { ClockRange } from './clock.ts'
import { misread, named, oneOrMore, positiveDuration, ratio, scalar, section, text, weekdays } from './fields.ts'
import type { Issues } from './fields.ts'
import { headcount } from './shift-schema.ts'
import { starts, startsIn } from './shift-starts.ts'
import { durationText, readDuration } from './units.ts'

const DAY_SECONDS = 86_400
/** Nobody works longer at a stretch; hours of a night are read up to it too. */
const LONGEST_SPELL = 12 * 3600

const GAP = 'a time such as 3h, or a range such as 2h-4h'

const gap = scalar(GAP, `^${DURATIONS_PATTERN}(-${DURATIONS_PATTERN})?$`, ['2h-4h'], (given) => {
  if (given.includes('-')) return readSpan(given, GAP)
  const reading = readDuration(given)
  return 'value' in reading ? { value: { from: reading.value, to: reading.value } } : reading
})

const spell = positiveDuration.refine((seconds) => seconds <= LONGEST_SPELL, {
  error: () => `expected at most ${durationText(LONGEST_SPELL)} of work at a stretch`,
})

const allowedShift = section({
  length: oneOrMore(spell, 'a duration such as 8h30m, or a list to choose from such as [6h, 8h30m]')
    .optional()
    .meta({
      description:
        'From its start to its end, breaks included; a list: lengths to choose from. Either this or `spells`.',
      examples: ['8h30m', ['6h', '8h30m']],
    }),
  spells: z
    .array(spell, { error: () => 'expected a list of durations such as [4h, 4h]' })
    .min(2, { error: () => 'expected at least two spells of work' })
    .optional()
    .meta({
      description: 'Of a split shift: how long each spell of work is, with `gap` between them.',
      examples: [['4h', '4h']],
    }),
  gap: gap.optional().meta({
    description: 'Unpaid time between two spells of a split shift: one length, or a range to choose from by `every`.',
    examples: ['2h-4h', '3h'],
  }),
  starts: starts.optional().meta({
    description:
      "When it may begin, on the group's clocks: times, or ranges (their end included) by `every`. Without it, whenever it lies within the hours in which the group can work.",
    examples: ['07:00-10:00', ['09:00', '13:00']],
  }),
  every: positiveDuration
    .refine((seconds) => seconds >= 60, { error: () => 'expected at least 1m' })
    .prefault('30m')
    .meta({
      description: 'From one possible start, or gap, to the next.',
      $comment: 'The usual grid of rosters; a finer one makes the search larger.',
      examples: ['15m'],
    }),
  days: oneOrMore(weekdays, 'weekdays such as mon-fri, or a list of such sets')
    .optional()
    .meta({
      description:
        'Sets of weekdays, each of them a line of the roster: its people work the same times on all of its days. Without it `mon-fri` where the shift fits all five and each other day by itself; where it does not, each day by itself.',
      examples: [['mon-fri'], ['mon-thu', 'fri', 'sat'], ['mon-fri', 'tue-sat']],
    }),
  breaks: z
    .array(allowedRest(true, 'Short breaks usually are.'), {
      error: () => 'expected a list such as [{ after: 2h, for: 15m }]',
    })
    .prefault([])
    .meta({
      description: 'Breaks by time worked since the start.',
      $comment: 'None unless they are planned.',
      examples: [[{ after: '2h', for: '15m' }]],
    }),
  lunch: allowedRest(false, 'Lunch usually is not.')
    .optional()
    .meta({
      description: 'A longer break, unpaid unless it says otherwise.',
      examples: [{ between: '3h-5h', for: '30m' }],
    }),
  outside: positiveDuration.optional().meta({
    description:
      'How long before or after the hours in which its group can work it may begin or end. Without it, it lies within them.',
    examples: ['30m'],
  }),
  'at-least': headcount.prefault(0).meta({
    description: 'The fewest agents who work it, on each day on which it can be worked.',
    $comment: 'The requirement decides.',
    examples: [2],
  }),
  'at-most': headcount.optional().meta({
    description: 'The most agents of a group who work it, on any day. Without it, there is no limit.',
    examples: [4],
  }),
  share: ratio('a share such as 30%', -1, 1)
    .optional()
    .meta({
      description: 'The largest share of the paid hours of a group. Without it, there is no limit.',
      examples: ['30%'],
    }),
  groups: z
    .array(text('the name of a group'), { error: () => 'expected a list of groups such as [team]' })
    .min(1, { error: () => 'expected at least one entry' })
    .optional()
    .meta({ description: 'Groups whose agents may work it. Without it, all.', examples: [['team']] }),
}).transform((given, issues): AllowedShift => {
  const { length, spells, gap: between, days } = given
  if ((length === undefined) === (spells === undefined))
    misread(issues, {
      expected: length === undefined ? 'either length or spells' : 'either length or spells, not both',
    })
  if ((spells === undefined) !== (between === undefined))
    misread(
      issues,
      { expected: spells === undefined ? 'a gap only with spells' : 'a gap between its spells' },
      between && ['gap'],
    )
  if (given.atMost !== undefined && given.atLeast > given.atMost)
    misread(issues, { expected: `at most ${given.atMost}, as \`at-most\` says` }, ['at-least'])
  const lengths = spells === undefined ? [length ?? []].flat().map((seconds) => [seconds]) : [spells]
  const breaks = given.breaks.map((pause): AllowedRest => ({ kind: 'break', ...pause }))
  const rests = given.lunch === undefined ? breaks : [...breaks, { kind: 'lunch' as const, ...given.lunch }]
  checkRests(rests, lengths, issues)
  checkDay(lengths, between, issues)
  return {
    lengths,
    gap: between ?? { from: 0, to: 0 },
    starts: given.starts === undefined ? null : startsIn(given.starts, given.every, issues),
    every: given.every,
    days:
      days === undefined
        ? null
        : typeof days[0] === 'number'
          ? [days as readonly number[]]
          : (days as readonly (readonly number[])[]),
    rests,
    outside: given.outside ?? 0,
    atLeast: given.atLeast,
    atMost: given.atMost ?? Infinity,
    share: given.share ?? 1,
    groups: given.groups ?? null,
  }
})

function checkDay(lengths: readonly (readonly number[])[], gap: ClockRange | undefined, issues: Issues): void {
  const longest = Math.max(
    0,
    ...lengths.map((spells) => {
      return spells.reduce((sum, seconds) => sum + seconds, 0) + (spells.length - 1) * (gap?.to ?? 0)
    }),
  )
  if (longest > DAY_SECONDS) misread(issues, { expected: 'spells and gaps of at most 24h in all' }, ['gap'])
}

/** Shifts that may be worked, by name. */
export const shiftCatalogue = named('shift', allowedShift)

export type ShiftCatalogue = z.output<typeof shiftCatalogue>
