import { z } from 'zod'
import type { Law } from '../engine/law.ts'
import { sweep } from './sweep-schema.ts'
import { assumptions } from './assumption-schema.ts'
import { isDate } from './calendar.ts'
import { channels, traitsOf } from './channel-schema.ts'
import { allocation, contracts, providers } from './contract-schema.ts'
import { employers } from './employer-schema.ts'
import { volume } from './factor-schema.ts'
import {
  choice,
  duration,
  goal,
  misread,
  named,
  positiveDuration,
  pricePerTime,
  section,
  share,
  text,
  whole,
} from './fields.ts'
import { ivr } from './ivr-schema.ts'
import { busynessLaw } from './law-schema.ts'
import { outages } from './outage-schema.ts'
import { clients, holidaysOf, sites, timezone } from './place-schema.ts'
import { hoursOfQueue } from './queue-hours.ts'
import { satisfaction } from './satisfaction-schema.ts'
import { seasons } from './season-schema.ts'
import { routing } from './routing-schema.ts'
import { group } from './staff-schema.ts'
import { run } from './run-schema.ts'
import { staffing } from './staffing-schema.ts'
import { MOST_LINES, trunks } from './trunk-schema.ts'
import type { TrunkGroup } from './trunk-schema.ts'
import { contactType } from './type-schema.ts'
import { ALWAYS, hours } from './week.ts'

const SERVICE_LEVELS = [
  'answered-of-offered',
  'answered-of-entered',
  'abandons-in-time-count',
  'ignoring-early-abandons',
  'answered-of-answered',
  'ignoring-short-abandons',
] as const

const DATE = 'a date such as 2026-03-02'

const calendar = section({
  start: text(DATE)
    .meta({ pattern: String.raw`^\d{4}-\d\d-\d\d$` })
    .transform((given, issues) => {
      if (!isDate(given)) misread(issues, { expected: DATE })
      return given
    })
    .optional()
    .meta({
      description: 'First day. Without it days have no date, and the first is a monday.',
      examples: ['2026-03-02'],
    }),
  days: whole('a whole number of days from 1 to 4000', 1, 4000)
    .prefault(1)
    .meta({ description: 'Days simulated in each replication.', $comment: 'The smallest whole.', examples: [5] }),
  timezone: timezone.prefault('UTC').meta({
    description:
      'Time zone of all clock times but those of sites with another; matters where daylight saving changes the length of a day.',
    $comment: 'Days of 24 hours.',
    examples: ['Europe/Amsterdam'],
  }),
  interval: duration
    .transform((seconds, issues) => {
      const fits = seconds >= 60 && 86_400 % seconds === 0
      if (!fits)
        misread(issues, { expected: 'an interval of 15m, 30m, 60m, or another that divides a day (from 1m up)' })
      return seconds
    })
    .prefault('30m')
    .meta({
      description: 'Interval of the reports, and of the rows of CSV files.',
      $comment: 'What most centers plan by.',
      examples: ['15m'],
    }),
  hours: hours.optional().meta({
    description: 'Opening hours; the same as `hours` beside `calendar`.',
    examples: ['08:00-18:00'],
  }),
})

const queue = section({
  types: z
    .array(text('the name of a contact type'), { error: () => 'expected a list of contact types such as [support]' })
    .min(1, { error: () => 'expected at least one contact type' })
    .meta({ description: 'Contact types that wait in it.', examples: [['support', 'sales']] }),
  capacity: whole('a whole number of places from 0 up', 0, 1_000_000_000)
    .optional()
    .meta({
      description: 'Most contacts waiting at once; who comes then is blocked. Without it there is no limit.',
      examples: [20],
    }),
  goal: goal.optional().meta({
    description: 'Goal for all its contacts. Without it each is judged by the goal of its type.',
    examples: ['80% in 20s'],
  }),
  hours: hours.optional().meta({
    description:
      'Opening hours of this queue. Without them those of the channel or client of all its types, or of the scenario.',
    examples: [{ 'mon-fri': '08:00-20:00', sat: '09:00-13:00' }],
  }),
  holidays: holidaysOf('Dates with other hours, beside those of its channel and client and of the scenario.'),
  'at-closing': choice(['serve', 'send-away', 'keep'], 'what becomes of those who wait').optional().meta({
    description:
      'Those who wait at closing are served, sent away, or kept until the next opening. Without it they are kept if any of its types waits when closed, else served: a center lets in nobody new, and finishes who is in.',
  }),
})

