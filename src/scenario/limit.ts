import { minorUnitsIn } from '../models/currency.ts'
import type { Kpi } from '../models/kpi.ts'
import { readAmount } from './prices.ts'
import { readDuration, readPercent, readShare, type Reading } from './units.ts'

/**
 * What a figure is held against, in its own unit and as it stands in a summary: `80%` of a share, `30s` of a time, `EUR 6.50`
 * of money (in whole units), a plain number of all others; 0 is 0 in any unit. `currency`: that of the scenario.
 */
export function readLimit(text: string, unit: Kpi['unit'], currency: string | null): Reading<number> {
  const written = text.trim().replaceAll('−', '-').replace(/ %$/, '%')
  if (/^-?0+(\.0+)?$/.test(written)) return { value: 0 }
  // The sign is before the number: -5%, EUR -5.
  const sign = /(^|[A-Z] )-/.test(written) ? -1 : 1
  const reading = readSize(sign < 0 ? written.replace('-', '') : written, unit, currency)
  return 'value' in reading ? { value: sign * reading.value } : reading
}

function readSize(text: string, unit: Kpi['unit'], currency: string | null): Reading<number> {
  const isNumber = /^\d+(\.\d+)?$/.test(text)
  switch (unit) {
    case 'share': {
      const value = readPercent(text)
      if (value !== null) return { value }
      const loose = readShare(text)
      return { expected: 'a share such as 80%', ...('suggestion' in loose ? { suggestion: loose.suggestion } : {}) }
    }
    case 'seconds':
    case 'agent-seconds': {
      const reading = readDuration(text)
      if ('value' in reading) return reading
      const suggestion = isNumber ? `${text}s` : reading.suggestion
      return { expected: 'a time such as 30s or 2m', ...(suggestion === undefined ? {} : { suggestion }) }
    }
    case 'money': {
      const own = currency ?? 'EUR'
      const expected = `an amount such as ${own} 6.50`
      if (isNumber) return { expected, suggestion: `${own} ${text}` }
      const reading = readAmount(text, text, expected)
      if (!('value' in reading)) return reading
      const { currency: given, minorUnits } = reading.value
      if (given !== currency) return { expected: `${expected}: amounts are in ${own} here` }
      return { value: minorUnits / minorUnitsIn(given) }
    }
    default:
      return isNumber ? { value: Number(text) } : { expected: 'a plain number such as 12.5' }
  }
}
