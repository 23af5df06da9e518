import { z } from 'zod'
import { checkLaw, meanOf } from '../engine/distributions.ts'
import type { Law } from '../engine/law.ts'
import { duration, number, positiveDuration, ratio, share } from './fields.ts'
import type { Issues } from './fields.ts'
import { LAW_FORMS } from './law-catalogue.ts'
import type { Fail, LawForm } from './law-catalogue.ts'
import { fileLawsIn, lawOf } from './laws.ts'
import type { LawSpec } from './laws.ts'
import { durationText } from './units.ts'

type Shape = z.core.$ZodLooseShape

const MODIFIERS = {
  shift: duration.optional().meta({
    description: 'Added to every value, after `min` and `max`.',
    examples: ['5s'],
  }),
  'at-zero': share.optional().meta({
    description: 'Share of values that are 0 instead, after `shift`.',
    examples: ['10%'],
  }),
}
const LIMITS = {
  min: duration.optional().meta({ description: 'Only values from here up: the law on that condition.' }),
  max: positiveDuration.optional().meta({ description: 'Only values up to here: the law on that condition.' }),
}

interface Modifiers {
  readonly shift?: number
  readonly 'at-zero'?: number
  readonly min?: number
  readonly max?: number
}

/** A law with what else stood in its map. */
export interface Written<Extra> {
  readonly spec: LawSpec
  readonly extra: Extra
}

function failing(issues: Issues): Fail {
  return (message, path = [], suggestion) => {
    issues.addIssue({ code: 'custom', message, path, params: { suggestion } })
    return null
  }
}

function written<S extends Shape>({ name, about, shape, build }: LawForm, extra: S) {
  const limits = 'min' in shape ? {} : LIMITS
  const law = z.literal(name).meta({ description: about })
  return z.strictObject({ law, ...shape, ...limits, ...MODIFIERS, ...extra }).transform((given, issues) => {
    const parameters = given as Readonly<Record<string, unknown>>
    const base = build(parameters, failing(issues))
    if (base === null) return z.NEVER
    const spec = modified(base, 'min' in shape ? { ...parameters, min: undefined, max: undefined } : parameters)
    return checked(spec, issues) ? { spec, extra: given as z.output<z.ZodObject<S>> } : z.NEVER
  })
}

function modified(base: LawSpec, { min, max, shift, 'at-zero': atZero }: Modifiers): LawSpec {
  let spec = base
  if (min !== undefined || max !== undefined) spec = { law: 'truncated', min: min ?? 0, max: max ?? Infinity, of: spec }
  if (shift !== undefined && shift > 0) spec = { law: 'shifted', by: shift, of: spec }
  if (atZero !== undefined && atZero > 0) spec = { law: 'atZero', probability: atZero, of: spec }
  return spec
}

/** The engine's own check, where no file has to be read first. */
function checked(spec: LawSpec, issues: Issues): boolean {
  if (fileLawsIn(spec).length > 0) return true
  const problem = checkLaw(inMemory(spec), durationText)
  if (problem !== null) issues.addIssue({ code: 'custom', message: problem })
  return problem === null
}

function inMemory(spec: LawSpec): Law {
  return lawOf(spec, () => ({ law: 'constant', value: 0 }))
}

type Option<E> = z.ZodPipe<z.ZodObject<{ law: z.ZodLiteral<string> }>, z.ZodTransform<Written<E>, { law: string }>>

/** The laws that can stand by themselves, with `extra` keys beside theirs. */
function anySimple<S extends Shape>(extra: S) {
  return LAW_FORMS.map((form) => written(form, extra)) as unknown as Option<z.output<z.ZodObject<S>>>[]
}

const weight = z
  .union([number('a number above 0', { above: 0 }), share], { error: () => 'expected a weight such as 2 or 30%' })
  .meta({ description: 'Weight among the parts; they need not add up to 1.', examples: ['30%', 2] })

const LAW_EXPECTED = 'a duration such as 4m, or a law such as { law: lognormal, mean: 4m, cv: 1.1 }'

