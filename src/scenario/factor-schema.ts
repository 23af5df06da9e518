import { ratio } from './fields.ts'

/** A hundred times as much is a percent sign that is missing. */
const MOST = 20
const VOLUME = `a factor from 0 to ${MOST} such as 150% or 1.5`

/** A factor of 1 is as if nothing were written: it is the same scenario, with the same hash. */
const neutral = (factor: number): number | undefined => (factor === 1 ? undefined : factor)

/** Factor on arrivals of everybody; those of a type are multiplied by its own too. */
export const volume = ratio(VOLUME, -1, MOST)
  .prefault('100%')
  .transform(neutral)
  .meta({
    description: 'Factor on the arrivals of all contact types; those of a type may have another beside it.',
    $comment: 'As forecast.',
    examples: ['150%'],
  })

export const volumeOfType = ratio(VOLUME, -1, MOST)
  .prefault('100%')
  .transform(neutral)
  .meta({
    description: 'Factor on its arrivals, beside that of the scenario.',
    $comment: 'As forecast.',
    examples: ['150%'],
  })

export const handleTimeOfType = ratio(`a factor above 0 and up to ${MOST} such as 110% or 1.1`, 0, MOST)
  .prefault('100%')
  .transform(neutral)
  .meta({
    description: 'Times of talk, hold and wrap are multiplied by it, whoever handles the contact.',
    $comment: 'As the laws have them.',
    examples: ['110%'],
  })
