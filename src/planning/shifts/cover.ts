import { coverProgram } from './cover-program.ts'
import type { HoursRange } from '../hours/hours-range.ts'
import { solve, type Solved, type Stopping } from '../solver.ts'

/** So many agents in every slot, from shifts that each cover some of them. Of one group. */
export interface CoverProblem {
  readonly slots: readonly CoverSlot[]
  readonly columns: readonly CoverColumn[]
  /** By kind of shift; a kind that is not in it has none. */
  readonly limits: ReadonlyMap<string, CoverLimits>
  /** Paid, of all columns together. */
  readonly hours: HoursRange
  /** The most different columns in use; Infinity: any number. */
  readonly startsAtMost: number
}

export interface CoverSlot {
  /** Agents; and as many as may be there, any number unless told. */
  readonly required: number
  readonly atMost?: number
  /** How long it is, of all its days together. */
  readonly hours: number
}

/** A shift: any number of agents may work it. */
export interface CoverColumn {
  readonly kind: string
  /** On which each of its agents works. */
  readonly weekdays: readonly number[]
  /** Of an agent, from 0. */
  readonly cost: number
  /** Paid, of an agent. */
  readonly hours: number
  /** The share of each slot that an agent is there. */
  readonly covers: ReadonlyMap<number, number>
}

export interface CoverLimits {
  /** Agents of the kind, on each weekday on which it can be worked. */
  readonly atLeast: number
  readonly atMost: number
  /** Of all paid hours, from 0 to 1. */
  readonly share: number
}

export interface Cover {
  readonly status: 'covered'
  /** Agents, by column. */
  readonly counts: Int32Array
  readonly cost: number
  /** No cover costs less. */
  readonly bound: number
  readonly gap: number
  /** Paid. */
  readonly paidHours: number
}

export interface Uncovered {
  readonly status: 'uncovered'
  /** Agents missing in the best that can be done, by slot; empty where the limits contradict each other. */
  readonly missing: ReadonlyMap<number, number>
  /** Of those, slots in which no shift has anybody. */
  readonly unreachable: readonly number[]
  /** Whether it is known that there is no cover: else the solver was stopped before it found one. */
  readonly isCertain: boolean
}

/** Within a thousandth of the least cost, or as good as so many nodes of the search make it. */
const STOPPING: Stopping = { gap: 1e-3, nodes: 5000 }
/** Agents that are missing by less are rounding. */
const NEGLIGIBLE = 1e-6

/**
 * The cheapest shifts that cover a requirement: set covering after Dantzig (1954), "A comment on Edie's traffic delays at
 * toll booths", every shift a column; limits on kinds of shifts are rows, and a limit on how many are in use takes a
 * binary column for each.
 */
export async function cover(problem: CoverProblem, stopping: Stopping = {}): Promise<Cover | Uncovered> {
  const limits = { ...STOPPING, ...stopping }
  const solution = await solve(coverProgram(problem, 'cost'), limits)
  if ('values' in solution) return covered(problem, solution)
  const nearest = await solve(coverProgram(problem, 'missing'), limits)
  const first = problem.columns.length + (problem.startsAtMost < Infinity ? problem.columns.length : 0)
  const missing = new Map<number, number>()
  if ('values' in nearest) {
    problem.slots.forEach((_, slot) => {
      const agents = nearest.values[first + slot]
      if (agents > NEGLIGIBLE) missing.set(slot, agents)
    })
  }
  const reached = new Set(problem.columns.flatMap(({ covers }) => [...covers.keys()]))
  return {
    status: 'uncovered',
    missing,
    unreachable: [...missing.keys()].filter((slot) => !reached.has(slot)),
    isCertain: solution.status === 'infeasible',
  }
}

function covered({ columns }: CoverProblem, { values, cost, bound, gap }: Solved): Cover {
  const paidHours = columns.reduce((sum, { hours }, i) => sum + hours * values[i], 0)
  const counts = Int32Array.from(columns, (_, i) => values[i])
  return { status: 'covered', counts, cost, bound, gap, paidHours }
}
