import { z } from 'zod'
import type { Meter } from '../models/economy-model.ts'
import { choice, misread, named, ratio, section, share, text, weekdays, whole } from './fields.ts'
import { contractPrice, date, months, perMonth, typeNames, unitPrice } from './money-fields.ts'
import type { ContractPrice } from './money-fields.ts'
import type { When } from './money-time.ts'
import type { UnitPrice } from './money-units.ts'
import { monthNumbers } from './season-schema.ts'
import { slaTerm } from './sla-schema.ts'
import type { SlaTerm } from './sla-schema.ts'
import { hours } from './week.ts'

const PRICES: readonly Meter[] = [
  'paid-hour',
  'signed-in-hour',
  'productive-hour',
  'training-hour',
  'fte-month',
  'seat-month',
  'talk-minute',
  'handle-minute',
  'contact',
  'resolved-issue',
  'issue',
  'month',
  'once',
]

const valid: z.ZodType<When> = section({
  from: date.optional().meta({ description: 'First day. Without it, since before the run.', examples: ['2026-01-01'] }),
  to: date.optional().meta({ description: 'Last day. Without it, beyond the run.', examples: ['2026-09-30'] }),
  months: monthNumbers.meta({ description: 'In these months. Without it, all year.', examples: ['jan-sep'] }),
  days: weekdays.optional().meta({ description: 'On these weekdays. Without it, all.', examples: ['mon-fri'] }),
  hours: hours.optional().meta({
    description: 'Within these hours; they begin and end with intervals of the reports. Without it, all day.',
    examples: ['08:00-18:00', { 'mon-fri': '08:00-18:00', sat: '09:00-13:00' }],
  }),
}).transform((given, issues) => {
  if (given.from !== undefined && given.to !== undefined && given.to < given.from)
    misread(issues, { expected: 'a last day after the first' }, ['to'])
  return given
})

const forecast = section({
  contacts: perMonth.optional().meta({
    description:
      'Contacts expected in the hours of the contract. Without it, those that the scenario leads one to expect, repeats aside.',
    examples: ['1200/month'],
  }),
  tolerance: ratio('a share such as 25%').meta({
    description: 'How far beyond the forecast the price is the same.',
    examples: ['25%'],
  }),
  surcharge: ratio('a share of the price such as 30%')
    .prefault('0%')
    .meta({
      description: 'By how much prices by volume are higher for what lies beyond.',
      $comment: 'The forecast may serve the SLA alone.',
      examples: ['30%'],
    }),
})

const pressure = section({
  'handle-time': ratio('a factor above 0 such as 90%', 0)
    .prefault('100%')
    .meta({
      description: 'Times of talk, hold and wrap are multiplied by it.',
      $comment: 'No pressure.',
      examples: ['90%'],
    }),
  resolved: share.prefault('100%').meta({
    description: 'The share of contacts that resolve the issue is multiplied by it.',
    $comment: 'No pressure.',
    examples: ['95%'],
  }),
})

const parallel = section({
  weeks: whole('a whole number of weeks from 1 to 104', 1, 104).meta({ description: 'How long.', examples: [6] }),
  price: unitPrice(['week'], 'EUR 9000/week').meta({ description: 'What a week costs.' }),
})

export interface Contract {
  readonly client: string
  readonly provider: string
  readonly groups?: readonly string[]
  readonly types?: readonly string[]
  readonly valid: When
  readonly prices: Readonly<Record<string, ContractPrice>>
  readonly supplementsPassedOn: number
  readonly minimum?: UnitPrice
  readonly maximum?: UnitPrice
  readonly forecast?: { readonly contacts?: number; readonly tolerance: number; readonly surcharge: number }
  /** Months. */
  readonly term: number
  readonly exit?: UnitPrice
  readonly parallel?: { readonly weeks: number; readonly price: UnitPrice<'week'> }
  readonly sla: readonly SlaTerm[]
  readonly pressure?: { readonly handleTime: number; readonly resolved: number }
}

