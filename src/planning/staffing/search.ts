import type { Model } from '../../models/model.ts'
import { slackForDays } from './days-missed.ts'
import type { Judged } from './judge.ts'
import { marginFactor, observe, slackOf, type Observation } from './observe.ts'
import { linearStep, type Surroundings } from './linear-step.ts'
import { keptHours } from './paid-hours.ts'
import { slotStaffing } from './counts.ts'
import { modelWith } from './model-with.ts'
import type { StaffingProblem } from './problem.ts'
import { addSlopes, probesOf, steady, type Probe, type Slopes } from './slopes.ts'
import { isBetter, weighed, type Tried } from './tried.ts'

/** How many agents each column has in a scenario that is simulated. */
export type Staffer = (counts: Int32Array) => Model

export interface SearchSettings {
  readonly seed: string
  /** Replications of each simulation; and of the judgement, whose margins are kept. */
  readonly replications: number
  readonly judged: number
  readonly confidence: number
  readonly onSimulation?: (simulations: number, best: Tried | null) => void
}

/** Agents of a slot may at first change by this share of them. */
const FIRST_REACH = 0.4
/** Steps that save less than this share, one after the other, are left to what looks at neighbours. */
const SMALL = 0.003
const MOST_SMALL = 2
const MOST_STEPS = 60
/** Steps that slopes know nothing of and that gain nothing, one after the other: more agents are of no use then. */
const MOST_VAIN = 6
/** Of a part of the horizon, judgements aside; and the fewest of these that a search after another has. */
const MOST_SIMULATIONS = 900
const LEFT_AT_LEAST = 300
const MOST_TRIES = 6
/** Misses by so many standard errors may be bad luck; savings below this share are not worth a second look. */
const MOST_DEVIATION = 2.5
export const LEAST_SAVING = 1e-3

/**
 * Looks for the cheapest staffing that meets all requirements. From where it is, slopes of every requirement are measured
 * by simulation, an integer programme finds the cheapest staffing near by that would meet them, and that is simulated: it
 * is taken where it is better; where the programme promised too much, what was missing is asked for on top, nearer by. All
 * simulations have the same luck (common random numbers). After Cezik & L'Ecuyer (2008), whose cuts hold everywhere and so
 * go wrong where a service level is not concave; a trust region asks of slopes no more than they can say.
 */
export class Search {
  readonly problem: StaffingProblem
  private readonly settings: SearchSettings
  private readonly staffer: Staffer
  private readonly probes: readonly Probe[]
  private readonly known = new Map<string, Tried>()
  private readonly knownSlopes = new Map<string, Slopes>()
  /** By requirement: what judgements have found missing, or a part of what they have found to spare. */
  private readonly asked: Float64Array
  /** What slack there has to be for other reasons: that few days miss their goals. */
  private readonly beyond: Float64Array
  /** What is known to be missing of staffings that a judgement has turned down. */
  private readonly turnedDown = new Map<string, Float64Array>()
  simulations: number
  best: Tried | null = null
  private readonly most: number

  /** Whether it has been long enough: what is found by then is taken. Not by the clock, so that the answer is the same. */
  get isSpent(): boolean {
    return this.simulations >= this.most
  }

  /** `spent`: simulations of the search before it. */
  constructor(problem: StaffingProblem, staffer: Staffer, settings: SearchSettings, spent = 0) {
    this.simulations = spent
    this.most = Math.max(MOST_SIMULATIONS, spent + LEFT_AT_LEAST)
    this.problem = problem
    this.settings = settings
    this.staffer = staffer
    this.probes = probesOf(problem)
    this.asked = new Float64Array(problem.requirements.length)
    this.beyond = new Float64Array(problem.requirements.length)
  }

  /** From now on more is asked for: what a judgement by other luck has found missing. */
  askFor(shortfalls: Float64Array): void {
    shortfalls.forEach((missing, requirement) => (this.asked[requirement] += missing))
    this.judgeAgain()
  }

  /** A judgement has found so much missing of this staffing: it is not found again. */
  turnDown(counts: Int32Array, missing: Float64Array): void {
    this.turnedDown.set(counts.join(), missing)
    this.judgeAgain()
  }

