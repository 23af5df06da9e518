import type { Loaded } from '../../experiment/loaded.ts'
import { placed } from '../what-if/lever-text.ts'
import { axisFrom, type Axis } from './axis.ts'
import type { Factor } from './design.ts'
import { zipped } from './zip.ts'

/** What a scenario says under `sweep`, with places in its file. Throws a ScenarioError, an Unanswerable. */
export function writtenFactors({ source }: Loaded): Factor[] {
  const { sweep } = source.scenario
  if (sweep === undefined) return []
  const axis = (key: 'vary' | 'zip', path: string, values: string): Axis =>
    axisFrom(
      placed(path, source.placeOf(['sweep', key, path], 'key')),
      placed(values, source.placeOf(['sweep', key, path])),
    )
  const together = Object.entries(sweep.zip).map(([path, values]) => axis('zip', path, values))
  return [
    ...(together.length === 0 ? [] : [zipped(together)]),
    ...Object.entries(sweep.vary).map(([path, values]) => [axis('vary', path, values)]),
  ]
}
