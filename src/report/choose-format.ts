import type { Attained, Choice, Form } from '../planning/choosing/choice.ts'
import type { Estimate } from '../experiment/summary.ts'
import { money, NOTHING, percent, valueOf, type Printed } from './format.ts'

/** From here on tenths of a percent say nothing. */
const WHOLE = 0.1

/** Money without its currency, which stands above. */
export function bareMoney(estimate: Estimate, currency: string): Printed {
  const { text, margin } = money(estimate, currency)
  const bare = text.replace(`${currency} `, '')
  return margin === undefined ? { text: bare } : { text: bare, margin }
}

/** `4.1–7.0 %` above the best, from its interval; `5.2 %` where that is a point or not known. */
export function moreText({ behind }: Form, between = '–'): string {
  if (behind === null || behind.relative.value === null) return NOTHING
  const { value, low, high } = behind.relative
  const digits = value < WHOLE ? 1 : 0
  if (low === null || high === null || percent(low, digits) === percent(high, digits)) return percent(value, digits)
  return `${percent(low, digits).replace(' %', '')}${between}${percent(high, digits)}`
}

/**
 * By channel, in order of mention, the level that is worst against its goal: of several languages, say. One that may be
 * missed is worse than one that is met, however near.
 */
export function worstByChannel({ service }: Form): readonly Attained[] {
  const slack = ({ goal, level }: Attained): number => (valueOf(level) ?? Infinity) - goal
  const isWorse = (one: Attained, other: Attained): boolean =>
    (one.verdict === 'met') === (other.verdict === 'met') ? slack(one) < slack(other) : other.verdict === 'met'
  return [...new Set(service.map(({ channel }) => channel))].map((channel) =>
    service.filter((one) => one.channel === channel).reduce((worst, one) => (isWorse(one, worst) ? one : worst)),
  )
}

/** Whether it is among those that are compared by what they cost. */
export function canWin({ verdict }: Form): boolean {
  return verdict === 'best' || verdict === 'near' || verdict === 'dearer'
}

/** The form that a choice comes to, and that which costs least beside it. */
export function winnerAndNext({ best, forms }: Choice): { readonly winner: Form | null; readonly next: Form | null } {
  const winner = forms.find(({ name }) => name === best) ?? null
  const next = forms.find((form) => canWin(form) && form.name !== best) ?? null
  return { winner, next: winner === null ? null : next }
}
