import { comparability } from '../experiment/comparability.ts'
import { warningsOf } from '../experiment/compare.ts'
import type { Loaded } from '../experiment/loaded.ts'
import { estimateOf } from '../experiment/paired.ts'
import { SameIssues } from '../experiment/same-issues.ts'
import type { Sample } from '../experiment/samples.ts'
import type { Estimate } from '../experiment/summary.ts'
import { problemAt } from '../scenario/diagnostics.ts'
import { at, type Tree } from '../scenario/tree.ts'
import { elapsed, provenance, type Provenance, type QuestionOptions } from './answer.ts'
import { contrast } from './contrast.ts'
import { crossingsOf, shown, type Point, type ShownCrossing } from './crossing.ts'
import { chosenFigure } from './figure-choice.ts'
import { mostHelpful, NoSuchPlace, pathIn } from './lever-path.ts'
import { leverFrom, pathText, placed, stepsOf, type Lever, type PlacedText } from './lever-text.ts'
import { quantityOf, withNumber, type Quantity } from './lever-value.ts'
import { Mover } from './moved.ts'
import { Trials } from './trials.ts'
import { Unanswerable } from './unanswerable.ts'

/** At which price (or other number) variants come to the same as the first. */
export interface Indifference extends Provenance {
  readonly path: string
  readonly answers: readonly IndifferenceAnswer[]
}

export interface IndifferenceAnswer {
  readonly variant: string
  /** Whose number was moved: the variant's, or that of the first where the variant has none. */
  readonly moved: string
  /** As it is written now, and the difference of the variant to the first then. */
  readonly now: { readonly number: number; readonly text: string }
  readonly values: { readonly first: Estimate; readonly variant: Estimate }
  readonly difference: Estimate
  /** null: there is none in what was looked through. */
  readonly crossing: ShownCrossing | null
  /** What was looked through. */
  readonly searched: { readonly from: string; readonly to: string }
}

/** Prices are sought up to so many times what is written. */
const DOUBLINGS = 6
/** Settling anew is quick. */
const MOST_SETTLED = 60
const MOST_SIMULATED = 8
const FINEST = 1e-9
const FINE = 1e-3

/**
 * The number at a path (of the variant; of the first scenario where only that one has it) at which a variant costs the same
 * as the first. Throws a ScenarioError, a NotComparable, an Unanswerable.
 */
export async function indifference(
  variants: ReadonlyMap<string, Loaded>,
  path: PlacedText,
  options: QuestionOptions = {},
): Promise<Indifference> {
  const started = options.clock?.() ?? 0
  const named = [...variants].map(([name, runnable]) => ({ name, runnable }))
  const notes = [...comparability(named, options), ...warningsOf(named)]
  const [first, ...others] = named
  const steps = stepsOf(path)
  const numbers = new Map<string, Quantity>()
  const misses: NoSuchPlace[] = []
  for (const [name, loaded] of variants) {
    try {
      numbers.set(name, numberAt(loaded, path))
    } catch (error) {
      if (!(error instanceof NoSuchPlace)) throw error
      misses.push(error)
    }
  }
  if (numbers.size === 0) throw mostHelpful(misses)
  const figure = chosenFigure([...variants.values()], options.figure)
  const trials = new Trials(first.runnable, options)
  const mover = new Mover(options.restaff)
  const issues = new SameIssues(named.map(({ name, runnable }) => ({ name, model: runnable.model })))
  const { confidence } = first.runnable
  const asWritten: Sample[] = []
  trials.expect(named.length)
  for (const [place, { runnable }] of named.entries()) {
    const { model } = await mover.asWritten(runnable)
    asWritten.push(trials.sample(model, figure, (result) => issues.add(place, result)))
  }
  const answers: IndifferenceAnswer[] = []
  for (const [i, { name }] of others.entries()) {
    const movedPlace = numbers.has(name) ? i + 1 : 0
    const moved = named[movedPlace]
    const quantity = numbers.get(moved.name)
    if (quantity === undefined) {
      notes.push(`neither ${name} nor ${first.name} has ${path.text}: nothing to move`)
      continue
    }
    const textAt = (number: number): string => String(withNumber(quantity, number))
    const known = new Map<number, Estimate>()
    const differenceOf = (sample: Sample): Estimate => {
      const [before, after] = movedPlace === 0 ? [sample, asWritten[i + 1]] : [asWritten[0], sample]
      return contrast(
        [
          { sample: after, weight: 1 },
          { sample: before, weight: -1 },
        ],
        confidence,
        others.length,
      )
    }
    const differenceAt = async (number: number): Promise<Estimate> => {
      const found = known.get(number)
      if (found !== undefined) return found
      trials.expect(1)
      const { model } = await mover.at(moved.runnable, leverTo(path, textAt(number)))
      const difference = differenceOf(trials.sample(model, figure))
      known.set(number, difference)
      return difference
    }
    const before = trials.simulated
    const points = await bracketed(quantity, differenceAt)
    const isSettled = trials.simulated === before
    const span = points[points.length - 1].at - points[0].at
    const [crossing] = await crossingsOf(points, {
      differenceAt,
      tolerance: span * (isSettled ? FINEST : FINE),
      most: isSettled ? MOST_SETTLED : MOST_SIMULATED,
      isWhole: false,
    })
    answers.push({
      variant: name,
      moved: moved.name,
      now: { number: quantity.number, text: textAt(quantity.number) },
      values: { first: estimateOf(asWritten[0], confidence), variant: estimateOf(asWritten[i + 1], confidence) },
      difference: differenceOf(asWritten[movedPlace]),
      crossing: crossing === undefined ? null : shown(crossing, textAt),
      searched: { from: textAt(points[0].at), to: textAt(points[points.length - 1].at) },
    })
  }
  return {
    ...provenance(variants, figure, trials, [...notes, ...issues.notes()]),
    path: pathText(steps.map(({ name }) => name)),
    answers,
    ...elapsed(options.clock, started),
  }
}

