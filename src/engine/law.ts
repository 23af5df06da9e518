/**
 * Laws: distributions of a time, as plain data that can be printed, hashed and cloned to a worker. Every time is in
 * seconds; a probability is from 0 to 1. What they mean is in `distributions.ts`.
 */
export type Law =
  | { readonly law: 'constant'; readonly value: number }
  | { readonly law: 'uniform'; readonly min: number; readonly max: number }
  | { readonly law: 'exponential'; readonly mean: number }
  /** The sum of `shape` equal exponential phases; `mean` is of the sum. */
  | { readonly law: 'erlang'; readonly shape: number; readonly mean: number }
  | { readonly law: 'gamma'; readonly shape: number; readonly mean: number }
  /** `mean` and `cv` (standard deviation ÷ mean) of the time itself, not of its logarithm; cv 0 is a constant. */
  | { readonly law: 'lognormal'; readonly mean: number; readonly cv: number }
  | { readonly law: 'weibull'; readonly shape: number; readonly scale: number }
  /** Exponential with `means[i]`, with probability `probabilities[i]`. */
  | { readonly law: 'hyperexponential'; readonly probabilities: readonly number[]; readonly means: readonly number[] }
  | { readonly law: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  /**
   * A table of quantiles, linear in between. A first probability above 0 is an atom at the first quantile; equal
   * quantiles in a row are an atom too. A last probability below 1 leaves the rest beyond the last quantile, where it is
   * exponential with the mean excess `tail.mean`.
   */
  | {
      readonly law: 'empirical'
      readonly probabilities: readonly number[]
      readonly quantiles: readonly number[]
      readonly tail?: { readonly mean: number }
    }
  /** One of the values, all equally likely. */
  | { readonly law: 'sample'; readonly values: readonly number[] }
  /** One of the laws, in proportion to the weights. */
  | { readonly law: 'mixture'; readonly weights: readonly number[]; readonly laws: readonly Law[] }
  /** 0 with the probability, otherwise `of`. */
  | { readonly law: 'atZero'; readonly probability: number; readonly of: Law }
  | { readonly law: 'shifted'; readonly by: number; readonly of: Law }
  /** `of` on condition that it lies in [min, max]; `max` may be Infinity. */
  | { readonly law: 'truncated'; readonly min: number; readonly max: number; readonly of: Law }

export type LawName = Law['law']

/** The law of one name: `LawOf<'gamma'>`. */
export type LawOf<Name extends LawName> = Extract<Law, { law: Name }>
