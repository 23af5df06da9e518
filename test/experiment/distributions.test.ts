import { describe, expect, test } from 'vitest'
import { loadText, run } from '../../src/index.ts'
import { FORMULA_NAMES } from '../../src/experiment/formula-levels.ts'

const exponential = (mean: string) => ({ law: 'exponential', mean })
const CENTER = {
  agner: 1,
  calendar: { start: '2027-03-01', days: 5 },
  hours: '08:00-12:00',
  types: {
    calls: { arrivals: '40/h', talk: exponential('4m'), patience: exponential('2m'), goal: '80% in 20s', client: 'a' },
    rest: { arrivals: '10/h', talk: '5m', goal: '80% in 60s', client: 'b' },
  },
  queues: { calls: { types: ['calls'], capacity: 3 } },
  clients: { a: {}, b: {} },
  groups: { team: { skills: ['calls'], agents: 3 }, other: { skills: ['calls', 'rest'], agents: 1 } },
  run: { replications: 8, seed: 'distributions' },
}
const scenario = (more = {}) => loadText(JSON.stringify({ ...CENTER, ...more }))
const summary = await run(scenario())

describe('service levels by formula', () => {
  test.each(FORMULA_NAMES)('%s is what the scenario gives that names it', async (name) => {
    const named = await run(scenario({ 'service-level': name }))
    const { totals, queues, clients } = summary.serviceLevels
    expect(totals[name]).toEqual(named.totals.serviceLevel)
    expect(queues.calls[name]).toEqual(named.queues.calls.serviceLevel)
    expect(clients.b[name]).toEqual(named.clients?.b.serviceLevel)
  })

  test('differ where customers are blocked and abandon', () => {
    const values = FORMULA_NAMES.map((name) => summary.serviceLevels.queues.calls[name].value)
    expect(new Set(values).size).toBe(FORMULA_NAMES.length)
  })

  test('are none where only the whole run is asked for', async () => {
    const whole = await run(scenario(), { detail: 'whole' })
    expect(whole.serviceLevels.totals['answered-of-offered'].value).toBeNull()
  })
})

describe('the curve of waits', () => {
  test('passes through the service level of the answered at the target', () => {
    const { seconds, within } = summary.waits.queues.calls
    const level = summary.serviceLevels.queues.calls['answered-of-answered'].value ?? NaN
    expect(within[seconds.indexOf(20)]).toBeCloseTo(level, 12)
  })

  test('rises from those who did not wait to all, through the percentiles', () => {
    const { seconds, within } = summary.waits.totals
    const { waitP90, offered, immediate, answered } = summary.totals
    expect(within[0]).toBeCloseTo(((immediate.value ?? 0) * (offered.value ?? 0)) / (answered.value ?? 0), 12)
    expect(within.at(-1)).toBe(1)
    expect(within).toEqual(within.toSorted((a, b) => a - b))
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b))
    const after = seconds.findIndex((_, i) => within[i] >= 0.9)
    expect(waitP90.value).toBeGreaterThanOrEqual(seconds[after - 1])
    expect(waitP90.value).toBeLessThanOrEqual(seconds[after])
  })
})

describe('days by level', () => {
  test('are all days of all replications, those below the goal the share that misses it', () => {
    const [{ queue, type, days }] = summary.dayLevels
    expect([queue, type]).toEqual(['calls', null])
    const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0)
    expect(sum(days)).toBe(5 * 8)
    expect(sum(days.slice(0, 80)) / sum(days)).toBeCloseTo(summary.queues.calls.daysMissed.value ?? NaN, 12)
  })

  // 100 × 0.29 is 28.999…, 100 × 0.58 is 57.999….
  test.each([28, 29, 57, 58, 100])('a day at %i %% exactly is at that point, and meets a goal of it', async (point) => {
    const rows = Array.from({ length: 100 }, () => '1,08:00:00')
    const { dayLevels, goals, queues } = await run(
      loadText(
        JSON.stringify({
          agner: 1,
          calendar: { days: 1 },
          hours: '08:00-12:00',
          types: { calls: { arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '2m', goal: `${point}% in 20s` } },
          // As many are answered at once, the others after two minutes.
          groups: { team: { skills: ['calls'], agents: point } },
          run: { replications: 2 },
        }),
        { 'calls.csv': `day,at\n${rows.join('\n')}\n` },
      ),
    )
    expect(goals[0].serviceLevel.value).toBe(point / 100)
    expect(dayLevels[0].days).toEqual(Array.from({ length: 101 }, (_, level) => (level === point ? 2 : 0)))
    expect(queues.calls.daysMissed.value).toBe(0)
  })

  test('there are none in steady state', async () => {
    const { calendar: _, hours: __, ...rest } = CENTER
    const steady = await run(loadText(JSON.stringify({ ...rest, run: { horizon: '200h', warmup: '10h', batches: 5 } })))
    expect(steady.dayLevels).toEqual([])
    expect(steady.waits.totals.within.at(-1)).toBe(1)
  })
})
