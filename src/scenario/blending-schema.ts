import { z } from 'zod'
import { misread, positiveDuration, section, share, text, whole } from './fields.ts'
import { profile } from './week.ts'

const MOST_AGENTS = 100_000
const AGENTS = 'a whole number of agents from 0 up'
const agents = whole(AGENTS, 0, MOST_AGENTS)

const rises = section({
  to: agents.meta({ description: 'How many stay idle then, if not more anyway.', examples: [6] }),
  for: text('the name of a queue or a contact type').meta({
    description: 'The queue, or the contact type, whose service level it goes by.',
    examples: ['support'],
  }),
  below: share.meta({ description: 'It rises when the service level is below it.', examples: ['80%'] }),
  until: share.optional().meta({
    description: 'It falls again when the service level has come up to it. Without it, to `below`.',
    examples: ['85%'],
  }),
  over: positiveDuration.optional().meta({
    description:
      'The service level of the last so long: answered in time, of those answered or lost. Without it, since midnight (in steady state, since the beginning).',
    examples: ['30m'],
  }),
})
  .transform((given, issues) => {
    if (given.until !== undefined && given.until < given.below)
      misread(issues, { expected: 'a share of at least `below`' }, ['until'])
    return given
  })
  .meta({ id: 'rises' })

const settings = section({
  agents: z
    .union(
      [
        agents,
        z
          .strictObject({
            profile: profile(agents, '4').meta({
              description: 'Agents by range of hours, and by weekdays if they differ; none outside the ranges.',
              examples: [{ '08:00-12:00': 4, '12:00-18:00': 1 }],
            }),
          })
          .transform((given) => ({ from: 'profile' as const, windows: given.profile })),
      ],
      { error: () => `expected ${AGENTS}, or { profile: … }` },
    )
    .prefault(0)
    .meta({
      description: 'How many stay idle: a number, or a profile by time of day.',
      $comment: 'Nobody, but where it rises.',
      examples: [4, { profile: { '08:00-12:00': 4, '12:00-18:00': 1 } }],
    }),
  of: z
    .array(text('the name of a group'), { error: () => 'expected a list of groups such as [team, blended]' })
    .min(1, { error: () => 'expected at least one group' })
    .optional()
    .meta({
      description: 'Groups whose idle agents count together. Without it, those of the group itself.',
      examples: [['inbound', 'blended']],
    }),
  rises: rises.optional().meta({
    description: 'More stay idle while others are served late. Without it, as many at any service level.',
    examples: [{ to: 6, for: 'support', below: '80%', until: '85%', over: '30m' }],
  }),
})

/** Agents of a group that stay idle for other types. */
export const reserve = z
  .union([agents, settings], { error: () => `expected ${AGENTS}, or a map with agents, of and rises` })
  .prefault(0)
  .meta({
    description:
      'The group takes the type only while more than so many of its agents are idle: a number, or a map with what it depends on.',
    $comment: 'Nobody is kept free.',
    examples: [1, { agents: { profile: { '08:00-12:00': 4 } } }],
  })

export type ReserveSpec = z.output<typeof reserve>
