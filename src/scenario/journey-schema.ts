import { z } from 'zod'
import { misread, positiveDuration, ratio, section, share, text, whole, type Issues } from './fields.ts'
import { law } from './law-schema.ts'

const anotherType = 'the name of a contact type'
const MOST_TRANSFERS = 50

const transfer = section({
  to: text(anotherType).meta({
    description: 'What the contact goes on as: the customer waits in the queue of this type.',
    examples: ['second-line'],
  }),
  share: share.meta({ description: 'Share of contacts that are handed on.', examples: ['15%'] }),
  warm: law.optional().meta({
    description:
      'Warm transfer: the agent holds on with the customer until another has answered, and tells that one so long; then wraps. Without it cold: the agent goes on to wrap at once.',
    examples: ['45s'],
  }),
})

const consult = section({
  with: text(anotherType).meta({
    description: 'What the colleague takes it as: the agent waits in the queue of this type, the customer holds.',
    examples: ['second-line'],
  }),
  share: share.meta({ description: 'Share of contacts about which a colleague is asked.', examples: ['10%'] }),
  for: law.meta({
    description: 'How long both agents are held once the colleague has answered; no hold or wrap follows for that one.',
    examples: ['90s'],
  }),
})

export const transfers = z
  .array(transfer, { error: () => 'expected a list of transfers such as [{ to: second-line, share: 15% }]' })
  .max(MOST_TRANSFERS, { error: () => `expected at most ${MOST_TRANSFERS} transfers` })
  .transform(atMostAll)

export const consults = z
  .array(consult, {
    error: () => 'expected a list of consults such as [{ with: second-line, share: 10%, for: 90s }]',
  })
  .max(MOST_TRANSFERS, { error: () => `expected at most ${MOST_TRANSFERS} consults` })
  .transform(atMostAll)

function atMostAll<T extends { readonly share: number }>(given: T[], issues: Issues): T[] {
  const all = given.reduce((sum, { share: one }) => sum + one, 0)
  if (all > 1 + 1e-9) {
    misread(issues, { expected: `shares that add up to 100% at most, not ${Number((100 * all).toFixed(6))}%` })
  }
  return given
}

export const preferredAgent = section({
  wait: positiveDuration.meta({
    description: 'How long the customer waits for that agent alone, if busy; then for everybody.',
    examples: ['60s'],
  }),
  known: share.prefault('0%').meta({
    description: 'Share of new customers who know an agent: each who can take the type, alike.',
    $comment: 'Only those who contact again know who has helped them.',
    examples: ['30%'],
  }),
}).meta({ id: 'preferred-agent' })

const whenOpen = z
  .boolean({ error: () => 'expected true or false' })
  .prefault(false)
  .meta({
    description: 'Whether who would come back while the queue is closed comes when it opens.',
    $comment: 'Customers do not know the opening hours.',
    examples: [true],
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
  'after-cut-off': share.prefault('0%').meta({
    description: 'Share of those who come back after an outage has cut them off, in talk or while they waited.',
    $comment: 'Nobody.',
    examples: ['90%'],
  }),
  delay: law.meta({ description: 'Time until they come back.', examples: [{ law: 'exponential', mean: '15m' }] }),
  attempts: whole('a whole number from 1 up', 1, 1_000_000)
    .optional()
    .meta({ description: 'How often a customer comes back at most. Without it there is no limit.', examples: [3] }),
  fading: share.prefault('100%').meta({
    description: 'The shares are multiplied by it for every time the customer has come back already.',
    $comment: 'As persistent as at first.',
    examples: ['70%'],
  }),
  'when-open': whenOpen,
  as: text(anotherType)
    .optional()
    .meta({
      description: 'What they come back as: another channel, say. Without it, as the same type.',
      examples: ['email'],
    }),
})
  .meta({ id: 'retry' })
  .transform((given, issues) => {
    const shares = [given.afterBlocked, given.afterAbandoning, given.afterTurnedAway, given.afterCutOff]
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
  'when-open': whenOpen,
  patience: ratio('a factor above 0 such as 0.7 or 70%', 0)
    .prefault(1)
    .meta({ description: 'Their patience is multiplied by it.', $comment: 'As patient as before.', examples: ['70%'] }),
})
