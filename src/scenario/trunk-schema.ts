import { z } from 'zod'
import { choice, named, pricePerTime, section, text, whole } from './fields.ts'

export const MOST_LINES = 1_000_000
const lines = whole('a whole number of lines from 1 up', 1, MOST_LINES)

const block = choice(['arrival', 'waiting'], 'when a contact is blocked').prefault('arrival').meta({
  description: '`arrival`: blocked when no line is free. `waiting`: only those who would have to wait are blocked.',
  $comment: 'What a telephone exchange does.',
})

const trunkGroup = section({
  lines: lines.meta({ description: 'Lines, held from arrival to the end of talk.', examples: [30] }),
  types: z
    .array(text('the name of a contact type'), { error: () => 'expected a list of contact types such as [support]' })
    .optional()
    .meta({ description: 'Contact types that come in by them. Without it, all.', examples: [['support']] }),
  block,
  price: pricePerTime.optional().meta({
    description: 'Price of a line while it is taken, to the second. Without it lines cost nothing.',
    examples: ['EUR 0.02/min'],
  }),
})

export type TrunkGroup = z.output<typeof trunkGroup>

export const trunks = z.union(
  [
    lines.transform((count) => ({
      trunks: { lines: count, types: undefined, block: 'arrival' as const, price: undefined },
    })),
    named('group of trunks', trunkGroup),
  ],
  { error: () => 'expected a number of lines, or a map of groups of trunks by name' },
)