const part = z.discriminatedUnion('law', anySimple({ weight }) as [Option<{ weight: number }>])

const mixture = z
  .strictObject({
    law: z.literal('mixture').meta({ description: 'One of several laws, by weight.' }),
    of: z
      .array(part, { error: () => 'expected a list of laws with weights' })
      .min(1)
      .meta({
        description: 'The laws, each with its `weight`.',
      }),
    ...LIMITS,
    ...MODIFIERS,
  })
  .transform((given, issues): Written<object> => {
    const weights = given.of.map(({ extra }) => extra.weight)
    const laws = given.of.map(({ spec }) => spec)
    const spec = modified({ law: 'mixture', weights, laws }, given)
    return checked(spec, issues) ? { spec, extra: {} } : z.NEVER
  })

const constant = duration.transform((value): Written<object> => ({ spec: { law: 'constant', value }, extra: {} }))

/** A law of durations; seconds. */
export const law = z
  .union([constant, z.discriminatedUnion('law', [mixture, ...anySimple({})] as unknown as [Option<object>])], {
    error: () => `expected ${LAW_EXPECTED}`,
  })
  .transform(({ spec }): LawSpec => spec)
  .meta({ id: 'law', description: 'A duration (a constant), or a map that names its law.' })

const one = number('the number 1: busyness has mean 1', { from: 1, to: 1 })
  .prefault(1)
  .meta({ description: 'Mean, always 1.', $comment: 'The rates are the means; busyness only spreads them.' })
const spread = ratio('a coefficient of variation such as 15% or 0.15', 0).meta({
  description: 'Coefficient of variation of the factor: 10% to 30% is usual.',
  examples: ['15%'],
})

/** How much busier than forecast a day may be. */
export function busynessLaw<S extends Shape>(extra: S) {
  const gamma = z
    .strictObject({
      law: z.literal('gamma').meta({ description: 'The usual choice: counts become negative binomial.' }),
      mean: one,
      cv: spread.optional(),
      shape: number('a number above 0', { above: 0 }).optional().meta({ description: 'Instead of `cv`: 1 / cv².' }),
      ...extra,
    })
    .transform((given, issues) => {
      const { cv, shape } = given as { cv?: number; shape?: number }
      if ((cv === undefined) === (shape === undefined))
        return failing(issues)('the gamma law needs either cv or shape') ?? z.NEVER
      const spec: Law = { law: 'gamma', mean: 1, shape: shape ?? 1 / ((cv ?? 1) * (cv ?? 1)) }
      return { spec, extra: given as z.output<z.ZodObject<S>> }
    })
  const lognormal = z
    .strictObject({
      law: z.literal('lognormal').meta({ description: 'With a heavier tail.' }),
      mean: one,
      cv: spread,
      ...extra,
    })
    .transform((given) => {
      const spec: Law = { law: 'lognormal', mean: 1, cv: (given as { cv: number }).cv }
      return { spec, extra: given as z.output<z.ZodObject<S>> }
    })
  const factor = number()
  const bounds = {
    min: factor.meta({ description: 'Least factor.' }),
    max: factor.meta({ description: 'Largest factor.' }),
  }
  const uniform = z
    .strictObject({ law: z.literal('uniform').meta({ description: 'From `min` to 2 - `min`.' }), ...bounds, ...extra })
    .transform((given, issues) => {
      const { min, max } = given as { min: number; max: number }
      const spec: Law = { law: 'uniform', min, max }
      const problem =
        checkLaw(spec) ?? (Math.abs(meanOf(spec) - 1) > 1e-9 ? 'busyness has mean 1: here it is not' : null)
      if (problem !== null) return failing(issues)(problem) ?? z.NEVER
      return { spec, extra: given as z.output<z.ZodObject<S>> }
    })
  const error = () => 'expected a law of mean 1 such as { law: gamma, mean: 1, cv: 15% }'
  return z.discriminatedUnion('law', [gamma, lognormal, uniform], { error })
}
