import { scalar } from './fields.ts'
import type { SlaFigure } from './sla-figures.ts'
import { readDuration, readShare } from './units.ts'
import type { Reading } from './units.ts'

/** What a figure comes to: a share, or seconds. */
export interface Level {
  readonly value: number
  readonly unit: SlaFigure['unit']
}

const LEVEL = 'a share such as 80% or a time such as 30s'

/** A share or a time, as figures come to. */
export const level = scalar(
  LEVEL,
  String.raw`^(\d+(\.\d+)?%|(\d+(\.\d+)?(ms|s|m|h|d))+)$`,
  ['80%', '30s'],
  (given): Reading<Level> => {
    const share = readShare(given)
    if ('value' in share) return { value: { value: share.value, unit: 'share' } }
    const time = readDuration(given)
    if ('value' in time) return { value: { value: time.value, unit: 'seconds' } }
    return { expected: LEVEL, suggestion: share.suggestion ?? time.suggestion }
  },
)
