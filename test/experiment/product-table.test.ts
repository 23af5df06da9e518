import { describe, expect, test } from 'vitest'
import { ratioInterval } from '../../src/engine/confidence.ts'
import { streamFrom } from '../../src/engine/random.ts'
import { exponential } from '../../src/engine/ziggurat.ts'
import { ProductTable } from '../../src/experiment/product-table.ts'
import { runObject } from '../laws/run-text.ts'

describe('a product of two ratios', () => {
  test('divides sums, not observations', () => {
    const table = new ProductTable(2)
    table.add(1, 2, 10, 30, 3)
    table.add(1, 4, 10, 10, 1)
    expect(ratioInterval(table.at(1)!).value).toBeCloseTo((6 / 20) * (40 / 4), 12)
    expect(table.at(0)).toBeNull()
  })

  test('has an interval that covers the truth as often as it says', () => {
    const stream = streamFrom('product', 'terms', 0)
    let covered = 0
    for (let run = 0; run < 400; run++) {
      const table = new ProductTable(1)
      for (let i = 0; i < 40; i++) {
        const handled = 1 + 5 * exponential(stream)
        table.add(0, 4 * exponential(stream), 10, handled * (20 + 5 * exponential(stream)), handled)
      }
      const { low, high } = ratioInterval(table.at(0)!)
      if (low! <= 10 && high! >= 10) covered++
    }
    // 95 % of 400, within 3.3 binomial standard deviations and a little for forty observations.
    expect(covered).toBeGreaterThan(360)
    expect(covered).toBeLessThanOrEqual(397)
  })

  test('the offered load of a center that answers few is not biased by who was answered', () => {
    const summary = runObject({
      types: { calls: { arrivals: '2/h', talk: { law: 'exponential', mean: '20m' }, patience: '1s' } },
      groups: { one: { skills: ['calls'], agents: 1 } },
      run: { replications: 500 },
    })
    const { low, high } = summary.totals.load
    expect(low!).toBeLessThan(2 / 3)
    expect(high!).toBeGreaterThan(2 / 3)
  })
})
