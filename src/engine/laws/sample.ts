import type { LawOf } from '../law.ts'
import type { Distribution } from './distribution.ts'
import { each, finite, sum } from './parameters.ts'

type Sample = LawOf<'sample'>

// Truncation asks for a quantile per draw, and a sample may hold thousands of values: sorted once per list.
const sorted = new WeakMap<readonly number[], Float64Array>()

function ascendingValues({ values }: Sample): Float64Array {
  let result = sorted.get(values)
  if (result === undefined) {
    result = Float64Array.from(values).sort()
    sorted.set(values, result)
  }
  return result
}

export const sample: Distribution<Sample> = {
  fill({ values }, stream, out, from, to) {
    const count = values.length
    for (let i = from; i < to; i++) out[i] = values[Math.floor(stream.uniform() * count)]
  },
  mean: ({ values }) => sum(values) / values.length,
  variance({ values }) {
    const mean = sum(values) / values.length
    return sum(values.map((value) => (value - mean) * (value - mean))) / values.length
  },
  cdf(law, x) {
    const values = ascendingValues(law)
    let low = 0
    let high = values.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (values[middle] <= x) low = middle + 1
      else high = middle
    }
    return low / values.length
  },
  partial({ values }, order, x) {
    let total = 0
    for (const value of values) if (value <= x) total += order === 1 ? value : value * value
    return total / values.length
  },
  density: () => null,
  quantile(law, p) {
    const values = ascendingValues(law)
    // The rank as the cdf rounds it, so that the quantile of the cdf at a value is that value.
    let rank = Math.ceil(p * values.length)
    if (rank > 0 && (rank - 1) / values.length >= p) rank--
    return values[Math.max(0, rank - 1)]
  },
  scaled: ({ law, values }, factor) => ({ law, values: values.map((value) => value * factor) }),
  check: ({ values }) => each('value', values, finite),
}
