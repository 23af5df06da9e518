import { describe, expect, test } from 'vitest'
import { loadText, simulate, type Model, type Result } from '../../src/index.ts'
import { layoutOf } from '../../src/models/facts.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, totalScope, type Sums, takenOf } from '../../src/models/scopes.ts'

const model = (extra: object): Model => loadText(JSON.stringify({ agner: 1, ...BASE, ...extra })).model
const BASE = {
  hours: { 'mon-fri': '08:00-18:00' },
  types: {
    calls: {
      arrivals: '20/h',
      talk: { law: 'exponential', mean: '6m' },
      wrap: '30s',
      patience: { law: 'exponential', mean: '5m' },
    },
  },
  queues: { calls: { types: ['calls'], 'at-closing': 'keep' } },
  groups: { team: { skills: ['calls'], agents: 2 } },
}
const calendar = (interval: string, days = 60) => ({
  calendar: { days, interval, hours: BASE.hours },
  hours: undefined,
})

// 60 days are 1440 hours, which all keep their page, and 2880 half hours, which do not.
describe('60 days by the half hour', () => {
  const all = model({ ...calendar('30m'), run: { intervals: 'all' } })
  const folded = model({ ...calendar('30m'), run: { intervals: 'folded' } })
  const hourly = model({ ...calendar('60m'), run: { intervals: 'all' } })
  const [fromAll, fromFolded, fromHourly] = [all, folded, hourly].map((one) => simulate(one, 'long', 0))

  test('have the totals, days and waits of 60 days by the hour', () => {
    const { periodAt, length } = layoutOf(all, new Pairs(all))
    const same = (some: Float64Array, others: Float64Array) =>
      some.forEach((value, fact) => {
        // How many intervals there were, and what stands at their ends, depends on their length.
        if (fact % length <= periodAt && !AT_ENDS.has(fact % length)) expect(value).toBeCloseTo(others[fact], 4)
      })
    const AT_ENDS = new Set([
      at.waitingAtEnd,
      at.anyWaitingAtEnd,
      at.backlogAtEnd,
      at.backlogAges,
      at.backlogOldest,
      at.anyBacklogAtEnd,
      layoutOf(all, new Pairs(all)).groupsAt + at.busyAtEnd - at.busyArea,
    ])
    same(fromAll.total, fromHourly.total)
    same(fromAll.days, fromHourly.days)
    expect(fromAll.waits).toEqual(fromHourly.waits)
    expect(fromAll.longestWait).toEqual(fromHourly.longestWait)
    expect(fromAll.events).toBe(fromHourly.events)
    expect(fromAll.total[at.offered]).toBeGreaterThan(8000)
  })

  test('have the same figures whether every interval is kept or equal ones are folded', () => {
    expect(fromFolded.total).toEqual(fromAll.total)
    expect(fromFolded.days).toEqual(fromAll.days)
    expect(fromFolded.waits).toEqual(fromAll.waits)
    expect(fromFolded.goals).toEqual(fromAll.goals)
    const { length } = layoutOf(all, new Pairs(all))
    const sums = new Float64Array(fromFolded.rows.length)
    all.periods.rows.forEach((_, row) => {
      const place = folded.periods.row[all.periods.row.indexOf(row)] * length
      for (let fact = 0; fact < length; fact++) sums[place + fact] += fromAll.rows[row * length + fact]
    })
    fromFolded.rows.forEach((value, fact) => expect(value).toBeCloseTo(sums[fact], 6))
  })
})

// The night of 14 hours is 840 minutes: longer than a page stays open.
describe('a contact that is kept for longer than a page stays open', () => {
  const kept = (extra: object) =>
    model({ ...calendar('1m', 3), types: { calls: { ...BASE.types.calls, patience: undefined } }, ...extra })

  test.each(['offer', 'exit'])('is in the totals once, counted at %s', (countAt) => {
    const center = kept({ 'count-at': countAt })
    const sums = totalsOf(center, simulate(center, 'kept', 0))
    expect(sums[at.waitAnswered]).toBeGreaterThan(50_000)
    expectToBalance(sums)
  })
})

function expectToBalance(sums: Sums): void {
  const answered = sums[at.answeredAtOnce] + sums[at.answeredLater]
  expect(answered + sums[at.abandoned] + sums[at.blocked] + sums[at.sentAway] + sums[at.stillWaiting]).toBe(
    sums[at.offered],
  )
  expect(takenOf(sums)).toBe(answered)
  expect(sums[at.handled]).toBe(answered)
}

function totalsOf(center: Model, { total }: Result): Sums {
  return collect(total, 0, layoutOf(center, new Pairs(center)), totalScope(center, new Pairs(center)))
}
