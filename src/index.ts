/**
 * agner as a library: `const summary = await run(await load('helpdesk.yaml'))`.
 */
import { loadScenario, loadScenarioText, type LoadOptions } from './scenario/load.ts'
import { compareVariants, type CompareOptions, type Variant } from './experiment/compare.ts'
import type { Comparison } from './experiment/comparison.ts'
import { prepare, variantsOf, type Loaded } from './experiment/loaded.ts'
import { runModel, type RunOptions } from './experiment/run.ts'
import type { Summary } from './experiment/summary.ts'
import type { Choice } from './planning/choosing/choice.ts'
import type { ChooseOptions } from './planning/choosing/choose.ts'
import type { StaffingAnswer } from './planning/staffing/staffing-answer.ts'
import type { EquallyStaffed } from './planning/staffing/equal-service.ts'
import type { Restaffed } from './planning/staffing/restaff.ts'
import type { StaffOptions } from './planning/staffing/staff.ts'
import type { CommittedOptions } from './planning/commitment/staff-committed.ts'
import type { QuestionOptions } from './planning/what-if/answer.ts'
import type { CoverAnswer } from './planning/shifts/cover-scenario.ts'
import type { BreakEven, VaryOptions } from './planning/what-if/break-even.ts'
import type { Indifference } from './planning/what-if/indifference.ts'
import { leverOf, pathOf, type PlacedText } from './planning/what-if/lever-text.ts'
import { withLevers } from './planning/what-if/lever.ts'
import { rangeOf, type Range } from './planning/what-if/range.ts'
import type { Best, BestOptions } from './planning/ranking/best.ts'
import type { Tornado, TornadoOptions } from './planning/what-if/tornado.ts'

export { VERSION } from './experiment/version.ts'
export { ScenarioError, type Problem } from './scenario/diagnostics.ts'
export type { Scenario } from './scenario/schema.ts'
export { variantsOf, warningsOfAll, type Loaded } from './experiment/loaded.ts'
export type {
  DaySummary,
  Estimate,
  Figures,
  FormulaCheck,
  GoalVerdict,
  IntervalSummary,
  Summary,
} from './experiment/summary.ts'
export type { RunOptions } from './experiment/run.ts'
export type { PrecisionGoal, PrecisionPlan } from './experiment/precision-plan.ts'
export { FigureMistake } from './experiment/figure-names.ts'
export type { CompareOptions } from './experiment/compare.ts'
export type { ComparedFigure, Comparison, Difference, VariantFigure } from './experiment/comparison.ts'
export type { GoalAnswer, GroupAnswer, LevelAnswer, StaffingAnswer } from './planning/staffing/staffing-answer.ts'
export type { StaffOptions } from './planning/staffing/staff.ts'
export type { CoverAnswer, FoundCover, GroupCover, MissingAgents } from './planning/shifts/cover-scenario.ts'
export type { CommittedOptions } from './planning/commitment/staff-committed.ts'
export type { CommitmentAnswer } from './planning/commitment/commitment-answer.ts'
export { NotComparable } from './experiment/comparability.ts'
export type { ExtraFigure, ExtraFigures } from './experiment/extra-figures.ts'
export type { Attained, Behind, Choice, Form, Risk } from './planning/choosing/choice.ts'
export type { ChooseOptions } from './planning/choosing/choose.ts'
export type { Model } from './models/model.ts'
export type { Law } from './engine/law.ts'
export { batchMeans, meanInterval } from './engine/confidence.ts'
export { Tally } from './engine/tally.ts'
export { simulate, Simulation, type Result } from './models/simulate.ts'
export { timelines, type AgentActivity, type Stretch, type Timeline } from './models/timelines.ts'
export type { Kpi } from './models/kpi.ts'
export { KPIS } from './models/kpis.ts'
export { serviceLevelFormulas } from './models/service-level.ts'
export { scenarioJsonSchema } from './scenario/json-schema.ts'
export * as erlang from './erlang/index.ts'
export { Unanswerable } from './planning/unanswerable.ts'
export type { QuestionOptions, Restaff } from './planning/what-if/answer.ts'
export type { BreakEven } from './planning/what-if/break-even.ts'
export type { Indifference } from './planning/what-if/indifference.ts'
export type { Best, BestOptions } from './planning/ranking/best.ts'
export type { Tornado } from './planning/what-if/tornado.ts'

