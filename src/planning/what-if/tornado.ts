import { comparability } from '../../experiment/comparability.ts'
import { warningsOf } from '../../experiment/compare.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import { estimateOf } from '../../experiment/paired.ts'
import type { Sample } from '../../experiment/samples.ts'
import type { Estimate } from '../../experiment/summary.ts'
import { elapsed, provenance, type Provenance, type QuestionOptions } from './answer.ts'
import { assumptionsOf, movesAny, requireAssumptions, type StatedAssumption } from './assumptions.ts'
import { contrast, type Term } from './contrast.ts'
import { chosenFigure } from './figure-choice.ts'
import type { Lever } from './lever-text.ts'
import { Mover } from './moved.ts'
import { Trials } from './trials.ts'

/** Which assumption moves a figure most, or the difference between two variants. */
export interface Tornado extends Provenance {
  /** The figure is a difference: the second variant less the first. */
  readonly isDifference: boolean
  readonly asWritten: Estimate
  /** The one that moves it most comes first. */
  readonly bars: readonly Bar[]
}

export interface Bar {
  readonly assumption: string
  /** What it is about: `types.calls.resolved`. */
  readonly path: string
  readonly from: End
  readonly to: End
  /** From one end to the other, without its sign. */
  readonly swing: number | null
}

export interface End {
  readonly text: string
  readonly value: Estimate
  /** To what it is as written. */
  readonly change: Estimate
  /** Of a difference, whether it has another sign than as written, and both intervals say so. */
  readonly isReversed: boolean
}

export interface TornadoOptions extends QuestionOptions {
  /** Scenarios that an assumption may be about; about others than are asked for it is left out. */
  readonly among?: readonly Loaded[]
}

/**
 * Every assumption of a scenario at both its ends, all others as written, under the same luck: of one scenario, or of the
 * difference between two. Throws a ScenarioError, a NotComparable, an Unanswerable.
 */
export async function tornado(variants: ReadonlyMap<string, Loaded>, options: TornadoOptions = {}): Promise<Tornado> {
  const started = options.clock?.() ?? 0
  const named = [...variants].map(([name, runnable]) => ({ name, runnable }))
  const scenarios = [...variants.values()]
  const [first] = scenarios
  const isDifference = named.length > 1
  const notes = [...(isDifference ? comparability(named, options) : []), ...warningsOf(named)]
  requireAssumptions(first)
  const stated = assumptionsOf(first, [...scenarios, ...(options.among ?? [])])
  const assumptions = stated.filter(({ low }) => movesAny(scenarios, low))
  const others = stated.filter((assumption) => !assumptions.includes(assumption))
  if (others.length > 0) {
    const names = named.map(({ name }) => name).join(' and ')
    notes.push(`left out, as they are not about ${names}: ${others.map(({ name }) => name).join(', ')}`)
  }
  const figure = chosenFigure(scenarios, options.figure)
  const trials = new Trials(first, options)
  const mover = new Mover(variants, options.restaff)
  trials.expect((2 * assumptions.length + 1) * named.length)

  /** Of the figure, or of the difference. */
  const termsAt = async (lever: Lever | null): Promise<Term[]> => {
    const samples: Sample[] = []
    for (const { name } of named) {
      const moved = lever === null ? await mover.asWritten(name) : await mover.where(name, lever)
      samples.push(trials.sample(moved.model, figure))
    }
    return samples.map((sample, i) => ({ sample, weight: isDifference && i === 0 ? -1 : 1 }))
  }
  const { confidence } = first
  const valueOf = (terms: readonly Term[]): Estimate =>
    isDifference ? contrast(terms, confidence) : estimateOf(terms[0].sample, confidence)
  const written = await termsAt(null)
  const asWritten = valueOf(written)
  const endAt = async (lever: Lever): Promise<End> => {
    const terms = await termsAt(lever)
    const value = valueOf(terms)
    const less = written.map(({ sample, weight }) => ({ sample, weight: -weight }))
    return {
      text: lever.value.text,
      value,
      change: contrast([...terms, ...less], confidence),
      isReversed: isDifference && sideOf(value) * sideOf(asWritten) < 0,
    }
  }
  const bars: Bar[] = []
  for (const assumption of assumptions) bars.push(await barOf(assumption, endAt))
  return {
    ...provenance(variants, figure, trials, [...notes, ...mover.notes()]),
    isDifference,
    asWritten,
    bars: bars.toSorted((a, b) => (b.swing ?? -1) - (a.swing ?? -1)),
    ...elapsed(options.clock, started),
  }
}

async function barOf(
  { name, range, low, high }: StatedAssumption,
  endAt: (lever: Lever) => Promise<End>,
): Promise<Bar> {
  const [from, to] = [await endAt(low), await endAt(high)]
  // What grows or falls at both ends reaches as far as the farther of them.
  const changes = [0, from.change.value, to.change.value]
  const known = changes.filter((change) => change !== null)
  const swing = known.length < changes.length ? null : Math.max(...known) - Math.min(...known)
  return { assumption: name, path: range.path, from, to, swing }
}

/** 1 or −1 where the interval is on one side of 0. */
function sideOf({ low, high }: Estimate): number {
  if (low === null || high === null) return 0
  return low > 0 ? 1 : high < 0 ? -1 : 0
}
