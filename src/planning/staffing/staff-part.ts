import { minorUnitsIn } from '../../models/currency.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import type { GoalAnswer, SearchAccount } from './staffing-answer.ts'
import { fluidStart } from './fluid.ts'
import { judge, verdicts, type Judgement } from './judge.ts'
import { observe } from './observe.ts'
import { polish } from './polish.ts'
import { breachesOf } from './permitted.ts'
import { pricesOfPoints } from './prices.ts'
import {
  columnStaffing,
  levelsOf,
  modelWith,
  staffingProblem,
  totalCost,
  type SlotLimits,
  type StaffingProblem,
} from './problem.ts'
import { LEAST_SAVING, Search, type SearchSettings } from './search.ts'
import { secondLook } from './second-look.ts'
import { coverLevels, withShifts } from './shift-problem.ts'
import type { Tried } from './tried.ts'

/** A staffing of a scenario that is solved as one. */
export interface SolvedPart {
  readonly problem: StaffingProblem
  /** By column, and by slot. */
  readonly counts: Int32Array
  readonly levels: Float64Array
  /** By slot, if any number of agents could come at any time. */
  readonly needed: Float64Array
  readonly isFeasible: boolean
  readonly goals: readonly GoalAnswer[]
  readonly search: SearchAccount
  readonly notes: readonly string[]
}

export interface PartOptions {
  readonly seed: string
  /** Of the judgement; null: as many as the goals need. */
  readonly replications: number | null
  readonly onProgress?: (simulations: number) => void
  readonly limits?: SlotLimits
}

/** Contacts of a simulation of the search, at least so many for each thing that is judged; and of the judgement, times so many. */
const CONTACTS = 40_000
const CONTACTS_JUDGED_APART = 500
const MOST_CONTACTS = 150_000
const JUDGED_TIMES = 5
const MOST_JUDGEMENTS = 8
/** What is feasible is improved so often by what judgements have said of the luck of the search; longer while it may be dear. */
const CALIBRATIONS = 5
const MOST_CALIBRATIONS = 12
/** It may be while what was turned down is cheaper by more than this share. */
const DEAR = 0.02
/** A search asks for a little more than a judgement has missed, lest the next misses it again. */
const ASKED_AGAIN = 1.2

/**
 * First how many agents by slot, as if anybody could come at any time; with a catalogue, then shifts that cover them, then
 * the same search again among shifts. What is found is judged by fresh luck, until what was missing has been asked for.
 */
export async function staffPart(loaded: Loaded, options: PartOptions): Promise<SolvedPart> {
  const { limits, onProgress, replications, seed } = options
  const bySlot = staffingProblem(loaded, limits)
  const runs = replicationsFor(bySlot, seed, replications)
  const { confidence } = loaded
  const settings: SearchSettings = {
    seed: `${seed}/search`,
    replications: runs.search,
    judged: runs.judged,
    confidence,
    onSimulation: onProgress,
  }
  const searchIn = (problem: StaffingProblem): Search =>
    new Search(problem, (counts) => modelWith(loaded, columnStaffing(problem, counts)), settings)
  const started = await fluidStart(bySlot, settings.seed, Math.max(2, Math.ceil(runs.search / 2)))
  const first = searchIn(bySlot)
  const problem = withShifts(bySlot)
  const found = await first.from(started)
  // Shifts do not fit numbers that are exact: there is nothing to polish yet.
  const slotwise = problem === bySlot ? polish(first, found) : found
  const notes = [...problem.notes]
  if (problem === bySlot && loaded.source.scenario.staffing?.shifts !== undefined)
    notes.push('a run without days has no shifts: these are numbers')
  let [search, current] = [first, slotwise]
  if (problem !== bySlot) {
    const { counts, short } = await coverLevels(problem, slotwise.levels)
    if (short.length > 0) notes.push(shortNote(problem, short))
    search = searchIn(problem)
    search.simulations = first.simulations
    current = polish(search, await search.from(counts))
  }
  const judgements: { cost: number; isFeasible: boolean }[] = []
  const known: (Judgement & { readonly counts: Int32Array })[] = []
  const judgeWith = ({ counts }: Tried, luck: string): Judgement =>
    judge(problem, modelWith(loaded, columnStaffing(problem, counts)), {
      seed: `${seed}/${luck}`,
      replications: runs.judged,
      confidence,
    })
  const judged = (tried: Tried): Judgement => {
    const found = judgeWith(tried, `judgement ${judgements.length + 1}`)
    judgements.push({ cost: inUnits(problem, tried.cost), isFeasible: found.isFeasible })
    known.push({ ...found, counts: tried.counts })
    return found
  }
  let judgement = judged(current)
  while (!judgement.isFeasible && judgements.length < MOST_JUDGEMENTS && !search.isSpent) {
    const missed = judgement.missing.map((missing) => missing * ASKED_AGAIN)
    const before = current
    search.turnDown(before.counts, judgement.missing)
    // Where the luck of the search was better than that of the judgement, it has to be asked more than once.
    for (let asked = 0; asked < MOST_JUDGEMENTS && current === before && !search.isSpent; asked++) {
      search.askFor(missed)
      const next = polish(search, await search.from(before.counts))
      if (next.counts.join() !== before.counts.join()) current = next
      // Nobody else may come: more cannot be had.
      else if (next.shortfall > 0) break
    }
    if (current === before) break
    judgement = judged(current)
  }
  if (judgement.isFeasible) {
    const isFeasible = (tried: Tried): boolean => {
      const again = judged(tried)
      if (again.isFeasible) [current, judgement] = [tried, again]
      return again.isFeasible
    }
    // What is turned down lies on one side of what would do, the best so far on the other.
    let [tooLittle, tooMuch, share] = [0, 1, 0]
    for (let round = 0; round < MOST_CALIBRATIONS && !search.isSpent; round++) {
      if (round >= CALIBRATIONS && !mayBeDear(judgements)) break
      search.calibrate(known)
      if (share > 0) search.askFor(partOfSpare(known, share))
      const next = polish(search, await search.from(current.counts))
      const isCheaper = next.shortfall === 0 && next.cost < current.cost * (1 - LEAST_SAVING)
      if (!isCheaper && (share === 0 || !mayBeDear(judgements))) break
      if (isCheaper && isFeasible(next)) {
        ;[tooLittle, tooMuch, share] = [0, 1, 0]
        continue
      }
      if (isCheaper) tooLittle = share
      else tooMuch = share
      share = (tooLittle + tooMuch) / 2
    }
    search.calibrate(known)
    const isWorthIt = (tried: Tried): boolean => judgeWith(tried, 'second look').isFeasible
    secondLook(search, current, known, isWorthIt, isFeasible)
  }
  for (const { group, rule } of breachesOf(problem, current.counts))
    notes.push(`${group}: no staffing was found that keeps ${rule}`)
  const prices = await pricesOfPoints(search, search.try(current.counts))
  return {
    problem,
    counts: current.counts,
    levels: levelsOf(problem, current.counts),
    needed: slotwise.levels,
    isFeasible: judgement.isFeasible && current.isPermitted,
    goals: verdicts(problem, judgement, confidence).map((verdict, goal) => {
      const { cost, isOutOfReach } = prices[goal] ?? { cost: null, isOutOfReach: false }
      const priceOfPoint = cost === null ? null : inUnits(problem, cost)
      return { ...verdict, binds: isOutOfReach || (cost ?? 0) > 0, priceOfPoint }
    }),
    search: {
      simulations: search.simulations,
      replications: runs.search,
      judged: runs.judged,
      contacts: judgement.observed.contacts,
      started: inUnits(bySlot, totalCost(bySlot, started)),
      bySlot: inUnits(bySlot, slotwise.cost),
      judgements,
    },
    notes: problem === bySlot ? notes : notes.concat(belowNeed(problem, current, slotwise)),
  }
}

