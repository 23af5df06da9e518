import { positiveDuration, ratio } from './fields.ts'

/** How a group's hours are committed: keys of `staffing.groups`. */
export const commitmentOfGroup = {
  'lead-time': positiveDuration.prefault('28d').meta({
    description: 'How long before the day its hours are fixed.',
    $comment: 'Rosters are to be known 28 days ahead by Dutch law, unless a collective agreement has another time.',
    examples: ['14d'],
  }),
  flex: ratio('a share such as 15%')
    .prefault(0)
    .meta({
      description:
        'By which share of them, rounded to whole agents, numbers may be changed after that, by what is known `flex-lead-time` ahead.',
      $comment: 'What is fixed is fixed, unless agreed otherwise.',
      examples: ['15%'],
    }),
  'flex-lead-time': positiveDuration.prefault('1d').meta({
    description: 'How long before the day the last change is made.',
    $comment: 'Tomorrow is usually the nearest day for which people can be called or sent home.',
    examples: ['4h'],
  }),
  ramp: ratio('a share such as 20%')
    .optional()
    .meta({
      description: 'By which share its hours a day may grow from one month to the next. Without it, there is no limit.',
      examples: ['20%'],
    }),
}
