import { differenceText, valueText } from '../report/compare-format.ts'
import type { Quantity } from '../report/html/chart.ts'

/** As all reports print it: `81.3 %`, `1:05`. */
export function textOf(quantity: Quantity, value: number | null | undefined): string {
  return withInterval(quantity, value, null, null)
}

/** With the ends of its interval, where it has one. */
export function withInterval(
  { currency, isDifference, key, name, unit }: Quantity,
  value: number | null | undefined,
  low: number | null | undefined,
  high: number | null | undefined,
): string {
  const print = isDifference ? differenceText : valueText
  const plain = (one: number): string => {
    return print({ key: key ?? name, unit }, { value: one, low: null, high: null }, { currency }).text
  }
  if (value === null || value === undefined) return '–'
  const text = plain(value)
  if (low === null || low === undefined || high === null || high === undefined || low === high) return text
  return `${text} (${plain(low)} to ${plain(high)})`
}

/** On an axis: short, without decimals that say nothing. */
export function axisText({ currency, isDifference, unit }: Quantity, value: number): string {
  if (isDifference && unit === 'share') return `${signed(Number((100 * value).toFixed(2)))} pt`
  switch (unit) {
    case 'share':
      return `${Number((100 * value).toFixed(2))} %`
    case 'seconds':
      return value >= 3600
        ? `${Number((value / 3600).toFixed(1))} h`
        : value >= 60
          ? `${Number((value / 60).toFixed(1))} min`
          : `${Number(value.toFixed(1))} s`
    case 'money':
      return `${currency ?? ''} ${bigText(value)}`.trim()
    default:
      return bigText(value)
  }
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value)
}

function bigText(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e6) return `${Number((value / 1e6).toFixed(1))} M`
  if (size >= 1e4) return `${Number((value / 1e3).toFixed(1))} k`
  return String(Number(value.toPrecision(4)))
}

/** `service level`; `cost, EUR`. */
export function heading({ currency, name }: Quantity): string {
  return currency === undefined || currency === '' ? name : `${name}, ${currency}`
}
