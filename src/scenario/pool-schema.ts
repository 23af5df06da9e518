import { misread, named, number, section, whole } from './fields.ts'

const MOST_AGENTS = 100_000

const client = section({
  'at-least': whole('a whole number of agents from 0 up', 0, MOST_AGENTS)
    .prefault(0)
    .meta({
      description:
        'So many agents are there for the client: contacts of others are taken only while enough stay idle for it. While it is closed, nobody does.',
      $comment: 'Whoever comes first is served.',
      examples: [2],
    }),
  'at-most': whole('a whole number of agents from 1 up', 1, MOST_AGENTS)
    .optional()
    .meta({
      description: 'So many agents work for the client at once, at most. Without it, all may.',
      examples: [5],
    }),
  weight: number('a weight above 0 such as 2', { above: 0 })
    .prefault(1)
    .meta({
      description:
        'With `routing: { contact: client-weights }`, its share of the agents beside those of the other clients.',
      $comment: 'All clients alike.',
      examples: [2],
    }),
}).transform((given, issues) => {
  if (given.atMost !== undefined && given.atMost < given.atLeast)
    misread(issues, { expected: `at least as many as at-least: ${given.atLeast}` }, ['at-most'])
  return given
})

/** What a group knows of its clients. */
export const pool = named('client', client)
  .optional()
  .meta({
    description:
      'Clients of whom the group knows more than that their contacts come, see [pools.md](pools.md). Where agents hold several contacts, contacts are counted instead of agents. Without it all are served alike.',
    examples: [{ Bakery: { 'at-least': 2, 'at-most': 5 }, Garage: { weight: 2 } }],
  })
