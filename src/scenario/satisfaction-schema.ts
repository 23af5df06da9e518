import { z } from 'zod'
import { number, section, share } from './fields.ts'

const POINTS = 'points from 0 to 200, such as 30'
const points = number(POINTS, { to: 200 })
const SCORE = 'a score from -100 to 100'
const score = z.number({ error: () => `expected ${SCORE}` }).min(-100, { error: () => `expected ${SCORE}` })
const nps = score.max(100, { error: () => `expected ${SCORE}` })

const BASE = 'What customers say whose issue is resolved without any wait or transfer.'
const PER_MINUTE = 'Taken off for each minute that the customer waits for agents, in all contacts about the issue.'
const PER_TRANSFER = 'Taken off each time that an agent hands the customer on.'
const PER_ABANDONMENT = 'Taken off each time that the customer gives up waiting, beside what the wait takes off.'
const UNRESOLVED = 'Taken off if the issue is not resolved in the end; all types need `resolved` then.'
const NOTHING = 'It changes nothing.'

/** How satisfied customers are, by what happens to them. */
export const satisfaction = section({
  csat: section({
    base: share.meta({ description: BASE, examples: ['85%'] }),
    'per-minute-waited': share.prefault('0%').meta({ description: PER_MINUTE, $comment: NOTHING, examples: ['2%'] }),
    'per-transfer': share.prefault('0%').meta({ description: PER_TRANSFER, $comment: NOTHING, examples: ['5%'] }),
    'per-abandonment': share
      .prefault('0%')
      .meta({ description: PER_ABANDONMENT, $comment: NOTHING, examples: ['40%'] }),
    unresolved: share.prefault('0%').meta({ description: UNRESOLVED, $comment: NOTHING, examples: ['30%'] }),
  })
    .optional()
    .meta({
      description: 'Customer satisfaction: the share of satisfied customers. Without it there is no such figure.',
      examples: [{ base: '85%', 'per-minute-waited': '2%', 'per-transfer': '5%', unresolved: '30%' }],
    }),
  nps: section({
    base: nps.meta({ description: BASE, examples: [40] }),
    'per-minute-waited': points.prefault(0).meta({ description: PER_MINUTE, $comment: NOTHING, examples: [3] }),
    'per-transfer': points.prefault(0).meta({ description: PER_TRANSFER, $comment: NOTHING, examples: [10] }),
    'per-abandonment': points.prefault(0).meta({ description: PER_ABANDONMENT, $comment: NOTHING, examples: [60] }),
    unresolved: points.prefault(0).meta({ description: UNRESOLVED, $comment: NOTHING, examples: [60] }),
  })
    .optional()
    .meta({
      description: 'Net promoter score: promoters less detractors, in points. Without it there is no such figure.',
      examples: [{ base: 40, 'per-minute-waited': 3, 'per-transfer': 10, unresolved: 60 }],
    }),
})
  .optional()
  .meta({
    description:
      'What customers say of it by a linear model, see [pools.md](pools.md#how-satisfied-customers-are). Without it nobody asks them.',
    examples: [{ csat: { base: '85%', 'per-minute-waited': '2%', 'per-transfer': '5%', unresolved: '30%' } }],
  })
