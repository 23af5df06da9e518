import { z } from 'zod'
import { choice, duration, misread, number, positiveDuration, section, share, text, whole } from './fields.ts'
import { law } from './law-schema.ts'
import { closest } from './names.ts'
import { hours, profile } from './week.ts'

const MOST_RECORDS = 100_000_000
const MOST_ATTEMPTS = 100
const MOST_CALLS = 20

const DIALING = 'progressive, predictive, { preview: 20s }, { power: 1.5 } or { predictive: { cap: 3% } }'

const predictive = section({
  cap: share.prefault('3%').meta({
    description: 'Most live answers that may find no agent, of all live answers.',
    $comment: 'The limit of the US Telemarketing Sales Rule, 16 CFR 310.4(b)(4).',
    examples: ['2%'],
  }),
  window: positiveDuration.prefault('1h').meta({
    description: 'Over how long the share is watched: while it is above the cap, each free agent gets one call.',
    $comment: 'The law counts by campaign or 30 days; a short window keeps every shift below the cap.',
    examples: ['30m'],
  }),
  most: number(`a number of calls from 1 to ${MOST_CALLS}`, { from: 1, to: MOST_CALLS })
    .prefault(4)
    .meta({
      description: 'Most calls for each agent who is free or about to be.',
      $comment: 'Enough where a quarter of the calls is answered.',
      examples: [3],
    }),
}).meta({ id: 'predictive' })

type Predictive = z.output<typeof predictive>

const ways = section({
  preview: law.optional().meta({
    description: 'An agent takes the record, looks at it for so long, and calls.',
    examples: ['20s'],
  }),
  power: number(`a number of calls from 1 to ${MOST_CALLS}`, { from: 1, to: MOST_CALLS })
    .optional()
    .meta({ description: 'So many calls for each free agent; who answers first gets the agent.', examples: [1.5] }),
  predictive: predictive.optional().meta({
    description: 'As many calls as keep abandoned live answers below a cap.',
    examples: [{ cap: '3%' }],
  }),
}).transform((given, issues) => {
  const count = [given.preview, given.power, given.predictive].filter((way) => way !== undefined).length
  if (count !== 1) misread(issues, { expected: DIALING })
  return given
})

/** The default settings of a predictive dialer, as the schema has them. */
const usual = (): Predictive => predictive.parse({})

const plainWay = text(DIALING)
  .meta({ enum: ['progressive', 'predictive'] })
  .transform((given, issues): 'progressive' | 'predictive' => {
    if (given === 'progressive' || given === 'predictive') return given
    misread(issues, { expected: DIALING, suggestion: closest(given, ['progressive', 'predictive']) })
    return z.NEVER
  })

const dialing = z
  .union([ways, plainWay], { error: () => `expected ${DIALING}` })
  .transform((given) => {
    if (given === 'progressive') return { mode: given }
    if (given === 'predictive') return { mode: given, ...usual() }
    if (given.preview !== undefined) return { mode: 'preview' as const, time: given.preview }
    if (given.power !== undefined) return { mode: 'power' as const, ratio: given.power }
    return { mode: 'predictive' as const, ...(given.predictive ?? usual()) }
  })
  .prefault('progressive')
  .meta({
    description:
      'Who calls and when. `progressive`: one call for each free agent, who waits for its end; `{ preview: 20s }`: the agent looks at the record first; `{ power: 1.5 }`: so many calls for each free agent; `predictive`: as many as a cap on abandoned live answers allows.',
    $comment: 'Nobody who answers finds no agent.',
    examples: ['predictive', { power: 1.5 }, { preview: '20s' }],
  })

const detection = section({
  time: positiveDuration.prefault('2s').meta({
    description: 'From the answer to its verdict; whoever it is hears nothing meanwhile.',
    $comment: 'Detectors listen to the greeting.',
    examples: ['3s'],
  }),
  missed: share.prefault('10%').meta({
    description: 'Machines that it takes for persons, of machines.',
    $comment: 'Not known unless measured.',
    examples: ['15%'],
  }),
  mistaken: share.prefault('3%').meta({
    description: 'Persons whom it takes for machines, of persons: the call ends in silence.',
    $comment: 'Not known unless measured.',
    examples: ['5%'],
  }),
}).meta({ id: 'detection' })

const machines = section({
  share: share.meta({
    description: 'Of the calls that no person answers, those that meet an answering machine.',
    examples: ['40%'],
  }),
  detection: detection.optional().meta({
    description: 'Tells machines from persons before an agent is connected. Without it agents hear who answers.',
    examples: [{ time: '2s', missed: '10%', mistaken: '3%' }],
  }),
  notice: law.prefault('10s').meta({
    description: 'How long an agent who is connected to a machine needs to end the call.',
    $comment: 'The beginning of a greeting.',
    examples: ['15s'],
  }),
}).meta({ id: 'machines' })

const wrongParty = section({
  share: share.meta({
    description: 'Of the persons who are put through, those who are not whom the call is for.',
    examples: ['20%'],
  }),
  talk: law.prefault('30s').meta({
    description: 'Time in conversation with them.',
    $comment: 'To ask when to call again.',
    examples: ['45s'],
  }),
}).meta({ id: 'wrong-party' })

