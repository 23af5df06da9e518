import { z } from 'zod'
import type { Meter } from '../models/economy-model.ts'
import { named, positiveDuration, ratio, section, share, weekdays } from './fields.ts'
import { cost, typeNames, unitPrice } from './money-fields.ts'
import type { Cost } from './money-fields.ts'
import type { When } from './money-time.ts'
import type { UnitPrice } from './money-units.ts'
import { dates } from './place-schema.ts'
import { hours } from './week.ts'

export const wage = unitPrice(['paid-hour', 'fte-month'], 'EUR 15.75/h')

const COSTS: readonly Meter[] = [
  'paid-hour',
  'signed-in-hour',
  'productive-hour',
  'training-hour',
  'fte-month',
  'seat-month',
  'hire',
  'contact',
  'talk-minute',
  'handle-minute',
  'month',
  'once',
]

export interface Supplement extends Pick<When, 'dates' | 'days' | 'hours'> {
  readonly share: number
}

const supplement: z.ZodType<Supplement> = section({
  share: ratio('a share of the wage above 0%, such as 25%', 0).meta({
    description: 'Paid beside the wage; where several supplements hold, the highest.',
    examples: ['25%'],
  }),
  days: weekdays.optional().meta({ description: 'On these weekdays. Without it, on all.', examples: ['sat'] }),
  dates: dates.optional().meta({
    description: 'On these dates. Without it, on all.',
    examples: [['2026-12-25 to 2026-12-26']],
  }),
  hours: hours.optional().meta({
    description: "Within these hours, by the clocks of the group's site. Without it, all day.",
    examples: [['18:00-24:00', '00:00-08:00']],
  }),
})

export interface Employer {
  readonly wage?: UnitPrice
  readonly supplements?: readonly Supplement[]
  readonly charges: number
  readonly costs?: Readonly<Record<string, Cost>>
}

const employer: z.ZodType<Employer> = section({
  wage: wage.optional().meta({
    description:
      'Gross wage of its agents: for each paid hour (breaks included), or a month of full-time hours. Without it, no wage is counted but that of groups.',
    examples: ['EUR 15.75/h', 'EUR 2400/fte-month'],
  }),
  supplements: z
    .array(supplement, { error: () => 'expected a list of supplements such as [{ days: sun, share: 50% }]' })
    .optional()
    .meta({
      description: 'Supplements for evenings, nights, weekends and holidays. Without it, none.',
      examples: [[{ days: 'sun', share: '50%' }]],
    }),
  charges: ratio('a share of the wage such as 32%', -1)
    .prefault('32%')
    .meta({
      description: "Holiday pay and employer's charges, of wage and supplements.",
      $comment: '8% holiday pay, and on both about 22% charges, as in the Netherlands: 1.08 × 1.22.',
      examples: ['32%'],
    }),
  costs: named('cost', cost(COSTS, 'EUR 250/seat-month'))
    .optional()
    .meta({
      description:
        'What agents cost beside their pay, by names of your own: housing, ICT, recruiting, training, management. Without it, nothing.',
      examples: [{ housing: 'EUR 250/seat-month', recruiting: 'EUR 3500/hire' }],
    }),
})

/** What holds for an employer of whom nothing is said. */
export const usualEmployer = employer.parse({})

export const employers = named('employer', employer)
  .optional()
  .meta({
    description:
      'What is known of those who employ agents: clients, providers, or `center`, who employs those of whom nothing else is said.',
    examples: [{ toys: { wage: 'EUR 15.75/h' } }],
  })

export const fullTime = positiveDuration.optional().meta({
  description: 'Paid hours of a full-time agent a week, for prices per FTE. Without it, 40h.',
  examples: ['38h'],
})

export interface Concession {
  readonly price: UnitPrice
  readonly chance: number
  readonly types?: readonly string[]
}

const concession: z.ZodType<Concession> = section({
  price: unitPrice(['contact'], 'EUR 12/contact').meta({ description: 'What one costs.' }),
  chance: share.meta({ description: 'Share of the contacts in which agents grant it.', examples: ['4%'] }),
  types: typeNames.optional().meta({
    description: 'In contacts of these types. Without it, of all.',
    examples: [['complaints']],
  }),
})

export const concessions = named('concession', concession)
  .optional()
  .meta({
    description:
      'What its agents give away at the expense of the client: gifts, parcels sent again, by names of your own. Without it, nothing.',
    examples: [{ parcel: { price: 'EUR 12/contact', chance: '4%' } }],
  })
