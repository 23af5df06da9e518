import { describe, expect, test } from 'vitest'
import type { Summary } from '../../src/experiment/summary.ts'
import { advice } from '../../src/report/advice.ts'
import { about, bank, exact } from './fixture.ts'

const calm: Summary = {
  ...bank,
  queues: { service: { ...bank.queues.service, daysMissed: exact(0.02), waiting: exact(0) } },
  types: {},
  groups: { general: { occupancy: about(0.8, 0.01) } },
  intervals: [],
  goals: [bank.goals[0]],
}

describe('what to look at next', () => {
  test('says so where nothing stands out', () => {
    expect(advice(calm)).toEqual([expect.stringContaining('Nothing stands out')])
  })

  test('never more than four sentences', () => {
    expect(advice(bank).length).toBeLessThanOrEqual(4)
  })

  test('begins with a goal that is missed, and by how much', () => {
    expect(advice(bank)[0]).toBe('technical misses its goal of 70 % in 60 s by 4.5 percentage points.')
  })

  test('names the interval with most late contacts and who was there', () => {
    expect(advice(bank)[1]).toBe(
      'Most contacts are late from 12:30: 52.0 % of 36.0 within their target, with 9 agents busy 90 % of the time.',
    )
  })

  test('four times the replications halve an interval', () => {
    const wide = { ...calm, replications: 50, queues: { service: { serviceLevel: about(0.9, 0.02) } } }
    expect(advice(wide)).toEqual([expect.stringMatching(/90\.0 % ± 2\.0 is a wide interval; about 200 replications/)])
  })

  test('an open goal says how many replications would settle it, or that none will', () => {
    const open = (value: number) => {
      const goal = { ...bank.goals[0], serviceLevel: about(value, 0.02), verdict: 'open' as const }
      return advice({ ...calm, replications: 100, goals: [goal] })
    }
    // (0.02 / 0.01)² × 100, and a tenth to spare
    expect(open(0.81)).toEqual([expect.stringContaining('about 440 replications would')])
    expect(open(0.8)).toEqual([expect.stringContaining('too near to tell')])
  })

  test('one replication asks for more', () => {
    expect(advice({ ...calm, replications: 1 })[0]).toContain('--replications 30')
  })

  test('warns of high occupancy, of much abandonment and of what still waits', () => {
    const groups = { general: { occupancy: about(0.93, 0.01) } }
    expect(advice({ ...calm, groups })).toEqual([expect.stringContaining('general (93 %)')])
    const service = { ...calm.queues.service, abandonment: about(0.12, 0.01), waiting: about(3, 1) }
    expect(advice({ ...calm, queues: { service } })).toEqual([
      expect.stringContaining('12.0 % abandon, after 40.0 s on average'),
      expect.stringContaining('3 still wait at the end'),
    ])
  })

  test('tells the share of days that miss a goal met on average', () => {
    const service = { ...calm.queues.service, daysMissed: about(0.32, 0.02) }
    expect(advice({ ...calm, queues: { service } })).toEqual([expect.stringContaining('on 32 % of days')])
  })

  test('offers to do with fewer agents where all goals are met at leisure', () => {
    const groups = { general: { occupancy: about(0.41, 0.01) } }
    expect(advice({ ...calm, groups })).toEqual([expect.stringContaining('fewer agents may do')])
    expect(advice({ ...calm, groups, goals: [] })).toEqual([expect.stringContaining('No goal is set')])
  })
})
