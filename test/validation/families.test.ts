import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCases, type Case } from '../../validation/case.ts'
import { Moments, Ratio } from '../../validation/estimators.ts'
import { scores } from '../../validation/judge.ts'
import { readCase } from '../../validation/read.ts'
import { Report } from '../../validation/report.ts'
import { simulateCase } from '../../validation/simulate-case.ts'

const cases = readCases(readFileSync(new URL('../../validation/cases.json', import.meta.url), 'utf8'))
/** A hundredth of what `npm run validate` simulates. */
const DIVISOR = 100

const chosen = [
  'erlangB-06',
  'erlangC-03',
  'erlangA-04',
  'mmnk-03',
  'mmnkM-03',
  'mmnG-04-uniform',
  'mg1-04-uniform',
  'mdn-02',
  'mphn-03',
  'prioNP-02',
  'sbrV-02',
  'sbrN-01',
  'sbrX-03',
  'sbrM-01',
  'sbrW-02',
  'fcfs-M-01',
  'wrap-02',
  'ovfT-03',
  'ovfI-01',
  'ovfD-03',
  'cb-03',
  'ivr-02',
  'ivr-05',
  'xfer-01',
  'retry-02',
  'retry-04',
  'email-01',
  'blend-02',
  'blend-05',
  'chat-01',
  'chat-06',
  'chat-07',
  'prioPRn-02',
  'tv-02',
  'arr-03',
  'pub-cc-mmc',
  'pub-cc-telethon',
  'pub-cc-bank',
  'pub-erlangc-cran',
]

function named(id: string): Case {
  const found = cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no case ${id}`)
  return found
}

describe('every family, shortly', () => {
  test.each(chosen)('%s meets its exact figures', (id) => {
    const given = named(id)
    const simulated = simulateCase(given, DIVISOR)
    expect(simulated.notExpressible).toEqual({})
    expect(simulated.observations).toBeGreaterThanOrEqual(100)
    const found = scores(given, simulated)
    expect(found.length).toBeGreaterThan(3)
    expect(found.filter(({ z }) => !(Math.abs(z) < 4))).toEqual([])
  })

  test('every case that ships is understood', () => {
    for (const one of cases) expect(() => readCase(one)).not.toThrow()
  })
})

describe('a wrong figure', () => {
  const right = named('erlangC-02')
  const wrong = {
    ...right,
    expected: {
      ...right.expected,
      p_wait: { value: 0.7, uncertainty: 0 },
      no_such_figure: { value: 1, uncertainty: 0 },
      occupancy: { value: NaN, uncertainty: 0 },
    },
  }

  test('fails the run, and is named', () => {
    const lines: string[] = []
    const report = new Report((line) => lines.push(line))
    report.add(wrong, 500)
    expect(report.end()).toBe(1)
    expect(lines.join('\n')).toMatch(/p_wait: expected 0.7, got 0\.5/)
    expect(lines.join('\n')).toContain('erlangC-02 no_such_figure: no figure is called no_such_figure')
    expect(lines.join('\n')).toContain('erlangC-02 occupancy: the case has no value for it')
    expect(report.results['erlangC-02']).not.toHaveProperty('no_such_figure')
  })
})

describe('estimators', () => {
  const observe = (estimator: Ratio | Moments, pairs: readonly (readonly [number, number])[]) => {
    for (const [a, b] of pairs) estimator.add([Float64Array.of(a), Float64Array.of(b)])
    return estimator.estimate()
  }
  const first = (sums: Float64Array) => sums[0]

  test('a share rests on the rarer of its two outcomes', () => {
    const share = new Ratio(0, first, () => 10, null)
    expect(
      observe(share, [
        [9, 0],
        [10, 0],
        [8, 0],
      ]).events,
    ).toBe(3)
  })

  test('covariance, deviation and dispersion are those of the sample', () => {
    const pairs = [
      [1, 2],
      [2, 1],
      [4, 6],
      [5, 7],
    ] as const
    expect(observe(new Moments('covariance', first, [0, 1]), pairs).value).toBeCloseTo(5, 12)
    expect(observe(new Moments('deviation', first, [0, 0]), pairs).value).toBeCloseTo(Math.sqrt(10 / 3), 12)
    expect(observe(new Moments('dispersion', first, [0, 0]), pairs).value).toBeCloseTo(10 / 9, 12)
  })

  test('the standard error of a variance of uniform values is what theory says', () => {
    const count = 5000
    const spread = new Moments('covariance', first, [0, 0])
    const { value, se } = observe(
      spread,
      Array.from({ length: count }, (_, i) => [((i * 7919) % count) / count, 0] as const),
    )
    expect(value).toBeCloseTo(1 / 12, 4)
    // √((μ4 - σ⁴) / n) with μ4 = 1/80.
    expect(se).toBeCloseTo(Math.sqrt((1 / 80 - 1 / 144) / count), 6)
  })
})
