import { z } from 'zod'
import { misread, ratio, section, share, text, whole } from './fields.ts'
import { law } from './law-schema.ts'

const anotherType = 'the name of a contact type'
const MOST_TRANSFERS = 50

const transfer = section({
  to: text(anotherType).meta({
    description: 'What the contact goes on as: the customer waits in the queue of this type.',
    examples: ['second-line'],
  }),
  share: share.meta({ description: 'Share of contacts that are handed on.', examples: ['15%'] }),
})

export const transfers = z
  .array(transfer, { error: () => 'expected a list of transfers such as [{ to: second-line, share: 15% }]' })
  .max(MOST_TRANSFERS, { error: () => `expected at most ${MOST_TRANSFERS} transfers` })
  .transform((given, issues) => {
    const all = given.reduce((sum, { share: one }) => sum + one, 0)
    if (all > 1 + 1e-9) {
      misread(issues, { expected: `shares that add up to 100% at most, not ${Number((100 * all).toFixed(6))}%` })
    }
    return given
  })
  .prefault([])
  .meta({
    description:
      'Where agents hand contacts on when talk ends (cold transfer): the agent goes on to wrap, the customer waits for another.',
    $comment: 'Nobody is handed on.',
    examples: [[{ to: 'second-line', share: '15%' }]],
  })

export const retry = section({
  'after-blocked': share.prefault('0%').meta({
    description: 'Share of those who come back after being blocked.',
    $comment: 'Nobody.',
    examples: ['80%'],
  }),
  'after-abandoning': share.prefault('0%').meta({
    description: 'Share of those who come back after hanging up while they waited or in the IVR.',
    $comment: 'Nobody.',
    examples: ['60%'],
  }),
  'after-turned-away': share.prefault('0%').meta({
    description: 'Share of those who come back after being turned away: closed, or by an overflow rule.',
    $comment: 'Nobody.',
    examples: ['50%'],
  }),
  delay: law.meta({ description: 'Time until they come back.', examples: [{ law: 'exponential', mean: '15m' }] }),
  attempts: whole('a whole number from 1 up', 1, 1_000_000)
    .optional()
    .meta({ description: 'How often a customer comes back at most. Without it there is no limit.', examples: [3] }),
  as: text(anotherType)
    .optional()
    .meta({
      description: 'What they come back as: another channel, say. Without it, as the same type.',
      examples: ['email'],
    }),
})
  .meta({ id: 'retry' })
  .transform((given, issues) => {
    const shares = [given.afterBlocked, given.afterAbandoning, given.afterTurnedAway]
    if (shares.every((share) => share === 0)) {
      misread(issues, { expected: 'at least one of after-blocked, after-abandoning, after-turned-away, above 0%' })
    }
    return given
  })

const factor = ratio('a factor above 0 up to 1, such as 0.9 or 90%', 0, 1)

const resolvedBy = section({
  share: share.meta({
    description:
      'Share of handled contacts that resolve the issue, if nothing below applies; a group may have its own.',
    examples: ['75%'],
  }),
  'per-transfer': factor.prefault(1).meta({
    description: 'The share is multiplied by it for every time an agent has handed the customer on in this contact.',
    $comment: 'Being handed on changes nothing.',
    examples: ['90%'],
  }),
  'per-minute-waited': factor.prefault(1).meta({
    description:
      'The share is multiplied by it for every minute that the customer has waited for agents in this contact, all waits together, parts of minutes too.',
    $comment: 'Waiting changes nothing.',
    examples: ['99%'],
  }),
})

export const resolved = z
  .union([share.transform((given) => ({ share: given, perTransfer: 1, perMinuteWaited: 1 })), resolvedBy], {
    error: () => 'expected a share such as 75%, or a map such as { share: 75%, per-transfer: 90% }',
  })
  .meta({ id: 'resolved' })

export const repeat = section({
  share: share.prefault('75%').meta({
    description: 'Of those whose issue was not resolved, share who contact again.',
    $comment: 'Not known unless measured.',
    examples: ['60%'],
  }),
  after: law.meta({
    description: 'Time until they do.',
    examples: [{ law: 'exponential', mean: '1d' }],
  }),
  as: text(anotherType)
    .optional()
    .meta({
      description: 'What they contact as. Without it, as the same type.',
      examples: ['complaint'],
    }),
  patience: ratio('a factor above 0 such as 0.7 or 70%', 0)
    .prefault(1)
    .meta({ description: 'Their patience is multiplied by it.', $comment: 'As patient as before.', examples: ['70%'] }),
})
