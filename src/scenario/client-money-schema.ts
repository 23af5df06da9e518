import { z } from 'zod'
import type { Meter } from '../models/economy-model.ts'
import { named, section, share } from './fields.ts'
import { date, typeNames, unitPrice } from './money-fields.ts'
import type { PriceOfTypes } from './money-fields.ts'
import type { UnitPrice } from './money-units.ts'

const LOSSES: readonly Meter[] = ['unresolved-issue', 'lost-contact', 'waiting-minute', 'issue', 'contact']

const priceOfTypes = (meters: readonly Meter[], example: string): z.ZodType<PriceOfTypes> => {
  const price = unitPrice(meters, example)
  return z.union(
    [
      price.transform((one) => ({ price: one })),
      section({
        price: price.meta({ description: 'The price of one unit.' }),
        types: typeNames.optional().meta({
          description: 'Of these contact types. Without it, of all of the client.',
          examples: [['calls']],
        }),
      }),
    ],
    { error: () => `expected a price such as ${example}, or a map with price` },
  )
}

export interface Retained {
  readonly price: UnitPrice
  readonly share: number
  readonly until?: string
}

const retained: z.ZodType<Retained> = section({
  price: unitPrice(['month'], 'EUR 2500/month').meta({ description: 'What it costs while the work is here.' }),
  share: share.prefault('100%').meta({
    description: 'The share of it that stays.',
    $comment: 'All that is named here stays.',
    examples: ['60%'],
  }),
  until: date.optional().meta({
    description: 'The last day on which it stays. Without it, it stays for good.',
    examples: ['2026-09-30'],
  }),
})

/** Keys of a client that are about money. */
export const clientMoney = {
  costs: named('cost', priceOfTypes(LOSSES, 'EUR 9/unresolved-issue'))
    .optional()
    .meta({
      description:
        'Prices on what customers bear or the client loses and nobody pays, by names of your own. Without it, none.',
      examples: [{ unresolved: 'EUR 9/unresolved-issue', waiting: 'EUR 0.10/waiting-minute' }],
    }),
  values: named('value', priceOfTypes(['contact', 'resolved-issue'], 'EUR 3/contact'))
    .optional()
    .meta({
      description:
        'What contacts are worth, such as sales, by names of your own: counted against cost. Without it, nothing.',
      examples: [{ sales: 'EUR 3/contact' }],
    }),
  retained: named('cost', retained)
    .optional()
    .meta({
      description:
        'What the client goes on paying when the work is done elsewhere: buildings, ICT, contract management.',
      examples: [{ buildings: { price: 'EUR 2500/month', share: '60%', until: '2026-09-30' } }],
    }),
}