/**
 * Reads a scenario from the file system, with the files it names. Throws a ScenarioError with all its problems.
 */
export async function load(path: string, options: LoadOptions = {}): Promise<Loaded> {
  const fs = await import('node:fs')
  const paths = await import('node:path')
  const readFile = (file: string): Uint8Array => {
    const way = paths.relative(fs.realpathSync(paths.dirname(path)), fs.realpathSync(file))
    const leaves = way === '..' || way.startsWith(`..${paths.sep}`) || paths.isAbsolute(way)
    if (file !== path && options.allowOutside !== true && leaves) {
      throw new Error('it is a link that leaves the folder of the scenario (--allow-outside lets it)')
    }
    return fs.readFileSync(file)
  }
  return prepare(loadScenario(path, readFile, options))
}

/** Reads a scenario given as text; `files` holds the contents of what it names, by path. Throws a ScenarioError. */
export function loadText(
  text: string,
  files?: Readonly<Record<string, string | Uint8Array>>,
  options?: LoadOptions,
): Loaded {
  return prepare(loadScenarioText(text, files, options))
}

/** A run whose replications may be shared among threads. */
export interface RunInThreadsOptions extends RunOptions {
  /** Threads for what takes longer than a second; without it all is done here. The figures are the same, to the last bit. */
  readonly workers?: number
  /** In threads, asked between replications: whether to be content with those that are done. */
  readonly isStopped?: () => boolean
  /** Told before what takes long begins, most often in threads: from then on `isStopped` is asked. */
  readonly onThreads?: () => void
}

/**
 * Simulates a loaded scenario and gives every figure with its interval. The first call asks V8 to inline more in this
 * process, see docs/performance.md. Throws a FigureMistake where `precision` names no figure, a RangeError where `replications`
 * is no whole number from 1.
 */
export async function run(scenario: Loaded, options: RunInThreadsOptions = {}): Promise<Summary> {
  await raiseInliningBudget()
  // Only Node says which time-zone data it has.
  const { process } = globalThis as { readonly process?: { readonly versions: Readonly<Record<string, string>> } }
  const told = { clock: () => performance.now(), timezoneData: process?.versions.tz, ...options }
  const { workers } = options
  if (workers === undefined) return runModel(scenario, told)
  const { runInThreads } = await import('./parallel/run.ts')
  return runInThreads(scenario, { ...told, workers })
}

/**
 * Simulates scenarios under the same luck and compares each with the first: every figure of each with its interval, every
 * difference with a paired one. Scenarios by name, as from `variantsOf` or of files of their own; the seed, replications
 * and confidence of the first hold for all. Times in seconds, shares from 0 to 1, money in whole units. Throws a
 * NotComparable where they do not cover the same time.
 */
export async function compare(
  scenarios: Readonly<Record<string, Loaded>> | ReadonlyMap<string, Loaded>,
  options: CompareOptions & Pick<RunInThreadsOptions, 'workers'> = {},
): Promise<Comparison> {
  await raiseInliningBudget()
  const named = scenarios instanceof Map ? [...scenarios] : Object.entries(scenarios)
  const variants = named.map(([name, runnable]): Variant => ({ name, runnable }))
  const told = { clock: () => performance.now(), ...options }
  const { workers } = options
  if (workers === undefined) return compareVariants(variants, told)
  const { compareInThreads } = await import('./parallel/compare.ts')
  return compareInThreads(variants, { ...told, workers })
}

/**
 * Which form of service suits a client: simulates a scenario and its variants under the same luck and says which costs least
 * per resolved issue of those that meet all goals of the client. Money in whole units, shares from 0 to 1. Throws a
 * NotComparable where there are no costs, or nothing is known of what is resolved.
 */
export async function choose(scenario: Loaded, options: ChooseOptions = {}): Promise<Choice> {
  await raiseInliningBudget()
  const variants = [...variantsOf(scenario)].map(([name, runnable]): Variant => ({ name, runnable }))
  const { chooseForm } = await import('./planning/choosing/choose.ts')
  return chooseForm(variants, { clock: () => performance.now(), ...options })
}

/**
 * Finds the cheapest staffing of a scenario that meets its goals: agents by group and time of day, with the level attained
 * under luck that the search has not seen. Cost in whole units of the currency, or agent hours. Where the scenario has
 * `staffing.commitment` (or `commitment` is asked for), also what not knowing the day costs: docs/commitment.md.
 */