/** Whether much less has been turned down than what has been found. */
function mayBeDear(judgements: readonly { readonly cost: number; readonly isFeasible: boolean }[]): boolean {
  const most = (isFeasible: boolean) =>
    judgements.filter((one) => one.isFeasible === isFeasible).map(({ cost }) => cost)
  return Math.max(...most(false)) < Math.min(...most(true)) * (1 - DEAR)
}

/** Of what the last feasible staffing has to spare, a share, for the goals that others have missed. */
function partOfSpare(known: readonly Judgement[], share: number): Float64Array {
  const { spare } = known.findLast(({ isFeasible }) => isFeasible) ?? known[0]
  return spare.map((slack, id) => (known.some(({ missing }) => missing[id] > 0) ? share * Math.max(0, slack) : 0))
}

/** Enough contacts for the figures of everything that is judged. */
function replicationsFor(
  problem: StaffingProblem,
  seed: string,
  given: number | null,
): { search: number; judged: number } {
  const { model } = problem.loaded
  if (model.periods.kind === 'batches') {
    const { length } = model.periods.rows
    return { search: length, judged: length }
  }
  if (given !== null) return { search: Math.max(2, Math.ceil(given / JUDGED_TIMES)), judged: given }
  const { contacts, count } = observe(model, problem, `${seed}/search`, 2)
  const wanted = Math.min(MOST_CONTACTS, Math.max(CONTACTS, CONTACTS_JUDGED_APART * problem.requirements.length))
  const search = Math.min(2000, Math.max(5, Math.ceil((wanted * count) / Math.max(1, contacts))))
  return { search, judged: search * JUDGED_TIMES }
}

function shortNote({ groups, slots }: StaffingProblem, short: readonly number[]): string {
  const names = [...new Set(short.map((slot) => groups[slots[slot].group].name))]
  return `no shifts of the catalogue have all agents that are needed: ${names.join(', ')}, at ${short.length} times of the week`
}

/** A schedule that has fewer agents at some time than numbers by slot had must say so. */
function belowNeed({ columns, groups, slots }: StaffingProblem, { levels }: Tried, slotwise: Tried): string[] {
  return groups.flatMap(({ columns: own, name, slots: [first, end] }) => {
    if (columns.slice(...own).every(({ shift }) => shift === null)) return []
    let [times, most] = [0, 0]
    for (let slot = first; slot < end; slot++) {
      const below = slotwise.levels[slot] - levels[slot]
      if (below < 0.05) continue
      times++
      most = Math.max(most, below)
    }
    if (times === 0) return []
    const count = `${times} of ${slots.slice(first, end).length}`
    return [
      `${name}: the shifts have fewer agents than would be needed by slot at ${count} times, by ${most.toFixed(1)} at most; what others have more makes up for it`,
    ]
  })
}

/** Whole units of the currency; hours stay hours. */
export function inUnits({ currency }: Pick<StaffingProblem, 'currency'>, cost: number): number {
  return currency === null ? cost : cost / minorUnitsIn(currency)
}
