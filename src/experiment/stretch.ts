import type { Result } from '../models/simulate.ts'

/** Replications of a model, from one up to another that is not included. */
export interface Stretch {
  /** Of the models that are simulated together. */
  readonly model: number
  readonly from: number
  readonly to: number
}

/** Simulates a stretch somewhere; results in order of replication, each good until the next is asked for. */
export type SimulateStretch = (stretch: Stretch) => Promise<Iterable<Result>>

/** Who wants results, in order of replication. */
export interface Taker {
  /** How many in all, as far as is known: it may grow with what is added. */
  readonly wanted: number
  add(result: Result): void
}

export interface InOrder {
  readonly model: number
  /** Of these are known already. */
  readonly from: number
  /** Replications a stretch. */
  readonly size: number
  /** Stretches that are under way at once. */
  readonly atOnce: number
  readonly isStopped?: () => boolean
}

/**
 * Has stretches simulated, several at once, and hands their results over in order of replication: what is made of them does
 * not depend on who was first.
 */
export async function simulateInOrder(
  simulate: SimulateStretch,
  taker: Taker,
  { model, from, size, atOnce, isStopped }: InOrder,
): Promise<void> {
  const underWay: Promise<Iterable<Result>>[] = []
  let [begun, added] = [from, from]
  while (added < taker.wanted && isStopped?.() !== true) {
    while (begun < taker.wanted && underWay.length < atOnce) {
      const to = Math.min(begun + size, taker.wanted)
      const stretch = simulate({ model, from: begun, to })
      // Awaited in its turn: until then its failure is nobody's.
      stretch.catch(() => {})
      underWay.push(stretch)
      begun = to
    }
    for (const result of await underWay.shift()!) {
      taker.add(result)
      added++
    }
  }
}
