import { z } from 'zod'
import { positiveDuration, section, share, whole } from './fields.ts'
import { law } from './law-schema.ts'

const isPaid = (paid: boolean, description: string, reason: string) =>
  z
    .boolean({ error: () => 'expected true or false' })
    .prefault(paid)
    .meta({ description, $comment: reason })

export const absence = section({
  share: share.meta({ description: 'Share of planned days on which an agent does not come.', examples: ['6%'] }),
  correlation: share.prefault('10%').meta({
    description:
      'Correlation of any two agents on a day, in all groups (one-factor Gaussian copula): on some days many are absent, or fall ill.',
    $comment: 'Waves of illness: among a hundred people days then differ about twice as much as by chance alone.',
    examples: ['0%'],
  }),
  for: law.optional().meta({
    description:
      'How long an absence lasts, counted in days of the calendar; begun days are whole ones. The share stays what it is. Without it, a day.',
    examples: ['3d', { law: 'exponential', mean: '4d' }],
  }),
  paid: isPaid(true, 'Whether absence is paid.', 'As sick leave is.'),
}).meta({ id: 'absence' })

const missed = (what: string, when: string) =>
  section({
    share: share.prefault('100%').meta({
      description: `Share of planned days on which an agent ${what}.`,
      $comment: 'The law says all, also of those on time (`at-zero`).',
      examples: ['20%'],
    }),
    by: law.meta({ description: `By how much then, counted from ${when}.`, examples: ['5m'] }),
    paid: isPaid(false, 'Whether that time is paid.', 'Paid by the clock.'),
  })

export const lateness = missed('is late', 'the start of the day').meta({ id: 'lateness' })
export const earlyLeaving = missed('leaves early', 'the end of the day').meta({ id: 'early-leaving' })

export const offPhone = section({
  every: law.meta({
    description: 'Time from coming to the phone, in the morning or from a break, to going off it.',
    examples: [{ law: 'exponential', mean: '2h' }],
  }),
  for: law.meta({ description: 'How long then; cut by a break or the end of the shift.', examples: ['3m'] }),
}).meta({ id: 'off-phone' })

const MOST_WAITING = 1_000_000

export const overtime = section({
  'at-most': positiveDuration.meta({
    description: 'No contact is taken later than so long after the end of a spell of work.',
    examples: ['30m'],
  }),
  'while-waiting': whole(`a whole number of contacts from 1 to ${MOST_WAITING}`, 1, MOST_WAITING)
    .prefault(1)
    .meta({
      description: 'An agent who has finished stays on while at least so many contacts wait that the group takes.',
      $comment: 'Nobody is sent home while anybody waits.',
      examples: [3],
    }),
}).meta({ id: 'overtime' })
