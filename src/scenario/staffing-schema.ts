import { z } from 'zod'
import { DURATIONS_PATTERN, readSpan } from './allowed-rest-schema.ts'
import type { ClockWindow } from './calendar.ts'
import type { ClockRange } from './clock.ts'
import { commitmentOfGroup } from './commitment-group.ts'
import { commitment } from './commitment-schema.ts'
import { readMonths } from './dates.ts'
import { choice, misread, named, positiveDuration, ratio, scalar, section, weekdays, whole } from './fields.ts'
import { shiftCatalogue } from './shift-catalogue-schema.ts'
import { headcount } from './shift-schema.ts'
import { staffingGoal } from './staffing-goal-schema.ts'
import { hours } from './week.ts'

export const GOAL_SCOPES = ['interval', 'day', 'month'] as const

/** What is asked of a group whose agents are decided. Times are seconds before the day. */
export interface StaffedGroup {
  readonly atLeast: number
  readonly atMost?: number
  readonly hours?: readonly ClockWindow[]
  /** Seconds. */
  readonly hoursAWeek?: ClockRange
  readonly alone: boolean
  readonly leadTime: number
  readonly flex: number
  readonly flexLeadTime: number
  readonly ramp?: number
}

const monthSet = z.string({ error: () => 'expected months such as nov-dec' }).transform((given, issues) => {
  const reading = readMonths(given)
  if ('value' in reading) return reading.value
  misread(issues, reading)
  return z.NEVER
})

const HOURS_A_WEEK = 'a range such as 850h-1150h'

const hoursAWeek = scalar(HOURS_A_WEEK, `^${DURATIONS_PATTERN}-${DURATIONS_PATTERN}$`, ['850h-1150h'], (given) =>
  readSpan(given, HOURS_A_WEEK),
)

const ofGroup: z.ZodType<StaffedGroup> = section({
  'at-least': headcount.prefault(0).meta({
    description: 'The fewest agents on the phone whenever the group may work.',
    $comment: 'The goals decide.',
    examples: [2],
  }),
  'at-most': headcount.optional().meta({
    description: 'The most agents at any time. Without it, there is no limit.',
    examples: [40],
  }),
  hours: hours.optional().meta({
    description:
      'Hours in which its agents may work, by the clocks of its site. Without it, those of its queues whose contacts do not wait for the opening.',
    examples: [{ 'mon-fri': '08:00-18:00' }],
  }),
  'hours-a-week': hoursAWeek.optional().meta({
    description:
      'Paid hours of all its agents together in a week, the fewest and the most: what its contracts of employment allow. Without it, there is no limit.',
    examples: ['850h-1150h'],
  }),
  alone: z
    .boolean({ error: () => 'expected true or false' })
    .prefault(true)
    .meta({
      description: 'Whether an agent may work without a colleague of the group.',
      $comment: 'Few rules forbid it.',
    }),
  ...commitmentOfGroup,
}).transform((given, issues) => {
  const { atLeast, atMost } = given
  if (atMost !== undefined && atMost < atLeast)
    misread(issues, { expected: `at least ${atLeast} agents, as \`at-least\` says` }, ['at-most'])
  return given
})

/** Groups of whom nothing is said. */
export const usualStaffedGroup = ofGroup.parse({})

/** What `agner staff` decides, and what it has to meet. */
export const staffing = section({
  scope: choice(GOAL_SCOPES, 'over what time goals are met')
    .prefault('day')
    .meta({
      description:
        'Over what goals have to be met: each interval of the report, each day (of runs beyond two weeks, each weekday), or a month as a whole (of shorter runs, the run).',
      $comment: 'Contracts and planners judge days; a goal for every interval costs more.',
      examples: ['interval'],
    }),
  goals: z
    .array(staffingGoal, { error: () => 'expected a list of goals such as [{ figure: abandonment, goal: 5% }]' })
    .prefault([])
    .meta({
      description: 'Goals beside those of queues and types.',
      $comment: 'Service level is what most are asked for.',
      examples: [[{ figure: 'abandonment', goal: '5%' }]],
    }),
  occupancy: ratio('a share such as 85%', 0, 1)
    .optional()
    .meta({
      description: 'The highest occupancy of a group. Without it, people are as busy as the goals leave them.',
      examples: ['85%'],
    }),
  'days-missed': ratio('a share of days such as 20%', -1, 1)
    .optional()
    .meta({
      description:
        'The share of days that may miss the goals of queues and types, whatever their volume, beside the goals themselves. Without it, goals are met over all days together.',
      examples: ['20%'],
    }),
  step: positiveDuration.optional().meta({
    description:
      'For how long the number of agents stays the same, a multiple of `calendar.interval`. Without it, one interval.',
    examples: ['1h'],
  }),
  days: z
    .array(weekdays, { error: () => 'expected a list of weekdays such as [mon-fri, sat]' })
    .min(1, { error: () => 'expected at least one entry' })
    .optional()
    .meta({
      description: 'Weekdays that are staffed alike. Without it, those for which the same arrivals are expected.',
      examples: [['mon-fri', 'sat', 'sun']],
    }),
  months: z
    .array(monthSet, { error: () => 'expected a list of months such as [jan-oct, nov, dec]' })
    .min(1, { error: () => 'expected at least one entry' })
    .optional()
    .meta({
      description:
        'Months that are staffed alike, each by its busiest. Without it, on horizons beyond 35 days, those for which about the same contacts a day are expected.',
      examples: [['jan-oct', 'nov', 'dec']],
    }),
  groups: named('group', ofGroup)
    .optional()
    .meta({
      description: 'Groups whose agents are decided; others stay as they are. Without it, all groups.',
      examples: [{ team: { 'at-least': 2 } }],
    }),
  shifts: shiftCatalogue.optional().meta({
    description: 'Shifts that may be worked, by name. Without it, any number of agents may come and go at any time.',
    examples: [{ full: { length: '8h30m', starts: '07:00-10:00', days: ['mon-fri'] } }],
  }),
  'starts-at-most': whole('a whole number of starts from 1 to 1000', 1, 1000)
    .optional()
    .meta({
      description: 'The most different shifts in use for a group. Without it, there is no limit.',
      examples: [5],
    }),
  commitment: commitment.optional().meta({
    description:
      'What is known when hours are fixed. Where this is there, `agner staff` tells what not knowing the day costs.',
    examples: [{ forecast: { '28d': '15%', '1d': '4%' } }],
  }),
})
  .optional()
  .meta({
    description: 'What `agner staff` decides: whose agents, and which goals have to be met.',
    examples: [{ scope: 'day', step: '1h', groups: { team: { 'at-least': 2 } } }],
  })

/** Where nothing is said of it. */
export const usualStaffing = staffing.unwrap().parse({})
