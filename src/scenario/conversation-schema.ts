import { z } from 'zod'
import type { Law } from '../engine/law.ts'
import { checkLaw } from '../engine/distributions.ts'
import { duration, goal, number, positiveDuration, ratio, section, share, whole, type Issues } from './fields.ts'
import { law } from './law-schema.ts'

const MOST_REPLIES = 1000
const REPLIES = 'a whole number from 1 up such as 4, or a law of numbers such as { law: gamma, mean: 4, cv: 60% }'

const mean = number('a mean number above 0', { above: 0, to: MOST_REPLIES }).meta({
  description: 'Mean number of replies, before rounding.',
  examples: [4],
})
const cv = ratio('a coefficient of variation such as 60% or 0.6', 0).meta({
  description: 'Coefficient of variation.',
  examples: ['60%'],
})
const bound = number('a number of replies', { to: MOST_REPLIES })

function sound(spec: Law, issues: Issues): Law {
  const problem = checkLaw(spec)
  if (problem !== null) issues.addIssue({ code: 'custom', message: problem })
  return problem === null ? spec : z.NEVER
}

/** A law of numbers: those of durations have means of time. */
const numbers = z.discriminatedUnion(
  'law',
  [
    z
      .strictObject({ law: z.literal('exponential').meta({ description: 'Very uneven: many of one reply.' }), mean })
      .transform((given, issues) => sound({ law: 'exponential', mean: given.mean }, issues)),
    z
      .strictObject({ law: z.literal('gamma').meta({ description: 'The usual choice.' }), mean, cv })
      .transform((given, issues) =>
        sound({ law: 'gamma', mean: given.mean, shape: 1 / (given.cv * given.cv) }, issues),
      ),
    z
      .strictObject({ law: z.literal('lognormal').meta({ description: 'With a heavier tail.' }), mean, cv })
      .transform((given, issues) => sound({ law: 'lognormal', mean: given.mean, cv: given.cv }, issues)),
    z
      .strictObject({
        law: z
          .literal('uniform')
          .meta({ description: 'All numbers from `min` to `max` alike, the two ends half as often.' }),
        min: bound.meta({ description: 'Least.' }),
        max: bound.meta({ description: 'Most.' }),
      })
      .transform((given, issues) => sound({ law: 'uniform', min: given.min, max: given.max }, issues)),
  ],
  { error: () => `expected ${REPLIES}` },
)

const replies = z
  .union([whole(REPLIES, 1, MOST_REPLIES).transform((value): Law => ({ law: 'constant', value })), numbers], {
    error: () => `expected ${REPLIES}`,
  })
  .meta({ id: 'replies' })

export const turns = section({
  replies: replies.meta({
    description:
      'How many replies the agent writes: a number, or a law of numbers (exponential, gamma, lognormal, uniform) that is rounded, at least 1.',
    examples: [4, { law: 'gamma', mean: 4, cv: '60%' }],
  }),
  think: law.meta({
    description: 'From a reply to the customer’s next message: reading, thinking, writing.',
    examples: [{ law: 'exponential', mean: '45s' }],
  }),
  'idle-timeout': positiveDuration.optional().meta({
    description:
      'The agent closes the conversation when the customer has written nothing for so long. Without it, never.',
    examples: ['5m'],
  }),
  'falls-silent': share.prefault('0%').meta({
    description: 'Chance, after each reply but the last, that the customer writes no more; needs `idle-timeout`.',
    $comment: 'Not known unless measured.',
    examples: ['3%'],
  }),
  'reply-goal': goal.prefault('80% in 90s').meta({
    description:
      'For every reply but the first, from the customer’s message to the reply. The first is judged by the target of `goal`.',
    $comment: '60 to 120 s are usual in chat.',
    examples: ['90% in 60s'],
  }),
}).meta({ id: 'turns' })

export const silent = section({
  share: share.meta({
    description: 'Share of those whose patience ends; 30% to 67% have been measured in chat (arXiv:2304.11754).',
    examples: ['40%'],
  }),
  'found-out': law.meta({
    description: 'How long an agent who answers takes to find out; a slot is taken meanwhile, no reply is written.',
    examples: ['2m'],
  }),
}).meta({ id: 'silent' })

export const pauses = section({
  share: share.meta({ description: 'Chance that it pauses, every time talk ends.', examples: ['60%'] }),
  for: law.meta({
    description: 'From the end of talk to the customer’s next message, which asks for agents again.',
    examples: [{ law: 'exponential', mean: '2h' }],
  }),
  'same-agent': duration.optional().meta({
    description: 'The customer then waits so long for the same agent first. Without it, for anybody.',
    examples: ['10m'],
  }),
  'at-most': whole('a whole number from 1 up', 1, 1_000_000)
    .optional()
    .meta({
      description: 'How often one conversation pauses at most. Without it there is no limit.',
      examples: [5],
    }),
}).meta({ id: 'pauses' })
