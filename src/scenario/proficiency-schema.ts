import { z } from 'zod'
import type { Law } from '../engine/law.ts'
import {
  choice,
  duration,
  misread,
  named,
  number,
  positiveDuration,
  rate,
  ratio,
  section,
  share,
  text,
  whole,
} from './fields.ts'
import { law } from './law-schema.ts'

/** How agents of a group differ from each other, and from themselves at another time. */

const SPREAD = 'a coefficient of variation such as 20%, or a law of mean 1 such as { law: uniform, min: 0.7, max: 1.3 }'
const cv = ratio('a coefficient of variation above 0 up to 100%, such as 20%', 0, 1)
const team = choice(['same', 'drawn'], 'who works').prefault('same').meta({
  description:
    'Whether every replication has the same people, at even quantiles of the law; or people who are drawn for each, as where they are not hired yet.',
  $comment: 'A plan is for a team that one has: its luck is not part of the uncertainty.',
})

export interface SpreadSpec {
  readonly law: Law
  readonly isDrawn: boolean
}

const lognormal = (given: number): Law => ({ law: 'lognormal', mean: 1, cv: given })

export const spread = z
  .union(
    [
      cv.transform((given): SpreadSpec => ({ law: lognormal(given), isDrawn: false })),
      z
        .strictObject({
          law: z.literal('lognormal').meta({ description: 'Few are very quick.' }),
          cv: cv.meta({ description: 'Standard deviation ÷ mean; the mean is 1.', examples: ['20%'] }),
          team,
        })
        .transform((given): SpreadSpec => ({ law: lognormal(given.cv), isDrawn: given.team === 'drawn' })),
      z
        .strictObject({
          law: z.literal('uniform').meta({ description: 'From `min` to 2 - `min`, all alike.' }),
          min: number('a speed above 0 and below 1', { above: 0, to: 1 }).meta({ description: 'Least speed.' }),
          max: number('a speed from 1 to 2', { from: 1, to: 2 }).meta({ description: 'Largest speed.' }),
          team,
        })
        .transform((given, issues): SpreadSpec => {
          if (Math.abs(given.min + given.max - 2) > 1e-9 || given.min === given.max) {
            misread(issues, { expected: 'a spread with mean 1: max is 2 - min, above it' }, ['max'])
          }
          return { law: { law: 'uniform', min: given.min, max: given.max }, isDrawn: given.team === 'drawn' }
        }),
    ],
    { error: () => `expected ${SPREAD}` },
  )
  .meta({ id: 'spread' })

const speed = ratio('a speed above 0 such as 0.8 or 80%', 0)

const personSkill = section({
  speed: speed.optional().meta({ description: 'Instead of that for all skills.', examples: [0.9] }),
  resolved: share.optional().meta({ description: 'Instead of that for all skills.', examples: ['70%'] }),
})

const person = section({
  speed: speed.prefault(1).meta({
    description: "Times of talk, hold and wrap are divided by it, beside the group's speed.",
    $comment: 'As quick as the group.',
    examples: [1.2],
  }),
  resolved: share.optional().meta({
    description: "Share of contacts that resolve the issue. Without it, the group's or the type's.",
    examples: ['85%'],
  }),
  skills: named('contact type', personSkill)
    .prefault({})
    .meta({
      description: 'What differs by type.',
      $comment: 'As quick with all types.',
      examples: [{ sales: { speed: 0.9 } }],
    }),
})

export const people = named('agent', person)

const MOST_FACTOR = 100
const MOST_HIRED = 100_000
const DATE = 'a date such as 2026-09-01'

export const hires = z
  .array(
    section({
      agents: whole('a whole number of agents from 1 up', 1, MOST_HIRED).meta({
        description: 'How many of the group they are.',
        examples: [5],
      }),
      on: text(DATE)
        .optional()
        .meta({ description: 'Their first day on the phone; needs `calendar.start`.', examples: ['2026-09-01'] }),
      after: duration
        .optional()
        .meta({ description: 'Instead: how long after the start of the run.', examples: ['30d'] }),
      ago: duration
        .optional()
        .meta({ description: 'Instead: how long before the start of the run.', examples: ['14d'] }),
    }).transform((given, issues) => {
      const ways = [given.on, given.after, given.ago].filter((way) => way !== undefined)
      if (ways.length !== 1) misread(issues, { expected: 'one of on, after and ago' })
      return given
    }),
    { error: () => 'expected a list of hires such as [{ agents: 5, on: 2026-09-01 }]' },
  )
  .min(1, { error: () => 'expected at least one cohort' })

