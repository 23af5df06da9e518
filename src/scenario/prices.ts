import { CURRENCIES, minorDigitsOf } from '../models/currency.ts'
import { closest } from './names.ts'
import { likelyTimeUnit, secondsOfUnit } from './units.ts'
import type { Reading } from './units.ts'

export interface Price {
  /** ISO 4217: `EUR`. */
  readonly currency: string
  /** Minor units of it (cents) per second, or apiece; a part of one where the price is low. */
  readonly minorUnits: number
}

export const PRICE_PER_TIME = 'a price per time such as EUR 0.02/min'
export const PRICE_APIECE = 'a price apiece such as EUR 0.10'

const AMOUNT = /^([A-Z]{3}) (\d+(?:\.\d+)?)$/
const MOST = 1e9

/** Minor units per second of `EUR 0.02/min`, `EUR 1.20/h`, `EUR 0.05/30s`. */
export function readPricePerTime(text: string): Reading<Price> {
  const slash = text.indexOf('/')
  const seconds = slash < 0 ? null : secondsOfUnit(text.slice(slash + 1))
  if (seconds === null) return misreadPrice(text, PRICE_PER_TIME)
  const apiece = readAmount(text.slice(0, slash), text, PRICE_PER_TIME)
  if (!('value' in apiece)) return apiece
  const { currency, minorUnits } = apiece.value
  return { value: { currency, minorUnits: minorUnits / seconds } }
}

/** Minor units of `EUR 0.10`. */
export function readPriceApiece(text: string): Reading<Price> {
  return readAmount(text, text, PRICE_APIECE)
}

export function readAmount(amount: string, whole: string, expected: string): Reading<Price> {
  const [, currency, digits] = AMOUNT.exec(amount) ?? []
  if (currency === undefined || !CURRENCIES.includes(currency)) return misreadPrice(whole, expected)
  if (Number(digits) > MOST) return { expected: `a price of at most ${currency} ${MOST}` }
  // The point is moved in the text: 0.29 × 100 would be 28.999999999999996.
  return { value: { currency, minorUnits: Number(`${digits}e${minorDigitsOf(currency)}`) } }
}

function misreadPrice(text: string, expected: string): { expected: string; suggestion?: string } {
  if (/[-−]\s*[\d.]/.test(text)) return { expected: `${expected}, not below 0` }
  return { expected, suggestion: likelyPrice(text, expected === PRICE_PER_TIME) }
}

const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  $: 'USD',
  US$: 'USD',
  DOLLAR: 'USD',
  DOLLARS: 'USD',
  '£': 'GBP',
  POUND: 'GBP',
  POUNDS: 'GBP',
  '¥': 'JPY',
  YEN: 'JPY',
  '₹': 'INR',
  ZŁ: 'PLN',
}

const SIGN = String.raw`(US\$|[€$£¥₹]|\p{L}{2,7})?`
const PER = String.raw`(?:(?:\/|\bper\b|\ban?\b)\s*(.+?))?`
const LOOSE = new RegExp(String.raw`^\s*${SIGN}\s*(\d[\d.,]*|[.,]\d+)\s*${SIGN}\s*${PER}\s*$`, 'iu')

/** `0,02`, `€0.02/min`, `0.02 EUR per minute`: what people write who have not seen the manual. */
export function likelyPrice(text: string, isPerTime: boolean): string | undefined {
  const [, before, digits, after, per] = LOOSE.exec(text) ?? []
  if (digits === undefined || (before !== undefined && after !== undefined)) return undefined
  const [currency, amount] = [likelyCurrency(before ?? after), likelyAmount(digits)]
  if (currency === undefined || amount === undefined) return undefined
  const unit = per === undefined ? undefined : likelyTimeUnit(per)
  // A price of another kind is not a way of writing this one.
  if (isPerTime ? per !== undefined && unit === undefined : unit !== undefined) return undefined
  const suggestion = isPerTime ? `${currency} ${amount}/${unit ?? 'min'}` : `${currency} ${amount}`
  return suggestion === text ? undefined : suggestion
}

/** Without any sign, the euro: what the manual has. */
function likelyCurrency(sign = 'EUR'): string | undefined {
  const code = sign.toUpperCase()
  return Object.hasOwn(SIGNS, code) ? SIGNS[code] : CURRENCIES.includes(code) ? code : likelyCode(code)
}

/** The well-known first: ERU is EUR mistyped, not ERN. */
function likelyCode(code: string): string | undefined {
  return closest(code, Object.values(SIGNS)) ?? closest(code, CURRENCIES)
}

/** With a decimal point, and nothing between thousands; undefined where `1,200` may be either. */
function likelyAmount(digits: string): string | undefined {
  const point = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const [whole, decimals] = point < 0 ? [digits, ''] : [digits.slice(0, point), digits.slice(point + 1)]
  const mayBeThousands = digits[point] === ',' && decimals.length === 3 && /^[1-9]\d*$/.test(whole)
  if (mayBeThousands || whole.includes(digits[point] ?? ' ')) return undefined
  return `${whole.replaceAll(/[.,]/g, '') || '0'}${decimals === '' ? '' : `.${decimals}`}`
}
