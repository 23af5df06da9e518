import type { GoalAnswer, PartAnswer, StaffingAnswer } from '../planning/staffing/staffing-answer.ts'
import { amount, duration, grouped, inWords, money, percent, plural, share, wholeSeconds } from './format.ts'
import { monthsText } from './shift-words.ts'
import { printable } from './text-width.ts'

/** `EUR 12 345.00`, or hours where nobody is paid by the hour. */
export function costText({ currency }: Pick<StaffingAnswer, 'currency'>, cost: number): string {
  return currency === null
    ? `${amount(cost)} agent hours`
    : money({ value: cost, low: null, high: null }, currency).text
}

/** What goals a figure has, by the words of the tables. */
const FIGURES: Readonly<Record<string, string>> = {
  serviceLevel: 'service level',
  occupancy: 'occupancy',
  abandonment: 'abandonment',
  asa: 'ASA',
}

export function figureText(figure: string): string {
  return FIGURES[figure] ?? figure.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

export function goalText({ goal, isBetterAbove, unit }: GoalAnswer): string {
  const value = unit === 'share' ? percent(goal, Number.isInteger(100 * goal) ? 0 : 1) : wholeSeconds(goal)
  return `${isBetterAbove ? '≥' : '≤'} ${value}`
}

export function attainedText({ attained, unit }: Pick<GoalAnswer, 'attained' | 'unit'>): string {
  return inWords(unit === 'share' ? share(attained) : duration(attained))
}

/** Which goals decide the staffing, and what a point more of each costs. */
export function bindingText(answer: StaffingAnswer, { goals, months }: PartAnswer): string | null {
  const binding = goals.filter(({ binds }) => binds)
  if (binding.length === 0) return null
  const when = months === null ? '' : ` in ${monthsText(months)}`
  const prices = binding.map((goal) => {
    const { figure, name, priceOfPoint, unit } = goal
    const whose = name === '' ? 'all' : printable(name)
    const what = unit === 'share' ? 'a point' : 'one per cent'
    const price = priceOfPoint === null ? 'cannot be had' : `costs about ${costText(answer, priceOfPoint)}`
    return `${figureText(figure)} of ${whose} (${what} ${price})`
  })
  return `What binds${when}: ${prices.join(', ')}.`
}

/** How it was found. */
export function searchText(answer: StaffingAnswer): string {
  const { parts } = answer
  const sum = (of: (part: PartAnswer) => number): number => parts.reduce((total, part) => total + of(part), 0)
  const judgements = sum((part) => part.search.judgements.length)
  const howMany = parts.length === 1 ? '' : ` for ${plural(parts.length, 'set')} of months that are staffed alike`
  return [
    `Tried ${plural(
      sum((part) => part.search.simulations),
      'staffing',
    )}${howMany}, ${rangeOf(parts.map(({ search }) => search.replications))} each, under the same luck:`,
    `from a fluid view (${costText(
      answer,
      sum((part) => part.search.started),
    )}) by integer programmes over what an agent more or fewer was measured to change, then neighbours.`,
    `Judged ${judgements === 1 ? 'once' : judgements === 2 ? 'twice' : `${judgements} times`} by ${rangeOf(parts.map(({ search }) => search.judged))} of other luck.`,
  ].join(' ')
}

function rangeOf(counts: readonly number[]): string {
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)]
  return fewest === most ? plural(most, 'replication') : `${grouped(fewest)} to ${plural(most, 'replication')}`
}
