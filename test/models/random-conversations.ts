import fc from 'fast-check'

export interface Conversation {
  readonly turns?: object
  readonly silent?: object
  readonly pauses?: object
}

const time = fc.constantFrom('0s', '20s', '60s', { law: 'exponential', mean: '30s' })

const turns = fc.record(
  {
    replies: fc.constantFrom(1, 2, 5, { law: 'exponential', mean: 3 }, { law: 'uniform', min: 0, max: 4 }),
    think: time,
    'idle-timeout': fc.constantFrom('20s', '2m'),
    'falls-silent': fc.constantFrom('0%', '20%'),
    'reply-goal': fc.constant('80% in 60s'),
  },
  { requiredKeys: ['replies', 'think', 'idle-timeout'] },
)

const silent = fc.record({ share: fc.constantFrom('30%', '100%'), 'found-out': time })

const pauses = fc.record(
  {
    share: fc.constantFrom('30%', '70%'),
    for: fc.constantFrom('60s', '20m', { law: 'exponential', mean: '5m' }),
    'same-agent': fc.constantFrom('0s', '60s', '10m'),
    'at-most': fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ['share', 'for'] },
)

/** What makes of a contact a conversation in writing; each of the three or none. */
export const conversation: fc.Arbitrary<Conversation> = fc
  .record({
    turns: fc.option(turns, { nil: undefined }),
    silent: fc.option(silent, { nil: undefined }),
    pauses: fc.option(pauses, { nil: undefined }),
  })
  .map((given) => JSON.parse(JSON.stringify(given)) as Conversation)
