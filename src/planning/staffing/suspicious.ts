import type { Loaded } from '../../experiment/loaded.ts'
import type { ContactType, Model } from '../../models/model.ts'
import { expectedIn } from '../../scenario/expected.ts'
import type { ScenarioGroup } from '../../scenario/schema.ts'
import { modelWarnings } from '../../scenario/warnings.ts'
import { modelWith } from './model-with.ts'

/** Who waits at an opening is so many times more than at the first one. */
const MUCH_MORE = 2

/** Legal, and perhaps not what was meant: hours in which contacts come and nobody is there, say. */
export function suspicious(loaded: Loaded, staffings: ReadonlyMap<string, ScenarioGroup['staffing']>): string[] {
  const { placeOf } = loaded.source
  const known = new Set(modelWarnings(loaded.model, placeOf).map(({ message }) => message))
  const found = modelWarnings(modelWith(loaded, staffings), placeOf).map(({ message }) => message)
  return [...found.filter((message) => !known.has(message)), ...emptyAtFirst(loaded)]
}

/** Every replication begins with nothing left from the days before. */
function emptyAtFirst({ model, source }: Loaded): string[] {
  if (model.periods.kind === 'batches' || source.scenario.run.warmup !== undefined) return []
  const types = model.types.filter((type) => {
    if (!type.waitsWhenClosed) return false
    const left = leftAtOpening(type, model)
    return left.length > 1 && Math.max(...left) > MUCH_MORE * left[0]
  })
  if (types.length === 0) return []
  const names = types.map(({ name }) => name).join(', ')
  return [
    `${names}: the run begins as if nobody had waited through the closed days before it; a calendar that begins with them staffs the day after for its backlog`,
  ]
}

/** By opening, that after the end included: who has come since it closed. */
function leftAtOpening(type: ContactType, model: Model): number[] {
  const { closed, open } = expectedIn(type, model, model.periods.bounds)
  const left: number[] = []
  let waiting = 0
  for (let period = 0; period < open.length; period++) {
    waiting += closed[period]
    if (open[period] === 0 || (period > 0 && open[period - 1] > 0)) continue
    left.push(waiting)
    waiting = 0
  }
  // Those at the end wait for an opening that is not simulated.
  left.push(waiting)
  return left
}
