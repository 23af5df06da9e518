import type { Condition } from '../experiment/conditions.ts'
import { failedGoals, isAnyGoalObserved, type JudgedCondition } from '../experiment/judgement.ts'
import type { Summary } from '../experiment/summary.ts'
import { listed } from '../scenario/names.ts'
import { figureName, valueText } from './compare-format.ts'
import { inWords, plural, valueOf } from './format.ts'
import type { Judgement } from './judgement.ts'
import { printable } from './text-width.ts'

/** Names that a line has room for. */
const MOST = 6

/** What has come of a condition: `failed: serviceLevel 78.2 % ± 0.6 < 80%`. */
export function conditionWords(judged: JudgedCondition, summary: Summary, judgement: Judgement): string {
  return printable(`${judged.isFailed ? 'failed' : 'passed'}: ${outcomeOf(judged, summary, judgement)}`)
}

function outcomeOf(
  { condition, isFailed, ...judged }: JudgedCondition,
  summary: Summary,
  judgement: Judgement,
): string {
  switch (condition.kind) {
    case 'figure':
      return figureOutcome(condition, { ...judged, isFailed }, summary)
    case 'goals':
      return goalsOutcome(condition.orOpen, summary)
    case 'regression':
      return regressionOutcome(judgement)
  }
}

function figureOutcome(
  { figure, limit, limitText, operator, text }: Condition & { readonly kind: 'figure' },
  { estimate, isFailed, isSure }: Omit<JudgedCondition, 'condition'>,
  summary: Summary,
): string {
  const value = estimate === null ? null : valueOf(estimate)
  if (estimate === null || value === null) return `${text}: it has no value, nothing was observed`
  const name = text.slice(0, text.lastIndexOf(operator, text.length - limitText.length - 1)).trim()
  const shown = valueText(figure, estimate, summary)
  // What is printed alike is not equal: 79.99 % is below 80 %.
  const isHidden = value !== limit && shown.text === valueText(figure, { ...estimate, value: limit }, summary).text
  const exact = isHidden ? `, exactly ${Number(((figure.unit === 'share' ? 100 : 1) * value).toPrecision(8))}` : ''
  const open =
    estimate.low === null
      ? ' (without an interval)'
      : isSure
        ? ''
        : ` (cannot be told: ${limitText} lies in the interval; more replications would tell)`
  return `${name} ${inWords(shown)}${exact}${isFailed ? ` ${operator} ` : `, not ${operator} `}${limitText}${open}`
}

function goalsOutcome(orOpen: boolean, summary: Summary): string {
  if (!isAnyGoalObserved(summary)) return 'goals: nothing was observed that they could be judged by'
  const [missed, both] = [failedGoals(summary, false), failedGoals(summary, true)]
  const open = both.filter((name) => !missed.includes(name))
  const told = (names: readonly string[], what: string): string[] =>
    names.length === 0 ? [] : [`${plural(names.length, 'goal')} ${what}: ${listed(names, MOST)}`]
  const found = [...told(missed, 'missed'), ...told(open, 'open, neither met nor missed')]
  return found.length === 0 ? 'goals: all are met' : `goals${orOpen ? ' open' : ''}: ${found.join('; ')}`
}

function regressionOutcome({ baseline }: Judgement): string {
  if (baseline === undefined) return 'regression'
  const worse = baseline.comparison.figures.filter(({ verdict }) => verdict === 'worse').map(figureName)
  return worse.length === 0
    ? `regression: no figure is worse than in ${baseline.file}, beyond noise`
    : `regression: ${plural(worse.length, 'figure')} worse than in ${baseline.file}: ${listed(worse, MOST)}`
}
