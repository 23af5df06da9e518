import { comparability } from '../../experiment/comparability.ts'
import { verdictOf, warningsOf } from '../../experiment/compare.ts'
import type { Difference } from '../../experiment/comparison.ts'
import { betterDirection } from '../../experiment/directions.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import { estimateOf } from '../../experiment/paired.ts'
import { SameIssues } from '../../experiment/same-issues.ts'
import type { Sample } from '../../experiment/samples.ts'
import type { Estimate } from '../../experiment/summary.ts'
import { elapsed, provenance, type Provenance, type QuestionOptions } from './answer.ts'
import { contrast } from './contrast.ts'
import { crossingsOf, shown, type ShownCrossing } from './crossing.ts'
import { chosenFigure } from './figure-choice.ts'
import { withLeversOfAll } from './lever.ts'
import { Mover } from './moved.ts'
import { levelsOf, mustBeWhole, type Range } from './range.ts'
import { Trials } from './trials.ts'

/** How variants compare at levels of a number, and at which they change places. */
export interface BreakEven extends Provenance {
  /** What is moved, as written: `volume`. */
  readonly path: string
  /** Whether every level has a staffing of its own: those come in steps, and differences with them. */
  readonly isStaffedAnew: boolean
  readonly levels: readonly Level[]
  /** Of each variant but the first, to the first. */
  readonly crossings: readonly VariantCrossings[]
}

export interface Level {
  readonly level: number
  /** As it is written: `150%`. */
  readonly text: string
  readonly variants: readonly (Estimate & { readonly variant: string })[]
  readonly differences: readonly LevelDifference[]
}

export interface LevelDifference extends Estimate {
  readonly variant: string
  readonly verdict: Difference['verdict']
}

export interface VariantCrossings {
  readonly variant: string
  readonly crossings: readonly ShownCrossing[]
  /** Which is lower all along, where there is no crossing: `higher`, `lower`, `same`; `open` where some level has no value. */
  readonly throughout: 'higher' | 'lower' | 'same' | 'open' | null
  /** Levels, as they are written, at which the two cannot be told apart. */
  readonly untold: readonly string[]
}

export interface VaryOptions extends QuestionOptions {
  /** How many levels, ends included; 7 unless told. */
  readonly levels?: number
}

const USUAL_LEVELS = 7
/** Near a crossing, levels closer than this part of the range are taken as one. */
const FINENESS = 1 / 1000
/** Simulations for each place that is sought: with so many the false position is nearly always finer than that. */
const MOST_SOUGHT = 6

/**
 * Every variant at levels of a lever, all under the same luck, and the levels at which each is as good as the first, found by
 * simulating near them. Throws a ScenarioError, a NotComparable, an Unanswerable.
 */
export async function breakEven(
  variants: ReadonlyMap<string, Loaded>,
  range: Range,
  options: VaryOptions = {},
): Promise<BreakEven> {
  const started = options.clock?.() ?? 0
  const named = [...variants].map(([name, runnable]) => ({ name, runnable }))
  const notes = [...comparability(named, options), ...warningsOf(named)]
  notes.push(
    ...withLeversOfAll(variants, [range.at(range.from)]).notes.map((text) => `${text}: it is the same at every level`),
  )
  const isWhole = mustBeWhole(range, (lever) =>
    [...withLeversOfAll(variants, [lever]).variants.values()].map(({ hash }) => hash).join(),
  )
  const levels = levelsOf(range, options.levels ?? USUAL_LEVELS, isWhole)
  const figure = chosenFigure([...variants.values()], options.figure)
  const [first, ...others] = named
  const { confidence } = first.runnable
  const trials = new Trials(first.runnable, options)
  const mover = new Mover(variants, options.restaff)
  const issues = new SameIssues(named.map(({ name, runnable }) => ({ name, model: runnable.model })))
  const known = new Map<string, Sample>()
  trials.expect(levels.length * named.length)

  const sampleAt = async (name: string, place: number, level: number): Promise<Sample> => {
    const id = `${place}\n${level}`
    let sample = known.get(id)
    if (sample === undefined) {
      const isGiven = levels.includes(level)
      const moved = await mover.where(name, range.at(level), isGiven ? undefined : 'levels between')
      sample = trials.sample(moved.model, figure, (result) => {
        if (isGiven && level === levels[0]) issues.add(place, result)
      })
      known.set(id, sample)
    }
    return sample
  }
  const differenceAt = async (place: number, level: number): Promise<Estimate> => {
    const before = await sampleAt(first.name, 0, level)
    const after = await sampleAt(named[place].name, place, level)
    return contrast(
      [
        { sample: after, weight: 1 },
        { sample: before, weight: -1 },
      ],
      confidence,
      others.length,
    )
  }

  const better = betterDirection(figure.key, figure.unit)
  const found: Level[] = []
  for (const level of levels) {
    const own: (Estimate & { variant: string })[] = []
    for (const [place, { name }] of named.entries())
      own.push({ variant: name, ...estimateOf(await sampleAt(name, place, level), confidence) })
    const differences: LevelDifference[] = []
    for (const [i, { name }] of others.entries()) {
      const difference = await differenceAt(i + 1, level)
      differences.push({ variant: name, ...difference, verdict: verdictOf(difference, better) })
    }
    found.push({ level, text: range.textAt(level), variants: own, differences })
  }
  const crossings: VariantCrossings[] = []
  for (const [i, { name }] of others.entries()) {
    const points = found.map(({ level, differences }) => ({ at: level, difference: differences[i] }))
    const ascending = points.toSorted((a, b) => a.at - b.at)
    const places = await crossingsOf(ascending, {
      differenceAt: (level) => differenceAt(i + 1, level),
      tolerance: Math.abs(range.to - range.from) * FINENESS,
      most: MOST_SOUGHT,
      isWhole,
      isStepped: options.restaff !== undefined,
    })
    crossings.push({
      variant: name,
      crossings: places.map((place) => shown(place, range.textAt, isWhole)),
      throughout: places.length > 0 ? null : throughout(points.map(({ difference }) => difference.value)),
      untold: found.filter(({ differences }) => isUntold(differences[i])).map(({ text }) => text),
    })
  }
  return {
    ...provenance(variants, figure, trials, [...notes, ...mover.notes(), ...issues.notes()]),
    path: range.path,
    isStaffedAnew: options.restaff !== undefined,
    levels: found,
    crossings,
    ...elapsed(options.clock, started),
  }
}

function isUntold({ high, low, value }: Estimate): boolean {
  return value !== 0 && low !== null && high !== null && low <= 0 && high >= 0
}

function throughout(values: readonly (number | null)[]): VariantCrossings['throughout'] {
  if (values.some((value) => value === null)) return 'open'
  if (values.every((value) => value === 0)) return 'same'
  return values.some((value) => (value ?? 0) > 0) ? 'higher' : 'lower'
}
