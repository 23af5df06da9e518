import { z } from 'zod'
import type { Meter } from '../models/economy-model.ts'
import { isDate } from './calendar.ts'
import { likelyDates } from './dates.ts'
import { misread, number, positiveDuration, PRICE_PATTERN, scalar, section, text, whole, choice } from './fields.ts'
import type { Issues } from './fields.ts'
import { meansPaidHours, readUnitPrice } from './money-units.ts'
import type { UnitPrice } from './money-units.ts'
import { listed } from './names.ts'
import type { Reading } from './units.ts'

const MONTHS = 'a number of months such as 36 months'

/** A whole number of months from 1 up. */
export const months = scalar(MONTHS, String.raw`^\d+ months?$`, ['36 months'], (given): Reading<number> => {
  const [, count, unit] = /^\s*(\d{1,3})\s*(months?|years?|y|m)?\s*$/i.exec(given) ?? []
  const value = Number(count) * (unit?.startsWith('y') === true ? 12 : 1)
  if (/^\d{1,3} months?$/.test(given) && value > 0) return { value }
  return { expected: MONTHS, suggestion: value > 0 ? `${value} months` : undefined }
})

const A_MONTH = 'a number a month such as 1200/month'

/** What comes a month. */
export const perMonth = scalar(A_MONTH, String.raw`^\d+(\.\d+)?/month$`, ['1200/month'], (given): Reading<number> => {
  const [, digits] = /^(\d+(?:\.\d+)?)\/month$/.exec(given) ?? []
  if (digits !== undefined && Number(digits) > 0) return { value: Number(digits) }
  const [, likely] = /^\s*(\d+(?:\.\d+)?)\s*(?:\/|per|a)?\s*(?:month|m)?\s*$/i.exec(given) ?? []
  return { expected: A_MONTH, suggestion: likely === undefined || Number(likely) === 0 ? undefined : `${likely}/month` }
})

const DATE = 'a date such as 2026-03-31'

/** ISO date. */
export const date = scalar(DATE, String.raw`^\d{4}-\d\d-\d\d$`, ['2026-03-31'], (given): Reading<string> =>
  isDate(given) ? { value: given } : { expected: DATE, suggestion: likelyDates(given) },
)

/** What is paid for once, or for seats. */
export interface Cost {
  readonly price: UnitPrice
  /** Months; undefined: as usual. */
  readonly spread?: number
  readonly seats?: number
}

export interface ContractPrice extends Cost {
  readonly types?: readonly string[]
  /** Seconds. */
  readonly increment?: number
  readonly repeats?: 'billed' | 'free'
  readonly transfers?: 'billed' | 'free'
  readonly tiers?: readonly { readonly from: number; readonly price: UnitPrice }[]
}

/** A price of what comes of some types. */
export interface PriceOfTypes {
  readonly price: UnitPrice
  readonly types?: readonly string[]
}

/** A price per one of some units. */
export function unitPrice<M extends string = Meter>(
  meters: readonly M[],
  example: string,
): z.ZodType<UnitPrice<M>, string> {
  const expected = `a price such as ${example}, per ${listed(meters, 20)}`
  const units: string[] = meters.flatMap((meter) => [meter, `${meter}s`])
  const hour = meansPaidHours(meters) ? ['h'] : []
  return scalar(expected, `^${PRICE_PATTERN}/(${[...units, ...hour].join('|')})$`, [example], (given) =>
    readUnitPrice(given, meters, expected),
  )
}

export const typeNames = z
  .array(text('the name of a contact type'), { error: () => 'expected a list of contact types such as [support]' })
  .min(1, { error: () => 'expected at least one contact type' })

const MINUTES: readonly Meter[] = ['talk-minute', 'handle-minute']
/** By what the agents have handled. */
export const CONTACTS: readonly Meter[] = [...MINUTES, 'contact', 'resolved-issue']
const AT_ONCE: readonly Meter[] = ['once', 'month']

const SPREAD = {
  spread: months.optional().meta({
    description:
      'For a price paid once: it is spread over so many months. Without it, over 36 (those of the term of a contract).',
    examples: ['36 months'],
  }),
  seats: whole('a whole number of seats from 1 up', 1, 100_000)
    .optional()
    .meta({
      description: 'For a price per seat: how many there are. Without it, as many as agents are ever at work at once.',
      examples: [12],
    }),
}

