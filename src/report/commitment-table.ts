import type { CommitmentAnswer, CommittedGoal, DayClass, PlanAnswer } from '../planning/commitment/commitment-answer.ts'
import { durationText } from '../scenario/units.ts'
import { colorsOf } from './colors.ts'
import { tabulate, type Column, type Row } from './columns.ts'
import { amount, percent } from './format.ts'
import { attainedText, costText, figureText } from './staffing-words.ts'
import { printable, wrap } from './text-width.ts'

interface Look {
  readonly width: number
  readonly textWidth: number
  readonly colors: boolean
}

/** What not knowing the day costs: decisions in their order, hindsight, regret; then what becomes of goals. Sections of lines. */
export function commitmentSections(answer: CommitmentAnswer, { colors, textWidth, width }: Look): string[][] {
  const { bold, dim } = colorsOf(colors)
  return [
    [
      bold('Commitment: what is fixed before the day is known'),
      ...tabulate(PLAN_COLUMNS, planRows(answer), width, dim),
      ...wrap(regretText(answer), textWidth),
    ],
    ...(answer.ramp === null ? [] : [tabulate(RAMP_COLUMNS, rampRows(answer), width, dim)]),
    ...answer.goals.map((goal) => [
      ...wrap(goalText(goal), textWidth),
      ...tabulate(GOAL_COLUMNS, goalRows(goal), width, dim),
    ]),
  ]
}

const PLAN_COLUMNS: readonly Column[] = [
  { head: 'decided', align: 'left', atLeast: 16 },
  { head: 'still open' },
  { head: 'cost' },
  { head: 'paid hours', rank: 1 },
  { head: 'least', rank: 2 },
  { head: 'most', rank: 2 },
  { head: 'classes in goal', rank: 3 },
]

function planRows(answer: CommitmentAnswer): Row[] {
  const { cv, hindsight, plans, ramp, uninformed } = answer
  const row = (
    decided: string,
    open: number,
    { classes, cost, hours }: Pick<PlanAnswer, 'cost' | 'hours'> & { readonly classes: readonly DayClass[] },
  ): Row => {
    const costs = classes.map((one) => one.cost)
    const met = classes.filter(({ isFeasible }) => isFeasible).length
    const isOne = classes.length < 2
    return {
      cells: [
        { text: decided },
        { text: open === 0 ? 'nothing' : `± ${percent(open)}` },
        { text: costText(answer, cost) },
        { text: amount(hours) },
        { text: isOne ? '' : costText(answer, Math.min(...costs)) },
        { text: isOne ? '' : costText(answer, Math.max(...costs)) },
        { text: classes.length === 0 ? '' : `${met} of ${classes.length}` },
      ],
    }
  }
  const rows = plans.map((plan, i) =>
    row(`${i === 0 ? '' : 'changed '}${durationText(plan.ahead)} ahead`, plan.open, plan),
  )
  if (plans[0].known > 0) rows.unshift(row('no forecast', cv, { ...uninformed, classes: [] }))
  if (ramp !== null) {
    const last = plans[plans.length - 1]
    rows.push(row('with its ramp', last.open, { cost: answer.cost, hours: last.hours + ramp.hours, classes: [] }))
  }
  return [...rows, { ...row('with hindsight', 0, hindsight), ruled: true }]
}

function regretText(answer: CommitmentAnswer): string {
  const { cv, hindsight, ramp, regret } = answer
  if (cv === 0 && regret.cost === 0) return 'Days do not differ (no busyness): nothing is there to regret.'
  const share = regret.share === null ? '' : ` (${signed(regret.share)} of the cost with hindsight)`
  const parts = [
    `Days differ by ${percent(cv)}. Regret, what is worked less hindsight: ${signedCost(answer, regret.cost)}${share}.`,
    `With hindsight it costs ${costText(answer, hindsight.cost)} in the mean, give or take ${costText(answer, hindsight.spread)} between classes of days.`,
  ]
  if (ramp !== null) parts.push(`The ramp costs ${costText(answer, ramp.cost)} of it: hours that are there early.`)
  return parts.join(' ')
}

function signedCost(answer: CommitmentAnswer, cost: number): string {
  return `${cost < 0 ? '−' : ''}${costText(answer, Math.abs(cost))}`
}

function signed(value: number): string {
  return `${value < 0 ? '−' : ''}${percent(Math.abs(value))}`
}

const GOAL_COLUMNS: readonly Column[] = [
  { head: 'days that turn out', align: 'left', atLeast: 12 },
  { head: 'attained' },
  { head: 'days that miss it' },
]

function goalText({ goal, isBetterAbove, name, unit, figure }: CommittedGoal): string {
  const value = attainedText({ attained: { value: goal, low: null, high: null }, unit })
  const whose = name === '' ? 'all' : printable(name)
  return `What becomes of ${figureText(figure)} of ${whose} (${isBetterAbove ? '≥' : '≤'} ${value}):`
}

function goalRows({ attained, classes, daysMissed, unit }: CommittedGoal): Row[] {
  const row = (label: string, figure: Pick<CommittedGoal, 'attained' | 'daysMissed'>): Row => ({
    cells: [
      { text: label },
      { text: attainedText({ attained: { value: figure.attained, low: null, high: null }, unit }) },
      { text: figure.daysMissed === null ? '–' : percent(figure.daysMissed) },
    ],
  })
  const all = row('as they may', { attained, daysMissed })
  if (classes.length < 2) return [all]
  return [
    ...classes.map((one) => row(`${percent(one.surprise, 0)} of what was foreseen`, one)),
    { ...all, ruled: true },
  ]
}

const RAMP_COLUMNS: readonly Column[] = [
  { head: 'group', align: 'left', atLeast: 10 },
  { head: 'month', align: 'left' },
  { head: 'hours needed' },
  { head: 'hours there' },
  { head: 'more costs' },
]

function rampRows(answer: CommitmentAnswer): Row[] {
  return (answer.ramp?.months ?? []).map(({ cost, group, hours, month, needed }) => ({
    cells: [
      { text: printable(group) },
      { text: month },
      { text: amount(needed) },
      { text: amount(hours) },
      { text: cost === 0 ? '' : costText(answer, cost) },
    ],
  }))
}
