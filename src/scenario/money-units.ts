import type { Meter } from '../models/economy-model.ts'
import { closest } from './names.ts'
import { likelyPrice, readAmount } from './prices.ts'
import type { Price } from './prices.ts'
import type { Reading } from './units.ts'

/** A price of one unit of what is metered. */
export interface UnitPrice<M extends string = Meter> extends Price {
  readonly meter: M
}

/** What people call units by. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  h: ['paid-hour', 'signed-in-hour'],
  hour: ['paid-hour', 'signed-in-hour'],
  'agent-hour': ['signed-in-hour', 'paid-hour'],
  min: ['talk-minute', 'waiting-minute'],
  minute: ['talk-minute', 'waiting-minute'],
  call: ['contact'],
  chat: ['contact'],
  resolution: ['resolved-issue'],
  seat: ['seat-month'],
  workplace: ['seat-month'],
  fte: ['fte-month'],
  'one-off': ['once'],
}

/** Minor units and unit of `EUR 38/signed-in-hour`; of `EUR 15.75/h` where hours are paid hours. */
export function readUnitPrice<M extends string>(
  text: string,
  meters: readonly M[],
  expected: string,
): Reading<UnitPrice<M>> {
  const [, amount, per = '', unit = ''] = /^(.*?)(\/|\s+(?:per|an?)\s+)(.*)$/i.exec(text) ?? [text, text]
  const price = readAmount(amount, amount, expected)
  const meter = per === '/' ? meterOf(unit, meters) : undefined
  if ('value' in price && meter !== undefined) return { value: { ...price.value, meter } }
  if (!('value' in price) && /[-−]\s*[\d.]/.test(amount)) return price
  const likely = meter ?? likelyMeter(unit, meters)
  const money = 'value' in price ? amount : (likelyPrice(amount.trim(), false) ?? price.suggestion)
  if (likely === undefined || money === undefined) return { expected }
  return { expected, suggestion: `${money}/${likely}` }
}

/** An hour without a word is a paid one where no other is meant. */
export function meansPaidHours(meters: readonly string[]): boolean {
  return meters.includes('paid-hour') && !meters.includes('signed-in-hour')
}

function meterOf<M extends string>(unit: string, meters: readonly M[]): M | undefined {
  const written = unit === 'h' && meansPaidHours(meters) ? 'paid-hour' : unit
  return meters.find((meter) => written === meter || written === `${meter}s`)
}

function likelyMeter(unit: string, meters: readonly string[]): string | undefined {
  const name = unit.trim().toLowerCase().replaceAll(/\s+/g, '-')
  if (name === '') return meters.length === 1 ? meters[0] : undefined
  const single = name.replace(/s$/, '')
  const others = Object.hasOwn(OTHER_NAMES, single) ? OTHER_NAMES[single] : []
  return others.find((meter) => meters.includes(meter)) ?? closest(name, meters)
}
