import type { z } from 'zod'
import { choice, misread, positiveDuration, ratio, section, share } from './fields.ts'

const ESTIMATORS = ['expected-wait', 'last-to-start', 'head-of-line', 'position'] as const

export const announce = section({
  by: choice(ESTIMATORS, 'one of the estimators').meta({
    description:
      'Where the announced wait comes from. `expected-wait`: those who wait and one more × mean handle time ÷ agents signed in. `last-to-start`: the wait of whoever was answered last. `head-of-line`: how long the longest waiting has waited. `position`: the place in the queue × `each`.',
    examples: ['expected-wait'],
  }),
  each: positiveDuration.optional().meta({
    description: 'With `position`: the time that customers expect each place in the queue to take.',
    examples: ['30s'],
  }),
  'balk-above': ratio('a factor above 0 such as 1.5 or 150%', 0)
    .optional()
    .meta({
      description:
        'Who hears of more than so much of the patience they have left hangs up at once. Without it nobody does.',
      examples: ['100%'],
    }),
  patience: ratio('a factor above 0 such as 1.2 or 120%', 0)
    .prefault(1)
    .meta({
      description: 'The patience that those who stay have left is multiplied by it.',
      $comment: 'As patient as before: what knowing the wait does to them is not known unless measured.',
      examples: ['120%'],
    }),
  'hold-out': share.prefault('0%').meta({
    description: 'Those who stay wait for at least this share of the announced wait.',
    $comment: 'They hang up when their patience runs out, whatever they heard.',
    examples: ['100%'],
  }),
})
  .meta({ id: 'announce' })
  .transform((given, issues) => {
    if (given.by === 'position' && given.each === undefined) {
      misread(
        issues,
        { expected: 'with by: position, the time that customers expect each place to take, such as 30s' },
        ['each'],
      )
    }
    if (given.by !== 'position' && given.each !== undefined) {
      misread(issues, { expected: 'each only with by: position' }, ['each'], 'key')
    }
    return given
  })

export type ScenarioAnnouncement = z.output<typeof announce>
