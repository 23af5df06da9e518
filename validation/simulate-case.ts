import { loadText } from '../src/index.ts'
import { Simulation } from '../src/models/simulate.ts'
import type { Case } from './case.ts'
import type { Estimator, Observation } from './estimators.ts'
import { NotExpressible } from './inputs.ts'
import { Metrics, targetsOf } from './metrics.ts'
import { readCase } from './read.ts'
import { runLength } from './run-length.ts'

/** Fewer events than this say nothing about a metric. */
const LEAST_EVENTS = 30
/** A spread below this, relative to the value, is rounding. */
const ROUNDING = 1e-9

export interface Simulated {
  readonly metrics: Readonly<Record<string, { readonly value: number; readonly se: number }>>
  /** By metric: why it has no value. */
  readonly notExpressible: Readonly<Record<string, string>>
  readonly tooRare: Readonly<Record<string, string>>
  readonly contacts: number
  readonly observations: number
}

/** Simulates a case by a scenario of the language. Throws NotExpressible. */
export function simulateCase(given: Case, divisor = 1): Simulated {
  const plan = readCase(given)
  const length = runLength(plan, divisor)
  const names = Object.keys(given.expected)
  const steady = { horizon: `${length.horizon}s`, warmup: `${length.warmup}s`, batches: length.batches }
  const { model, seed } = loadText(
    JSON.stringify({
      agner: 1,
      name: given.id,
      ...plan.scenario,
      targets: targetsOf(names).map((target) => `${target}s`),
      run: {
        seed: `validation/${given.id}`,
        ...(plan.kind === 'steady' ? steady : { replications: length.replications }),
      },
    }),
  )
  const metrics = new Metrics(model, plan)
  const notExpressible: Record<string, string> = {}
  const estimators = new Map<string, Estimator>()
  for (const name of names) {
    try {
      if (Number.isNaN(given.expected[name].value)) throw new NotExpressible('the case has no value for it')
      estimators.set(name, metrics.estimatorOf(name))
    } catch (error) {
      if (!(error instanceof NotExpressible)) throw error
      notExpressible[name] = error.message
    }
  }
  const simulation = new Simulation(model)
  let contacts = 0
  let observations = 0
  for (let replication = 0; replication < length.replications; replication++) {
    const result = simulation.run(seed, replication)
    contacts += result.contacts
    const batches = plan.kind === 'steady' ? length.batches : 1
    for (let batch = 0; batch < batches; batch++) {
      const sums = metrics.parts.sums(result.rows, batch)
      for (const estimator of estimators.values()) estimator.add(sums)
      observations++
    }
  }
  return { ...judged(estimators), notExpressible, contacts, observations }
}

function judged(estimators: ReadonlyMap<string, Estimator>): Pick<Simulated, 'metrics' | 'tooRare'> {
  const metrics: Record<string, { value: number; se: number }> = {}
  const tooRare: Record<string, string> = {}
  for (const [name, estimator] of estimators) {
    const { value, se, events }: Observation = estimator.estimate()
    if (events < LEAST_EVENTS) tooRare[name] = `${events} events`
    else if (se === null || !(se > ROUNDING * Math.abs(value))) tooRare[name] = 'no standard error'
    else metrics[name] = { value, se }
  }
  return { metrics, tooRare }
}
