import type { Choice, Form } from '../planning/choosing/choice.ts'
import type { Estimate } from '../experiment/summary.ts'
import { canWin, moreText, winnerAndNext, worstByChannel } from './choose-format.ts'
import { grouped, inWords, money, percent, share } from './format.ts'

/** What a choice comes to, in sentences for who decides. */
export function choiceSentences(choice: Choice): string[] {
  const { winner } = winnerAndNext(choice)
  if (winner === null) return [noneText(choice)]
  return [
    verdictText(choice, winner),
    ...falselyCheap(choice, winner),
    wagesText(choice, winner),
    riskText(choice, winner),
  ]
}

function amount({ currency }: Choice, estimate: Estimate): string {
  return inWords(money(estimate, currency))
}

function verdictText(choice: Choice, winner: Form): string {
  const { forms, indifference, near, title } = choice
  const cost = `${amount(choice, winner.costPerResolvedIssue)} with all that belongs to it`
  if (near.length > 0) {
    const tied = forms.filter(({ name }) => near.includes(name))
    const others = tied.map(({ behind, name }) => `${name} ${percent(behind?.relative.value ?? 0)} more`)
    const isTold = tied.every(({ behind }) => behind?.mayBeBest === false)
    const limit = `a difference below ${percent(indifference, 0)} does not count`
    const reason = isTold ? limit : `the simulation cannot tell them apart, or ${limit}`
    return `${title}: nearly a tie between ${listed([winner.name, ...near])}. A resolved issue costs ${cost} if ${winner.name}, ${listed(others)}: ${reason}. Choose by what the figures leave out.`
  }
  const { next } = winnerAndNext(choice)
  const rest =
    next === null ? 'no other form can win' : `the next best, ${next.name}, costs ${moreText(next, ' to ')} more`
  return `${title}: choose ${winner.name}. A resolved issue costs ${cost}; ${rest}.`
}

/** Forms that cost less, but not at the same service. */
function falselyCheap(choice: Choice, winner: Form): string[] {
  const cost = ({ costPerResolvedIssue: { value } }: Form): number => value ?? Infinity
  return choice.forms
    .filter((form) => !canWin(form) && cost(form) < cost(winner))
    .map(
      (form) =>
        `${capital(form.name)} costs less, ${amount(choice, form.costPerResolvedIssue)}, but cannot win: ${shortcomings(form)}.${remedy(form)}`,
    )
}

/** What a form takes is found by another command. */
function remedy({ name, service, verdict }: Form): string {
  const isMissed = verdict === 'below goal' && service.some((one) => one.verdict === 'missed')
  return isMissed ? ` \`agner staff --variants\` looks for the staff that ${name} takes.` : ''
}

/** Why it cannot win; what its goals are is in the notes. */
function shortcomings(form: Form): string {
  if (form.verdict === 'other goals') return 'its goals are not those of the others'
  if (form.verdict === 'none resolved') return 'none of its issues is resolved'
  const missed = worstByChannel(form).filter(({ verdict }) => verdict !== 'met')
  return listed(
    missed.map(({ channel, goal, level, verdict }) => {
      if (level.value === null) return `${channel} has nobody to judge its goal of ${percent(goal, 0)} by`
      const found = `${channel} is at ${inWords(share(level))} where the goal is ${percent(goal, 0)}`
      return verdict === 'missed' ? found : `${found}, too near to be sure`
    }),
  )
}

function wagesText(choice: Choice, winner: Form): string {
  const { bestOnWages, forms } = choice
  const on = 'On wages and invoices alone'
  const cheapest = forms.find(({ name }) => name === bestOnWages) ?? winner
  if (bestOnWages === winner.name) {
    return `${on} it seems best too, at ${amount(choice, winner.wagesPerResolvedIssue)}: they are ${partOf(winner)} of the cost.`
  }
  const less = `${amount(choice, cheapest.wagesPerResolvedIssue)} against ${amount(choice, winner.wagesPerResolvedIssue)}`
  const but = canWin(cheapest) ? `they are ${partOf(cheapest)} of what it costs` : 'it cannot win'
  return `${on} ${bestOnWages} would seem best, ${less}; but ${but}.`
}

function partOf({ costPerResolvedIssue, wagesPerResolvedIssue }: Form): string {
  const whole = costPerResolvedIssue.value ?? 0
  return whole > 0 ? percent((wagesPerResolvedIssue.value ?? 0) / whole, 0) : 'a part'
}

function riskText({ currency }: Choice, { name, risk }: Form): string {
  const { dearestMonth, monthlyCostPerIssue, monthsMissed } = risk
  const dearest = `${capital(name)} costs ${currency} ${grouped(dearestMonth.cost)} in its dearest month, ${dearestMonth.month}`
  const { p5, p95 } = monthlyCostPerIssue
  if (p5 === null || p95 === null || monthsMissed.value === null) return `${dearest}.`
  const range = `${money({ value: p5, low: null, high: null }, currency).text} to ${p95.toFixed(2)} an issue in nine months of ten`
  return `${dearest}, and ${range}; ${percent(monthsMissed.value, 0)} of months miss a goal.`
}

function noneText({ forms, title }: Choice): string {
  const [cheapest] = forms
  const why = cheapest === undefined ? '' : ` The cheapest, ${cheapest.name}: ${shortcomings(cheapest)}.`
  const all = forms.every(({ verdict }) => verdict === 'below goal') ? 'is sure to meet all its goals' : 'can win'
  return `${title}: no form ${all}, so none can be chosen: staff them first, or simulate more replications.${why}`
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
