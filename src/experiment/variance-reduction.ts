/** Ways to narrower intervals from the same number of replications. */
export interface VarianceReduction {
  /** Replications in pairs that mirror each other's luck; a pair is one observation. */
  readonly antithetic: boolean
  /** Figures are corrected by what is known of the luck: who came, and the work they brought. */
  readonly controls: boolean
}

export const PLAIN: VarianceReduction = { antithetic: false, controls: false }
