import { USUAL_LEAST, USUAL_MOST, type PrecisionPlan } from '../experiment/precision-plan.ts'
import { readHalfWidth } from '../scenario/half-width.ts'
import { valueOf, wholeNumber } from './option-values.ts'
import { UserError } from './user-error.ts'

export interface PrecisionOptions {
  readonly precision?: string
  readonly 'min-replications'?: string
  readonly 'max-replications'?: string
}

export const precisionOptions = {
  precision: {
    type: 'string',
    requiresArg: true,
    describe: 'as many replications as it takes: serviceLevel=0.5pt,costPerResolvedIssue=1%',
  },
  'min-replications': { type: 'string', requiresArg: true, describe: 'with precision: no fewer, 20 unless told' },
  'max-replications': { type: 'string', requiresArg: true, describe: 'with precision: no more, 10000 unless told' },
} as const

const MOST = 1_000_000

/** What the command line asks for; undefined: nothing. `own` is what the scenario asks for. */
export function precisionFrom(
  { replications, ...options }: PrecisionOptions & { readonly replications?: string },
  own: PrecisionPlan | undefined,
): PrecisionPlan | undefined {
  const { precision } = options
  const bound = (option: 'min-replications' | 'max-replications'): number | undefined => {
    const text = options[option]
    return text === undefined ? undefined : wholeNumber(option, text, 2, MOST)
  }
  const [least, most] = [bound('min-replications'), bound('max-replications')]
  if (replications !== undefined) {
    if (precision !== undefined || least !== undefined || most !== undefined)
      throw new UserError('--replications says how many, --precision that it is as many as it takes: name one of them')
    return undefined
  }
  if (precision === undefined && own === undefined) {
    if (least !== undefined || most !== undefined)
      throw new UserError('--min-replications and --max-replications go with --precision')
    return undefined
  }
  const atMost = most ?? own?.atMost ?? Math.max(USUAL_MOST, least ?? 0)
  const atLeast = least ?? own?.atLeast ?? Math.min(USUAL_LEAST, atMost)
  if (atLeast > atMost) throw new UserError(`--min-replications ${atLeast} is more than --max-replications ${atMost}`)
  return { goals: precision === undefined ? (own?.goals ?? []) : goalsIn(precision), atLeast, atMost }
}

function goalsIn(text: string): PrecisionPlan['goals'] {
  return text.split(',').map((part) => {
    const [figure, ...rest] = part.split('=').map((one) => one.trim())
    if (figure === '' || rest.length !== 1)
      throw new UserError(
        `--precision: expected FIGURE=HALF-WIDTH such as serviceLevel=0.5pt, found ${JSON.stringify(part)}`,
      )
    return { figure, halfWidth: valueOf('precision', rest[0], readHalfWidth) }
  })
}