export const learning = section({
  factor: ratio('a factor from 1 to 100 such as 1.5 or 150%', -1, MOST_FACTOR)
    .prefault(1.5)
    .meta({
      description: 'Handle times of a new agent are multiplied by it on the first day.',
      $comment: 'Half as long again is usual.',
      examples: [1.5, '140%'],
    })
    .transform((given, issues) => {
      if (given < 1) misread(issues, { expected: 'a factor from 1 up: who is new is not quicker' })
      return given
    }),
  'halves-every': positiveDuration.prefault('21d').meta({
    description: 'What is above 1 in it halves in this time, nights and weekends included.',
    $comment: 'Three weeks is usual.',
    examples: ['30d'],
  }),
  resolved: share.prefault('100%').meta({
    description:
      'The share of contacts that resolve the issue is multiplied by it on the first day; what it lacks halves too.',
    $comment: 'Not known unless measured.',
    examples: ['85%'],
  }),
}).meta({ id: 'learning' })

/** Where there are new agents and nothing is said of how they learn. */
export const usualLearning = learning.parse({})

export const attrition = section({
  'a-year': ratio('a share of agents above 0% such as 35%', 0).meta({
    description: 'Agents who leave in a year ÷ agents employed; 30% to 45% is usual.',
    examples: ['35%'],
  }),
  recruiting: law.prefault('42d').meta({
    description: 'Time until a successor is hired; the place is vacant, and not paid.',
    $comment: 'Six weeks from notice to start is usual.',
    examples: [{ law: 'uniform', min: '30d', max: '60d' }],
  }),
  training: law.prefault('21d').meta({
    description: 'Time from hiring to the first day on the phone; paid.',
    $comment: 'Three weeks in class is usual.',
    examples: ['14d'],
  }),
  experience: choice(['settled', 'mixed'], 'who is there on the first day').prefault('settled').meta({
    description:
      '`settled`: all are experienced at the start (but `hires`). `mixed`: they came over the years, as this attrition would have it; some are in training.',
    $comment: 'Then what attrition does is seen from the start on.',
  }),
}).meta({ id: 'attrition' })

const switching = section({
  type: duration.optional().meta({
    description: 'After a contact of another type of the same client.',
    examples: ['10s'],
  }),
  client: duration.optional().meta({
    description: 'After a contact of another client (`client` of a type). Without it, as for another type.',
    examples: ['25s'],
  }),
  channel: duration.optional().meta({
    description: 'After a contact by another channel, if that is longer. Without it, as for another type.',
    examples: ['30s'],
  }),
})

export const switchTime = z
  .union(
    [
      duration.transform((seconds) => ({ typeSeconds: seconds, clientSeconds: seconds, channelSeconds: seconds })),
      switching.transform(({ type = 0, client = type, channel = type }) => ({
        typeSeconds: type,
        clientSeconds: client,
        channelSeconds: channel,
      })),
    ],
    { error: () => 'expected a duration such as 15s, or a map such as { type: 5s, client: 20s }' },
  )
  .meta({ id: 'switch' })

export const practice = section({
  'at-least': rate
    .transform((perSecond, issues) => {
      if (perSecond === 0) misread(issues, { expected: 'a rate above 0: nobody needs no practice' })
      return perSecond
    })
    .meta({ description: 'Contacts of the type it takes to stay in practice.', examples: ['10/7d'] }),
  most: ratio('a factor from 1 to 100 such as 1.3 or 130%', -1, MOST_FACTOR)
    .transform((given, issues) => {
      if (given < 1) misread(issues, { expected: 'a factor from 1 up: who is out of practice is not quicker' })
      return given
    })
    .meta({
      description: 'Handle times of who has had none for long are multiplied by it; by less, the more there were.',
      examples: [1.3],
    }),
  memory: positiveDuration.prefault('14d').meta({
    description: 'What was longer ago than this counts for little.',
    $comment: 'Two weeks: a holiday tells.',
    examples: ['30d'],
  }),
}).meta({ id: 'practice' })

export const upkeep = duration

export const pace = section({
  rush: share.prefault('0%').meta({
    description:
      'Handle times are shorter by this share when `full` contacts wait in the queue; by less, the fewer wait.',
    $comment: 'Not known unless measured.',
    examples: ['10%'],
  }),
  full: whole('a whole number of contacts from 1 up', 1, 1_000_000)
    .prefault(10)
    .meta({
      description: 'Contacts waiting, when a talk starts, at which nobody hurries more.',
      $comment: 'As many as a screen on the wall shows in red.',
      examples: [20],
    }),
  tiring: share.prefault('0%').meta({
    description:
      'Handle times are longer by this share for who has been busy all of the time; by less for who was not.',
    $comment: 'Not known unless measured.',
    examples: ['8%'],
  }),
  memory: positiveDuration.prefault('2h').meta({
    description: 'How long being busy is felt; who signs in, after a break or at the start of a shift, is rested.',
    $comment: 'From one break to the next.',
    examples: ['1h'],
  }),
})
  .transform((given, issues) => {
    if (given.rush === 0 && given.tiring === 0)
      misread(issues, { expected: 'at least one of rush and tiring, above 0%' })
    if (given.rush === 1) misread(issues, { expected: 'a share below 100%: a contact takes some time' }, ['rush'])
    return given
  })
  .meta({ id: 'pace' })