const busyness = busynessLaw({
  correlation: share.optional().meta({
    description: 'Each type has a factor of its own, with this correlation between any two. Without it all share one.',
    examples: ['60%'],
  }),
})
  .transform(({ spec, extra }): { readonly law: Law; readonly correlation: number | undefined } => ({
    law: spec,
    correlation: extra.correlation,
  }))
  .optional()

const root = section({
  agner: z.literal(1, { error: () => 'expected agner: 1, the version of this language' }).meta({
    description: 'Version of the scenario language.',
    examples: [1],
  }),
  name: text('a name')
    .prefault('Scenario')
    .meta({ description: 'Stands above the results.', examples: ['Helpdesk'] }),
  description: text('a description').optional().meta({ description: 'What the scenario shows.' }),
  extends: text('the path of a scenario')
    .optional()
    .meta({
      description:
        'Another scenario that this one is laid over: maps are merged, lists replaced, and null removes. Relative to this file.',
      examples: ['weekday.yaml'],
    }),
  calendar: calendar.prefault({}).meta({ description: 'Which days are simulated.' }),
  hours: hours.optional().meta({
    description:
      'Opening hours of all queues without their own; agents given as a number work in them. Without them, always.',
    examples: ['08:00-18:00', { 'mon-thu': '08:00-18:00', fri: '08:00-14:00', sat: 'closed' }],
  }),
  holidays: holidaysOf(
    'Dates on which all queues are closed or have other hours, and on which agents of no site work in these alone. Without it every week is alike.',
  ),
  seasons,
  busyness: busyness.meta({
    description: 'A random factor with mean 1, drawn once a day, that multiplies the arrival rates of that day.',
    examples: [{ law: 'gamma', mean: 1, cv: '15%' }],
  }),
  volume,
  types: named('contact type', contactType).meta({ description: 'Contact types by name.' }),
  channels: channels.prefault({}).meta({
    description: 'What is particular to channels, where it differs from [the catalogue](channels.md).',
    examples: [{ chat: { 'at-once': 2 } }],
  }),
  queues: named('queue', queue).prefault({}).meta({
    description: 'Queues by name.',
    $comment:
      'A type in no queue has one of its own name; it keeps who waits at closing if the type waits when closed.',
  }),
  clients,
  sites,
  providers,
  employers,
  contracts,
  allocation,
  groups: named('group', group).meta({ description: 'Groups of agents by name: same skills, same times of work.' }),
  staffing,
  outages,
  trunks: trunks.optional().meta({
    description:
      'Telephone lines: a number for all types, or groups of trunks by name. Without them there is no limit.',
    examples: [30],
  }),
  ivr,
  'ivr-ports': whole('a whole number of ports from 1 up', 1, MOST_LINES)
    .optional()
    .meta({
      description: 'Customers who can be in the IVR at once; who comes then is blocked. Without it there is no limit.',
      examples: [60],
    }),
  'ivr-price': pricePerTime.optional().meta({
    description: 'Price of the time of all customers in the IVR, to the second. Without it their time costs nothing.',
    examples: ['EUR 0.03/min'],
  }),
  routing: routing.prefault({}).meta({ description: 'Who takes whom.' }),
  'service-level': choice(SERVICE_LEVELS, 'a formula').prefault('answered-of-offered').meta({
    description: 'Formula of the service level.',
    $comment: 'Every contact offered counts, also those who hang up.',
  }),
  satisfaction,
  targets: z
    .array(duration, { error: () => 'expected a list of durations such as [10s, 60s]' })
    .max(20, { error: () => 'expected at most 20 targets' })
    .prefault([])
    .meta({
      description: 'Further targets for which the service level is shown.',
      $comment: 'The goal is enough.',
      examples: [['10s', '60s']],
    }),
  'fcr-window': positiveDuration.prefault('7d').meta({
    description:
      'For the first contact resolution that a real center can measure: no further contact about the issue within this time.',
    $comment: 'What many centers use.',
    examples: ['14d'],
  }),
  'count-at': choice(['offer', 'exit'], 'when a contact is counted').prefault('offer').meta({
    description: 'The interval a contact counts in: when it was offered, or when it was answered or left.',
    $comment: 'Then the counts of an interval belong to the same contacts.',
  }),
  'at-end': choice(['work-off', 'stop'], 'what happens at the end').prefault('work-off').meta({
    description: 'At the end of the last day, those who wait are served first, or the clock stops.',
    $comment: 'Nobody is left out of the figures.',
  }),
  assumptions,
  sweep: sweep.optional().meta({
    description: 'What `agner sweep` varies ([experiments](experiments.md)); other commands leave it aside.',
  }),
  run: run.prefault({}).meta({ description: 'How long and how often.' }),
  variants: named('variant', z.record(z.string(), z.unknown()))
    .optional()
    .meta({
      description:
        'What `agner compare` compares this scenario with: by name, what differs, laid over it as by `extends`. `agner run` runs the scenario without them.',
      examples: [{ 'one more': { groups: { team: { agents: 8 } } } }],
    }),
})

