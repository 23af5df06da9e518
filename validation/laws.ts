import { meanOf, varianceOf } from '../src/engine/distributions.ts'
import type { Law } from '../src/engine/law.ts'
import { law as lawSchema } from '../src/scenario/law-schema.ts'
import { NotExpressible, type Inputs } from './inputs.ts'

/** A law as a scenario has it, with what decides how long a run must be. */
export interface CaseLaw {
  readonly written: unknown
  readonly mean: number
  readonly cv: number
}

export interface CasePatience {
  /** null: waits for ever. */
  readonly law: CaseLaw | null
  /** Share of those who leave at once when they must wait. */
  readonly balk: number
  /** Waits at which a share of customers leaves at one instant, seconds. */
  readonly atoms: readonly number[]
}

export function seconds(value: number): string {
  return `${value}s`
}

const MEAN_KEYS = ['mean_s', 'mean_s_given_not_balk', 'mean_s_given_no_balk', 'mean_s_otherwise', 'mean_seconds']

function mean(inputs: Inputs): number | undefined {
  const inSeconds = inputs.number(...MEAN_KEYS)
  if (inSeconds !== undefined) return inSeconds
  const minutes = inputs.number('mean_min', 'mean_minutes')
  if (minutes !== undefined) return minutes * 60
  const perHour = inputs.number('rate_per_hour')
  return perHour === undefined ? undefined : 3600 / perHour
}

/** Coefficient of variation, however the case spells the spread. */
function cv(inputs: Inputs, average: number): number | undefined {
  const direct = inputs.number('cv')
  if (direct !== undefined) return direct
  const square = inputs.number('scv', 'cv2', 'cv_squared')
  if (square !== undefined) return Math.sqrt(square)
  const deviation = inputs.number('sd_s', 'std_s', 'stdev_s')
  return deviation === undefined ? undefined : deviation / average
}

const needMean = (inputs: Inputs): string => seconds(inputs.need(mean(inputs), 'mean_s'))

type Form = (inputs: Inputs) => unknown

const FORMS: readonly (readonly [RegExp, Form])[] = [
  [/^hyper-?exponential|^h2\b/, hyperexponential],
  [/^exponential|^markovian/, (inputs) => ({ law: 'exponential', mean: needMean(inputs) })],
  [
    /^(deterministic|constant|fixed|degenerate)/,
    (inputs) => seconds(inputs.need(inputs.number('value_s', 'constant_s') ?? mean(inputs), 'value_s')),
  ],
  [
    /^uniform/,
    (inputs) => ({
      law: 'uniform',
      min: seconds(inputs.number('min_s', 'low_s', 'from_s', 'a_s') ?? 0),
      max: seconds(inputs.need(inputs.number('max_s', 'high_s', 'to_s', 'b_s'), 'max_s')),
    }),
  ],
  [/^erlang/, erlang],
  [/^gamma/, gamma],
  [/^log-?normal/, lognormal],
  [/^weibull/, weibull],
  [
    /^triangular/,
    (inputs) => ({
      law: 'triangular',
      min: seconds(inputs.number('min_s') ?? 0),
      mode: seconds(inputs.need(inputs.number('mode_s'), 'mode_s')),
      max: seconds(inputs.need(inputs.number('max_s'), 'max_s')),
    }),
  ],
]

function erlang(inputs: Inputs): unknown {
  const shape = inputs.need(inputs.number('phases', 'k', 'shape', 'stages', 'order'), 'phases')
  const phase = inputs.number('phase_mean_s', 'mean_phase_s', 'mean_per_phase_s', 'scale_s')
  return { law: 'erlang', shape, mean: phase === undefined ? needMean(inputs) : seconds(shape * phase) }
}

function gamma(inputs: Inputs): unknown {
  const shape = inputs.number('shape', 'alpha', 'k')
  const scale = inputs.number('scale_s')
  if (shape !== undefined)
    return { law: 'gamma', shape, mean: scale === undefined ? needMean(inputs) : seconds(shape * scale) }
  const average = inputs.need(mean(inputs), 'mean_s')
  return { law: 'gamma', cv: inputs.need(cv(inputs, average), 'shape'), mean: seconds(average) }
}

function lognormal(inputs: Inputs): unknown {
  const [mu, sigma] = [inputs.number('mu', 'log_mean'), inputs.number('sigma', 'log_sd')]
  if (mu !== undefined && sigma !== undefined) {
    const variation = Math.sqrt(Math.expm1(sigma * sigma))
    return { law: 'lognormal', mean: seconds(Math.exp(mu + (sigma * sigma) / 2)), cv: variation }
  }
  const average = inputs.need(mean(inputs), 'mean_s')
  const variation = inputs.need(cv(inputs, average), 'cv')
  return { law: 'lognormal', mean: seconds(average), cv: variation }
}

