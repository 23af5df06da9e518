import { comparability } from '../../experiment/comparability.ts'
import { betterDirection } from '../../experiment/directions.ts'
import { figureId, FigureSamples, type FigureName } from '../../experiment/figure-samples.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import { MONEY_COMPARED } from '../../experiment/money-figures.ts'
import { estimateOf } from '../../experiment/paired.ts'
import type { RunOptions } from '../../experiment/run.ts'
import { Sample } from '../../experiment/samples.ts'
import type { Estimate } from '../../experiment/summary.ts'
import { VERSION } from '../../experiment/version.ts'
import { minorUnitsIn } from '../../models/currency.ts'
import { Simulation } from '../../models/simulate.ts'
import type { HalfWidth } from '../../scenario/half-width.ts'
import { Unanswerable } from '../unanswerable.ts'
import { chosenFigure } from '../what-if/figure-choice.ts'
import type { AnsweredFigure } from '../what-if/answer.ts'
import { KimNelson } from './kn.ts'

/** Which of several scenarios is best by a figure, with a stated chance of being right. */
export interface Best {
  readonly agner: string
  readonly seed: string
  readonly scenarios: Readonly<Record<string, { readonly name: string; readonly hash: string }>>
  readonly figure: AnsweredFigure
  readonly currency?: string
  /** The chance of being right if the best is better than all others by the indifference zone. */
  readonly confidence: number
  /** In the unit of the figure; and as it was asked for. */
  readonly indifference: { readonly size: number; readonly text: string }
  /** null: the most replications were done and several are left. */
  readonly best: string | null
  /** From the best to the worst, by what was found. */
  readonly ranking: readonly Ranked[]
  /** Of all together. */
  readonly replications: number
  readonly notes: readonly string[]
  readonly seconds?: number
}

export interface Ranked extends Estimate {
  readonly name: string
  readonly replications: number
  /** Whether it was beaten before the end. */
  readonly isOut: boolean
}

export interface BestOptions extends Pick<RunOptions, 'seed' | 'onProgress' | 'clock'> {
  readonly figure?: string
  /** Differences that do not matter; a hundredth of the figure unless told. */
  readonly indifference?: HalfWidth
  readonly confidence?: number
  /** Replications of each before the first is left out; most of any. */
  readonly atLeast?: number
  readonly atMost?: number
}

const USUAL_LEAST = 20
const USUAL_MOST = 10_000
const USUAL_ZONE: HalfWidth = { size: 0.01, of: 'figure', text: '1%' }

interface System {
  readonly name: string
  readonly loaded: Loaded
  readonly simulation: Simulation
  readonly samples: FigureSamples
}

