/** Terms of a figure of one replication: Σa / Σb, or (Σa / Σb) × (Σc / Σd) where the last two are not both 1. */
const TERMS = 4
const FEW = 2

/** The terms of one figure, replication by replication: what two variants under the same luck are compared by. */
export class Sample {
  /** Most figures are ratios of two sums: the others' room is made when there is one. */
  private width: typeof FEW | typeof TERMS = FEW
  private terms = new Float64Array(FEW * 16)
  private length = 0

  get count(): number {
    return this.length
  }

  add(a: number, b: number, c = 1, d = 1): void {
    if (this.width === FEW && (c !== 1 || d !== 1)) this.widen()
    const at = this.width * this.length++
    if (at === this.terms.length) {
      const more = new Float64Array(2 * at)
      more.set(this.terms)
      this.terms = more
    }
    this.terms[at] = a
    this.terms[at + 1] = b
    if (this.width === FEW) return
    this.terms[at + 2] = c
    this.terms[at + 3] = d
  }

  /** The figure over all replications; null where nothing can be divided by. */
  get value(): number | null {
    const [a, b, c, d] = this.sums()
    return b === 0 || d === 0 ? null : (a / b) * (c / d)
  }

  /** The figure of each replication that has it, in order of size. */
  sorted(): Float64Array {
    const values: number[] = []
    for (let i = 0; i < this.length; i++) {
      const [a, b, c, d] = this.at(i)
      if (b !== 0 && d !== 0) values.push((a / b) * (c / d))
    }
    return Float64Array.from(values).sort()
  }

  /**
   * What each replication contributes to how far the figure is off: (x − R·y) / ȳ of a ratio R (delta method; Asmussen &
   * Glynn, "Stochastic Simulation", 2007, III.3). Their mean is 0; the variance of their mean is that of the figure.
   */
  influences(): Float64Array | null {
    const { length } = this
    const [a, b, c, d] = this.sums().map((sum) => sum / length)
    if (length === 0 || b === 0 || d === 0) return null
    const product = (a / b) * (c / d)
    const [slopeA, slopeB, slopeC, slopeD] = [c / (b * d), product / b, a / (b * d), product / d]
    return Float64Array.from({ length }, (_, i) => {
      const own = this.at(i)
      // Written as differences from the means, so that what never varies comes to exactly 0.
      const first = slopeA * (own[0] - a) - slopeB * (own[1] - b)
      return first + slopeC * (own[2] - c) - slopeD * (own[3] - d)
    })
  }

  /** Each two that follow each other as one: what is not known of either alone is not lost. The last of an odd number is. */
  inPairs(): Sample {
    const pairs = new Sample()
    for (let i = 0; i + 1 < this.length; i += 2) {
      const [one, other] = [this.at(i), this.at(i + 1)]
      const [a, b, c, d] = one.map((term, place) => (term + other[place]) / 2)
      pairs.add(a, b, c, d)
    }
    return pairs
  }

  private widen(): void {
    const few = this.terms
    this.width = TERMS
    this.terms = new Float64Array(2 * few.length).fill(1)
    for (let i = 0; i < this.length; i++) this.terms.set(few.subarray(FEW * i, FEW * (i + 1)), TERMS * i)
  }

  private at(replication: number): readonly number[] {
    const at = this.width * replication
    const { terms, width } = this
    return width === FEW ? [terms[at], terms[at + 1], 1, 1] : [terms[at], terms[at + 1], terms[at + 2], terms[at + 3]]
  }

  private sums(): number[] {
    const { length, terms, width } = this
    const sums = [0, 0, 0, 0]
    for (let i = 0; i < width * length; i++) sums[i % width] += terms[i]
    return width === FEW ? [sums[0], sums[1], length, length] : sums
  }
}
