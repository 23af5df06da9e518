import { choice, duration, misread, positiveDuration, section, share, whole } from './fields.ts'
import { law } from './law-schema.ts'

/** What rings before a talk: the phones of agents, and of customers who are called back. */
export const ring = law.optional().meta({
  description: 'How long the phone of an agent rings before it is answered; the customer waits meanwhile.',
  examples: ['4s'],
})

export const noAnswer = section({
  share: share.meta({
    description: 'Share of rings that the agent does not answer.',
    examples: ['3%'],
  }),
  after: positiveDuration.prefault('20s').meta({
    description: 'How long it rings then, before the contact goes back to the head of its line.',
    $comment: 'Usual settings are 10 to 30 s.',
    examples: ['15s'],
  }),
  'set-aside': duration.prefault('60s').meta({
    description: 'How long the agent is then set aside: signed in, not available.',
    $comment: 'Most systems set such an agent to not ready.',
    examples: ['2m'],
  }),
})
  .transform((given, issues) => {
    if (given.share === 1) misread(issues, { expected: 'a share below 100%: nobody would ever answer' }, ['share'])
    return given
  })
  .meta({ id: 'no-answer' })

const MOST_ATTEMPTS = 100
const SLOT = 'a time that divides a day, such as 15m, 30m or 60m'

export const dial = section({
  first: choice(['agent', 'customer'], 'whose phone comes first').prefault('agent').meta({
    description:
      "`agent`: an agent takes the contact and calls. `customer`: the customer is called when it would be an agent's turn, and waits for one.",
    $comment: 'No customer waits on the phone.',
  }),
  ring: law.prefault('15s').meta({
    description: "How long the customer's phone rings, answered or not.",
    $comment: 'Three or four rings.',
    examples: ['20s'],
  }),
  reach: share.prefault('100%').meta({
    description: 'Share of calls that the customer answers.',
    $comment: 'Not known unless measured.',
    examples: ['65%'],
  }),
  attempts: whole(`a whole number from 1 to ${MOST_ATTEMPTS}`, 1, MOST_ATTEMPTS)
    .prefault(1)
    .meta({
      description: 'How often the customer is called at most.',
      $comment: 'Then the customer is given up.',
      examples: [3],
    }),
  again: law.prefault('30m').meta({
    description: 'Time from a call that was not answered to the next; while the queue is closed, until it opens.',
    $comment: 'Long enough to be elsewhere.',
    examples: ['1h'],
  }),
  booked: law.optional().meta({
    description:
      "The customer is called at a time that is agreed, so far ahead; the wait begins then. While the queue is closed, when it opens. Without it, as soon as it is the customer's turn.",
    examples: [{ law: 'uniform', min: '1h', max: '4h' }],
  }),
  slots: positiveDuration
    .transform((seconds, issues) => {
      if (86_400 % seconds !== 0) misread(issues, { expected: SLOT })
      return seconds
    })
    .optional()
    .meta({
      description: 'With `booked`: appointments begin at multiples of it from midnight. Without it, at any time.',
      examples: ['30m'],
    }),
})
  .transform((given, issues) => {
    if (given.slots !== undefined && given.booked === undefined) {
      misread(issues, { expected: 'slots only with booked' }, ['slots'], 'key')
    }
    if (given.reach === 0) misread(issues, { expected: 'a share above 0%: nobody would ever be reached' }, ['reach'])
    return given
  })
  .meta({ id: 'dial' })
