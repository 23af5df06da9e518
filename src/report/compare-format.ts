import type { ComparedFigure, Comparison, Difference } from '../experiment/comparison.ts'
import type { Estimate } from '../experiment/summary.ts'
import { amount, count, duration, fullTime, halfWidth, money, percent, share, type Printed, valueOf } from './format.ts'

const MINUS = '−'

/** What figures are called in running text and in tables; others by their keys. */
const NAMES: Readonly<Record<string, string>> = {
  serviceLevel: 'service level',
  asa: 'ASA',
  aht: 'AHT',
  fcr: 'FCR',
  contactsPerIssue: 'contacts per issue',
  fte: 'FTE',
  fteOfProviders: 'FTE of providers',
}

/** How often goals are missed, whose they are. */
const MISS_NAMES: Readonly<Record<string, (whose: string) => string>> = {
  missed: (whose) => `${whose} misses its goal`,
  daysMissed: (whose) => `days ${whose} misses it`,
  intervalsMissed: (whose) => `intervals ${whose} misses it`,
  monthsMissed: (whose) => `months ${whose} misses it`,
}

export function figureName({ key, scope, name }: Pick<ComparedFigure, 'key' | 'scope' | 'name'>): string {
  const miss = MISS_NAMES[key]
  if (miss !== undefined) return miss(name)
  const words = NAMES[key] ?? key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return scope === 'totals' ? words : `${words} of ${name}`
}

type Named = Pick<ComparedFigure, 'key' | 'unit'>
type InCurrency = Pick<Comparison, 'currency'>

export function valueText(figure: Named, estimate: Estimate, { currency = '' }: InCurrency): Printed {
  switch (figure.unit) {
    case 'share':
      return share(estimate)
    case 'seconds':
      return duration(estimate)
    case 'money':
      return money(estimate, currency)
    default:
      if (/^(fte|hires)/.test(figure.key)) return fullTime(estimate)
      return isFine(figure) ? decimals(estimate) : count(estimate)
  }
}

/** A difference with its sign: `+3.2 points`, `−12.4 s`, and half the width of its corrected interval. */
export function differenceText(figure: Named, difference: Estimate, comparison: InCurrency): Printed {
  const value = valueOf(difference)
  if (value === null) return { text: '–' }
  if (value === 0 && halfWidth(difference) === 0) return { text: '0' }
  const half = halfWidth(difference)
  if (figure.unit === 'share') {
    const digits = half !== null && half > 0 && half < 0.0005 ? 2 : 1
    const text = `${signOf(value)}${(100 * Math.abs(value)).toFixed(digits)} points`
    return half === null || half === 0 ? { text } : { text, margin: (100 * half).toFixed(digits) }
  }
  const size = {
    value: Math.abs(value),
    low: half === null ? null : Math.abs(value) - half,
    high: half === null ? null : Math.abs(value) + half,
  }
  const { text, margin } = valueText(figure, size, comparison)
  return margin === undefined ? { text: signOf(value) + text } : { text: signOf(value) + text, margin }
}

/** `+12 %` of the first variant's value. */
export function relativeText({ relative }: Pick<Difference, 'relative'>): string {
  if (relative === null) return '–'
  return `${relative === 0 ? '' : signOf(relative)}${percent(Math.abs(relative))}`
}

export function quantileText(figure: ComparedFigure, value: number | null, comparison: Comparison): string {
  return valueText(figure, { value, low: null, high: null }, comparison).text
}

/** Ratios such as contacts per issue, of which the second decimal matters. */
function isFine({ unit, key }: Named): boolean {
  return unit === 'contacts' || /Per/.test(key)
}

function decimals(estimate: Estimate): Printed {
  const value = valueOf(estimate)
  if (value === null) return { text: '–' }
  const half = halfWidth(estimate)
  const digits = half !== null && half > 0 && half < 0.01 ? 4 : 2
  const text = Math.abs(value) >= 100 ? amount(value) : value.toFixed(digits)
  return half === null || half === 0 ? { text } : { text, margin: half >= 100 ? amount(half) : half.toFixed(digits) }
}

function signOf(value: number): string {
  return value < 0 ? MINUS : '+'
}