export async function staff(scenario: Loaded, options: CommittedOptions = {}): Promise<StaffingAnswer> {
  await raiseInliningBudget()
  const { staffCommitted } = await import('./planning/commitment/staff-committed.ts')
  return staffCommitted(scenario, { clock: () => performance.now(), ...options })
}

/**
 * The cheapest shifts of `staffing.shifts` that cover the agents a scenario has: docs/shift-cover.md. Cost in whole units of
 * the currency, or paid hours. Throws a ScenarioError where there is no catalogue, or none of it fits.
 */
export async function cover(scenario: Loaded): Promise<CoverAnswer> {
  const { coverScenario } = await import('./planning/shifts/cover-scenario.ts')
  return coverScenario(scenario)
}

/** A scenario with numbers changed, as by `--set`: `set(loaded, ['volume=+100%', 'fcr.pool=-5pt'])`. Throws a ScenarioError. */
export function set(scenario: Loaded, settings: readonly string[]): Loaded {
  return withLevers(
    scenario,
    settings.map((text) => leverOf(text)),
  )
}

/** How scenarios compare along a number (`volume=50%..200%`), and where they change places: docs/what-if.md. */
export async function vary(
  scenarios: ReadonlyMap<string, Loaded>,
  range: Range | string,
  options: VaryOptions = {},
): Promise<BreakEven> {
  await raiseInliningBudget()
  const along = typeof range === 'string' ? rangeOf(range) : range
  const { breakEven } = await import('./planning/what-if/break-even.ts')
  return breakEven(scenarios, along, { clock: () => performance.now(), ...options })
}

/** The price (or another number) at which scenarios come to the same as the first. */
export async function indifference(
  scenarios: ReadonlyMap<string, Loaded>,
  path: PlacedText | string,
  options: QuestionOptions = {},
): Promise<Indifference> {
  await raiseInliningBudget()
  const sought = typeof path === 'string' ? pathOf(path) : path
  const { indifference: indifferenceOf } = await import('./planning/what-if/indifference.ts')
  return indifferenceOf(scenarios, sought, { clock: () => performance.now(), ...options })
}

/** Which of a scenario's assumptions moves a figure most; of two scenarios, their difference. */
export async function tornado(scenarios: ReadonlyMap<string, Loaded>, options: TornadoOptions = {}): Promise<Tornado> {
  await raiseInliningBudget()
  const { tornado: tornadoOf } = await import('./planning/what-if/tornado.ts')
  return tornadoOf(scenarios, { clock: () => performance.now(), ...options })
}

/** Which scenario is best by a figure, with a stated chance of being right, and replications spent where they matter. */
export async function best(scenarios: ReadonlyMap<string, Loaded>, options: BestOptions = {}): Promise<Best> {
  await raiseInliningBudget()
  const { bestOf } = await import('./planning/ranking/best.ts')
  return bestOf(scenarios, { clock: () => performance.now(), ...options })
}

/** Staffs a scenario and gives it as if it had been written with the staffing found. */
export async function restaff(scenario: Loaded, options: StaffOptions = {}): Promise<Restaffed> {
  await raiseInliningBudget()
  const { restaffed } = await import('./planning/staffing/restaff.ts')
  return restaffed(scenario, options)
}

/** Staffs every variant at least cost to its goals, so that `compare` compares like with like. */
export async function staffEqually(
  variants: ReadonlyMap<string, Loaded>,
  options: StaffOptions = {},
): Promise<EquallyStaffed> {
  await raiseInliningBudget()
  const { equallyStaffed } = await import('./planning/staffing/equal-service.ts')
  return equallyStaffed(variants, options)
}

let isBudgetRaised = false

/**
 * Asks V8 to inline more: the life of a contact is many small functions, and calls between them cost a quarter of the
 * time (docs/performance.md). Concerns functions that V8 has not optimized yet, in this process. Elsewhere than in Node
 * there is nothing to ask.
 */
async function raiseInliningBudget(): Promise<void> {
  if (isBudgetRaised) return
  isBudgetRaised = true
  try {
    const { setFlagsFromString } = await import('node:v8')
    setFlagsFromString('--max-inlined-bytecode-size-cumulative=5000')
  } catch {
    // A browser: the same figures, a little later.
  }
}