function weibull(inputs: Inputs): unknown {
  const shape = inputs.need(inputs.number('shape', 'k'), 'shape')
  const scale = inputs.number('scale_s', 'lambda_s')
  return { law: 'weibull', shape, ...(scale === undefined ? { mean: needMean(inputs) } : { scale: seconds(scale) }) }
}

function hyperexponential(inputs: Inputs): unknown {
  const given = inputs.value('p', 'probabilities', 'probs', 'weights')
  if (given === undefined) {
    const average = inputs.need(mean(inputs), 'means_s')
    return { law: 'hyperexponential', mean: seconds(average), cv: inputs.need(cv(inputs, average), 'means_s') }
  }
  const probabilities = typeof given === 'number' ? [given, 1 - given] : given
  const means =
    inputs.numbers('means_s', 'branch_means_s') ?? inputs.numbers('rates_per_hour')?.map((rate) => 3600 / rate)
  return { law: 'hyperexponential', probabilities, means: inputs.need(means, 'means_s').map(seconds) }
}

/** Reads a law; every key of it must be understood. */
export function readLaw(inputs: Inputs): CaseLaw {
  const written = components(inputs) ?? simple(inputs, inputs.text('distribution', 'law', 'type') ?? '')
  return checked(inputs, written)
}

function simple(inputs: Inputs, name: string): unknown {
  const words = name.trim().toLowerCase()
  const form = FORMS.find(([pattern]) => pattern.test(words))
  if (form === undefined) throw inputs.misread(['distribution'], name)
  return form[1](inputs)
}

function components(inputs: Inputs): unknown {
  const parts = inputs.children('components', 'branches', 'mixture')
  if (parts === undefined) return undefined
  inputs.skip('distribution')
  return {
    law: 'mixture',
    of: parts.map((part) => {
      const weight = part.need(part.number('p', 'probability', 'weight'), 'p')
      const { written } = readLaw(part)
      return { ...(typeof written === 'string' ? { law: 'constant', value: written } : (written as object)), weight }
    }),
  }
}

/** Means and spreads that a case gives beside the parameters must be those of the law. */
const CLOSE = 1e-3

function checked(inputs: Inputs, written: unknown): CaseLaw {
  const parsed = lawSchema.safeParse(written)
  if (!parsed.success)
    throw new NotExpressible(`the language refuses ${JSON.stringify(written)}: ${parsed.error.issues[0].message}`)
  const law = parsed.data as Law
  const average = meanOf(law)
  const spread = Math.sqrt(varianceOf(law)) / average
  for (const [key, actual] of [
    ['mean_s', average],
    ['cv', spread],
  ] as const) {
    const claimed = inputs.number(key)
    const off = claimed === undefined ? 0 : Math.abs(claimed - actual)
    if (off > CLOSE * Math.max(actual, key === 'cv' ? 1 : 0)) {
      throw new NotExpressible(`${JSON.stringify(written)} has a ${key} of ${actual}, not ${claimed}`)
    }
  }
  inputs.done()
  return { written, mean: average, cv: spread }
}

const BALK_KEYS = [
  'balk_probability',
  'balking_probability',
  'p_balk',
  'p_zero',
  'p_at_zero',
  'probability_zero',
  'probability_at_zero',
  'atom_at_zero',
  'atom_at_0',
  'atom_probability',
]
const REST_KEYS = [
  'otherwise',
  'else',
  'given_not_balk',
  'if_not_balking',
  'rest',
  'continuous',
  'conditional',
  'of',
  'base',
  'non_balking',
]
const PATIENT = /^(infinite|infinity|unlimited|none|never)/i
/** What a mixture in words is besides the atom at 0. */
const IN_WORDS = /(hyper-?exponential|exponential|uniform|erlang|gamma|log-?normal|weibull|deterministic|infinite)/gi

export const ENDLESS: CasePatience = { law: null, balk: 0, atoms: [] }

/** The patience of `inputs`, and the share of those who do not even wait that may stand beside it. Without it everybody waits for ever. */
export function patienceIn(inputs: Inputs): CasePatience | undefined {
  const beside = inputs.number(...BALK_KEYS)
  const given = inputs.child('patience')
  if (given === undefined && beside === undefined) return undefined
  const patience = given === undefined ? ENDLESS : readPatience(given)
  return beside === undefined ? patience : { ...patience, balk: beside }
}

export function readPatience(inputs: Inputs): CasePatience {
  const balk = inputs.number(...BALK_KEYS) ?? 0
  const nested = inputs.child(...REST_KEYS)
  const name = inputs.text('distribution', 'law', 'type') ?? ''
  if (nested !== undefined) {
    inputs.done()
    return { ...readPatience(nested), balk }
  }
  const words = balk > 0 ? (name.match(IN_WORDS)?.at(-1) ?? name) : name
  if (PATIENT.test(words)) {
    inputs.done()
    return { law: null, balk, atoms: [] }
  }
  const law = checked(inputs, components(inputs) ?? simple(inputs, words))
  return { law, balk, atoms: typeof law.written === 'string' ? [law.mean] : [] }
}
