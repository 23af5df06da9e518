import type { GoalVerdict, Summary } from '../experiment/summary.ts'
import { listed } from '../scenario/names.ts'
import { grouped, halfWidth, inWords, percent, share, valueOf } from './format.ts'
import { goalText, judgedName } from './queue-rows.ts'

/** Not advised: beyond it the goal is as good as met and missed. */
const MOST_REPLICATIONS = 100_000

/** Below it others are to blame. */
const UNREACHED_TO_TELL = 0.05

/** The two missed goals that cost most contacts, and how many more there are. */
export function missedGoals(summary: Summary): string[] {
  const missed = summary.goals
    .filter(({ verdict }) => verdict === 'missed')
    .toSorted((a, b) => contactsShort(b, summary) - contactsShort(a, summary))
  return missed.slice(0, 2).map((goal, index) => {
    const text = `${judgedName(goal)} misses its goal of ${goalText(goal)} by ${points(gapOf(goal))}${outOfReach(goal, summary)}`
    const rest = missed.length - 2
    if (index === 0)
      return rest > 0 ? `${text}: of ${grouped(missed.length)} that miss, the most contacts.` : `${text}.`
    return rest > 0 ? `${text}; ${grouped(rest)} more ${rest === 1 ? 'misses its' : 'miss their'} goal.` : `${text}.`
  })
}

/** Customers who do not answer are late whoever calls them. */
function outOfReach(goal: GoalVerdict, { types, queues }: Summary): string {
  const figures = goal.type === null ? queues[goal.queue] : types[goal.type]
  const share = (valueOf(figures?.unreached) ?? 0) / (valueOf(figures?.offered) ?? 1)
  return share < UNREACHED_TO_TELL ? '' : ` (${percent(share, 0)} are never reached, however many agents there are)`
}

/** Contacts a replication that the goal is short of: a point of a large queue weighs more than one of a small one. */
function contactsShort(goal: GoalVerdict, { types, queues }: Summary): number {
  const figures = goal.type === null ? queues[goal.queue] : types[goal.type]
  return gapOf(goal) * (valueOf(figures?.offered) ?? 0)
}

function gapOf({ share: goal, serviceLevel }: GoalVerdict): number {
  return goal - (valueOf(serviceLevel) ?? 0)
}

/** The first goal that the interval leaves open, and what would settle it. */
export function openGoals(summary: Summary): string[] {
  const open = summary.goals.filter(({ verdict, serviceLevel }) => verdict === 'open' && valueOf(serviceLevel) !== null)
  return open.slice(0, 1).map((goal) => openGoal(goal, summary))
}

/** Goals of queues to which nothing came. */
export function idleGoals({ goals, remedies }: Summary): string[] {
  const idle = goals
    .filter(({ queue, serviceLevel }) => valueOf(serviceLevel) === null && !remedies.neverOpen.includes(queue))
    .map(judgedName)
  if (idle.length === 0) return []
  return [
    `Nothing was offered to ${listed(idle, 4)}: ${idle.length === 1 ? 'its goal has' : 'their goals have'} no verdict.`,
  ]
}

function openGoal(goal: GoalVerdict, summary: Summary): string {
  const { serviceLevel } = goal
  const half = halfWidth(serviceLevel)
  const gap = Math.abs((valueOf(serviceLevel) ?? goal.share) - goal.share)
  const begin = `${judgedName(goal)}: ${inWords(share(serviceLevel))} does not settle the goal of ${goalText(goal)}`
  // With a tenth to spare: the next run's estimate falls elsewhere.
  const needed = half === null || gap === 0 ? Infinity : 1.1 * enough(summary.replications, half, gap)
  if (needed > MOST_REPLICATIONS) return `${begin}; it lies too near to tell.`
  return `${begin}; about ${more(summary, needed)} would.`
}

/** Margins shrink with the square root of the number of replications. */
export function enough(replications: number, half: number, wanted: number): number {
  return replications * (half / wanted) * (half / wanted)
}

export function more({ method }: Summary, needed: number): string {
  // (0.02 / 0.01)² is a hair more than 4.
  const exact = needed * (1 - 1e-9)
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1)
  const rounded = grouped(Math.max(10, Math.ceil(exact / unit) * unit))
  return method === 'batches' ? `${rounded} batches of this length` : `${rounded} replications`
}

function points(difference: number): string {
  const shown = Math.max(0.1, 100 * difference).toFixed(1)
  return `${shown} percentage point${shown === '1.0' ? '' : 's'}`
}