/** Spends replications where they matter: on those that may still be the best. Throws a NotComparable, an Unanswerable. */
export function bestOf(variants: ReadonlyMap<string, Loaded>, options: BestOptions = {}): Best {
  const { clock, onProgress, atLeast = USUAL_LEAST, atMost = USUAL_MOST, indifference = USUAL_ZONE } = options
  const started = clock?.() ?? 0
  const named = [...variants].map(([name, runnable]) => ({ name, runnable }))
  const notes = comparability(named, options)
  const [first] = variants.values()
  const { confidence = first.confidence, seed = first.seed } = options
  if (first.model.periods.kind === 'batches')
    throw new Unanswerable('a steady-state run has no replications to be spent where they matter')
  const figure = chosenFigure([...variants.values()], options.figure)
  const direction = betterDirection(figure.key, figure.unit)
  if (direction === null)
    throw new Unanswerable(`of ${figure.key} neither more nor less is better: name another --figure`)
  const systems = [...variants].map(([name, loaded]): System => {
    const id = figureId(figure)
    const samples = new FigureSamples(loaded.model, (one) => figureId(one) === id, MONEY_COMPARED)
    return { name, loaded, simulation: new Simulation(loaded.model), samples }
  })
  const counts = systems.map(() => 0)
  let done = 0
  const replicate = (system: number): void => {
    systems[system].samples.add(systems[system].simulation.run(seed, counts[system]++))
    done++
    onProgress?.(done, Math.max(done, systems.length * atLeast))
  }
  for (let r = 0; r < atLeast; r++) systems.forEach((_, system) => replicate(system))
  const sign = direction === 'higher' ? 1 : -1
  const meanOf = (system: number): number => sign * (sampleOf(systems[system], figure).value ?? -Infinity)
  const delta = zoneOf(indifference, systems, figure, direction)
  const kn = new KimNelson(differences(systems, figure), atLeast, delta, 1 - confidence)
  const screen = (): void =>
    kn.screen(
      systems.map((_, system) => meanOf(system)),
      Math.max(...counts),
    )
  screen()
  while (kn.left.size > 1 && Math.max(...counts) < atMost) {
    for (const system of kn.left) replicate(system)
    screen()
  }
  const [winner] = kn.left
  const ranking = systems
    .map((system, i) => {
      const estimate = estimateOf(sampleOf(system, figure), first.confidence)
      return { name: system.name, ...estimate, replications: counts[i], isOut: !kn.left.has(i), mean: meanOf(i) }
    })
    .toSorted((a, b) => Number(a.isOut) - Number(b.isOut) || b.mean - a.mean)
  return {
    agner: VERSION,
    seed,
    scenarios: Object.fromEntries(
      [...variants].map(([name, loaded]) => [name, { name: loaded.name, hash: loaded.hash }]),
    ),
    figure: { ...figure, better: direction },
    ...(first.model.currency === null ? {} : { currency: first.model.currency }),
    confidence,
    indifference: { size: delta, text: indifference.text },
    best: kn.left.size === 1 ? systems[winner].name : null,
    ranking: ranking.map(({ mean: _mean, ...ranked }) => ranked),
    replications: done,
    notes,
    ...(clock === undefined ? {} : { seconds: (clock() - started) / 1000 }),
  }
}

function sampleOf({ samples }: Pick<System, 'samples'>, figure: FigureName): Sample {
  const id = figureId(figure)
  return samples.all().find((one) => figureId(one) === id)?.sample ?? new Sample()
}

/** By pair: the variance of what replications contribute to their difference. */
function differences(systems: readonly System[], figure: FigureName): Float64Array[] {
  const influences = systems.map((system) => sampleOf(system, figure).influences())
  return influences.map((own) =>
    Float64Array.from(influences, (other) => {
      if (own === null || other === null || own.length < 2) return Infinity
      let squares = 0
      for (let r = 0; r < own.length; r++) squares += (own[r] - other[r]) * (own[r] - other[r])
      return squares / (own.length - 1)
    }),
  )
}

/** In the unit of the figure; of a share of it, of the best of the first replications. */
function zoneOf(
  { currency, of, size, text }: HalfWidth,
  systems: readonly System[],
  figure: FigureName,
  direction: 'higher' | 'lower',
): number {
  const [{ loaded: first }] = systems
  if (of !== 'figure') {
    const fits = { share: 'points', seconds: 'seconds', money: 'money' } as Partial<Record<string, HalfWidth['of']>>
    if ((fits[figure.unit] ?? 'number') !== of)
      throw new Unanswerable(`${text} is no difference of ${figure.key}, which is ${figure.unit}`)
    if (of === 'money' && currency !== first.model.currency)
      throw new Unanswerable(`${text}: amounts are in ${first.model.currency ?? 'no currency'} here`)
    return of === 'money' ? size / minorUnitsIn(first.model.currency ?? '') : size
  }
  const values = systems.flatMap((system) => sampleOf(system, figure).value ?? [])
  const best = direction === 'higher' ? Math.max(...values) : Math.min(...values)
  const zone = size * Math.abs(best)
  if (!(zone > 0)) throw new Unanswerable(`${text} of ${figure.key} is nothing: say what difference does not matter`)
  return zone
}
