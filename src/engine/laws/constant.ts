import type { LawOf } from '../law.ts'
import type { Distribution } from './distribution.ts'
import { finite } from './parameters.ts'

export const constant: Distribution<LawOf<'constant'>> = {
  fill({ value }, _stream, out, from, to) {
    out.fill(value, from, to)
  },
  mean: ({ value }) => value,
  variance: () => 0,
  cdf: ({ value }, x) => (x < value ? 0 : 1),
  partial: ({ value }, order, x) => (x < value ? 0 : order === 1 ? value : value * value),
  density: () => null,
  quantile: ({ value }) => value,
  scaled: ({ law, value }, factor) => ({ law, value: value * factor }),
  check: ({ value }) => finite('value', value),
}
