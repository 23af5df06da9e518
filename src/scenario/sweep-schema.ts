import { z } from 'zod'
import { choice, misread, section, whole } from './fields.ts'

/** How the points of a sweep are laid. */
export const DESIGNS = ['grid', 'latin', 'sobol'] as const
export type Design = (typeof DESIGNS)[number]

/** What `agner sweep` varies, by path: texts, as somebody would write them after `--vary PATH=`. */
export interface SweepSettings {
  readonly vary: Readonly<Record<string, string>>
  readonly zip: Readonly<Record<string, string>>
  readonly design: Design
  readonly size?: number
}

const VALUES = 'values such as 10..30, 80%..120% by 10% or [3m, 4m, 5m]'

const value = z.union([z.string(), z.number()], { error: () => `expected ${VALUES}` })
const values = z
  .union([value, z.array(value).min(1, { error: () => 'expected at least one value' })], {
    error: () => `expected ${VALUES}`,
  })
  .transform((given) => (Array.isArray(given) ? given.map(String).join(', ') : String(given)))

const axes = z.record(z.string(), values, {
  error: () => 'expected paths and their values such as { volume: 80%..120% }',
})

export const sweep: z.ZodType<SweepSettings> = section({
  vary: axes.prefault({}).meta({
    description:
      'Places of the scenario and the values that they take, in all combinations; paths as for `--set` ([what if](what-if.md)).',
    examples: [{ 'groups.team.agents': '10..30', volume: ['80%', '100%', '120%'] }],
  }),
  zip: axes.prefault({}).meta({
    description: 'The same of places that take their values in step.',
    examples: [{ 'groups.day.agents': [3, 4], 'groups.night.agents': [1, 2] }],
  }),
  design: choice(DESIGNS, 'how points are laid').prefault('grid').meta({
    description: '`grid`: all combinations. `latin`, `sobol`: `size` points, drawn.',
    $comment: 'Nothing is left out.',
  }),
  size: whole('a whole number of points from 1 to 1000000', 1, 1_000_000)
    .optional()
    .meta({ description: 'Points of a `latin` or `sobol` design.', examples: [128] }),
}).transform((given, issues) => {
  if (Object.keys(given.vary).length + Object.keys(given.zip).length === 0)
    misread(issues, { expected: 'something to vary: `vary` or `zip`' })
  return given
})
