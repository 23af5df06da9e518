import type { z } from 'zod'
import { misread, section, text } from './fields.ts'
import { level } from './level-field.ts'
import { typeNames } from './money-fields.ts'
import { closest, listed } from './names.ts'
import { SLA_FIGURES, slaFigureOf } from './sla-figures.ts'

const NAMES = [...SLA_FIGURES.keys()]

export interface StaffingGoal {
  readonly key: string
  readonly isBetterAbove: boolean
  /** From 0 to 1, or seconds. */
  readonly goal: number
  readonly types?: readonly string[]
}

/** A figure that a staffing has to reach. */
export const staffingGoal: z.ZodType<StaffingGoal> = section({
  figure: text('a figure such as abandonment').meta({
    description: `What is to be reached: ${listed(NAMES, 40)}.`,
    examples: ['abandonment'],
  }),
  goal: level.meta({ description: 'What it should come to.', examples: ['5%'] }),
  types: typeNames.optional().meta({
    description: 'Over these contact types together. Without it, all.',
    examples: [['calls']],
  }),
}).transform(({ figure: name, goal, types }, issues) => {
  const figure = slaFigureOf(name)
  if (figure === undefined) {
    misread(issues, { expected: `a figure: ${listed(NAMES, 40)}`, suggestion: closest(name, NAMES) }, ['figure'])
    return { key: '', isBetterAbove: true, goal: 0, types }
  }
  if (figure.unit !== goal.unit) {
    const expected = figure.unit === 'share' ? 'a share such as 80%' : 'a time such as 30s'
    misread(issues, { expected: `${expected}, as ${name} is` }, ['goal'])
  }
  return { key: figure.key, isBetterAbove: figure.isBetterAbove, goal: goal.value, types }
})
