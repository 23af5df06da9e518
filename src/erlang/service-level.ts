/** The names of the formulas; see `serviceLevelOf`. */
export const serviceLevelFormulas = [
  'answered-of-offered',
  'answered-of-entered',
  'abandons-in-time-count',
  'ignoring-early-abandons',
  'answered-of-answered',
] as const

export type ServiceLevelFormula = (typeof serviceLevelFormulas)[number]

/** Shares of the offered contacts; "in time" is within the target, a wait equal to it included. */
export interface InTime {
  readonly entered: number
  readonly answered: number
  readonly answeredInTime: number
  readonly abandonedInTime: number
}

/**
 * The service level by one of its formulas; null where nothing is in the denominator.
 *
 * @throws RangeError for a name that is none of them
 */
export function serviceLevelOf(shares: InTime, formula: ServiceLevelFormula): number | null {
  const { entered, answered, answeredInTime, abandonedInTime } = shares
  switch (formula) {
    case 'answered-of-offered':
      return answeredInTime
    case 'answered-of-entered':
      return ratio(answeredInTime, entered)
    case 'abandons-in-time-count':
      return ratio(answeredInTime + abandonedInTime, entered)
    case 'ignoring-early-abandons':
      return ratio(answeredInTime, entered - abandonedInTime)
    case 'answered-of-answered':
      return ratio(answeredInTime, answered)
    default:
      throw new RangeError(`no service-level formula is called ${String(formula)}`)
  }
}

/** Sums of rounded shares may pass each other by a hair. */
function ratio(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(1, part / whole) : null
}
