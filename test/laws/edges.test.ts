import { describe, expect, test } from 'vitest'
import { loadText, simulate } from '../../src/index.ts'
import { layoutOf } from '../../src/models/facts.ts'
import { checkCenter } from '../../src/models/invariants.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, totalScope, type Sums } from '../../src/models/scopes.ts'
import { runObject, valuesOf } from './run-text.ts'

const recorded = (column: string, extra: object = {}) => ({
  arrivals: { recorded: 'calls.csv', column },
  talk: '10m',
  ...extra,
})

describe('where opening hours and shifts meet', () => {
  // Fails: whoever leaves is asked about one contact only, the first choice, which belongs to a queue that is open.
  test('a queue that closed is worked off even if somebody of a higher priority waits in one that is open', () => {
    const summary = runObject(
      {
        calendar: { hours: '08:00-20:00' },
        types: { early: recorded('early', { priority: 2 }), late: recorded('late') },
        queues: { early: { types: ['early'], hours: '08:00-17:00' }, late: { types: ['late'], hours: '08:00-20:00' } },
        groups: {
          day: { skills: ['early', 'late'], shifts: [{ agents: 1, hours: '08:00-17:00' }] },
          evening: { skills: ['late'], agents: { profile: { '08:00-20:00': 1 } } },
        },
        run: { replications: 1 },
      },
      { 'calls.csv': 'day,early,late\n1,16:55,16:51\n1,16:56,16:52\n1,,16:53\n1,,16:54\n1,,16:55' },
    )
    expect(valuesOf(summary.types.early)).toMatchObject({ answered: 2, waiting: 0 })
    expect(valuesOf(summary.types.late)).toMatchObject({ answered: 5 })
  })

  // Fails: on the second day the arrival was scheduled before the opening, so at that instant it finds the queue closed.
  test('whoever comes at the moment of opening finds it open, on every day', () => {
    const { totals } = runObject(
      {
        calendar: { hours: '08:00-18:00', days: 2 },
        types: { calls: recorded('at', { talk: '1m' }) },
        groups: { team: { skills: ['calls'], agents: 1 } },
        run: { replications: 1 },
      },
      { 'calls.csv': 'day,at\n1,08:00:00\n1,17:30\n2,08:00:00' },
    )
    expect(valuesOf(totals)).toMatchObject({ answered: 3, sentAway: 0 })
  })

  // Fails: lines are offered to the idle in the order of the scenario.
  test('those who are kept until opening are taken by priority, by agents who are there before it opens', () => {
    const { types } = runObject(
      {
        calendar: { hours: '08:00-18:00', days: 2 },
        types: { low: recorded('at', { priority: 2 }), high: recorded('at') },
        queues: { both: { types: ['low', 'high'], 'at-closing': 'keep' } },
        groups: { team: { skills: ['low', 'high'], shifts: [{ agents: 1, hours: '07:30-17:00' }] } },
        run: { replications: 1 },
      },
      { 'calls.csv': 'day,at\n1,17:30' },
    )
    expect(types.high.asa.value).toBe(14.5 * 3600)
    expect(types.low.asa.value).toBe(14.5 * 3600 + 600)
  })
})

describe('every answered contact is among the waits', () => {
  const evening = {
    hours: '22:00-24:00',
    types: { calls: { arrivals: '30/h', talk: '10m' } },
    groups: { team: { skills: ['calls'], agents: 2 } },
  }
  // The night of 14 hours is 840 minutes, longer than a page of the books stays open.
  const overnight = {
    calendar: { days: 3, interval: '1m', hours: '08:00-18:00' },
    types: { calls: { arrivals: '20/h', talk: '6m' } },
    queues: { calls: { types: ['calls'], 'at-closing': 'keep' } },
    groups: { team: { skills: ['calls'], agents: 2 } },
  }

  // Fails at exit for the evening (those answered after the horizon) and at offer for the night (kept past 256 periods).
  test.each([
    ['offer', 'in the evening', evening],
    ['exit', 'in the evening', evening],
    ['offer', 'overnight', overnight],
    ['exit', 'overnight', overnight],
  ])('counted at %s, %s', (countAt, _, center) => {
    const { sums, waits } = sumsOf({ ...center, 'count-at': countAt })
    expect(sums[at.answeredLater]).toBeGreaterThan(20)
    expect(waits).toBe(sums[at.answeredAtOnce] + sums[at.answeredLater])
  })

  // Fails: those offered in the warm-up, kept past 256 periods and answered after it are on the late page half.
  test.each(['offer', 'exit'])('counted at %s, the totals balance after a warm-up', (countAt) => {
    const { sums } = sumsOf({ ...overnight, 'count-at': countAt, run: { warmup: '1d' } })
    const answered = sums[at.answeredAtOnce] + sums[at.answeredLater]
    expect(answered + sums[at.abandoned] + sums[at.blocked] + sums[at.sentAway] + sums[at.stillWaiting]).toBe(
      sums[at.offered],
    )
  })
})

function sumsOf(scenario: object): { readonly sums: Sums; readonly waits: number } {
  const { model } = loadText(JSON.stringify({ agner: 1, ...scenario }))
  const result = simulate(model, 'edges', 0)
  const pairs = new Pairs(model)
  const layout = layoutOf(model, pairs)
  return {
    sums: collect(result.total, 0, layout, totalScope(model, pairs)),
    waits: result.waits.reduce((sum, count) => sum + count, 0),
  }
}

test('who is offered to further groups when the queue is closed takes no line that is not there', () => {
  const { model } = loadText(
    JSON.stringify({
      agner: 1,
      hours: '08:00-12:00',
      types: {
        calls: {
          arrivals: '300/h',
          talk: '300s',
          retry: { 'after-turned-away': '100%', 'after-blocked': '100%', delay: '30m', attempts: 3 },
          overflow: [{ closed: true, 'offer-to': ['north'] }],
        },
      },
      queues: { front: { types: ['calls'], hours: '08:00-08:30', 'at-closing': 'send-away' } },
      groups: { north: { skills: ['calls'], agents: 3 } },
      trunks: { main: { lines: 1, block: 'arrival' } },
    }),
  )
  expect(() => simulate(model, '1', 0, { afterEvent: checkCenter })).not.toThrow()
})