function leverTo(path: PlacedText, value: string): Lever {
  return leverFrom(path, placed(value, path.placeOf(0, path.text.length)))
}

/** Throws a NoSuchPlace where nothing is written there, an Unanswerable where it is no number. */
function numberAt({ source }: Loaded, path: PlacedText): Quantity {
  const steps = stepsOf(path)
  let found: Tree | undefined
  source.edited((tree) => {
    const where = pathIn(tree, steps)
    const there = at(tree, where)
    const main =
      there?.kind === 'map' ? (at(there, ['price']) ?? at(there, ['share']) ?? at(there, ['rate'])) : undefined
    found = main ?? there
    return tree
  })
  const quantity = found?.kind === 'scalar' ? quantityOf(found.value) : null
  if (quantity !== null) return quantity
  if (found === undefined) {
    const place = path.placeOf(0, path.text.length)
    throw new NoSuchPlace([
      problemAt(place, { message: `nothing is written at ${path.text.trim()}: there is no number to move` }),
    ])
  }
  throw new Unanswerable(`${path.text.trim()} is no single number: name a price, a share or a number`)
}

/**
 * Levels from 0 to twice, four times … what is written, until the difference and both ends of its band have changed sign;
 * shares no further than 100 %.
 */
async function bracketed(
  { number, after }: Quantity,
  differenceAt: (at: number) => Promise<Estimate>,
): Promise<Point[]> {
  const most = after.startsWith('%') ? 100 : Infinity
  const start = number > 0 ? number : 1
  const levels = [0, Math.min(start, most)]
  const points: Point[] = []
  for (const at of levels) points.push({ at, difference: await differenceAt(at) })
  for (let i = 0; i < DOUBLINGS && !areAllPast(points); i++) {
    const at = Math.min(most, 2 * points[points.length - 1].at)
    if (at === points[points.length - 1].at) break
    points.push({ at, difference: await differenceAt(at) })
  }
  return points
}

function areAllPast(points: readonly Point[]): boolean {
  const [first, last] = [points[0].difference, points[points.length - 1].difference]
  const sides = ({ value, low, high }: Estimate): number[] =>
    [value, low ?? value, high ?? value].map((one) => Math.sign(one ?? 0))
  const [before, after] = [sides(first), sides(last)]
  return after.every((side) => side === after[0] && side !== 0) && before[0] !== after[0]
}
