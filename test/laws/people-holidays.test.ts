import { describe, expect, test } from 'vitest'
import { loadText, ScenarioError } from '../../src/index.ts'
import { runObject, valuesOf } from './run-text.ts'

const HOLIDAYS = { '2026-12-24': '10:00-13:00', '2026-12-25': 'closed', '2026-12-26': ['07:00-09:00', '11:00-15:00'] }
const BREAK = { at: '12:00', for: '30m' }

/** Two groups with the same shift; the second one's people have their own luck, that never strikes. */
function scenarioOf(where: 'scenario' | 'site', shift: object, peoples: object, more: object = {}): object {
  const site = where === 'site' ? { site: 'there' } : {}
  return {
    calendar: { start: '2026-12-23', days: 5 },
    run: { replications: 3 },
    types: { calls: { arrivals: '0.001/h', talk: '1m', goal: '80% in 20s' } },
    ...(where === 'site' ? { sites: { there: { holidays: HOLIDAYS } } } : { holidays: HOLIDAYS }),
    groups: {
      plain: { skills: ['calls'], shifts: [shift], ...site },
      people: { skills: ['calls'], shifts: [{ ...shift, ...peoples }], ...site, ...more },
    },
  }
}

function hoursOf(scenario: object): Record<'plain' | 'people', { paid: number; scheduled: number }> {
  const { groups } = loadText(JSON.stringify({ agner: 1, ...scenario })).model
  const [plain, people] = groups.map(({ paidSeconds, scheduledSeconds }) => ({
    paid: paidSeconds.reduce((sum, part) => sum + part, 0) / 3600,
    scheduled: scheduledSeconds.reduce((sum, part) => sum + part, 0) / 3600,
  }))
  expect(groups.map(({ staffing }) => staffing.plan)).toEqual(['roster', 'people'])
  return { plain, people }
}

describe.each(['scenario', 'site'] as const)('on holidays of the %s', (where) => {
  test('people with luck of their own work the hours of a plain shift', () => {
    for (const hours of ['08:00-16:00', '11:00-20:00', '22:00-06:00', '08:00-12:15']) {
      const breaks = hours === '08:00-16:00' ? [BREAK] : []
      const { plain, people } = hoursOf(
        scenarioOf(where, { agents: 3, hours, breaks }, {}, { absence: { share: '0.0001%' } }),
      )
      expect([hours, people]).toEqual([hours, plain])
    }
  })

  test('they have their lunch if it fits', () => {
    // 8 on the 23rd and the 27th, 3 on the 24th, 1 + 4 on the 26th; lunch on all of these.
    const shift = { agents: 3, hours: '08:00-16:00' }
    for (const lunch of [
      { at: '12:00', for: '30m' },
      { between: '11:00-14:00', for: '30m' },
    ]) {
      const { plain, people } = hoursOf(scenarioOf(where, shift, { lunch }))
      expect(plain).toEqual({ paid: 3 * 24, scheduled: 3 * 24 })
      expect(people).toEqual({ paid: 3 * 22, scheduled: 3 * 22 })
    }
    const { people } = hoursOf(scenarioOf(where, shift, { lunch: { at: '12:45', for: '30m' } }))
    expect(people.paid).toBe(3 * 22.5)
    // An hour from 12:00 to 13:00 for two half hours: at 12:00, 12:15 and 12:30.
    const late = hoursOf(scenarioOf(where, shift, { breaks: [{ between: '12:00-16:00', for: '30m' }] }))
    expect(late.people).toEqual({ paid: 3 * 24, scheduled: 3 * 22 })
  })

  test('as planned, so it happens', () => {
    const shift = { agents: 3, hours: '08:00-16:00' }
    const peoples = { lunch: { between: '11:00-14:00', for: '30m' }, meetings: [{ at: '15:00', for: '30m' }] }
    const { groups } = runObject(scenarioOf(where, shift, peoples))
    const { shrinkage, shrinkagePlanned } = valuesOf(groups.people)
    // The meeting is held on the two whole days alone: 1 of 22 hours.
    expect(shrinkagePlanned).toBeCloseTo(1 / 22, 6)
    expect(shrinkage).toBeCloseTo(1 / 22, 6)
  })
})

test('a date that is a holiday twice is refused', () => {
  const said = (holidays: unknown, files = {}): string[] => {
    const scenario = { ...scenarioOf('scenario', { agents: 1, hours: '08:00-16:00' }, {}), holidays }
    try {
      loadText(JSON.stringify({ agner: 1, ...scenario }), files)
    } catch (error) {
      if (error instanceof ScenarioError) return error.problems.map(({ file, message }) => `${file}: ${message}`)
      throw error
    }
    return []
  }
  const expected = [expect.stringMatching(/: two entries for 2026-12-25$/)]
  expect(said({ '2026-12-24 to 2026-12-26': 'closed', '2026-12-25': '10:00-12:00' })).toEqual(expected)
  expect(said(['2026-12-25', '2026-12-24 to 2026-12-25'])).toEqual(expected)
  expect(said({ file: 'f.csv' }, { 'f.csv': 'date\n2026-12-25\n2026-12-25' })).toEqual(expected)
  expect(said(['2026-12-25', '2026-12-26'])).toEqual([])
})
