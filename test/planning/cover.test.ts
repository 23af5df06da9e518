import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cover,
  type Cover,
  type CoverColumn,
  type CoverLimits,
  type CoverProblem,
} from '../../src/planning/shifts/cover.ts'

const NONE = { atLeast: 0, atMost: Infinity, share: 1 }
const ONCE = { hours: 1 }
const ANY_HOURS = { atLeast: 0, atMost: Infinity }

/** A shift of the first weekday that is wholly there in the slots. */
function shift(slots: readonly number[], more: Partial<CoverColumn> = {}): CoverColumn {
  return {
    kind: 'any',
    weekdays: [0],
    cost: 1,
    hours: slots.length,
    covers: new Map(slots.map((slot) => [slot, 1])),
    ...more,
  }
}

function problem(
  required: readonly number[],
  columns: readonly CoverColumn[],
  more: Partial<CoverProblem> = {},
): CoverProblem {
  return {
    slots: required.map((agents) => ({ required: agents, ...ONCE })),
    columns,
    limits: new Map(),
    hours: ANY_HOURS,
    startsAtMost: Infinity,
    ...more,
  }
}

async function covered(given: CoverProblem): Promise<Cover> {
  const found = await cover(given)
  if (found.status !== 'covered') throw new Error('not covered')
  return found
}

describe('known optima', () => {
  test('buses of eight hours that start every four: 26 for 4, 8, 10, 7, 12 and 4 (Taha, Operations Research)', async () => {
    const columns = Array.from({ length: 6 }, (_, i) => shift([i, (i + 1) % 6]))
    const { cost, gap, paidHours } = await covered(problem([4, 8, 10, 7, 12, 4], columns))
    expect({ cost, gap }).toEqual({ cost: 26, gap: 0 })
    expect(paidHours).toBe(52)
  })

  test('a post office on seven days, five in a row each: 23 for 17, 13, 15, 19, 14, 16 and 11 (Winston, Operations Research)', async () => {
    const columns = Array.from({ length: 7 }, (_, i) => shift([0, 1, 2, 3, 4].map((day) => (i + day) % 7)))
    // The linear programme has 22 1/3: only whole people make it 23.
    const { cost } = await covered(problem([17, 13, 15, 19, 14, 16, 11], columns))
    expect(cost).toBe(23)
  })

  test('shifts of one length on a line take as many as starting each as late as possible does', async () => {
    const cases = fc.record({
      required: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 14 }),
      length: fc.integer({ min: 1, max: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ required, length }) => {
        const starts = required.length - length + 1
        const columns = Array.from({ length: starts }, (_, start) =>
          shift(Array.from({ length }, (__, i) => start + i)),
        )
        const there = new Int32Array(required.length)
        let people = 0
        required.forEach((agents, slot) => {
          const more = Math.max(0, agents - there[slot])
          const start = Math.min(slot, starts - 1)
          for (let i = start; i < start + length; i++) there[i] += more
          people += more
        })
        expect((await covered(problem(required, columns))).cost).toBe(people)
      }),
      { seed: 11, numRuns: 25 },
    )
  })
})

/** Whether so many agents by column keep everything that is asked. */
function isKept(
  { slots, columns, hours: range, limits, startsAtMost }: CoverProblem,
  counts: ArrayLike<number>,
): boolean {
  if (columns.filter((_, i) => counts[i] > 0).length > startsAtMost) return false
  const sum = (of: (column: CoverColumn) => number): number =>
    columns.reduce((total, column, i) => total + of(column) * counts[i], 0)
  const paid = sum(({ hours }) => hours)
  if (paid < range.atLeast || paid > range.atMost) return false
  for (const [kind, { atLeast, atMost, share }] of limits) {
    if (sum((column) => (column.kind === kind ? column.hours : 0)) > share * sum(({ hours }) => hours) + 1e-6)
      return false
    for (const day of [0, 1]) {
      const isOwn = (column: CoverColumn): boolean => column.kind === kind && column.weekdays.includes(day)
      const agents = sum((column) => Number(isOwn(column)))
      if (columns.some(isOwn) && (agents < atLeast || agents > atMost)) return false
    }
  }
  return slots.every(({ required }, slot) => sum(({ covers }) => covers.get(slot) ?? 0) >= required - 1e-6)
}

/** The least cost with at most `most` agents a column; Infinity: none. */
function enumerated(given: CoverProblem, most: number): number {
  const { columns } = given
  const counts = columns.map(() => 0)
  let least = Infinity
  const visit = (column: number): void => {
    if (column === columns.length) {
      const cost = columns.reduce((sum, one, i) => sum + one.cost * counts[i], 0)
      if (cost < least && isKept(given, counts)) least = cost
      return
    }
    for (counts[column] = 0; counts[column] <= most; counts[column]++) visit(column + 1)
    counts[column] = 0
  }
  visit(0)
  return least
}

/** Four cover any slot, two agents by halves; more are of use only where kinds are shares of each other. */
const MOST = 6

