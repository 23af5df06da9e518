import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateBusyness, type DayCounts } from '../../scripts/bank-1999/busyness.ts'
import { parseCalls, type Call } from '../../scripts/bank-1999/calls.ts'
import { openWeekday, parseClock, parseDate, slotStart } from '../../scripts/bank-1999/clock.ts'
import { weighCalls } from '../../scripts/bank-1999/contact-types.ts'
import { kaplanMeier, meanHazard, patienceTable } from '../../scripts/bank-1999/kaplan-meier.ts'
import { joinSpans } from '../../scripts/bank-1999/presence.ts'
import { roundKeepingSum } from '../../scripts/bank-1999/rounding.ts'
import { fitService } from '../../scripts/bank-1999/service.ts'

describe('clock', () => {
  test('times are seconds since midnight', () => {
    expect(parseClock('0:00:00')).toBe(0)
    expect(parseClock('7:30:05')).toBe(27005)
    expect(parseClock('23:59:59')).toBe(86399)
  })

  test.each(['7:30', '7:60:00', '', 'NO_SERVER'])('%j is no clock time', (text) => {
    expect(() => parseClock(text)).toThrow(RangeError)
  })

  test('Fridays, Saturdays and holidays are not open days', () => {
    expect(openWeekday(parseDate('990103'))).toBe('sun')
    expect(openWeekday('1999-06-10')).toBe('thu')
    expect(openWeekday('1999-06-11')).toBeUndefined()
    expect(openWeekday('1999-06-12')).toBeUndefined()
    expect(openWeekday('1999-05-17')).toBeUndefined()
  })

  test('slot 14 starts at 07:00 and slot 47 at 23:30', () => {
    expect([slotStart(14), slotStart(47)]).toEqual(['07:00', '23:30'])
  })
})

describe('calls', () => {
  const header =
    'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time q_start q_exit q_time outcome ser_start ser_exit ser_time server'
  const row = (queueStart: string, wait: number, outcome: string, service: number) =>
    `AA 1 0 2 PS 990106 9:00:00 9:00:10 10 ${queueStart} 9:01:00 ${wait} ${outcome} 9:01:00 9:02:00 ${service} A1`
  const file = (...rows: string[]) => [header, ...rows].map((line) => line.split(' ').join('\t')).join('\n') + '\n'

  test('hanging up counts as an offer only in the queue, and phantoms never', () => {
    const calls = parseCalls(
      file(
        row('9:00:10', 50, 'AGENT', 60),
        row('0:00:00', 0, 'AGENT', 60),
        row('9:00:10', 50, 'HANG', 7),
        row('0:00:00', 0, 'HANG', 0),
        row('9:00:10', 50, 'PHANTOM', 0),
      ),
    )
    expect(calls.map(({ answered, queued, service }) => [answered, queued, service])).toEqual([
      [true, true, 60],
      [true, false, 60],
      [false, true, 0],
    ])
  })

  test('a file of another shape is refused', () => {
    expect(() => parseCalls('a\tb\n1\t2\n')).toThrow(/unexpected header/)
  })
})

describe('contact types', () => {
  const base: Call = {
    date: '1999-01-06',
    month: '1999-01',
    weekday: 'wed',
    topic: 'account',
    customerPriority: 0,
    recordedType: 'PS',
    arrivedAt: 36000,
    queued: true,
    queuedAt: 36000,
    wait: 5,
    answered: true,
    service: 60,
    startedAt: 36005,
    server: 'A1',
  }

  test('a call answered at once is split by the share of priority customers in the queue', () => {
    const queued = Array.from({ length: 60 }, (_, i) => ({ ...base, customerPriority: i < 45 ? 2 : 1 }))
    const calls = weighCalls([...queued, { ...base, queued: false }, { ...base, topic: 'stock', customerPriority: 2 }])
    expect(calls[0].weight).toMatchObject({ priority: 1, regular: 0 })
    expect(calls[59].weight).toMatchObject({ priority: 0, regular: 1 })
    expect(calls[60].weight).toMatchObject({ priority: 0.75, regular: 0.25, stock: 0 })
    expect(calls[61].weight).toMatchObject({ priority: 0, regular: 0, stock: 1 })
  })

  test('a half hour with few queued calls takes the share of its month', () => {
    const elsewhere = Array.from({ length: 80 }, (_, i) => ({ ...base, customerPriority: i < 20 ? 2 : 1 }))
    const calls = weighCalls([...elsewhere, { ...base, arrivedAt: 80000, queued: false }])
    expect(calls[80].weight.priority).toBe(0.25)
  })
})

