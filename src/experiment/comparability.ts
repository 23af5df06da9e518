import type { Periods } from '../models/model.ts'
import type { CompareOptions, Variant } from './compare.ts'

/** Variants that cannot be compared, in words for who asked. */
export class NotComparable extends Error {
  override readonly name = 'NotComparable'
}

/**
 * Throws where variants do not cover the same time; gives notes where they have settings of their own, of which those of
 * the first hold for all.
 */
export function comparability(variants: readonly Variant[], options: CompareOptions): string[] {
  const [first, ...others] = variants
  if (others.length === 0) throw new NotComparable('nothing to compare: there is one scenario')
  for (const other of others) requireSameTime(first, other)
  const notesOn = (what: 'seed' | 'replications' | 'confidence', isTold: boolean): string[] => {
    const differing = others.filter(({ runnable }) => runnable[what] !== first.runnable[what])
    if (isTold || differing.length === 0) return []
    const names = differing.map(({ name }) => name).join(', ')
    const common = `${what} ${first.runnable[what]} of ${first.name} is used for all`
    return [`${common}: ${names} ${differing.length === 1 ? 'has' : 'have'} another`]
  }
  const { antithetic = false, controls = false } = first.runnable.varianceReduction ?? {}
  const ways = [...(antithetic ? ['run.antithetic'] : []), ...(controls ? ['run.controls'] : [])].join(' and ')
  const isSteady = first.runnable.model.periods.kind === 'batches'
  return [
    ...notesOn('seed', options.seed !== undefined),
    ...notesOn('replications', isSteady || options.replications !== undefined),
    ...notesOn('confidence', false),
    ...(ways === ''
      ? []
      : [`${ways} ${antithetic && controls ? 'are' : 'is'} for one scenario by itself, and of no effect here`]),
  ]
}

function requireSameTime(first: Variant, other: Variant): void {
  const [a, b] = [first.runnable.model.periods, other.runnable.model.periods]
  const why = differenceOf(a, b)
  if (why === null) return
  throw new NotComparable(
    `${other.name} cannot be compared with ${first.name}: ${why}; variants must cover the same time (calendar, run.horizon, run.warmup, run.batches)`,
  )
}

function differenceOf(a: Periods, b: Periods): string | null {
  const kindOf = ({ kind }: Periods): string => (kind === 'batches' ? 'a steady state' : 'days')
  if (a.kind !== b.kind) return `it simulates ${kindOf(b)}, not ${kindOf(a)}`
  if (a.kind === 'batches') {
    const isSame =
      a.bounds.length === b.bounds.length && a.warmup === b.warmup && a.bounds.every((at, i) => at === b.bounds[i])
    return isSame ? null : 'its horizon, warm-up or batches are others'
  }
  const plural = (count: number): string => (count === 1 ? '1 day' : `${count} days`)
  if (a.days.length !== b.days.length) return `it simulates ${plural(b.days.length)}, not ${plural(a.days.length)}`
  if (a.days[0]?.label !== b.days[0]?.label) return `its first day is ${b.days[0].label}, not ${a.days[0].label}`
  if (a.bounds[a.bounds.length - 1] !== b.bounds[b.bounds.length - 1]) return 'its days have other lengths (timezone)'
  return a.bounds[a.warmup] === b.bounds[b.warmup] ? null : 'its warm-up is another'
}
