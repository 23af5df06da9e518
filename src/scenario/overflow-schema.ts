import { z } from 'zod'
import { duration, misread, section, share, text, whole } from './fields.ts'
import { law } from './law-schema.ts'
import { hours } from './week.ts'

const MOST_RULES = 50
const TRIGGERS = ['after', 'waiting', 'expected-wait', 'unattended', 'closed'] as const
const ACTIONS = ['to', 'offer-to', 'turn-away'] as const

const yes = z.literal(true, { error: () => 'expected true, or nothing' })

const rule = section({
  after: law.optional().meta({
    description: 'When: it has waited so long.',
    examples: ['60s'],
  }),
  waiting: whole('a whole number of contacts from 0 up', 0, 1_000_000_000)
    .optional()
    .meta({
      description: 'When: it would have to wait, and at least so many wait in its queue already.',
      examples: [10],
    }),
  until: whole('a whole number of contacts from 1 up', 1, 1_000_000_000)
    .optional()
    .meta({
      description: 'With `waiting`: once it is so, until fewer than this wait. Without it, until fewer than `waiting`.',
      examples: [5],
    }),
  'expected-wait': duration.optional().meta({
    description:
      'When: it would have to wait, and its expected wait is at least this: those who wait and itself × mean handle time ÷ agents signed in.',
    examples: ['3m'],
  }),
  unattended: yes.optional().meta({
    description: 'When: it would have to wait, and nobody who serves it is signed in.',
    examples: [true],
  }),
  closed: yes.optional().meta({ description: 'When: its queue is closed.', examples: [true] }),
  hours: hours.optional().meta({
    description: 'Only in these hours.',
    examples: [{ 'mon-fri': '17:00-21:00' }],
  }),
  accept: share.prefault('100%').meta({
    description: 'Share of customers who go along with it.',
    $comment: 'Nobody is asked.',
    examples: ['70%'],
  }),
  to: text('the name of a contact type')
    .optional()
    .meta({
      description:
        'Then: it becomes a contact of this type, with its queue, agents, priority, goal and handle times. Its patience stays, unless that type has none. While that queue is closed the rule does not apply.',
      examples: ['provider'],
    }),
  'keep-wait': z
    .boolean({ error: () => 'expected true or false' })
    .prefault(true)
    .meta({
      description: 'With `to`: whether the time waited so far counts there, for its place and for the service level.',
      $comment: 'The customer has waited it.',
      examples: [false],
    }),
  'offer-to': z
    .array(text('the name of a group'), { error: () => 'expected a list of groups such as [provider]' })
    .min(1, { error: () => 'expected at least one group' })
    .optional()
    .meta({
      description:
        'Then: these groups may take it too. They need its type among their skills, and do not take it before.',
      examples: [['provider']],
    }),
  'turn-away': yes.optional().meta({ description: 'Then: it is turned away.', examples: [true] }),
}).transform((given, issues) => {
  const triggers = [given.after, given.waiting, given.expectedWait, given.unattended, given.closed]
  const actions = [given.to, given.offerTo, given.turnAway]
  if (triggers.filter((found) => found !== undefined).length !== 1) {
    misread(issues, { expected: `one of ${TRIGGERS.join(', ')}: when the rule applies` })
  }
  if (actions.filter((found) => found !== undefined).length !== 1) {
    misread(issues, { expected: `one of ${ACTIONS.join(', ')}: what then becomes of the contact` })
  }
  if (given.until !== undefined && given.waiting === undefined) {
    misread(issues, { expected: 'until only with waiting' }, ['until'], 'key')
  }
  if (given.until !== undefined && given.until > (given.waiting ?? Infinity)) {
    misread(issues, { expected: `a number up to that of waiting, ${given.waiting}` }, ['until'])
  }
  return given
})

export const overflow = z
  .array(rule, { error: () => 'expected a list of rules such as [{ after: 60s, to: provider }]' })
  .max(MOST_RULES, { error: () => `expected at most ${MOST_RULES} rules` })
  .prefault([])
  .meta({
    description:
      'What else may become of a contact that would have to wait or waits: the first rule that applies, in this order.',
    $comment: 'It waits until an agent is free or its patience runs out.',
    examples: [[{ after: '60s', to: 'provider' }]],
  })

export type ScenarioOverflowRule = z.output<typeof rule>
