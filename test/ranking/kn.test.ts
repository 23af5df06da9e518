import { expect, test } from 'vitest'
import { KimNelson } from '../../src/planning/ranking/kn.ts'

let state = 12_345
const uniform = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())

/** Systems whose numbers have a part in common, as under common random numbers. */
function select(
  means: readonly number[],
  correlation: number,
  first: number,
): { best: number; spent: number; last: number } {
  const [own, common] = [Math.sqrt(1 - correlation), Math.sqrt(correlation)]
  const values: number[][] = means.map(() => [])
  const sums = means.map(() => 0)
  const replicate = (systems: Iterable<number>): void => {
    const shared = normal()
    for (const system of systems) {
      const value = means[system] + common * shared + own * normal()
      values[system].push(value)
      sums[system] += value
    }
  }
  for (let r = 0; r < first; r++) replicate(means.keys())
  const variances = values.map((a) =>
    Float64Array.from(values, (b) => {
      const differences = a.map((value, r) => value - b[r])
      const mean = differences.reduce((sum, one) => sum + one, 0) / first
      return differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (first - 1)
    }),
  )
  const kn = new KimNelson(variances, first, 0.25, 0.05)
  let count = first
  const screen = (): void =>
    kn.screen(
      sums.map((sum, system) => sum / values[system].length),
      count,
    )
  screen()
  while (kn.left.size > 1) {
    replicate(kn.left)
    count++
    screen()
  }
  return { best: [...kn.left][0], spent: values.reduce((sum, one) => sum + one.length, 0), last: count }
}

// The hardest case there is: nine that are worse by just the zone.
const slippage = [0.25, 0, 0, 0, 0, 0, 0, 0, 0, 0]
const spread = [0, -0.25, -0.5, -0.75, -1, -1.25, -1.5, -1.75, -2, -2.25]

test.each([
  ['all as bad as may be', slippage, 0],
  ['all as bad as may be, under common luck', slippage, 0.8],
  ['better and worse', spread, 0],
])('the best of ten is found at least 95 times in a hundred: %s', (_, means, correlation) => {
  let right = 0
  const runs = 400
  for (let run = 0; run < runs; run++) if (select(means, correlation, 20).best === 0) right++
  // 380 are promised; three standard deviations are 13.
  expect(right).toBeGreaterThanOrEqual(367)
})

test('those that are far behind are left out early: a third of what all would take, less under common luck', () => {
  const mean = (correlation: number) => {
    const found = Array.from({ length: 100 }, () => select(spread, correlation, 20))
    const sum = (of: (one: (typeof found)[number]) => number) => found.reduce((total, one) => total + of(one), 0)
    return { spent: sum(({ spent }) => spent), all: sum(({ last }) => 10 * last) }
  }
  const [alone, common] = [mean(0), mean(0.8)]
  expect(alone.spent).toBeLessThan(alone.all / 2)
  expect(common.spent).toBeLessThan(alone.spent / 2)
})

test('of two that are the same in every replication one is named at once', () => {
  const kn = new KimNelson([new Float64Array(2), new Float64Array(2)], 20, 0.1, 0.05)
  kn.screen([3, 3], 20)
  expect([...kn.left]).toEqual([0])
})

test('a tie goes on until the zone is passed, and ends', () => {
  const { best, last } = select([0, 0], 0, 20)
  expect([0, 1]).toContain(best)
  expect(last).toBeGreaterThan(20)
})
