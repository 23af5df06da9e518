import { z } from 'zod'
import { misread, priceApiece, ratio, section, text } from './fields.ts'
import type { Issues } from './fields.ts'
import { level } from './level-field.ts'
import type { Level } from './level-field.ts'
import { typeNames } from './money-fields.ts'
import { closest, listed } from './names.ts'
import { bandsOf, checkSteps } from './sla-bands.ts'
import type { Step, WrittenBand } from './sla-bands.ts'
import { SLA_FIGURES, slaFigureOf } from './sla-figures.ts'
import type { SlaFigure } from './sla-figures.ts'

const worth = {
  share: ratio('a share of the fees above 0%, such as 5%', 0)
    .optional()
    .meta({
      description: 'Of the fees of the month.',
      examples: ['5%'],
    }),
  amount: priceApiece
    .optional()
    .meta({ description: 'An amount, instead of a share or beside it.', examples: ['EUR 500'] }),
}

const penalty = section({
  below: level.optional().meta({ description: 'Due when the figure is below it.', examples: ['75%'] }),
  above: level.optional().meta({
    description: 'Due when the figure is above it, where lower is better.',
    examples: ['8%'],
  }),
  ...worth,
}).transform(({ below, above, share, amount }, issues) =>
  stepOf({ keys: ['below', 'above'], levels: [below, above], share, minorUnits: amount?.minorUnits }, issues),
)

const bonus = section({
  from: level.optional().meta({ description: 'Due when the figure is at least this.', examples: ['90%'] }),
  'up-to': level.optional().meta({
    description: 'Due when the figure is at most this, where lower is better.',
    examples: ['3%'],
  }),
  ...worth,
}).transform(({ from, upTo, share, amount }, issues) =>
  stepOf({ keys: ['from', 'up-to'], levels: [from, upTo], share, minorUnits: amount?.minorUnits }, issues),
)

/** `keys`: of figures that are better when higher, and when lower. */
interface WrittenStep {
  readonly keys: readonly [string, string]
  readonly levels: readonly [Level | undefined, Level | undefined]
  readonly share: number | undefined
  readonly minorUnits: number | undefined
}

function stepOf(step: WrittenStep, issues: Issues): WrittenStep {
  const [higher, lower] = step.levels
  if ((higher === undefined) === (lower === undefined))
    misread(issues, { expected: `either ${step.keys.join(' or ')}` })
  if (step.share === undefined && step.minorUnits === undefined)
    misread(issues, { expected: 'share or amount, or both' })
  return step
}

const NAMES = [...SLA_FIGURES.keys()]

/** What months are judged by. */
export interface SlaTerm {
  readonly figure: SlaFigure
  readonly goal: number
  readonly types?: readonly string[]
  readonly bands: readonly WrittenBand[]
  readonly withinForecast: boolean
}

export const slaTerm: z.ZodType<SlaTerm> = section({
  figure: text('a figure such as service-level').meta({
    description: `What is judged, month by month: ${listed(NAMES, 40)}.`,
    examples: ['service-level'],
  }),
  goal: level.meta({ description: 'What it should come to.', examples: ['80%'] }),
  types: typeNames.optional().meta({
    description: 'Over these contact types together. Without it, all of the contract.',
    examples: [['calls']],
  }),
  penalties: z
    .array(penalty, { error: () => 'expected a list of penalties such as [{ below: 75%, share: 5% }]' })
    .prefault([])
    .meta({
      description: 'What the provider pays for a month: that of the worst level.',
      $comment: 'Not all contracts have any.',
      examples: [[{ below: '75%', share: '5%' }]],
    }),
  bonuses: z
    .array(bonus, { error: () => 'expected a list of bonuses such as [{ from: 90%, share: 2% }]' })
    .prefault([])
    .meta({
      description: 'What the provider is paid for a month: that of the best level.',
      $comment: 'Not all contracts have any.',
      examples: [[{ from: '90%', share: '2%' }]],
    }),
  'within-forecast': z
    .boolean({ error: () => 'expected true or false' })
    .prefault(false)
    .meta({
      description: 'Months in which more contacts come than the forecast and its tolerance do not count.',
      $comment: 'Exclusions have to be agreed.',
    }),
}).transform(({ figure: name, goal, types, penalties, bonuses, withinForecast }, issues) => {
  const figure = slaFigureOf(name)
  const common = { types, withinForecast }
  if (figure === undefined) {
    const expected = `a figure: ${listed(NAMES, 40)}`
    misread(issues, { expected, suggestion: closest(name, NAMES) }, ['figure'])
    return { ...common, figure: NO_FIGURE, goal: 0, bands: [] }
  }
  const valueOf = ({ value, unit }: Level, path: PropertyKey[]): number => {
    const expected = figure.unit === 'share' ? 'a share such as 80%' : 'a time such as 30s'
    if (unit !== figure.unit) misread(issues, { expected: `${expected}, as ${name} is` }, path)
    return value
  }
  const stepsIn = (key: string, written: readonly WrittenStep[]): Step[] =>
    written.flatMap(({ keys, levels, share = 0, minorUnits = 0 }, i) => {
      const [right, wrong] = figure.isBetterAbove ? [0, 1] : [1, 0]
      const [found, other] = [levels[right], levels[wrong]]
      if (found !== undefined) return [{ level: valueOf(found, [key, i, keys[right]]), share, minorUnits }]
      const better = figure.isBetterAbove ? 'higher' : 'lower'
      if (other !== undefined)
        misread(issues, { expected: `${keys[right]}: ${name} is better when ${better}` }, [key, i, keys[wrong]], 'key')
      return []
    })
  const [bad, good] = [stepsIn('penalties', penalties), stepsIn('bonuses', bonuses)]
  checkSteps(figure, bad, good, issues)
  return { ...common, figure, goal: valueOf(goal, ['goal']), bands: bandsOf(figure, bad, good) }
})

/** Never leaves the schema: what it stands for has been reported. */
const NO_FIGURE: SlaFigure = { key: '', unit: 'share', isBetterAbove: true }
