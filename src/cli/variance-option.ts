import { UserError } from './user-error.ts'
import { PLAIN, type VarianceReduction } from '../experiment/variance-reduction.ts'

export interface VarianceOptions {
  readonly antithetic?: boolean
  readonly controls?: boolean
}

export const varianceOptions = {
  antithetic: { type: 'boolean', describe: 'replications in pairs that mirror each other: narrower intervals' },
  controls: {
    type: 'boolean',
    describe: 'figures corrected by who came and the work they brought: narrower intervals',
  },
} as const

/** What the command line asks for, beside what the scenario does; undefined: neither. */
export function varianceFrom(
  { antithetic = false, controls = false }: VarianceOptions,
  own: VarianceReduction = PLAIN,
): VarianceReduction | undefined {
  const reduction = { antithetic: antithetic || own.antithetic, controls: controls || own.controls }
  return reduction.antithetic || reduction.controls ? reduction : undefined
}

/** Of a number of replications. */
export function requireEven(replications: number): void {
  if (replications % 2 === 1)
    throw new UserError(`antithetic replications come in pairs: expected an even number of them, found ${replications}`)
}
