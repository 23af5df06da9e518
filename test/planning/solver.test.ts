import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solve } from '../../src/planning/solver.ts'
import type { Column, Program, Solved } from '../../src/planning/solver.ts'

const whole = (cost: number, upper = Infinity): Column => ({ cost, lower: 0, upper, isInteger: true })
const part = (cost: number, upper = Infinity): Column => ({ cost, lower: 0, upper, isInteger: false })

async function solved(program: Program): Promise<Solved> {
  const solution = await solve(program)
  if (!('values' in solution)) throw new Error(solution.status)
  return solution
}

test('a linear program has prices on its rows: the wheat and barley of a textbook', async () => {
  // Least 2x + 3y with x + y ≥ 4, x + 3y ≥ 6: x = 3, y = 1, cost 9; a unit more of the first row costs 1.5, of the second 0.5.
  const columns = [part(2), part(3)]
  const rows = [
    {
      lower: 4,
      upper: Infinity,
      terms: [
        [0, 1],
        [1, 1],
      ] as const,
    },
    {
      lower: 6,
      upper: Infinity,
      terms: [
        [0, 1],
        [1, 3],
      ] as const,
    },
  ]
  const { values, cost, gap, prices } = await solved({ columns, rows })
  expect(values[0]).toBeCloseTo(3, 9)
  expect(values[1]).toBeCloseTo(1, 9)
  expect(cost).toBeCloseTo(9, 9)
  expect(gap).toBe(0)
  expect(prices?.[0]).toBeCloseTo(1.5, 9)
  expect(prices?.[1]).toBeCloseTo(0.5, 9)
})

test('integers cost what enumeration finds', async () => {
  const upTo = fc.integer({ min: 0, max: 6 })
  const programs = fc.record({
    costs: fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 1, max: 9 }))),
    rows: fc.array(fc.record({ lower: fc.integer({ min: 0, max: 12 }), terms: fc.tuple(upTo, upTo, upTo) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  await fc.assert(
    fc.asyncProperty(programs, async ({ costs, rows }) => {
      let least = Infinity
      for (let x = 0; x <= 4; x++)
        for (let y = 0; y <= 4; y++)
          for (let z = 0; z <= 4; z++) {
            const point = [x, y, z]
            const value = (terms: readonly number[]): number => terms.reduce((sum, term, i) => sum + term * point[i], 0)
            if (rows.every(({ lower, terms }) => value(terms) >= lower)) least = Math.min(least, value(costs))
          }
      const solution = await solve({
        columns: costs.map((cost) => whole(cost, 4)),
        rows: rows.map(({ lower, terms }) => ({
          lower,
          upper: Infinity,
          terms: terms.map((term, i) => [i, term] as const),
        })),
      })
      if (least === Infinity) expect(solution.status).toBe('infeasible')
      else expect(solution).toMatchObject({ status: 'optimal', cost: least })
    }),
    { seed: 5, numRuns: 60 },
  )
})

test('a term named twice counts twice', async () => {
  const { values } = await solved({
    columns: [whole(1)],
    rows: [
      {
        lower: 4,
        upper: Infinity,
        terms: [
          [0, 1],
          [0, 1],
        ],
      },
    ],
  })
  expect([...values]).toEqual([2])
})

test('what cannot be is told apart from what has no end', async () => {
  const infeasible = { columns: [whole(1, 3)], rows: [{ lower: 4, upper: Infinity, terms: [[0, 1]] as const }] }
  expect(await solve(infeasible)).toEqual({ status: 'infeasible' })
  const unbounded = { columns: [part(-1)], rows: [{ lower: 4, upper: Infinity, terms: [[0, 1]] as const }] }
  expect(await solve(unbounded)).toEqual({ status: 'unbounded' })
  expect(await solve({ columns: [], rows: [{ lower: 1, upper: 2, terms: [] }] })).toEqual({ status: 'infeasible' })
  expect(await solve({ columns: [], rows: [] })).toMatchObject({ status: 'optimal', cost: 0 })
})

/** A covering problem with luck of its own. */
function covering(size: number, isInteger: boolean): Program {
  let state = 7
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const columns = Array.from({ length: size }, () => ({ cost: 1 + next(), lower: 0, upper: 50, isInteger }))
  const rows = Array.from({ length: size }, (_, row) => ({
    lower: 1 + 10 * next(),
    upper: Infinity,
    terms: Array.from({ length: 16 }, (__, i) => [(row + i * 7) % size, 0.5 + next()] as const),
  }))
  return { columns, rows }
}

test('a thousand columns and rows are solved, the same way twice', async () => {
  const program = covering(1000, false)
  const first = await solved(program)
  expect(first.status).toBe('optimal')
  for (const { lower, terms } of program.rows) {
    const value = terms.reduce((sum, [column, coefficient]) => sum + coefficient * first.values[column], 0)
    expect(value).toBeGreaterThan(lower - 1e-6)
  }
  // Strong duality: what the rows are worth, less what the upper bounds of columns save, is the cost.
  const worth = program.rows.reduce((sum, { lower }, i) => sum + lower * (first.prices?.[i] ?? 0), 0)
  expect(worth).toBeGreaterThan(first.cost - 1e-6)
  expect(await solve(program)).toEqual(first)
})

test('a search that is stopped by its nodes says how far it may be from the best', async () => {
  const program = covering(24, true)
  const stopped = await solve(program, { gap: 0, nodes: 1 })
  if (!('values' in stopped)) throw new Error(stopped.status)
  const best = await solve(program, { gap: 0.05 })
  if (!('values' in best)) throw new Error(best.status)
  expect(stopped.status).toBe('stopped')
  expect(stopped.bound).toBeLessThanOrEqual(best.cost)
  expect(stopped.gap).toBeCloseTo((stopped.cost - stopped.bound) / stopped.cost, 12)
  expect(await solve(program, { gap: 0, nodes: 1 })).toEqual(stopped)
})