  /**
   * From now on figures are taken to differ from those of the search as they have in judgements, which are longer: the
   * mean of all in place of all that was asked for. What they have turned down is not found again. How far beyond goals
   * figures have to be, the last that found a staffing feasible says.
   */
  calibrate(judgements: readonly Judged[]): void {
    this.asked.fill(0)
    for (const {
      isFeasible,
      missing,
      observed,
      tried: { counts },
    } of judgements) {
      const own = this.try(counts).observed
      this.problem.requirements.forEach(({ goal: id }, requirement) => {
        const goal = this.problem.goals[id]
        const [seen, judged] = [own, observed].map((one) => slackOf(one, requirement, goal).value)
        this.asked[requirement] += (seen - judged) / judgements.length
      })
      if (!isFeasible) this.turnedDown.set(counts.join(), missing)
    }
    const last = judgements.findLast(({ isFeasible }) => isFeasible)
    if (last !== undefined) this.beyond.set(this.slackBeyond(last.observed))
    this.judgeAgain()
  }

  private slackBeyond(observed: Observation): number[] {
    const { goals, requirements } = this.problem
    const { confidence } = this.settings
    return slackForDays(this.problem, observed, confidence).map((more, id) => {
      if (more === null) return 0
      const { error, value } = slackOf(observed, id, goals[requirements[id].goal])
      return Math.max(0, value - marginFactor(observed.count, confidence) * error + more)
    })
  }

  private judgeAgain(): void {
    this.best = null
    for (const [key, { counts, observed }] of this.known) {
      const tried = this.judged(counts, observed)
      this.known.set(key, tried)
      this.keep(tried)
    }
  }

  private keep(tried: Tried): void {
    if (tried.shortfall === 0 && (this.best === null || tried.cost < this.best.cost)) this.best = tried
  }

  try(counts: Int32Array): Tried {
    const key = counts.join()
    let tried = this.known.get(key)
    if (tried === undefined) {
      tried = this.judged(counts, this.simulate(this.staffer(counts)))
      this.known.set(key, tried)
    }
    this.keep(tried)
    return tried
  }

  /** Cheaper staffings that may only have had bad luck, the likeliest first. */
  nearMisses(cost: number): Tried[] {
    return [...this.known.values()]
      .filter(
        (tried) => tried.isPermitted && tried.deviation <= MOST_DEVIATION && tried.cost < cost * (1 - LEAST_SAVING),
      )
      .toSorted((a, b) => a.deviation - b.deviation || a.cost - b.cost)
  }

  /** Goes from a staffing to better ones until none is found near by. */
  async from(start: Int32Array): Promise<Tried> {
    let current = this.try(start)
    let reached = current
    let reach = FIRST_REACH
    let [small, vain] = [0, 0]
    for (let step = 0; step < MOST_STEPS && !this.isSpent; step++) {
      const next = await this.next(current, reach)
      if (next === null) break
      reach = next.tries === 0 ? Math.min(FIRST_REACH, reach * 1.5) : reach / 2
      const saved = current.shortfall > 0 ? Infinity : current.cost - next.tried.cost
      small = saved < SMALL * current.cost ? small + 1 : 0
      vain = isBetter(next.tried, reached) ? 0 : vain + 1
      current = next.tried
      if (vain === 0) reached = current
      if (small >= MOST_SMALL || vain >= MOST_VAIN) break
    }
    return this.best ?? reached
  }

  /** null: nothing better is near. */
  private async next(current: Tried, reach: number): Promise<{ tried: Tried; tries: number } | null> {
    const isFeasible = current.shortfall === 0
    const slopes = this.slopesAt(current, isFeasible ? -1 : 1)
    const slacks = current.slacks.slice()
    let far = reach
    for (let tries = 0; tries < MOST_TRIES && !this.isSpent; tries++) {
      const counts = await linearStep(this.problem, {
        ...this.surroundings(current, slopes, isFeasible),
        slacks,
        reach: within(far),
      })
      if (counts === null || counts.join() === current.counts.join()) break
      const tried = this.try(counts)
      if (isBetter(tried, current)) return { tried, tries }
      // Promised too much: what is missing is asked for on top.
      tried.slacks.forEach((slack, requirement) => {
        if (slack < 0) slacks[requirement] += slack
      })
      far /= 2
    }
    return isFeasible ? null : this.forced(current)
  }

