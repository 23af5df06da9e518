import { describe, expect, test } from 'vitest'
import type { Summary } from '../../src/experiment/summary.ts'
import { advice } from '../../src/report/advice.ts'
import { about, bank, exact, interval, NONE } from './fixture.ts'

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

  test('says of a queue that it never opened, and not that nothing came or that all is well', () => {
    const goals = [{ ...bank.goals[0], queue: 'nights', serviceLevel: NONE, verdict: 'open' as const }]
    const shut = { ...calm, goals, remedies: { ...bank.remedies, neverOpen: ['nights'] } }
    expect(advice(shut)).toEqual([expect.stringMatching(/^nights never opens in the days of the run \(see hours and/)])
    const none = { ...shut, contacts: 0, totals: { ...bank.totals, offered: exact(0) } }
    expect(advice(none)).toHaveLength(1)
    expect(advice({ ...none, remedies: bank.remedies })[0]).toMatch(/^Nothing was offered/)
  })

  test('tells customers who are never reached from those who are late', () => {
    const goal = { ...bank.goals[1], queue: 'callback' }
    const queues = { callback: { offered: exact(100), unreached: exact(13) } }
    expect(advice({ ...bank, queues, goals: [goal] })[0]).toMatch(
      /^callback misses its goal .* \(13 % are never reached, however many agents there are\)\.$/,
    )
  })

  test('of many missed goals names those that cost most contacts, and counts the rest', () => {
    const goal = bank.goals[1]
    const queues = Object.fromEntries([10, 1000, 100, 20].map((n, i) => [`q${i}`, { offered: exact(n) }]))
    const goals = Object.keys(queues).map((queue) => ({ ...goal, queue }))
    const [first, second, third = ''] = advice({ ...bank, queues, goals })
    expect(first).toMatch(/^q1 misses its goal .* of 4 that miss, the most contacts\.$/)
    expect(second).toMatch(/^q2 misses its goal .*; 2 more miss their goal\.$/)
    expect(third).not.toContain('misses its goal of')
  })

  test('too much work for the agents comes before missed goals, and work after closing next', () => {
    const totals = { ...bank.totals, entered: exact(100), agentTime: exact(3600), paid: exact(360_000 / 2) }
    const over = { ...totals, utilization: exact(2), overtime: exact(180_000) }
    const found = advice({ ...bank, totals: over })
    expect(found[0]).toMatch(/^100 hours of work for 50 hours paid \(200 %\)/)
    expect(found[1]).toMatch(/^Agents work 50 hours past the end of their shifts \(100 % of paid time\) on those who/)
    expect(advice({ ...bank, warnings: ['more work than all agents together can do'] })[0]).toContain('more work')
  })

  test('against work after closing names what is not set, and nothing that is', () => {
    const totals = { ...bank.totals, paid: exact(360_000), overtime: exact(180_000) }
    const said = (patience: string[], sendAway: string[]) =>
      advice({ ...bank, totals, remedies: { ...bank.remedies, patience, sendAway } }).find((sentence) =>
        sentence.startsWith('Agents work'),
      )
    expect(said(['sales'], ['service', 'technical'])).toMatch(
      /: `patience` of sales or `at-closing: send-away` of the queues service and technical would end that\.$/,
    )
    expect(said([], ['service'])).toMatch(/wait: `at-closing: send-away` of the queue service would end that\.$/)
    expect(said([], [])).toMatch(/of paid time\): they finish what they have begun\.$/)
    expect(said(['sales'], ['service'])).not.toContain('at-end')
  })

  test('where nothing is offered or nobody works, says so and gives no verdict', () => {
    const totals = { offered: exact(0), scheduled: exact(0), paid: exact(0) }
    const goals = [{ ...bank.goals[0], serviceLevel: NONE, verdict: 'open' as const }]
    expect(advice({ ...calm, totals, goals, contacts: 0 })).toEqual([
      expect.stringContaining('Nothing was offered'),
      expect.stringContaining('Nobody works'),
    ])
    expect(advice({ ...calm, goals })).toEqual(['Nothing was offered to service: its goal has no verdict.'])
  })

  test('an interval without agents is one in which nobody is scheduled', () => {
    const intervals = [interval('08:00', 36, 9), interval('08:30', 36, 0, 0.1)]
    expect(advice({ ...calm, intervals })[0]).toMatch(/from 08:30: .*, when nobody is scheduled\.$/)
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

  test('occupancy of those who hold several contacts is that of their slots; who calls from lists fills all time', () => {
    const held = (slots: number) => ({ web: { occupancy: about(0.95, 0.01), slotOccupancy: about(slots, 0.01) } })
    expect(advice({ ...calm, groups: held(0.64) }).join()).not.toContain('Occupancy')
    expect(advice({ ...calm, groups: held(0.91) })[0]).toMatch(/^Occupancy is high in web \(91 % of its slots\):/)
    expect(advice({ ...calm, groups: held(0.95) })[0]).toMatch(/^Occupancy is high in web \(95 %\):/)
    const callers = { ...calm, groups: held(0.95), remedies: { ...bank.remedies, callers: ['web'] } }
    expect(advice(callers).join()).not.toContain('Occupancy')
  })

  test('tells the share of days that miss a goal met on average', () => {
    const service = { ...calm.queues.service, daysMissed: about(0.32, 0.02) }
    expect(advice({ ...calm, queues: { service } })).toEqual([expect.stringContaining('on 32 % of days')])
  })

  test('offers to do with fewer agents where all goals are met at leisure', () => {
    const groups = { general: { occupancy: about(0.41, 0.01), scheduled: exact(7) } }
    expect(advice({ ...calm, groups })).toEqual([expect.stringContaining('fewer agents may do')])
    const alone = { general: { ...groups.general, scheduled: exact(1) } }
    expect(advice({ ...calm, groups: alone }).join()).not.toContain('fewer agents')
    expect(advice({ ...calm, groups, contacts: 3 })).toEqual([expect.stringMatching(/^Only 3 contacts/)])
    expect(advice({ ...calm, groups, goals: [] })).toEqual([expect.stringContaining('No goal is set')])
  })
})
