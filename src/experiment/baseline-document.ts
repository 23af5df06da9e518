import { z } from 'zod'
import { nameOf } from './figure-names.ts'
import { figureId, type FigureName } from './figure-samples.ts'
import type { Estimate, GoalVerdict, Summary } from './summary.ts'

/** A former run that is none, or of something else, in words for who named it. */
export class BaselineMistake extends Error {
  override readonly name = 'BaselineMistake'
}

/** A former run, as its document tells of it: `agner run --json`. */
export interface Baseline extends Pick<
  Summary,
  'agner' | 'scenario' | 'seed' | 'replications' | 'method' | 'confidence' | 'serviceLevelFormula'
> {
  readonly currency: string | null
  /** Days that it tells of one by one; 0 where it does not. */
  readonly days: number
  readonly isAntithetic: boolean
  readonly goals: readonly Pick<GoalVerdict, 'queue' | 'type' | 'share' | 'seconds'>[]
  readonly figures: readonly BaselineEstimate[]
}

export interface BaselineEstimate extends Omit<FigureName, 'unit'> {
  readonly estimate: Estimate
}

/** Whose figures are looked at. */
export const BASELINE_SCOPES = ['totals', 'queues', 'groups', 'clients'] as const

const number = z.number().nullable()
const estimate = z.object({ value: number, low: number, high: number })
const document = z.object({
  agner: z.string(),
  scenario: z.object({ name: z.string(), hash: z.string() }),
  seed: z.string(),
  replications: z.int().min(1),
  method: z.enum(['replications', 'batches']),
  varianceReduction: z.object({ antithetic: z.boolean() }).optional(),
  confidence: z.number().gt(0).lt(1),
  serviceLevelFormula: z.string(),
  currency: z.string().optional(),
  days: z.array(z.unknown()),
  goals: z.array(z.object({ queue: z.string(), type: z.string().nullable(), share: z.number(), seconds: z.number() })),
})

/** Reads the document of a former run. Throws a BaselineMistake. */
export function baselineOf(text: string): Baseline {
  const written = parsed(text)
  const { data, error } = document.safeParse(written)
  if (error !== undefined) {
    const [{ path, message }] = error.issues
    const where = path.length === 0 ? 'it' : `\`${path.join('.')}\` of it`
    throw new BaselineMistake(`not what agner run --json writes: ${where}: ${message}`)
  }
  const { currency = null, days, varianceReduction, ...told } = data
  return {
    ...told,
    currency,
    days: days.length,
    isAntithetic: varianceReduction?.antithetic ?? false,
    figures: BASELINE_SCOPES.flatMap((scope) => figuresIn(written, scope)),
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    throw new BaselineMistake('it is no JSON document')
  }
  if (!isMap(found) || typeof found.agner !== 'string')
    throw new BaselineMistake('it is JSON, but no document of agner (agner run --json writes one)')
  if ('variants' in found || 'choices' in found || !('totals' in found))
    throw new BaselineMistake('it is a document of another command; agner run --json writes one of a run')
  return found
}

/** By entries, never by assignment: a name may be `__proto__`. */
function figuresIn(
  written: Readonly<Record<string, unknown>>,
  scope: (typeof BASELINE_SCOPES)[number],
): BaselineEstimate[] {
  const there = written[scope]
  if (there === undefined && scope === 'clients') return []
  const named = scope === 'totals' ? [['', there] as const] : entriesOf(there, scope)
  return named.flatMap(([name, figures]) =>
    entriesOf(figures, [scope, name].join('.')).map(([key, figure]) => {
      const { data } = estimate.safeParse(figure)
      if (data === undefined)
        throw new BaselineMistake(
          `not what agner run --json writes: ${nameOf(figureId({ scope, name, key }))} is no figure`,
        )
      return { scope, name, key, estimate: data }
    }),
  )
}

function entriesOf(map: unknown, where: string): [string, unknown][] {
  if (!isMap(map)) throw new BaselineMistake(`not what agner run --json writes: ${where} holds no figures`)
  return Object.entries(map)
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