  private surroundings(current: Tried, slopes: Slopes, isFeasible: boolean): Omit<Surroundings, 'slacks' | 'reach'> {
    // Measured one way; the other way it is felt more, or less: levels are concave where they are high.
    const other = slopes.map((slope) => slope * (isFeasible ? 0.7 : 1.4))
    const { counts, levels } = current
    return { counts, levels, up: isFeasible ? other : slopes, down: isFeasible ? slopes : other }
  }

  /** Where slopes lead nowhere (one agent more makes no difference yet): some more in all slots of what is missed. */
  private forced(current: Tried): { tried: Tried; tries: number } | null {
    const { columns, groups, requirements, goals } = this.problem
    const counts = current.counts.slice()
    const missed = new Set<number>()
    requirements.forEach(({ goal, rows }, requirement) => {
      if (current.slacks[requirement] >= 0) return
      const lines = goals[goal].of.lines
      this.problem.slots.forEach(({ group, rows: own }, slot) => {
        const { id } = groups[group]
        const { skills } = this.problem.loaded.model.groups[id]
        const isAble = goals[goal].of.groups.includes(id) || skills.some(({ type }) => lines.includes(type))
        if (isAble && rows.some((row) => own.has(row))) missed.add(slot)
      })
    })
    columns.forEach(({ atMost, covers }, column) => {
      if (![...covers.keys()].some((slot) => missed.has(slot))) return
      counts[column] = Math.min(atMost, counts[column] + Math.max(1, Math.ceil(counts[column] / 10)))
    })
    const within = keptHours(this.problem, counts, current.counts)
    if (within.join() === current.counts.join()) return null
    return { tried: this.try(within), tries: 0 }
  }

  /** By requirement and slot, one agent more (1) or fewer (-1). */
  slopesAt({ counts, levels }: Tried, direction: 1 | -1): Slopes {
    const key = `${direction} ${counts.join()}`
    const known = this.knownSlopes.get(key)
    if (known !== undefined) return known
    const { requirements, slots } = this.problem
    const slopes = new Float64Array(requirements.length * slots.length)
    const rounded = Int32Array.from(levels, Math.round)
    const before = this.observedAt(rounded, counts)
    for (const probe of this.probes) {
      const changed = rounded.slice()
      for (const slot of probe.slots) {
        const { atMost } = slots[slot]
        changed[slot] = Math.max(0, Math.min(atMost, changed[slot] + direction))
      }
      if (changed.join() === rounded.join()) continue
      const after = this.simulate(modelWith(this.problem.loaded, slotStaffing(this.problem, changed)))
      addSlopes(slopes, this.problem, probe, before, after, direction)
    }
    steady(slopes, this.problem, before)
    for (let i = 0; i < slopes.length; i++) slopes[i] = Math.max(0, slopes[i])
    this.knownSlopes.set(key, slopes)
    return slopes
  }

  /** Where columns are slots, what has been simulated already. */
  private observedAt(levels: Int32Array, counts: Int32Array): Observation {
    const known = this.known.get(counts.join())
    const isSame = levels.length === counts.length && levels.every((level, slot) => level === counts[slot])
    if (known !== undefined && isSame) return known.observed
    return this.simulate(modelWith(this.problem.loaded, slotStaffing(this.problem, levels)))
  }

  private simulate(model: Model): Observation {
    const { onSimulation, replications, seed } = this.settings
    this.simulations++
    onSimulation?.(this.simulations, this.best)
    return observe(model, this.problem, seed, replications)
  }

  private judged(counts: Int32Array, observed: Observation): Tried {
    const { asked, beyond, problem, settings } = this
    return weighed(problem, counts, observed, {
      ...settings,
      asked,
      beyond,
      turnedDown: this.turnedDown.get(counts.join()),
    })
  }
}

function within(share: number): (level: number) => number {
  return (level) => Math.max(1, Math.ceil(share * level))
}
