import type { GoalVerdict, Summary } from '../experiment/summary.ts'
import { listed } from '../scenario/names.ts'
import { count, inWords, money, share, valueOf } from './format.ts'
import { goalText, judgedName } from './queue-rows.ts'

/** More names than these are counted, not listed. */
const MOST_NAMES = 3

/** What a run comes to, in a sentence or two: goals first, then cost. */
export function verdict(summary: Summary): string {
  return [goalSentence(summary), costSentence(summary)].filter((text) => text !== '').join(' ')
}

function goalSentence({ goals, totals }: Summary): string {
  const judged = goals.filter(({ serviceLevel }) => valueOf(serviceLevel) !== null)
  if (judged.length === 0) {
    return valueOf(totals.offered) === 0
      ? 'Nobody contacted the center.'
      : `No goal is set: ${inWords(share(totals.abandonment))} of ${count(totals.offered).text} contacts were abandoned.`
  }
  const of = (verdict: GoalVerdict['verdict']) => judged.filter((goal) => goal.verdict === verdict)
  const [met, missed, open] = [of('met'), of('missed'), of('open')]
  if (met.length === judged.length)
    return judged.length === 1 ? `${told(met[0])} meets its goal.` : `All ${judged.length} goals are met.`
  if (missed.length === judged.length && missed.length > MOST_NAMES) return `All ${missed.length} goals are missed.`
  const parts = [
    ...(missed.length === 0
      ? []
      : [`${names(missed)} ${missed.length === 1 ? 'misses its goal' : 'miss their goals'}`]),
    ...(open.length === 0 ? [] : [`of ${names(open)} it cannot be told yet`]),
    ...(met.length === 0
      ? []
      : [
          `${met.length === 1 ? `${judgedName(met[0])} meets its own` : `${met.length} of ${judged.length} goals are met`}`,
        ]),
  ]
  // A name is written as its owner writes it, also where it begins a sentence.
  return `${parts.join('; ').replace(/^of /, 'Of ')}.`
}

function names(goals: readonly GoalVerdict[]): string {
  return goals.length > MOST_NAMES ? `${goals.length} queues` : listed(goals.map(told))
}

/** `call (74.1 % ± 0.6, goal 80 % in 20 s)`. */
function told(goal: GoalVerdict): string {
  return `${judgedName(goal)} (${inWords(share(goal.serviceLevel))}, goal ${goalText(goal)})`
}

function costSentence({ currency = '', totals }: Summary): string {
  if ((valueOf(totals.cost) ?? 0) === 0) return ''
  const cost = `It costs ${inWords(money(totals.cost, currency))} in all`
  const each =
    valueOf(totals.costPerResolvedIssue) !== null
      ? (['costPerResolvedIssue', 'a resolved issue'] as const)
      : (['costPerContact', 'a contact'] as const)
  return `${cost}, ${inWords(money(totals[each[0]], currency))} ${each[1]}.`
}
