import { comparability } from '../../experiment/comparability.ts'
import { warningsOf } from '../../experiment/compare.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import { estimateOf } from '../../experiment/paired.ts'
import { SameIssues } from '../../experiment/same-issues.ts'
import type { Sample } from '../../experiment/samples.ts'
import type { Estimate } from '../../experiment/summary.ts'
import { elapsed, provenance, type Provenance, type QuestionOptions } from './answer.ts'
import { bracketed } from './bracket.ts'
import { contrast } from './contrast.ts'
import { crossingsOf, equalEnd, shown, type Search, type ShownCrossing } from './crossing.ts'
import { chosenFigure } from './figure-choice.ts'
import { mostHelpful, NoSuchPlace } from './lever-path.ts'
import { pathText, stepsOf, type PlacedText } from './lever-text.ts'
import { withNumber, type Quantity } from './lever-value.ts'
import { Mover } from './moved.ts'
import { leverTo, numberAt, requireFractions } from './sought-number.ts'
import { Trials } from './trials.ts'

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
  const mover = new Mover(variants, options.restaff)
  const issues = new SameIssues(named.map(({ name, runnable }) => ({ name, model: runnable.model })))
  const { confidence } = first.runnable
  const asWritten: Sample[] = []
  trials.expect(named.length)
  for (const [place, { name }] of named.entries()) {
    const { model } = await mover.asWritten(name)
    asWritten.push(trials.sample(model, figure, (result) => issues.add(place, result)))
  }
  const answers: IndifferenceAnswer[] = []
  /** null: whatever the number, the difference stays. */
  const sought = async (i: number, name: string, movedPlace: number): Promise<IndifferenceAnswer | null> => {
    const moved = named[movedPlace]
    const quantity = numbers.get(moved.name)!
    requireFractions(moved.runnable, path, quantity)
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
      const { model } = await mover.at(moved.name, leverTo(path, textAt(number)), 'where it was sought')
      const difference = differenceOf(trials.sample(model, figure))
      known.set(number, difference)
      return difference
    }
    const effort = (): number => trials.simulated + mover.staffings
    const before = effort()
    const points = await bracketed(quantity, differenceAt)
    const isSettled = effort() === before
    if (points.every(({ difference }) => difference.value === points[0].difference.value)) return null
    const span = points[points.length - 1].at - points[0].at
    const search: Search = {
      differenceAt,
      tolerance: span * (isSettled ? FINEST : FINE),
      most: isSettled ? MOST_SETTLED : MOST_SIMULATED,
      isWhole: false,
    }
    const [crossing = await equalEnd(points, search)] = await crossingsOf(points, search)
    return {
      variant: name,
      moved: moved.name,
      now: { number: quantity.number, text: textAt(quantity.number) },
      values: { first: estimateOf(asWritten[0], confidence), variant: estimateOf(asWritten[i + 1], confidence) },
      difference: differenceOf(asWritten[movedPlace]),
      crossing: crossing === null ? null : shown(crossing, textAt),
      searched: { from: textAt(points[0].at), to: textAt(points[points.length - 1].at) },
    }
  }
  for (const [i, { name }] of others.entries()) {
    // A variant has all numbers of the scenario around it, also those that are of no matter to it: then they are moved there.
    const places = [i + 1, 0].filter((place) => numbers.has(named[place].name))
    if (places.length === 0) notes.push(`neither ${name} nor ${first.name} has ${path.text}: nothing to move`)
    let answer: IndifferenceAnswer | null = null
    for (const place of places) answer ??= await sought(i, name, place)
    if (answer !== null) answers.push(answer)
    else if (places.length > 0) notes.push(`${path.text} makes no difference between ${name} and ${first.name}`)
  }
  return {
    ...provenance(variants, figure, trials, [...notes, ...mover.notes(), ...issues.notes()]),
    path: pathText(steps.map(({ name }) => name)),
    answers,
    ...elapsed(options.clock, started),
  }
}