const ofOutcome = (outcome: string, usualTime: string, why: string) =>
  law.prefault(usualTime).meta({ description: `After ${outcome}.`, $comment: why, examples: [usualTime] })

const again = section({
  'no-answer': ofOutcome('nobody answered', '4h', 'Another part of the day.'),
  busy: ofOutcome('a busy tone', '15m', 'Somebody is at home.'),
  machine: ofOutcome('a machine answered', '4h', 'Another part of the day.'),
  'wrong-party': ofOutcome('a talk with the wrong party', '1d', 'When the right one is there.'),
  abandoned: ofOutcome('an abandoned live answer', '3d', 'Ofcom: for 72 hours only with an agent at hand.'),
})
  .prefault({})
  .meta({
    description: 'Time from a call that did not end in a talk with the right party to the next, by how it ended.',
    $comment: 'See each.',
    examples: [{ 'no-answer': '2h', busy: '10m' }],
  })

const SHARES = 'a share such as 30%, or { profile: … }'

const reach = z
  .union(
    [
      share.transform((value) => ({ from: 'share' as const, share: value })),
      z
        .strictObject({
          profile: profile(share, '30%').meta({
            description: 'Shares by range of hours, and by weekdays if they differ; nobody answers outside the ranges.',
            examples: [{ '09:00-17:00': '20%', '17:00-20:00': '40%' }],
          }),
        })
        .transform((given) => ({ from: 'profile' as const, windows: given.profile })),
    ],
    { error: () => `expected ${SHARES}` },
  )
  .prefault('30%')
  .meta({
    description: 'Share of calls that a person answers, by the time of the call.',
    $comment: 'A guess: not known unless measured.',
    examples: ['25%', { profile: { '09:00-17:00': '20%', '17:00-20:00': '40%' } }],
  })

export const outbound = section({
  records: whole(`a whole number of records from 1 to ${MOST_RECORDS}`, 1, MOST_RECORDS)
    .optional()
    .meta({ description: 'Customers on the list. Either this or `endless`.', examples: [2000] }),
  load: choice(['start', 'each-day'], 'when records are loaded').prefault('start').meta({
    description: 'Whether so many are on the list at the start, or are put on it at every midnight.',
    $comment: 'A campaign has one list.',
  }),
  endless: z
    .boolean({ error: () => 'expected true or false' })
    .prefault(false)
    .meta({ description: 'Whether the list never runs out.', $comment: 'Lists end.' }),
  dialing,
  hours: hours.optional().meta({
    description: 'When customers may be called, while the queue is open. Without it, while the queue is open.',
    examples: ['09:00-20:00'],
  }),
  reach,
  ring: law.prefault('10s').meta({
    description: 'How long it rings before a person or a machine answers.',
    $comment: 'Two or three rings.',
    examples: [{ law: 'uniform', min: '4s', max: '20s' }],
  }),
  'no-answer-after': positiveDuration.prefault('25s').meta({
    description: 'How long it rings where nobody answers.',
    $comment: 'The Telemarketing Sales Rule asks for 15 s or four rings at least.',
    examples: ['20s'],
  }),
  busy: share.prefault('0%').meta({
    description: 'Of the calls that no person answers, those that meet a busy line.',
    $comment: 'Not known unless measured.',
    examples: ['5%'],
  }),
  'busy-after': positiveDuration.prefault('5s').meta({
    description: 'How long it takes to hear a busy tone.',
    $comment: 'Setting up the call.',
    examples: ['3s'],
  }),
  machines: machines.optional().meta({
    description: 'Answering machines. Without it there are none.',
    examples: [{ share: '40%', detection: { time: '2s' } }],
  }),
  'wrong-party': wrongParty.optional().meta({
    description: 'Persons who answer and are not whom the call is for. Without it there are none.',
    examples: [{ share: '20%', talk: '30s' }],
  }),
  attempts: whole(`a whole number from 1 to ${MOST_ATTEMPTS}`, 1, MOST_ATTEMPTS)
    .prefault(1)
    .meta({
      description: 'How often a customer is called at most. Who is called in vain as often is exhausted.',
      $comment: 'Each once.',
      examples: [4],
    }),
  again,
  'abandon-after': duration.prefault('2s').meta({
    description:
      'How long a person who is put through waits for an agent before the call is abandoned. Only calls made ahead (power, predictive) can come to that.',
    $comment: 'Within two seconds of the greeting, by the Telemarketing Sales Rule.',
    examples: ['0s'],
  }),
})
  .transform((given, issues) => {
    if (given.endless === (given.records !== undefined)) {
      misread(issues, { expected: 'either records: 2000, say, or endless: true' }, ['records'])
    }
    const { busy, machines: met } = given
    if (met !== undefined && busy + met.share > 1) {
      misread(issues, { expected: 'shares of busy lines and machines that come to 100% at most' }, ['busy'])
    }
    const isAhead = given.dialing.mode === 'power' || given.dialing.mode === 'predictive'
    if (isAhead && given.ring.law === 'constant' && given.ring.value === 0) {
      misread(issues, { expected: 'a ring above 0s where calls are made ahead' }, ['ring'])
    }
    return given
  })
  .meta({ id: 'outbound' })
