import type { GoalVerdict, Summary } from '../experiment/summary.ts'
import { listed } from '../scenario/names.ts'
import { duration, grouped, inWords, money, plural, share, valueOf } from './format.ts'
import { goalText, judgedName } from './queue-rows.ts'

const MOST_NAMED = 4

/** What a run comes to, in a sentence: goals met, missed, or not to be told. */
export function verdictSentence(summary: Summary): string {
  const judged = summary.goals.filter(({ serviceLevel }) => valueOf(serviceLevel) !== null)
  if (judged.length === 0) return withoutGoals(summary)
  const [met, missed, open] = (['met', 'missed', 'open'] as const).map((verdict) =>
    judged.filter((goal) => goal.verdict === verdict),
  )
  const isOne = judged.length === 1
  const of = (goals: readonly GoalVerdict[]): string =>
    isOne ? 'its goal' : `${grouped(goals.length)} of ${plural(judged.length, 'goal')}`
  if (missed.length > 0) {
    const cannot = open.length === 0 ? '' : `; of ${grouped(open.length)} it cannot be told`
    return `Misses ${of(missed)}: ${told(missed)}${cannot}.`
  }
  if (open.length > 0) return `Cannot tell whether it meets ${of(open)}: ${told(open)}.`
  return `Meets ${isOne ? 'its goal' : `all ${plural(met.length, 'goal')}`}: ${told(met)}.`
}

function told(goals: readonly GoalVerdict[]): string {
  return listed(goals.slice(0, MOST_NAMED).map(attained)) + (goals.length > MOST_NAMED ? ', …' : '')
}

function attained(goal: GoalVerdict): string {
  return `${judgedName(goal)} ${inWords(share(goal.serviceLevel))} (goal ${goalText(goal)})`
}

function withoutGoals({ contacts, goals, totals }: Summary): string {
  if (contacts === 0) return 'No contact came.'
  const level = valueOf(totals.serviceLevel) === null ? '' : `, service level ${inWords(share(totals.serviceLevel))}`
  const asa = valueOf(totals.asa) === null ? '' : `, ASA ${inWords(duration(totals.asa))}`
  return `${goals.length === 0 ? 'No goal is set' : 'No goal can be judged'}${level}${asa}.`
}

/** What it costs, where anybody pays; nothing else. */
export function costSentence({ currency = '', totals }: Summary): string {
  if ((valueOf(totals.cost) ?? 0) === 0) return ''
  const isKnown = valueOf(totals.costPerResolvedIssue) !== null
  const [each, noun] = isKnown
    ? [totals.costPerResolvedIssue, 'a resolved issue']
    : [totals.costPerContact, 'a contact']
  return `It costs ${inWords(money(totals.cost, currency))} in all, ${inWords(money(each, currency))} ${noun}.`
}
