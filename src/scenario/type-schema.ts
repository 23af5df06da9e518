import { z } from 'zod'
import { dial } from './connecting-schema.ts'
import { announce } from './announce-schema.ts'
import { CHANNELS } from './channel-catalogue.ts'
import { pauses, silent, turns } from './conversation-schema.ts'
import { handleTimeOfType, volumeOfType } from './factor-schema.ts'
import {
  choice,
  columnField,
  duration,
  fileField,
  goal,
  number,
  rate,
  ratio,
  section,
  share,
  text,
  whole,
} from './fields.ts'
import { busynessLaw, law } from './law-schema.ts'
import { consults, preferredAgent, repeat, resolved, retry, transfers } from './journey-schema.ts'
import { overflow } from './overflow-schema.ts'
import { holidaysOf } from './place-schema.ts'
import { RATE } from './units.ts'
import { outbound } from './outbound-schema.ts'
import { hours, profile } from './week.ts'

const times = ratio('a factor such as 1.1 or 110%')
  .prefault(1)
  .meta({ description: 'Factor on all arrivals.', $comment: 'As forecast.', examples: [1.1, '110%'] })

const bareRate = rate.transform((perSecond) => ({ from: 'rate' as const, perSecond, times: 1 }))

const constantRate = z
  .strictObject({
    rate: rate.meta({
      description: 'Mean contacts per time while the queue is open (at all hours where the type waits when closed).',
      examples: ['60/h'],
    }),
    times,
  })
  .transform((given) => ({ from: 'rate' as const, perSecond: given.rate, times: given.times }))

const byProfile = z
  .strictObject({
    profile: profile(rate, '60/h').meta({
      description:
        'Rates by range of hours, and by weekdays if they differ; nobody comes outside the ranges, nor when the queue is closed (but to an IVR, where an overflow rule says what happens when closed, or where the type waits when closed).',
      examples: [{ '08:00-12:00': '60/h', '12:00-18:00': '45/h' }],
    }),
    times,
  })
  .transform((given) => ({ from: 'profile' as const, windows: given.profile, times: given.times }))

const byFile = z
  .strictObject({
    file: fileField.meta({
      description:
        'CSV with a row for every `calendar.interval`: a column `start` (its clock time), a column per type, and `weekday` if days differ.',
    }),
    column: columnField,
    exact: z
      .boolean({ error: () => 'expected true or false' })
      .prefault(false)
      .meta({
        description: 'Whether exactly these counts arrive, at random moments of their interval.',
        $comment: 'A forecast is a mean: real counts spread around it.',
      }),
    times,
  })
  .transform((given) => ({ from: 'file' as const, ...given }))

const replayed = z
  .strictObject({
    recorded: fileField.meta({ description: 'CSV with the moments of real contacts, replayed as they were.' }),
    column: columnField.meta({
      description:
        'Column of the moments: clock times (with a column `day` or `date` if there are several days) or seconds since the start.',
    }),
  })
  .transform((given) => ({ from: 'recorded' as const, file: given.recorded, column: given.column }))

const ARRIVALS = `${RATE}, or a map with one of: rate, profile, file, recorded`

const arrivals = z
  .union([bareRate, constantRate, byProfile, byFile, replayed], { error: () => `expected ${ARRIVALS}` })
  .meta({ id: 'arrivals' })

/** Points of a waiting contact for the contact rule `score`. */
const score = section({
  base: z
    .number({ error: () => 'expected a number of points' })
    .prefault(0)
    .meta({ description: 'Points to begin with.', $comment: 'All types alike.' }),
  'per-minute': number('a number of points a minute')
    .prefault(1)
    .meta({ description: 'Points for each minute waited.', $comment: 'Then the score is the wait in minutes.' }),
  'head-start': duration
    .prefault('0s')
    .meta({ description: 'Counted as waited already.', $comment: 'Nobody goes before.', examples: ['90s'] }),
})

