import { minorUnitsIn } from '../models/currency.ts'
import type { Loaded } from '../experiment/loaded.ts'
import { VERSION } from '../experiment/version.ts'
import type { GroupAnswer, StaffingAnswer } from './answer.ts'
import { fluidStart } from './fluid.ts'
import { judge, verdicts, type Judgement } from './judge.ts'
import { observe } from './observe.ts'
import { polish } from './polish.ts'
import { pricesOfPoints } from './prices.ts'
import { modelWith, slotStaffing, staffingProblem, type StaffingProblem } from './problem.ts'
import { Search, type Tried } from './search.ts'

export interface StaffOptions {
  /** Instead of the scenario's. */
  readonly seed?: string
  /** Of the judgement; the search takes a fifth. Without it, as many as the goals need. */
  readonly replications?: number
  readonly onProgress?: (simulations: number, best?: { readonly cost: number } | null) => void
  /** Wall clock in milliseconds, for `seconds`. */
  readonly clock?: () => number
}

/** Contacts of a simulation of the search, at least so many for each thing that is judged; and of the judgement, times so many. */
const CONTACTS = 40_000
const CONTACTS_JUDGED_APART = 1_500
const MOST_CONTACTS = 150_000
const JUDGED_TIMES = 5
const MOST_JUDGEMENTS = 8
/** A search asks for a little more than a judgement has missed, lest the next misses it again. */
const ASKED_AGAIN = 1.2

/** Finds the cheapest staffing that meets the goals of a scenario. The same scenario and seed give the same answer. */
export async function staffScenario(loaded: Loaded, options: StaffOptions = {}): Promise<StaffingAnswer> {
  const { clock, seed = loaded.seed } = options
  const started = clock?.() ?? 0
  const { confidence } = loaded
  const problem = staffingProblem(loaded)
  const replications = replicationsFor(problem, seed, options.replications)
  const start = await fluidStart(problem, `${seed}/search`, Math.max(2, Math.ceil(replications.search / 2)))
  const staffer = (counts: Int32Array) => modelWith(loaded, slotStaffing(problem, counts))
  const search = new Search(problem, staffer, {
    seed: `${seed}/search`,
    replications: replications.search,
    judged: replications.judged,
    confidence,
    onSimulation: options.onProgress,
  })
  const first = Int32Array.from(start)
  let current = polish(search, await search.from(first))
  const judgements: { cost: number; isFeasible: boolean }[] = []
  const judgedCost = (tried: Tried) => inUnits(problem, tried.cost)
  const judged = (round: number): Judgement =>
    judge(problem, staffer(current.counts), {
      seed: `${seed}/judgement ${round + 1}`,
      replications: replications.judged,
      confidence,
    })
  let judgement = judged(0)
  judgements.push({ cost: judgedCost(current), isFeasible: judgement.isFeasible })
  while (!judgement.isFeasible && judgements.length < MOST_JUDGEMENTS) {
    search.askFor(judgement.missing.map((missing) => missing * ASKED_AGAIN))
    current = polish(search, await search.from(current.counts))
    judgement = judged(judgements.length)
    judgements.push({ cost: judgedCost(current), isFeasible: judgement.isFeasible })
  }
  const prices = await pricesOfPoints(search, current)
  const { name, hash } = loaded
  return {
    agner: VERSION,
    scenario: { name, hash },
    seed,
    replications: judgement.observed.count,
    confidence,
    isFeasible: judgement.isFeasible,
    cost: judgedCost(current),
    currency: problem.currency,
    hours: problem.columns.reduce((sum, { hours }, column) => sum + hours * current.counts[column], 0),
    groups: groupsOf(problem, current),
    goals: verdicts(problem, judgement, confidence).map((verdict, goal) => {
      const price = prices[goal]
      return { ...verdict, binds: (price ?? 0) > 0, priceOfPoint: price === null ? null : inUnits(problem, price) }
    }),
    search: {
      method: 'trust region over measured slopes, integer programmes, neighbours; judged by fresh luck',
      simulations: search.simulations,
      replications: replications.search,
      contacts: judgement.observed.contacts,
      started: inUnits(problem, costOf(problem, first)),
      judgements,
    },
    notes: problem.notes,
    staffings: slotStaffing(problem, current.counts),
    ...(clock === undefined ? {} : { seconds: (clock() - started) / 1000 }),
  }
}

/** Enough contacts for the figures of everything that is judged. */
function replicationsFor(
  problem: StaffingProblem,
  seed: string,
  given: number | undefined,
): { search: number; judged: number } {
  const { model } = problem.loaded
  if (model.periods.kind === 'batches') {
    const { length } = model.periods.rows
    return { search: length, judged: length }
  }
  if (given !== undefined) return { search: Math.max(2, Math.ceil(given / JUDGED_TIMES)), judged: given }
  const { contacts, count } = observe(model, problem, `${seed}/search`, 2)
  const wanted = Math.min(MOST_CONTACTS, Math.max(CONTACTS, CONTACTS_JUDGED_APART * problem.requirements.length))
  const search = Math.min(2000, Math.max(5, Math.ceil((wanted * count) / Math.max(1, contacts))))
  return { search, judged: search * JUDGED_TIMES }
}

function groupsOf(problem: StaffingProblem, { counts, levels }: Tried): GroupAnswer[] {
  const { columns, groups, slots } = problem
  return groups.map(({ columns: [firstColumn, lastColumn], name, slots: [first, end] }) => {
    let [cost, hours] = [0, 0]
    for (let column = firstColumn; column < lastColumn; column++) {
      cost += columns[column].cost * counts[column]
      hours += columns[column].hours * counts[column]
    }
    return {
      name,
      cost: inUnits(problem, cost),
      hours,
      levels: slots.slice(first, end).map(({ window }, i) => ({
        weekdays: window?.weekdays ?? null,
        from: window?.from ?? 0,
        to: window?.to ?? 0,
        agents: levels[first + i],
      })),
    }
  })
}

function costOf({ columns }: StaffingProblem, counts: Int32Array): number {
  return columns.reduce((sum, { cost }, column) => sum + cost * counts[column], 0)
}

/** Whole units of the currency; hours stay hours. */
function inUnits({ currency }: StaffingProblem, cost: number): number {
  return currency === null ? cost : cost / minorUnitsIn(currency)
}
