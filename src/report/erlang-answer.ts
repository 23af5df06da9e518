import {
  erlangA,
  erlangAAgents,
  erlangARate,
  erlangAServiceLevel,
  erlangAWaitPercentile,
  erlangB,
  erlangBAgents,
  erlangBLoad,
  erlangC,
  erlangCAgents,
  erlangCRate,
  erlangCServiceLevel,
  erlangCWaitPercentile,
  type Goal,
  isOutOfReach,
} from '../erlang/index.ts'

export type ErlangModel = 'b' | 'c' | 'a'

/** Of demand and agents one may be missing: then it is what is asked for. */
export interface ErlangQuestion {
  readonly model: ErlangModel
  readonly ratePerSecond: number | null
  /** null: only the load is known, which is all that Erlang B needs; rates are then loads. */
  readonly handleSeconds: number | null
  readonly agents: number | null
  /** Erlang A alone. */
  readonly patienceSeconds: number
  readonly trunks?: number
  /** The target of the service level that is reported. */
  readonly withinSeconds: number
  readonly goals: readonly Goal[]
}

/** Shares from 0 to 1, times in seconds; null where a figure is of nobody or the model has no such figure. */
export interface ErlangFigures {
  readonly agents: number
  /** false: more is offered than the agents can ever handle, so the queue grows for ever. */
  readonly stable: boolean
  readonly serviceLevel: number | null
  readonly asa: number | null
  readonly waitP90: number | null
  /** Share that has to wait. */
  readonly delayed: number | null
  readonly abandonment: number | null
  readonly blocking: number | null
  readonly occupancy: number
  readonly meanQueue: number | null
}

export interface ErlangAnswer {
  readonly question: ErlangQuestion
  /** What was missing, and is now found. */
  readonly found: 'agents' | 'rate' | null
  readonly agents: number
  readonly ratePerSecond: number
  /** Erlangs */
  readonly load: number
  readonly figures: ErlangFigures
  /** Whether these agents meet the goals, and the fewest that do (null: no number); null where none was asked about. */
  readonly verdict: { readonly met: boolean; readonly needed: number | null } | null
  /** A few agents fewer and more, in order, the answer among them. */
  readonly around: readonly ErlangFigures[]
}

/** Nothing will do; `why` says so in words. */
interface NoAnswer {
  readonly why: string
}

const NEIGHBOURS = 2

/** @throws RangeError for a demand or staffing that cannot be */
export function answer(question: ErlangQuestion): ErlangAnswer | NoAnswer {
  const handleSeconds = question.handleSeconds ?? 1
  const ratePerSecond = question.ratePerSecond ?? largestRate(question, question.agents ?? 0)
  if (question.ratePerSecond === null && ratePerSecond === 0) {
    return { why: `${question.agents} agents do not meet this goal, however little is offered` }
  }
  if (ratePerSecond === Infinity) return { why: 'this goal is met whatever is offered: there is no largest rate' }
  const agents = question.agents ?? fewestAgents(question, ratePerSecond)
  if (agents === null) return { why: 'no number of agents meets this goal' }
  const figuresAt = (count: number) => figures(question, ratePerSecond, count)
  const { trunks: most = Infinity } = question
  const isAsked = question.agents !== null && question.ratePerSecond !== null && question.goals.length > 0
  const counts = Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, i) => agents + i - NEIGHBOURS)
  return {
    question,
    found: question.agents === null ? 'agents' : question.ratePerSecond === null ? 'rate' : null,
    agents,
    ratePerSecond,
    load: ratePerSecond * handleSeconds,
    figures: figuresAt(agents),
    verdict: isAsked
      ? {
          met: question.goals.every((goal) => isMet(goal, figuresAt(agents), question)),
          needed: fewestAgents(question, ratePerSecond),
        }
      : null,
    around: counts.filter((count) => count > 0 && count <= most).map(figuresAt),
  }
}

/** A figure that is of nobody meets no goal, and no goal is met by a queue that grows for ever. */
function isMet(
  goal: Goal,
  found: ErlangFigures,
  { model, patienceSeconds, trunks = Infinity }: ErlangQuestion,
): boolean {
  const value = found[goal.figure]
  const { agents } = found
  if (value === null || !found.stable) return false
  if (isOutOfReach(goal, { agents, patienceSeconds, trunks: model === 'b' ? agents : trunks })) return false
  return goal.figure === 'serviceLevel' ? value >= goal.atLeast : value <= goal.atMost
}

function fewestAgents(question: ErlangQuestion, ratePerSecond: number): number | null {
  const { model, goals, patienceSeconds, trunks } = question
  const handleSeconds = question.handleSeconds ?? 1
  if (model === 'b') return erlangBAgents(ratePerSecond * handleSeconds, blockingGoal(goals))
  if (model === 'c') return erlangCAgents({ ratePerSecond, handleSeconds }, goals)
  return erlangAAgents({ ratePerSecond, handleSeconds, patienceSeconds, ...limit(trunks) }, goals)
}

function largestRate(question: ErlangQuestion, agents: number): number {
  const { model, goals, patienceSeconds, trunks } = question
  const handleSeconds = question.handleSeconds ?? 1
  if (model === 'b') return erlangBLoad(agents, blockingGoal(goals)) / handleSeconds
  if (model === 'c') return erlangCRate({ handleSeconds, agents }, goals)
  return erlangARate({ handleSeconds, agents, patienceSeconds, ...limit(trunks) }, goals)
}

function blockingGoal(goals: readonly Goal[]): number {
  return Math.min(1, ...goals.flatMap((goal) => (goal.figure === 'blocking' ? [goal.atMost] : [])))
}

function limit(trunks: number | undefined): { readonly trunks?: number } {
  return trunks === undefined ? {} : { trunks }
}

function figures(question: ErlangQuestion, ratePerSecond: number, agents: number): ErlangFigures {
  const { model, patienceSeconds, trunks, withinSeconds } = question
  const handleSeconds = question.handleSeconds ?? 1
  if (model === 'b') {
    const { blocking, occupancy } = erlangB(ratePerSecond * handleSeconds, agents)
    return { ...NO_WAITING, agents, blocking, occupancy }
  }
  if (model === 'c') {
    const system = { ratePerSecond, handleSeconds, agents }
    const { stable, asa, pWait, occupancy, meanQueue } = erlangC(system)
    const serviceLevel = erlangCServiceLevel(system, withinSeconds)
    const waitP90 = erlangCWaitPercentile(system, 0.9)
    return {
      agents,
      stable,
      serviceLevel,
      asa,
      waitP90,
      delayed: pWait,
      abandonment: null,
      blocking: null,
      occupancy,
      meanQueue,
    }
  }
  const system = { ratePerSecond, handleSeconds, agents, patienceSeconds, ...limit(trunks) }
  const { stable, asa, pWait, abandonment, blocking, occupancy, meanQueue } = erlangA(system)
  return {
    agents,
    stable,
    serviceLevel: erlangAServiceLevel(system, withinSeconds),
    asa,
    waitP90: erlangAWaitPercentile(system, 0.9),
    delayed: pWait,
    abandonment,
    blocking: trunks === undefined ? null : blocking,
    occupancy,
    meanQueue,
  }
}

/** What Erlang B has no word for. */
const NO_WAITING = {
  agents: 0,
  stable: true,
  serviceLevel: null,
  asa: null,
  waitP90: null,
  delayed: null,
  abandonment: null,
  blocking: null,
  occupancy: 0,
  meanQueue: null,
} satisfies ErlangFigures
