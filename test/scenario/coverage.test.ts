import { expect, test } from 'vitest'
import { compile } from '../../src/scenario/compile.ts'
import { coverageIn } from '../../src/scenario/coverage.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'
import type { ScenarioGroup } from '../../src/scenario/schema.ts'

type Staffing = ScenarioGroup['staffing']

const center = (groups: string): string => `
agner: 1
name: Coverage
calendar: { start: 2026-03-23, days: 10, timezone: Europe/Amsterdam, interval: 30m, hours: { mon-fri: 08:00-20:00, sat: 10:00-16:00 } }
holidays: [2026-03-25]
sites: { porto: { timezone: Europe/Lisbon, holidays: [2026-03-26] } }
types: { support: { arrivals: 60/h, talk: 4m } }
run: { replications: 1 }
groups:
${groups}
`

const groups: Record<string, string> = {
  'a number': '{ skills: [support], agents: 7 }',
  'a number with upkeep': '{ skills: [support], agents: 7, upkeep: 45m }',
  'a profile': '{ skills: [support], agents: { profile: { mon-fri: { "08:00-12:00": 7, "12:00-20:00": 4 } } } }',
  'a profile elsewhere': '{ skills: [support], site: porto, agents: { profile: { "08:00-12:00": 7 } } }',
  'a file': '{ skills: [support], agents: { file: agents.csv, column: team } }',
  'plain shifts': '{ skills: [support], shifts: [{ agents: 3, days: mon-fri, hours: 08:00-16:30 }] }',
  'shifts of people':
    '{ skills: [support], absence: { share: 6% }, site: porto, shifts: [{ agents: 3, hours: 08:00-12:00, lunch: { between: 09:00-11:00, for: 30m } }] }',
  'seasonal people': '{ skills: [support], months: apr, shifts: [{ agents: 2, hours: 22:00-06:00 }] }',
}
const files = {
  'agents.csv': ['start,team', ...Array.from({ length: 48 }, (_, i) => `${clock(i)},${i % 5}`)].join('\n'),
}

function clock(half: number): string {
  return `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
}

test.each(Object.entries(groups))('%s covers what compiling the scenario with it says', (_, group) => {
  const wanted = loadScenarioText(center(`  team: ${group}`), files)
  const [compiled] = compile(wanted).model.groups
  const { team } = wanted.scenario.groups
  const otherwise = {
    ...wanted.scenario,
    groups: { team: { ...team, staffing: { from: 'number' as const, agents: 1 } } },
  }
  const plan = coverageIn({ ...wanted, scenario: otherwise }, 'team')(team.staffing)
  expect(plan.staffing).toEqual(compiled.staffing)
  expect(plan.paidSeconds).toEqual(compiled.paidSeconds)
  expect(plan.scheduledSeconds).toEqual(compiled.scheduledSeconds)
  expect(Math.max(...plan.scheduledSeconds)).toBeGreaterThan(0)
})

test('staffings other than the written one are covered in the hours of the group', () => {
  const loaded = loadScenarioText(center('  team: { skills: [support], agents: 1 }'))
  const window = { weekdays: [0, 1, 2, 3, 4, 5, 6], from: 8 * 3600, to: 12 * 3600 }
  const profile: Staffing = { from: 'profile', windows: [{ ...window, value: 1 }] }
  const [one, profiled] = [{ from: 'number' as const, agents: 2 }, profile].map(coverageIn(loaded, 'team'))
  const hours = (seconds: Float64Array): number => seconds.reduce((sum, value) => sum + value, 0) / 3600
  // Ten days from a Monday: seven weekdays and a Saturday, without the Wednesday that is a holiday.
  expect(hours(one.scheduledSeconds)).toBe(2 * (12 * 7 + 6))
  expect(hours(profiled.scheduledSeconds)).toBe(4 * 9)
})

test('coverage is what agents add up to: of n agents in a shift n times that of one', () => {
  const loaded = loadScenarioText(center(`  team: ${groups['plain shifts']}`))
  const cover = coverageIn(loaded, 'team')
  const { staffing } = loaded.scenario.groups.team
  if (staffing.from !== 'shifts' || !('length' in staffing.shifts)) throw new Error('the group has a list of shifts')
  const [three] = staffing.shifts
  const one = cover({ from: 'shifts', shifts: [{ ...three, agents: 1 }] })
  expect(cover(staffing).scheduledSeconds).toEqual(one.scheduledSeconds.map((seconds) => 3 * seconds))
})

test('a staffing that does not fit is refused with its reason', () => {
  const loaded = loadScenarioText(center('  team: { skills: [support], agents: 1, months: dec, upkeep: 1h }'))
  const shift = { agents: 1, weekdays: [0], from: 8 * 3600, to: 12 * 3600, breaks: [] }
  const lunch = {
    kind: 'lunch' as const,
    paid: false,
    seconds: 1800,
    from: 36_000,
    to: 37_800,
    weekdays: null,
    keepsLength: false,
  }
  const duty = { spells: [{ from: shift.from, to: shift.to }], rests: [lunch] }
  expect(() => coverageIn(loaded, 'team')({ from: 'shifts', shifts: [{ ...shift, duty }] })).toThrow(ScenarioError)
})
