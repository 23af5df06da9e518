import { describe, expect, test } from 'vitest'
import type { Baseline, Measured } from '../../bench/baseline/baseline.ts'
import { judge, strangers } from '../../bench/baseline/judge.ts'
import { baselineWith, measuredOf } from './made-up.ts'

const baseline = baselineWith({ w1: measuredOf() })

function failuresOf(is: Measured, again: () => Measured = never, than: Baseline = baseline): readonly string[] {
  return judge(than, new Map([['w1', is]]), again).flatMap(({ failures }) => failures)
}

function never(): never {
  throw new Error('measured again')
}

describe('counts', () => {
  test('the same counts pass', () => {
    expect(failuresOf(measuredOf())).toEqual([])
  })

  test.each([
    ['events', { events: 2_000_001 }, 'w1: events were 2,000,000, are 2,000,001'],
    ['contacts', { contacts: 999_999 }, 'w1: contacts were 1,000,000, are 999,999'],
  ])('one more or less of %s fails, and how to write a new baseline is said', (_, changed, words) => {
    const [failure] = failuresOf(measuredOf(changed))
    expect(failure).toContain(words)
    expect(failure).toContain('--write-baseline')
  })
})

describe('scavenges', () => {
  test('as many as the bound pass, more fail', () => {
    expect(failuresOf(measuredOf({ scavengesPer5M: 25 }))).toEqual([])
    expect(failuresOf(measuredOf({ scavengesPer5M: 25.1 }))).toEqual([
      'w1: 25.1 scavenges per 5 M contacts, at most 25 are allowed',
    ])
  })
})

describe('time', () => {
  const slower = (times: number) => measuredOf({ ratiosToReferenceOnW1: [0.3 * times, 0.31 * times, 0.32 * times] })

  test('1.4 times the baseline passes without a second measurement', () => {
    expect(failuresOf(slower(1.4))).toEqual([])
  })

  test('1.6 times, then 1.2 times, passes', () => {
    const [one] = judge(baseline, new Map([['w1', slower(1.6)]]), () => slower(1.2))
    expect(one.failures).toEqual([])
    expect(one.times.map((times) => times.toFixed(2))).toEqual(['1.60', '1.20'])
  })

  test('1.6 times twice fails', () => {
    expect(failuresOf(slower(1.6), () => slower(1.55))).toEqual([
      'w1: takes 1.60 and 1.55 × the time of the baseline, at most 1.5 is allowed',
    ])
  })

  test('one slow round among three is no slow workload', () => {
    expect(failuresOf(measuredOf({ ratiosToReferenceOnW1: [0.3, 9, 0.31] }))).toEqual([])
  })

  test('only the slow workload is measured again', () => {
    const asked: string[] = []
    const two = baselineWith({ w1: measuredOf(), w2: measuredOf() })
    const measured = new Map([
      ['w1', measuredOf()],
      ['w2', slower(2)],
    ])
    judge(two, measured, (workload) => {
      asked.push(workload)
      return measuredOf()
    })
    expect(asked).toEqual(['w2'])
  })
})

describe('workloads that only one of the two has', () => {
  test('none where both have the same', () => {
    expect(strangers(baseline, ['w1'], ['w1', 'w2'])).toEqual([])
  })

  test('one that the bench no longer has, and one that the baseline does not have yet', () => {
    const [gone, unknown] = strangers(baselineWith({ old: measuredOf() }), ['w1'], ['w1'])
    expect(gone).toContain('old: in the baseline, but the bench has no such workload')
    expect(unknown).toContain('w1: not in the baseline')
  })
})