const contract: z.ZodType<Contract> = section({
  client: text('the name of a client').meta({ description: 'Who pays.', examples: ['toys'] }),
  provider: text('the name of a provider').meta({ description: 'Who is paid.', examples: ['callpool'] }),
  groups: z
    .array(text('the name of a group'), { error: () => 'expected a list of groups such as [pool]' })
    .min(1, { error: () => 'expected at least one group' })
    .optional()
    .meta({
      description: 'Whose work is paid. Without it, all groups of the provider that handle the types.',
      examples: [['pool']],
    }),
  types: typeNames.optional().meta({
    description: 'Contact types of the client that it is for. Without it, all.',
    examples: [['calls']],
  }),
  valid: valid
    .prefault({})
    .meta({ description: 'When it is in force; at any time one contract for a client, group and type.' }),
  prices: named('price', contractPrice(PRICES, 'EUR 38/signed-in-hour')).meta({
    description: 'What is paid, by names of your own.',
    examples: [{ hours: 'EUR 38/signed-in-hour', management: 'EUR 175/month' }],
  }),
  'supplements-passed-on': ratio('a share such as 60%')
    .prefault('0%')
    .meta({
      description: "Share of the provider's supplements that is added to prices per hour in the same hours.",
      $comment: 'One price at all hours.',
      examples: ['60%'],
    }),
  minimum: unitPrice(['month'], 'EUR 600/month')
    .optional()
    .meta({
      description: 'The least that the fees of a whole month come to. Without it, there is no minimum.',
      examples: ['EUR 600/month'],
    }),
  maximum: unitPrice(['month'], 'EUR 9000/month')
    .optional()
    .meta({
      description: 'The most that the fees of a whole month come to. Without it, there is no maximum.',
      examples: ['EUR 9000/month'],
    }),
  forecast: forecast.optional().meta({
    description: 'What the provider plans for, and what more than that costs. Without it, volume is open.',
    examples: [{ contacts: '1200/month', tolerance: '25%', surcharge: '30%' }],
  }),
  term: months.prefault('36 months').meta({
    description: 'How long it runs: over so many months costs paid once are spread.',
    $comment: 'Three years, as is common.',
    examples: ['24 months'],
  }),
  exit: unitPrice(['once'], 'EUR 5000/once')
    .optional()
    .meta({
      description: 'What ending it costs the client, spread over the term. Without it, nothing.',
      examples: ['EUR 5000/once'],
    }),
  parallel: parallel.optional().meta({
    description: 'Weeks before it begins in which both sides work, spread over the term. Without it, none.',
    examples: [{ weeks: 6, price: 'EUR 9000/week' }],
  }),
  sla: z
    .array(slaTerm, { error: () => 'expected a list of terms such as [{ figure: service-level, goal: 80% }]' })
    .prefault([])
    .meta({ description: 'What each whole month is judged by.', $comment: 'Nothing is promised.' }),
  pressure: pressure.optional().meta({
    description:
      'How its prices bend the work of its groups for its types, at all times: hurried when paid by contact, say. Without it, not at all.',
    examples: [{ 'handle-time': '90%', resolved: '95%' }],
  }),
}).transform((given, issues) => {
  const { minimum, maximum, forecast: planned, sla, supplementsPassedOn, prices } = given
  if (minimum !== undefined && maximum !== undefined && minimum.minorUnits > maximum.minorUnits)
    misread(issues, { expected: 'a maximum above the minimum' }, ['maximum'])
  sla.forEach(({ withinForecast }, i) => {
    if (withinForecast && planned === undefined)
      misread(
        issues,
        { expected: 'within-forecast only where the contract has a forecast' },
        ['sla', i, 'within-forecast'],
        'key',
      )
  })
  const isPerHour = Object.values(prices).some(({ price }) => HOURS.includes(price.meter))
  if (supplementsPassedOn > 0 && !isPerHour)
    misread(
      issues,
      { expected: 'supplements-passed-on only beside a price per hour' },
      ['supplements-passed-on'],
      'key',
    )
  return given
})

/** Hours that supplements are added to. */
export const HOURS: readonly Meter[] = ['paid-hour', 'signed-in-hour', 'productive-hour']

export const contracts = named('contract', contract)
  .optional()
  .meta({
    description: 'What clients pay providers, by names of your own; any number for each client.',
    examples: [{ 'day-team': { client: 'toys', provider: 'callpool', prices: { hours: 'EUR 38/signed-in-hour' } } }],
  })

export const providers = z
  .array(text('the name of a provider'), { error: () => 'expected a list of providers such as [callpool]' })
  .optional()
  .meta({ description: 'Businesses that handle contacts for clients.', examples: [['callpool']] })

export const allocation = choice(['handle-time', 'contacts', 'offered-load', 'equally'], 'how cost is shared')
  .optional()
  .meta({
    description:
      'By what the cost of a group that works for several clients is shared among them. Without it, by handle-time.',
    examples: ['contacts'],
  })
