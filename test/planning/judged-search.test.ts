import { expect, test } from 'vitest'
import { JudgedSearch } from '../../src/planning/staffing/judged-search.ts'
import type { Judgement } from '../../src/planning/staffing/judge.ts'
import type { Search } from '../../src/planning/staffing/search.ts'
import type { Tried } from '../../src/planning/staffing/tried.ts'

const NEEDED = 100

/** A staffing is one number, and costs as much. */
function staffingOf(agents: number): Tried {
  return { counts: Int32Array.of(agents), cost: agents, shortfall: 0, isPermitted: true } as unknown as Tried
}

function judge({ counts: [agents] }: Tried): Judgement {
  const spare = agents - NEEDED
  return {
    spare: Float64Array.of(spare),
    missing: Float64Array.of(Math.max(0, -spare)),
    isFeasible: spare >= 0,
  } as unknown as Judgement
}

/**
 * A search whose luck is so many agents too good, finds the cheapest staffing that has what is asked for on top, and goes too
 * far by a factor until something feasible has told it of its luck, of which it then sees a part.
 */
function searchWith(luck: number, seen: number, tooFar: number): Search {
  let [asked, factor] = [0, tooFar]
  const fake = {
    problem: { columns: [], requirements: [], slots: [], goals: [] },
    isSpent: false,
    slopesAt: () => new Float64Array(),
    nearMisses: () => [],
    turnDown: () => {},
    askFor: ([missing]: Float64Array) => (asked += missing),
    calibrate: () => ([asked, factor] = [seen, 1]),
    from: () => Promise.resolve(staffingOf(Math.ceil(NEEDED - luck + factor * asked))),
  }
  return fake as unknown as Search
}

test('what is missing is asked for until a judgement has nothing to say against it', async () => {
  const search = searchWith(10, 10, 1)
  const judging = new JudgedSearch(search, judge)
  const found = await judging.from(staffingOf(90))
  expect(found).toMatchObject({ isFeasible: true, tried: { cost: NEEDED } })
  expect(judging.known.map(({ tried }) => tried.cost)).toEqual([90, 102, 100])
})

test('from far too much it goes halfway to what was turned down, until the two are near each other', async () => {
  const search = searchWith(20, 5, 5)
  const judging = new JudgedSearch(search, judge)
  const found = await judging.from(staffingOf(80))
  const costs = judging.known.map(({ tried }) => tried.cost)
  // 85 is all that the search would find by what it has seen of its luck: half of 100 to spare on top, then a quarter of 35, …
  expect(costs.slice(0, 4)).toEqual([80, 200, 85, 135])
  expect(found.isFeasible).toBe(true)
  expect(found.tried.cost).toBeLessThanOrEqual(1.1 * NEEDED)
  expect(judging.known.length).toBeLessThanOrEqual(14)
})

test('where nothing does, the last that was judged is told, as what does not', async () => {
  const search = searchWith(60, 0, 0)
  const judging = new JudgedSearch(search, judge)
  expect(await judging.from(staffingOf(40))).toMatchObject({ isFeasible: false, tried: { cost: 40 } })
})
