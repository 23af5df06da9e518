import { workerData } from 'piscina'
import type { Stretch } from '../experiment/stretch.ts'
import type { Model } from '../models/model.ts'
import { Simulation } from '../models/simulate.ts'
import { packed, type PackedResult } from './packed-result.ts'

/** What all stretches have in common. */
export interface StretchData {
  readonly models: readonly Model[]
  readonly seed: string
  readonly antithetic: boolean
}

const { antithetic, models, seed } = workerData as StretchData
/** One center a thread: of several models the last is kept. */
let current: { readonly model: number; readonly simulation: Simulation } | null = null

/** Runs in a thread: the results of a stretch of replications. */
export function work({ from, model, to }: Stretch): PackedResult[] {
  if (current?.model !== model) current = { model, simulation: new Simulation(models[model], { antithetic }) }
  const { simulation } = current
  return Array.from({ length: to - from }, (_, i) => packed(simulation.lend(seed, from + i)))
}