function mapped<A, B>(map: Readonly<Record<string, A>>, of: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, of(value)]))
}

/** What a type has of its channel. Who is called comes when agents call, and finds nothing closed. */
function withTraits(type: z.output<typeof contactType>, given: z.output<typeof channels>) {
  const traits = traitsOf(type.channel, given)
  const isCalled = type.dial !== undefined || type.outbound !== undefined
  return {
    ...type,
    goal: type.goal ?? traits.goal,
    goalClock: type.goalClock ?? traits.goalClock,
    whenClosed: type.whenClosed ?? (isCalled ? ('turned-away' as const) : traits.whenClosed),
  }
}

/** A scenario file, checked and with all defaults. Durations in seconds, rates per second, shares from 0 to 1. */
export const scenarioSchema = root.transform((given) => {
  const { agner: _agner, extends: _extends, variants: _variants, hours: shorthand, ...rest } = given
  const { calendar: days, types: written, queues, trunks: lineGroups, ...others } = rest
  const { channels: traits, holidays, clients: served } = others
  const types = mapped(written, (type) => withTraits(type, traits))
  const waits = (name: string): boolean => types[name]?.whenClosed === 'waits'
  const placed = new Set(Object.values(queues).flatMap(({ types: members }) => members))
  const ownQueues = Object.keys(types)
    .filter((type) => !placed.has(type))
    .map((type): [string, z.output<typeof queue>] => {
      const { hours: open, holidays: free } = types[type]
      return [type, { types: [type], hours: open, holidays: free }]
    })
  const allQueues = mapped({ ...queues, ...Object.fromEntries(ownQueues) }, (one) => ({
    ...one,
    atClosing: one.atClosing ?? (one.types.some(waits) ? ('keep' as const) : ('serve' as const)),
  }))
  return {
    ...others,
    calendar: { ...days, hours: days.hours ?? shorthand ?? ALWAYS },
    types,
    /** Every type is in exactly one. */
    queues: mapped(allQueues, (one) => ({
      ...one,
      ...hoursOfQueue(one, { types, clients: served, channels: traits, holidays }),
    })),
    trunks: (lineGroups ?? {}) as Readonly<Record<string, TrunkGroup>>,
  }
})

export type Scenario = z.output<typeof scenarioSchema>
export type ScenarioType = Scenario['types'][string]
export type ScenarioQueue = Scenario['queues'][string]
export type ScenarioGroup = Scenario['groups'][string]
