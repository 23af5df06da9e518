import { minorUnitsIn } from '../../models/currency.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import type { GoalAnswer, SearchAccount } from './staffing-answer.ts'
import { fluidStart } from './fluid.ts'
import { judge, verdicts } from './judge.ts'
import { JudgedSearch } from './judged-search.ts'
import { observe } from './observe.ts'
import { polish } from './polish.ts'
import { breachesOf } from './permitted.ts'
import { pricesOfPoints } from './prices.ts'
import { columnStaffing, levelsOf, totalCost } from './counts.ts'
import { modelWith } from './model-with.ts'
import { staffingProblem, type SlotLimits, type StaffingProblem } from './problem.ts'
import { Search, type SearchSettings } from './search.ts'
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

/** Of the whole cost: what is less is rounding. */
const NOTHING = 1e-9
/** Contacts of a simulation of the search, at least so many for each thing that is judged; and of the judgement, times so many. */
const CONTACTS = 40_000
const CONTACTS_JUDGED_APART = 500
const MOST_CONTACTS = 150_000
const JUDGED_TIMES = 5

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
  const searchIn = (problem: StaffingProblem, spent?: number): Search =>
    new Search(problem, (counts) => modelWith(loaded, columnStaffing(problem, counts)), settings, spent)
  const fluid = await fluidStart(bySlot, settings.seed, Math.max(2, Math.ceil(runs.search / 2)))
  const slotSearch = searchIn(bySlot)
  const problem = withShifts(bySlot)
  const found = await slotSearch.from(fluid)
  // Shifts do not fit numbers that are exact: there is nothing to polish yet.
  const slotwise = problem === bySlot ? polish(slotSearch, found) : found
  const notes = [...problem.notes]
  if (problem === bySlot && loaded.source.scenario.staffing?.shifts !== undefined)
    notes.push('a run without days has no shifts: these are numbers')
  let [search, best] = [slotSearch, slotwise]
  if (problem !== bySlot) {
    const { counts, short } = await coverLevels(problem, slotwise.levels)
    if (short.length > 0) notes.push(shortNote(problem, short))
    search = searchIn(problem, slotSearch.simulations)
    best = polish(search, await search.from(counts))
  }
  const judging = new JudgedSearch(search, ({ counts }, luck) =>
    judge(problem, modelWith(loaded, columnStaffing(problem, counts)), {
      seed: `${seed}/${luck}`,
      replications: runs.judged,
      confidence,
    }),
  )
  const judged = await judging.from(best)
  const { tried } = judged
  const { counts } = tried
  if (slotSearch.isSpent || search.isSpent)
    notes.push(`the search was ended after ${search.simulations} simulations: there may be cheaper staffings`)
  for (const { group, rule } of breachesOf(problem, counts))
    notes.push(`${group}: no staffing was found that keeps ${rule}`)
  const prices = await pricesOfPoints(search, search.try(counts))
  return {
    problem,
    counts,
    levels: levelsOf(problem, counts),
    needed: slotwise.levels,
    isFeasible: judged.isFeasible && tried.isPermitted,
    goals: verdicts(problem, judged, confidence).map((verdict, goal) => {
      const { cost, isOutOfReach } = prices[goal] ?? { cost: null, isOutOfReach: false }
      const priceOfPoint = cost === null ? null : inUnits(problem, cost)
      return { ...verdict, binds: isOutOfReach || (cost ?? 0) > NOTHING * totalCost(problem, counts), priceOfPoint }
    }),
    search: {
      simulations: search.simulations,
      replications: runs.search,
      judged: judged.observed.count,
      contacts: judged.observed.contacts,
      started: inUnits(bySlot, totalCost(bySlot, fluid)),
      bySlot: inUnits(bySlot, slotwise.cost),
      judgements: judging.known.map(({ isFeasible, tried: { cost } }) => ({
        cost: inUnits(problem, cost),
        isFeasible,
      })),
    },
    notes: problem === bySlot ? notes : notes.concat(belowNeed(problem, tried, slotwise)),
  }
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
  return `no shifts of the catalogue have all agents that are needed: ${names.join(', ')}, at ${short.length} ${short.length === 1 ? 'time' : 'times'} of the week`
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