describe('Kaplan-Meier', () => {
  // 10 customers; at 2 s one leaves and one is answered, at 5 s two leave and one is answered, at 9 s one leaves.
  const seconds = [5, 2, 9, 2, 5, 1, 5, 12, 12, 9]
  const ended = [true, true, true, false, true, false, false, false, false, false]

  test('among equal times abandonments come before answers', () => {
    const steps = kaplanMeier(seconds, ended)
    expect(steps.map(({ seconds: at, atRisk, events }) => [at, atRisk, events])).toEqual([
      [1, 10, 0],
      [2, 9, 1],
      [5, 7, 2],
      [9, 4, 1],
      [12, 2, 0],
    ])
    const expected = [1, 8 / 9, (8 / 9) * (5 / 7), (8 / 9) * (5 / 7) * (3 / 4), (8 / 9) * (5 / 7) * (3 / 4)]
    steps.forEach((step, i) => expect(step.survival).toBeCloseTo(expected[i], 12))
  })

  test('the hazard is abandonments over time waited', () => {
    expect(meanHazard(kaplanMeier(seconds, ended), 2, 9)).toBeCloseTo(3 / (7 * 3 + 4 * 4), 12)
  })

  test('a drop is spread over half a second on either side, and the tail is exponential', () => {
    const steps = kaplanMeier(
      [...Array(10).fill(4), ...Array(30).fill(10)],
      [...Array(10).fill(true), ...Array(10).fill(true), ...Array(20).fill(false)],
    )
    const table = patienceTable(steps, [0, 0.125, 0.25, 0.5, 0.75, 1], 1)
    const hazard = 10 / (30 * 5)
    expect(table.tailHazard).toBeCloseTo(hazard, 12)
    const half = 10.5 + Math.log(2) / hazard
    const expected = [3.5, 4, 4.5, 10.5, half, half + 2 / hazard]
    table.seconds.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 9))
  })

  test('quantiles never decrease', () => {
    const waits = fc.array(fc.record({ wait: fc.nat(60), left: fc.boolean() }), { minLength: 20, maxLength: 200 })
    fc.assert(
      fc.property(waits, (customers) => {
        fc.pre(customers.some(({ wait, left }) => left && wait > 30))
        const steps = kaplanMeier(
          customers.map(({ wait }) => wait),
          customers.map(({ left }) => left),
        )
        const { seconds: quantiles } = patienceTable(steps, [0, 0.1, 0.2, 0.3, 0.5, 0.8, 0.95, 1], 1)
        for (let i = 1; i < quantiles.length; i++) expect(quantiles[i]).toBeGreaterThanOrEqual(quantiles[i - 1])
      }),
    )
  })
})

describe('busyness', () => {
  test('counts of hand-made days give the moments worked out by hand', () => {
    const days: DayCounts[] = [
      { cell: 'sun', counts: [80, 60] },
      { cell: 'sun', counts: [120, 140] },
    ]
    const { cv, correlation } = estimateBusyness(days, 2)
    // sample variances 800 and 3200, covariance 1600, means 100, and a mean of two days has half the variance.
    expect(cv[0]).toBeCloseTo(Math.sqrt((800 - 100) / (10000 - 400)), 12)
    expect(cv[1]).toBeCloseTo(Math.sqrt((3200 - 100) / (10000 - 1600)), 12)
    expect(correlation[0][1]).toBeCloseTo(1600 / (10000 - 800) / (cv[0] * cv[1]), 12)
    expect(correlation[0][0]).toBe(1)
  })

  test('a spread known beforehand is found, and weekday means are not taken for busyness', () => {
    const random = generator(7)
    const days: DayCounts[] = []
    for (let i = 0; i < 4000; i++) {
      const shared = 1 + (random() < 0.5 ? -0.2 : 0.2)
      const own = 1 + (random() < 0.5 ? -0.1 : 0.1)
      const mean = i % 2 === 0 ? 100 : 300
      const counts = [poisson(mean * shared, random), poisson(mean * shared * own, random), poisson(mean, random)]
      days.push({ cell: String(i % 2), counts })
    }
    const { cv, correlation } = estimateBusyness(days, 3)
    expect(cv[0]).toBeCloseTo(0.2, 2)
    const cvProduct = Math.sqrt(1.04 * 1.01 - 1)
    expect(cv[1]).toBeCloseTo(cvProduct, 2)
    expect(cv[2]).toBeLessThan(0.015)
    expect(correlation[0][1]).toBeCloseTo(0.04 / (0.2 * cvProduct), 1)
  })
})

describe('rounding', () => {
  test('the largest remainders go up', () => {
    expect(roundKeepingSum([1.2, 2.7, 0.6, 3.5])).toEqual([1, 3, 1, 3])
  })

  test('the sum is kept and no value moves by one or more', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 60 }), (values) => {
        const rounded = roundKeepingSum(values)
        const sum = (xs: readonly number[]) => xs.reduce((total, x) => total + x, 0)
        expect(sum(rounded)).toBe(Math.round(sum(values)))
        rounded.forEach((value, i) => {
          expect(Number.isInteger(value)).toBe(true)
          expect(Math.abs(value - values[i])).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})

describe('presence and service', () => {
  test('spans a gap apart or less become one, longer gaps stay', () => {
    expect(
      joinSpans(
        [
          [500, 600],
          [0, 100],
          [400, 450],
          [20, 50],
        ],
        300,
      ),
    ).toEqual([[0, 600]])
    expect(
      joinSpans(
        [
          [401, 450],
          [0, 100],
        ],
        300,
      ),
    ).toEqual([
      [0, 100],
      [401, 450],
    ])
  })

  test('short and endless services are left out of the law and counted by themselves', () => {
    const law = fitService([
      { value: 4, weight: 1 },
      { value: 9000, weight: 0.5 },
      { value: 100, weight: 2 },
      { value: 400, weight: 0.5 },
      { value: 50, weight: 0 },
    ])
    expect(law.answered).toBe(4)
    expect(law.shortShare).toBe(0.25)
    expect(law.longShare).toBe(0.125)
    expect(law.mean).toBeCloseTo(160, 12)
    expect(law.cv).toBeCloseTo(120 / 160, 12)
    expect(law.mu).toBeCloseTo(0.8 * Math.log(100) + 0.2 * Math.log(400), 12)
    expect(law.meanAll).toBeCloseTo((4 + 400) / 3.5, 12)
  })
})

/** A small linear congruential generator: the test needs any fixed stream. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 4294967296
  }
}

function poisson(mean: number, random: () => number): number {
  let count = 0
  for (let left = mean + Math.log(random()); left > 0; left += Math.log(random())) count++
  return count
}
