import * as erlang from '../src/erlang/index.ts'
import { loadText, staff } from '../src/index.ts'

/** A queue that a formula covers, and what it has to reach. */
export interface ErlangCase {
  readonly id: string
  /** Offered, Erlang. */
  readonly load: number
  readonly handleSeconds: number
  /** Mean patience, seconds; Infinity: nobody leaves. */
  readonly patienceSeconds: number
  readonly goal: erlang.Goal
  /** One day of constant rate in place of steady state. */
  readonly isDay?: boolean
}

export interface ErlangFinding {
  readonly id: string
  readonly formula: number
  readonly found: number
  /** What the formula has for its own number, and how far that number exceeds the goal: shares, or seconds. */
  readonly exceeds: number
  /** Half of the interval of the judgement, in the same unit. */
  readonly halfWidth: number
  /** The formula's number; or one more, where that exceeds the goal by less than can be told from chance. */
  readonly isRight: boolean
}

const HANDLE = 240
const PATIENCE = 180
const LOADS = [3, 7, 12, 20, 35, 60]
const GOALS: readonly erlang.Goal[] = [
  { figure: 'serviceLevel', atLeast: 0.8, withinSeconds: 20 },
  { figure: 'serviceLevel', atLeast: 0.9, withinSeconds: 10 },
  { figure: 'asa', atMost: 15 },
]

/** Erlang C and A, from 3 to 60 Erlang, by service level, speed of answer and abandonment. */
export function erlangCases(): ErlangCase[] {
  const laws = [
    { law: 'C', patienceSeconds: Infinity, goals: GOALS },
    { law: 'A', patienceSeconds: PATIENCE, goals: [...GOALS, { figure: 'abandonment', atMost: 0.03 } as const] },
  ]
  return laws.flatMap(({ law, patienceSeconds, goals }) =>
    LOADS.flatMap((load) =>
      goals.map((goal) => ({
        id: `${law} ${load} ${named(goal)}`,
        load,
        handleSeconds: HANDLE,
        patienceSeconds,
        goal,
      })),
    ),
  )
}

function named(goal: erlang.Goal): string {
  return goal.figure === 'serviceLevel'
    ? `${goal.atLeast * 100}% in ${goal.withinSeconds}s`
    : `${goal.figure} ${goal.atMost}`
}

/** Staffs a case and compares with the formula. `contacts`: how many the long run has. */
export async function staffErlang(given: ErlangCase, contacts: number): Promise<ErlangFinding> {
  const { id } = given
  const formula = formulaAgents(given)
  const answer = await staff(loadText(JSON.stringify(scenarioOf(given, contacts))), { clock: undefined })
  const [{ levels }] = answer.groups
  const found = Math.max(...levels.map(({ agents }) => agents))
  const { high, low } = answer.parts[0].goals[answer.parts[0].goals.length - 1].attained
  const halfWidth = ((high ?? 0) - (low ?? 0)) / 2
  const exceeds = excess(given, formula)
  const isOneMore = found === formula + 1 && exceeds < halfWidth
  return { id, formula, found, exceeds, halfWidth, isRight: answer.isFeasible && (found === formula || isOneMore) }
}

function scenarioOf({ goal, handleSeconds, id, isDay, load, patienceSeconds }: ErlangCase, contacts: number): unknown {
  const perHour = (load / handleSeconds) * 3600
  const hours = Math.ceil(contacts / perHour)
  return {
    agner: 1,
    name: id,
    ...(isDay === true ? { calendar: { start: '2026-03-02', days: 1, interval: '30m' }, hours: '12:00-24:00' } : {}),
    staffing: {
      ...(isDay === true ? { step: '12h' } : {}),
      ...(goal.figure === 'serviceLevel' ? {} : { goals: [{ figure: goal.figure, goal: levelOf(goal) }] }),
    },
    types: {
      calls: {
        arrivals: `${perHour}/h`,
        talk: { law: 'exponential', mean: `${handleSeconds}s` },
        ...(patienceSeconds < Infinity ? { patience: { law: 'exponential', mean: `${patienceSeconds}s` } } : {}),
        // A type always has a goal: one that is no goal leaves the other alone.
        goal: goal.figure === 'serviceLevel' ? named(goal) : '1% in 20s',
      },
    },
    groups: { team: { skills: ['calls'], agents: 1 } },
    routing: { agent: 'fixed-order' },
    run: {
      seed: `staffing/${id}`,
      ...(isDay === true ? {} : { horizon: `${hours + 50}h`, warmup: '50h', batches: 30 }),
    },
  }
}

function levelOf(goal: Exclude<erlang.Goal, { figure: 'serviceLevel' }>): string {
  return goal.figure === 'asa' ? `${goal.atMost}s` : `${goal.atMost * 100}%`
}

function demandOf({ handleSeconds, load, patienceSeconds }: ErlangCase) {
  return { ratePerSecond: load / handleSeconds, handleSeconds, patienceSeconds }
}

function formulaAgents(given: ErlangCase): number {
  const { patienceSeconds, ...demand } = demandOf(given)
  const agents =
    patienceSeconds < Infinity
      ? erlang.erlangAAgents({ ...demand, patienceSeconds }, [given.goal])
      : erlang.erlangCAgents(demand, [given.goal])
  return agents ?? NaN
}

/** By how much so many agents are better than the goal: shares, or seconds. */
function excess(given: ErlangCase, agents: number): number {
  const { goal } = given
  const { patienceSeconds, ...demand } = demandOf(given)
  const isPatient = patienceSeconds === Infinity
  const [patient, impatient] = [
    { ...demand, agents },
    { ...demand, agents, patienceSeconds },
  ]
  if (goal.figure === 'serviceLevel') {
    const reached = isPatient
      ? erlang.erlangCServiceLevel(patient, goal.withinSeconds)
      : erlang.erlangAServiceLevel(impatient, goal.withinSeconds)
    return (reached ?? NaN) - goal.atLeast
  }
  const figures = isPatient ? { ...erlang.erlangC(patient), abandonment: 0, blocking: 0 } : erlang.erlangA(impatient)
  return goal.atMost - (figures[goal.figure] ?? NaN)
}