const BILLED = (what: string, reason: string) =>
  choice(['billed', 'free'], `whether ${what} are billed`)
    .optional()
    .meta({
      description: `Whether ${what} are billed as others are. Without it they are: ${reason}.`,
      examples: ['free'],
    })

/** Prices of a contract: a price, or a map with the price and how it is billed. */
export function contractPrice(meters: readonly Meter[], example: string): z.ZodType<ContractPrice> {
  const price = unitPrice(meters, example)
  const full = section({
    price: price.meta({ description: 'The price of one unit.' }),
    types: typeNames.optional().meta({
      description: 'Contact types that it is for. Without it, all of the contract.',
      examples: [['calls']],
    }),
    increment: positiveDuration.optional().meta({
      description: 'For minutes: every contact is billed in started units of this length. Without it, to the second.',
      examples: ['60s'],
    }),
    repeats: BILLED('contacts that are not the first about their issue', 'most contracts count contacts'),
    transfers: BILLED('contacts that an agent has handed on', 'they are handled twice'),
    tiers: z
      .array(
        section({
          from: number('a number of units above 0', { above: 0 }).meta({
            description: 'Of the units of a month, those beyond so many.',
            examples: [10000],
          }),
          price: price.meta({ description: 'What each of them costs.' }),
        }),
        { error: () => 'expected a list of tiers such as [{ from: 10000, price: EUR 0.85/talk-minute }]' },
      )
      .optional()
      .meta({
        description: 'What units cost beyond some numbers of them a month. Without it all cost the same.',
        examples: [[{ from: 10000, price: 'EUR 0.85/talk-minute' }]],
      }),
    ...SPREAD,
  }).transform((given, issues) => {
    const { meter } = given.price
    const only = (
      key: 'increment' | 'repeats' | 'transfers' | 'tiers' | 'spread' | 'seats',
      fits: boolean,
      with_: string,
    ) => {
      if (given[key] !== undefined && !fits)
        misread(issues, { expected: `${key} only with a price ${with_}` }, [key], 'key')
    }
    only('increment', MINUTES.includes(meter), 'per minute')
    only('repeats', CONTACTS.includes(meter), 'per contact, minute or resolved issue')
    only('transfers', CONTACTS.includes(meter), 'per contact, minute or resolved issue')
    only('tiers', !AT_ONCE.includes(meter), 'by volume')
    only('spread', meter === 'once', 'paid once')
    only('seats', meter === 'seat-month', 'per seat')
    checkTiers(given.price, given.tiers ?? [], issues)
    return given
  })
  return z.union([price.transform((one) => ({ price: one })), full], {
    error: () => `expected a price such as ${example}, or a map with price`,
  })
}

function checkTiers(
  { meter }: UnitPrice,
  tiers: readonly { readonly from: number; readonly price: UnitPrice }[],
  issues: Issues,
): void {
  tiers.forEach(({ from, price }, i) => {
    if (price.meter !== meter)
      misread(issues, { expected: `a price per ${meter}, as that below the tiers` }, ['tiers', i, 'price'])
    if (i > 0 && from <= tiers[i - 1].from) misread(issues, { expected: 'tiers that ascend' }, ['tiers', i, 'from'])
  })
}

/** Costs: a price, or a map with the price and what it is for. */
export function cost(meters: readonly Meter[], example: string): z.ZodType<Cost> {
  const price = unitPrice(meters, example)
  const full = section({ price: price.meta({ description: 'The price of one unit.' }), ...SPREAD }).transform(
    (given, issues) => {
      const { meter } = given.price
      if (given.spread !== undefined && meter !== 'once')
        misread(issues, { expected: 'spread only with a price paid once' }, ['spread'], 'key')
      if (given.seats !== undefined && meter !== 'seat-month')
        misread(issues, { expected: 'seats only with a price per seat' }, ['seats'], 'key')
      return given
    },
  )
  return z.union([price.transform((one) => ({ price: one })), full], {
    error: () => `expected a price such as ${example}, or a map with price`,
  })
}
