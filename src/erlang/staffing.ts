import { doubleUntil, firstCount, lastHolding } from './bisection.ts'
import { erlangA, erlangAServiceLevel, type ErlangASystem } from './erlang-a.ts'
import { erlangC, erlangCServiceLevel, type PatientSystem } from './erlang-c.ts'
import { requireCount, requireDuration, requireNonNegative, requirePositive, requireShare } from './inputs.ts'
import type { ServiceLevelFormula } from './service-level.ts'

/** What a staffing must reach: shares from 0 to 1, times in seconds. A figure that is of nobody does not meet a goal. */
export type Goal =
  | {
      readonly figure: 'serviceLevel'
      readonly atLeast: number
      readonly withinSeconds: number
      /** default: answered-of-offered */
      readonly formula?: ServiceLevelFormula
    }
  | { readonly figure: 'asa' | 'occupancy' | 'abandonment' | 'blocking'; readonly atMost: number }

interface Outlook {
  readonly stable: boolean
  readonly asa: number | null
  readonly occupancy: number
  readonly abandonment: number
  readonly blocking: number
}

/** How many are served at once, how long they wait, and places for both: Infinity where there is no limit. */
interface Room {
  readonly agents: number
  readonly patienceSeconds: number
  readonly trunks: number
}

/**
 * Whether a goal asks that something never happens (nobody waits, leaves, is blocked) which does happen, however rarely,
 * once anything is offered. Figures that are next to 0 or 1 may be rounded to it.
 */
export function isOutOfReach(goal: Goal, { agents, patienceSeconds, trunks }: Room): boolean {
  const someWait = agents < trunks && patienceSeconds > 0
  const someLeave = agents < trunks && patienceSeconds < Infinity
  const someAreBlocked = trunks < Infinity
  if (goal.figure === 'serviceLevel') {
    if (goal.atLeast < 1 || goal.withinSeconds === Infinity) return false
    return (
      someWait || ((goal.formula ?? 'answered-of-offered') === 'answered-of-offered' && (someLeave || someAreBlocked))
    )
  }
  const happens = { asa: someWait, abandonment: someLeave, blocking: someAreBlocked, occupancy: true }
  return goal.atMost === 0 && happens[goal.figure]
}

/** Searches end here: goals not met by so many agents, or still met at so many times the load that they can carry. */
const MOST_AGENTS = 1e12
const MOST_LOAD_PER_AGENT = 1e6

/**
 * The fewest agents with which a stable Erlang C queue meets all goals: 0 where nothing is offered, null where no number
 * of agents will do.
 *
 * @throws RangeError for a demand or goal that cannot be
 */
export function erlangCAgents(demand: Omit<PatientSystem, 'agents'>, goals: readonly Goal[]): number | null {
  const load = loadOf(demand)
  checkGoals(goals)
  if (load === 0) return 0
  return firstCount((agents) => meetsC({ ...demand, agents }, goals), 0, MOST_AGENTS, load)
}

/**
 * The largest arrival rate per second at which a stable Erlang C queue meets all goals; 0 where none does. Times the
 * handle time it is the load in Erlangs. Without goals, or with goals met up to the edge of stability, the last number
 * below that edge.
 *
 * @throws RangeError for a staffing or goal that cannot be
 */
export function erlangCRate(staffing: Omit<PatientSystem, 'ratePerSecond'>, goals: readonly Goal[]): number {
  return largestRate(staffing, goals, (ratePerSecond) => meetsC({ ...staffing, ratePerSecond }, goals))
}

/**
 * The fewest agents with which an Erlang A queue meets all goals, at most its trunks: 0 where nothing is offered, null
 * where no number of agents will do.
 *
 * @throws RangeError for a demand or goal that cannot be
 */
export function erlangAAgents(demand: Omit<ErlangASystem, 'agents'>, goals: readonly Goal[]): number | null {
  const load = loadOf(demand)
  checkGoals(goals)
  if (load === 0) return 0
  const most = Math.min(MOST_AGENTS, demand.trunks ?? MOST_AGENTS)
  return firstCount((agents) => meetsA({ ...demand, agents }, goals), 0, most, load)
}

/**
 * The largest arrival rate per second at which an Erlang A queue meets all goals: 0 where none does, Infinity where even
 * a million times the load that the agents can carry does.
 *
 * @throws RangeError for a staffing or goal that cannot be
 */
export function erlangARate(staffing: Omit<ErlangASystem, 'ratePerSecond'>, goals: readonly Goal[]): number {
  return largestRate(staffing, goals, (ratePerSecond) => meetsA({ ...staffing, ratePerSecond }, goals))
}

function largestRate(
  { handleSeconds, agents }: { handleSeconds: number; agents: number },
  goals: readonly Goal[],
  meets: (ratePerSecond: number) => boolean,
): number {
  requirePositive('handleSeconds', handleSeconds)
  requireCount('agents', agents)
  checkGoals(goals)
  const unit = Math.max(1, agents) / handleSeconds
  if (!meets(1e-12 * unit)) return 0
  const most = MOST_LOAD_PER_AGENT * unit
  const missed = doubleUntil((rate) => rate > most || !meets(rate), unit)
  return missed > most ? Infinity : lastHolding(meets, 0, missed)
}

function meetsC(system: PatientSystem, goals: readonly Goal[]): boolean {
  const room = { agents: system.agents, patienceSeconds: Infinity, trunks: Infinity }
  if (goals.some((goal) => isOutOfReach(goal, room))) return false
  const outlook = { ...erlangC(system), abandonment: 0, blocking: 0 }
  return meets(outlook, goals, (seconds) => erlangCServiceLevel(system, seconds))
}

function meetsA(system: ErlangASystem, goals: readonly Goal[]): boolean {
  if (goals.some((goal) => isOutOfReach(goal, { trunks: Infinity, ...system }))) return false
  return meets(erlangA(system), goals, (seconds, formula) => erlangAServiceLevel(system, seconds, formula))
}

function meets(
  outlook: Outlook,
  goals: readonly Goal[],
  serviceLevel: (withinSeconds: number, formula?: ServiceLevelFormula) => number | null,
): boolean {
  if (!outlook.stable) return false
  return goals.every((goal) => {
    if (goal.figure === 'serviceLevel') {
      const reached = serviceLevel(goal.withinSeconds, goal.formula)
      return reached !== null && reached >= goal.atLeast
    }
    const reached = outlook[goal.figure]
    return reached !== null && reached <= goal.atMost
  })
}

function checkGoals(goals: readonly Goal[]): void {
  for (const goal of goals) {
    if (goal.figure === 'serviceLevel') {
      requireShare('service level', goal.atLeast)
      requireDuration('withinSeconds', goal.withinSeconds)
    } else if (goal.figure === 'asa') requireDuration('asa', goal.atMost)
    else requireShare(goal.figure, goal.atMost)
  }
}

function loadOf({ ratePerSecond, handleSeconds }: { ratePerSecond: number; handleSeconds: number }): number {
  requireNonNegative('ratePerSecond', ratePerSecond)
  requirePositive('handleSeconds', handleSeconds)
  return ratePerSecond * handleSeconds
}