test('with limits of all kinds, the cost is what enumeration finds', async () => {
  const column = fc.record({
    kind: fc.constantFrom('full', 'part'),
    weekdays: fc.constantFrom([0], [1], [0, 1]),
    cost: fc.integer({ min: 1, max: 9 }),
    hours: fc.integer({ min: 2, max: 8 }),
    covers: fc
      .array(fc.constantFrom(0, 0.5, 1), { minLength: 4, maxLength: 4 })
      .map((shares) => new Map([...shares.entries()].filter(([, share]) => share > 0))),
  })
  const limits = fc.record({
    atLeast: fc.constantFrom(0, 0, 1),
    atMost: fc.constantFrom(1, 2, Infinity),
    share: fc.constantFrom(0.4, 1),
  })
  const cases = fc.record({
    slots: fc.array(fc.record({ required: fc.integer({ min: 0, max: 2 }), hours: fc.constant(1) }), {
      minLength: 4,
      maxLength: 4,
    }),
    columns: fc.array(column, { minLength: 2, maxLength: 5 }),
    limits: fc.tuple(limits, limits).map(
      ([full, part]): Map<string, CoverLimits> =>
        new Map([
          ['full', full],
          ['part', part],
        ]),
    ),
    hours: fc.constantFrom(ANY_HOURS, { atLeast: 0, atMost: 20 }, { atLeast: 17, atMost: 19 }),
    startsAtMost: fc.constantFrom(2, 3, Infinity),
  })
  let found = 0
  await fc.assert(
    fc.asyncProperty(cases, async (given) => {
      const least = enumerated(given, MOST)
      const answer = await cover(given)
      if (answer.status === 'uncovered') {
        expect(least).toBe(Infinity)
        return
      }
      found++
      expect(isKept(given, answer.counts)).toBe(true)
      if (answer.counts.some((agents) => agents > MOST)) expect(answer.cost).toBeLessThan(least)
      else expect(answer.cost).toBe(least)
    }),
    { seed: 3, numRuns: 80 },
  )
  expect(found).toBeGreaterThan(15)
})

describe('what cannot be covered', () => {
  test('a slot that no shift reaches is named, with those who are missing in it', async () => {
    const answer = await cover(problem([2, 3, 1], [shift([0, 1])]))
    expect(answer).toEqual({ status: 'uncovered', isCertain: true, missing: new Map([[2, 1]]), unreachable: [2] })
  })

  test('where limits stand in the way, slots are short but not out of reach', async () => {
    const limits = new Map([['any', { ...NONE, atMost: 2 }]])
    const answer = await cover(problem([2, 3], [shift([0]), shift([1])], { limits }))
    if (answer.status !== 'uncovered') throw new Error('covered')
    expect([...answer.missing.values()].reduce((sum, agents) => sum + agents, 0)).toBeCloseTo(3, 6)
    expect(answer.unreachable).toEqual([])
  })

  test('limits that contradict each other leave nothing to say of slots', async () => {
    const limits = new Map([
      ['full', { ...NONE, atLeast: 1 }],
      ['part', { ...NONE, atLeast: 1 }],
    ])
    const columns = [shift([0], { kind: 'full' }), shift([1], { kind: 'part' })]
    expect(await cover(problem([1, 0], columns, { limits, startsAtMost: 1 }))).toEqual({
      status: 'uncovered',
      isCertain: true,
      missing: new Map(),
      unreachable: [],
    })
  })
})

test('few starts cost more than many, and are as few as asked for', async () => {
  const required = [2, 3, 5, 7, 8, 8, 6, 5, 4, 4, 3, 2]
  const columns = Array.from({ length: 9 }, (_, start) => shift([0, 1, 2, 3].map((i) => start + i)))
  const costs: number[] = []
  for (const startsAtMost of [3, 4, 5, Infinity]) {
    const { cost, counts } = await covered(problem(required, columns, { startsAtMost }))
    expect(counts.filter((agents) => agents > 0).length).toBeLessThanOrEqual(startsAtMost)
    costs.push(cost)
  }
  expect(costs).toEqual(costs.toSorted((a, b) => b - a))
  expect(costs[0]).toBeGreaterThan(costs[3])
})

test('a week of quarter hours with hundreds of shifts is covered within a thousandth, the same way twice', async () => {
  const perDay = 48
  const required = Array.from({ length: 7 * perDay }, (_, slot) => {
    const hour = (slot % perDay) / 4
    return Math.round((slot < 5 * perDay ? 20 : 9) * (0.3 + Math.sin((Math.PI * hour) / 12)))
  })
  const columns = [34, 26, 16].flatMap((length) =>
    Array.from({ length: (perDay - length) / 2 + 1 }, (_, start) =>
      [[0, 1, 2, 3, 4], [5], [6], [1, 2, 3, 4, 5]].map((weekdays): CoverColumn => {
        const paused = length > 30 ? 16 : -1
        const slots = Array.from({ length }, (__, i) => i).filter((i) => i !== paused && i !== paused + 1)
        const covers = new Map(weekdays.flatMap((day) => slots.map((i) => [day * perDay + 2 * start + i, 1] as const)))
        return {
          kind: `${length}`,
          weekdays,
          cost: covers.size * (length > 20 ? 1 : 1.1),
          hours: covers.size / 4,
          covers,
        }
      }),
    ).flat(),
  )
  const limits = new Map([['16', { ...NONE, share: 0.3 }]])
  const given = problem(required, columns, { limits })
  const first = await covered(given)
  expect(first.gap).toBeLessThanOrEqual(0.001)
  expect(await cover(given)).toEqual(first)
})
