import type { PageLayout } from './facts.ts'
import { serviceLevelOf } from './service-level.ts'
import type { Goal, Model } from './model.ts'
import type { Pairs } from './pairs.ts'
import { collect, queueScope, sumsFor, typeScope, type Scope, type Sums } from './scopes.ts'

/** Whose service level is judged, and against what. */
export interface JudgedGoal {
  readonly queue: number
  /** The one type judged, where the types of the queue have different goals; -1: the whole queue. */
  readonly type: number
  readonly goal: Goal
  /** Of its target; mixed: each contact is judged by that of its type. */
  readonly clock: 'wall' | 'business' | 'mixed'
}

/** A day's level goes to the whole point at or below it: 0 to 100. */
export const LEVEL_BINS = 101

/** By goal: periods and days with a service level, and those of them that missed the goal. */
export class Verdicts {
  readonly goals: readonly JudgedGoal[]
  readonly periods: Int32Array
  readonly periodsMissed: Int32Array
  readonly days: Int32Array
  readonly daysMissed: Int32Array
  /** By goal, then by service level in whole points: days. */
  readonly dayLevels: Int32Array
  private readonly scopes: readonly Scope[]
  private readonly model: Model
  private readonly layout: PageLayout
  private readonly sums: Sums

  constructor(model: Model, pairs: Pairs, layout: PageLayout) {
    this.goals = goalsOf(model)
    this.periods = new Int32Array(this.goals.length)
    this.periodsMissed = new Int32Array(this.goals.length)
    this.days = new Int32Array(this.goals.length)
    this.daysMissed = new Int32Array(this.goals.length)
    this.dayLevels = new Int32Array(LEVEL_BINS * this.goals.length)
    // Service levels are ratios of facts about lines; every period is judged.
    this.scopes = this.goals.map(({ queue, type }) => {
      const { lines } = type < 0 ? queueScope(model, pairs, queue) : typeScope(pairs, type)
      return { lines, pairs: [], groups: [] }
    })
    this.model = model
    this.layout = layout
    this.sums = sumsFor(layout)
  }

  reset(): void {
    for (const counts of [this.periods, this.periodsMissed, this.days, this.daysMissed, this.dayLevels]) counts.fill(0)
  }

  judge(facts: Float64Array, page: number, what: 'period' | 'day'): void {
    const judged = what === 'day' ? this.days : this.periods
    const missed = what === 'day' ? this.daysMissed : this.periodsMissed
    this.goals.forEach(({ goal }, id) => {
      const level = serviceLevelOf(
        this.model.serviceLevel,
        collect(facts, page, this.layout, this.scopes[id], this.sums),
      )
      if (level === null) return
      judged[id]++
      if (level < goal.share) missed[id]++
      // 0.29 × 100 is 28.999…: a day at the goal belongs to the goal's bin.
      if (what === 'day') this.dayLevels[id * LEVEL_BINS + Math.floor(100 * level + 1e-9)]++
    })
  }
}

/** A queue is judged as a whole where it or all its types have one goal, else type by type. */
export function goalsOf(model: Model): JudgedGoal[] {
  return model.queues.flatMap((queue, id): JudgedGoal[] => {
    const types = model.types.flatMap((type, typeId) =>
      type.queue === id ? [{ typeId, goal: type.goal, clock: type.goalClock }] : [],
    )
    const first = queue.goal ?? types[0]?.goal ?? null
    const isOneClock = types.every(({ clock }) => clock === types[0].clock)
    const same =
      isOneClock && types.every(({ goal }) => goal?.share === first?.share && goal?.seconds === first?.seconds)
    if (first !== null && (queue.goal !== null || same)) {
      return [{ queue: id, type: -1, goal: first, clock: isOneClock ? (types[0]?.clock ?? 'wall') : 'mixed' }]
    }
    return types.flatMap(({ typeId, goal, clock }) => (goal === null ? [] : [{ queue: id, type: typeId, goal, clock }]))
  })
}
