import { describe, expect, test } from 'vitest'
import { cdfOf } from '../../src/engine/distributions.ts'
import { BusynessFactors } from '../../src/models/busyness.ts'
import type { Busyness } from '../../src/models/arrivals-model.ts'

const GAMMA = { law: 'gamma', mean: 1, shape: 25 } as const
const DAYS = 40

function busynessOf(sampling: Busyness['sampling'], correlation: number): Busyness {
  const factors = ['calls', 'chats'].map((name) => ({ name, law: GAMMA }))
  return {
    factors,
    correlation,
    dayBounds: Float64Array.from({ length: DAYS + 1 }, (_, day) => day * 86_400),
    sampling,
  }
}

function drawn(busyness: Busyness, replication: number): number[][] {
  const factors = new BusynessFactors(busyness)
  factors.draw('days', replication)
  return busyness.factors.map((_, factor) => Array.from({ length: DAYS }, (_, day) => factors.of(factor, day)))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

describe('days in their shares', () => {
  test('without correlation every class of a factor has one day', () => {
    for (const days of drawn(busynessOf('stratified', 0), 3)) {
      const classes = days.map((factor) => Math.floor(DAYS * cdfOf(GAMMA, factor)))
      expect(classes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: DAYS }, (_, i) => i))
    }
  })

  test('quiet and busy days come in any order', () => {
    const [first, second] = [1, 2].map((replication) => drawn(busynessOf('stratified', 0), replication)[0])
    const order = (days: readonly number[]) => [...days.keys()].toSorted((a, b) => days[a] - days[b])
    expect(order(first)).not.toEqual(order(second))
    expect(order(first)).not.toEqual(order(first).toSorted((a, b) => a - b))
  })

  test('with a correlation, factors have their law and are as correlated as without classes', () => {
    for (const sampling of ['independent', 'stratified'] as const) {
      const pairs = Array.from({ length: 200 }, (_, replication) => drawn(busynessOf(sampling, 0.5), replication))
      const [a, b] = [0, 1].map((factor) => pairs.flatMap((days) => days[factor]))
      const [ma, mb] = [mean(a), mean(b)]
      const [va, vb] = [mean(a.map((x) => (x - ma) ** 2)), mean(b.map((x) => (x - mb) ** 2))]
      const correlation = mean(a.map((x, i) => (x - ma) * (b[i] - mb))) / Math.sqrt(va * vb)
      // 8,000 days: standard errors 0.002, 1.6 % and 0.008.
      expect(Math.abs(ma - 1)).toBeLessThan(0.009)
      expect(Math.abs(va / (1 / 25) - 1)).toBeLessThan(0.065)
      expect(Math.abs(correlation - 0.5)).toBeLessThan(0.035)
    }
  })

  test('months are as busy as one another', () => {
    const spread = (sampling: Busyness['sampling']): number => {
      const means = Array.from({ length: 100 }, (_, i) => mean(drawn(busynessOf(sampling, 0.5), i)[0]))
      const all = mean(means)
      return Math.sqrt(mean(means.map((one) => (one - all) ** 2)))
    }
    // 20 % ÷ √40 of independent days.
    expect(spread('independent')).toBeGreaterThan(0.025)
    expect(spread('stratified')).toBeLessThan(0.006)
  })
})