export const contactType = section({
  channel: choice(CHANNELS, 'a channel')
    .prefault('voice')
    .meta({
      description: 'How its customers contact us; what that means is in [the catalogue of channels](channels.md).',
      $comment: 'What most centers began with.',
      examples: ['chat'],
    }),
  arrivals: arrivals.optional().meta({
    description:
      'How many come, and when: a rate or a profile (while its queue is open, or at all hours if it waits when closed), or a file. Poisson unless the file says otherwise. Who a file brings when the queue is closed is sent away, unless the type waits. Without it nobody comes but from other types.',
    examples: ['60/h', { profile: { '08:00-12:00': '60/h' } }, { file: 'arrivals.csv', column: 'support' }],
  }),
  volume: volumeOfType,
  client: text('the name of a client')
    .optional()
    .meta({
      description: 'The business whose contacts they are; figures are told by client too. Without it, of none.',
      examples: ['toys'],
    }),
  language: text('a language')
    .optional()
    .meta({
      description: 'The language of its customers: groups with `languages` must have it. Without it, any will do.',
      examples: ['Dutch'],
    }),
  hours: hours.optional().meta({
    description:
      'Opening hours, if it is in no queue of `queues`. Without them those of its channel, its client, or the scenario.',
    examples: ['00:00-24:00'],
  }),
  holidays: holidaysOf(
    'Dates with other hours, if it is in no queue, beside those of its channel and client and of the scenario.',
  ),
  talk: law.meta({
    description: 'Time in conversation.',
    examples: [{ law: 'lognormal', mean: '4m', cv: 1.1 }, '3m'],
  }),
  hold: law.optional().meta({
    description: 'Time on hold within the conversation. Without it there is none.',
    examples: [{ law: 'exponential', mean: '20s' }],
  }),
  wrap: law
    .optional()
    .meta({ description: 'Work after the conversation. Without it there is none.', examples: ['30s'] }),
  'handle-time': handleTimeOfType,
  patience: law.optional().meta({
    description: 'How long a customer waits before hanging up. Without it everybody waits for ever.',
    examples: [{ law: 'exponential', mean: '3m' }],
  }),
  balk: share.prefault('0%').meta({
    description: 'Share of customers who hang up at once when they must wait.',
    $comment: 'Not known unless measured; 0% to 10% is usual.',
    examples: ['5%'],
  }),
  priority: whole('a whole number from 1 to 1000', 1, 1000)
    .prefault(1)
    .meta({ description: '1 comes first.', $comment: 'All types alike.', examples: [2] }),
  goal: goal.optional().meta({
    description:
      'Service-level goal: the share to be answered within the target. Without it, that of its channel in [the catalogue](channels.md) (`80% in 20s` for voice), with a warning that nobody set it.',
    examples: ['90% in 10s'],
  }),
  'goal-clock': choice(['wall', 'business'], 'a clock')
    .optional()
    .meta({
      description:
        'Clock of the goal, and of `targets`: `wall` runs all the time, `business` while the queue is open. Short abandonments and waits are always told by the wall clock. Without it, that of its channel.',
      examples: ['business'],
    }),
  'when-closed': choice(['turned-away', 'waits'], 'what becomes of who finds the queue closed')
    .optional()
    .meta({
      description:
        'What becomes of a contact that comes while its queue is closed. `waits`: deferred work such as email, which comes at all hours, on no trunk, and waits for the opening; its queue has `at-closing: keep`. Without it, as its channel: nobody holds on a phone through the night.',
      examples: ['waits'],
    }),
  'short-abandon': duration.prefault('5s').meta({
    description: 'Abandonments up to this wait are counted as short.',
    $comment: 'Wrong numbers and second thoughts: nobody could have answered in time.',
    examples: ['10s'],
  }),
  'starts-at': text('the name of a node')
    .optional()
    .meta({
      description: 'The node of the IVR where its contacts begin. Without it they ask for agents at once.',
      examples: ['welcome'],
    }),
  'ivr-patience': law.optional().meta({
    description: 'How long customers put up with the IVR before they hang up. Without it, to its end.',
    examples: [{ law: 'exponential', mean: '5m' }],
  }),
  announce: announce.optional().meta({
    description:
      'What customers hear of their wait when they begin to wait, and what they make of it. Without it they hear nothing.',
    examples: [{ by: 'expected-wait', 'balk-above': '100%' }],
  }),
  overflow,
  transfers: transfers.prefault([]).meta({
    description: 'Where agents hand contacts on when talk ends: the customer waits for another.',
    $comment: 'Nobody is handed on.',
    examples: [[{ to: 'second-line', share: '15%' }]],
  }),
  consults: consults.prefault([]).meta({
    description: 'Whom agents ask before talk ends, while the customer holds. Then they go on with the customer.',
    $comment: 'Nobody is asked.',
    examples: [[{ with: 'second-line', share: '10%', for: '90s' }]],
  }),
  'preferred-agent': preferredAgent.optional().meta({
    description:
      'Customers who contact again wait first for the agent who handled their issue last, if that one is signed in. Without it, for anybody.',
    examples: [{ wait: '60s' }],
  }),
  retry: retry.optional().meta({
    description: 'Customers who come back when nobody answered them. Without it nobody does.',
    examples: [{ 'after-abandoning': '60%', delay: { law: 'exponential', mean: '15m' } }],
  }),
  resolved: resolved.optional().meta({
    description:
      'Share of handled contacts that resolve the customer’s issue; or a map of it and of what changes it. Without it nothing is known of it, and nobody contacts again.',
    examples: ['75%', { share: '75%', 'per-transfer': '90%' }],
  }),
  repeat: repeat.optional().meta({
    description: 'With `resolved`: customers who contact again because their issue was not.',
    examples: [{ share: '75%', after: { law: 'exponential', mean: '1d' } }],
  }),
  dial: dial.optional().meta({
    description: 'Its customers do not contact us: they are called. Without it they contact us.',
    examples: [{ reach: '65%', attempts: 3, again: '1h' }],
  }),
  turns: turns.optional().meta({
    description:
      'A conversation in writing, in turns: the work (`talk` and `hold`) is split into replies; while the customer reads and thinks the agent is free for others. Without it agent and customer are with each other from beginning to end.',
    examples: [{ replies: 4, think: '45s' }],
  }),
  silent: silent.optional().meta({
    description:
      'Customers who leave while they wait without a sign: they keep their place, and hold an agent until that one finds out. Without it everybody is seen to leave.',
    examples: [{ share: '40%', 'found-out': '90s' }],
  }),
  pauses: pauses.optional().meta({
    description: 'Conversations that pause when talk ends, and go on with the next message. Without it they are over.',
    examples: [{ share: '60%', for: { law: 'exponential', mean: '2h' } }],
  }),
  outbound: outbound.optional().meta({
    description: 'A list of customers who are called when agents are idle. Without it customers contact us.',
    examples: [{ records: 2000, dialing: 'predictive', reach: '30%', attempts: 4 }],
  }),
  score: score.prefault({}).meta({
    description: 'Points of a waiting contact, for `routing: { contact: score }`.',
    $comment: 'The longest wait.',
  }),
  busyness: busynessLaw({})
    .transform(({ spec }) => spec)
    .optional()
    .meta({
      description: 'A busyness of its own instead of the one of the scenario.',
      examples: [{ law: 'gamma', mean: 1, cv: '20%' }],
    }),
})
