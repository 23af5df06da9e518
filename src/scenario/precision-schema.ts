import { z } from 'zod'
import { misread, scalar, section, whole } from './fields.ts'
import { HALF_WIDTH, HALF_WIDTH_PATTERN, readHalfWidth, type HalfWidth } from './half-width.ts'

/** How narrow intervals shall be, instead of how many replications there are. */
export interface PrecisionSettings {
  /** By name of the figure: `serviceLevel`, `clients.shop.cost`. */
  readonly figures: Readonly<Record<string, HalfWidth>>
  readonly atLeast?: number
  readonly atMost?: number
}

const replications = () => whole('a whole number of replications from 2 to 1000000', 2, 1_000_000).optional()

export const precision: z.ZodType<PrecisionSettings> = section({
  figures: z
    .record(z.string(), scalar(HALF_WIDTH, HALF_WIDTH_PATTERN, ['0.5pt', '1%', '2s'], readHalfWidth), {
      error: () => 'expected figures and their half-widths such as { serviceLevel: 0.5pt }',
    })
    .meta({
      description:
        'How narrow the interval of each shall be, half of it: `0.5pt` (points of a share), `1%` (of the figure), `2s`, `EUR 0.05`. Figures of all together as `asa`, of one queue as `queues.calls.asa`.',
      examples: [{ serviceLevel: '0.5pt', costPerResolvedIssue: '1%' }],
    }),
  'at-least': replications().meta({
    description: 'Replications before the intervals are looked at for the first time. Without it, 20.',
    examples: [50],
  }),
  'at-most': replications().meta({ description: 'Most replications. Without it, 10 000.', examples: [2000] }),
}).transform((given, issues) => {
  const { atLeast = 2, atMost = Infinity } = given
  if (atLeast > atMost) misread(issues, { expected: `at most ${atMost}, as \`at-most\` is` }, ['at-least'])
  return given
})
