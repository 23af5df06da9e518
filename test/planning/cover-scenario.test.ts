import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from '../../src/index.ts'
import { prepare } from '../../src/experiment/loaded.ts'
import { coverScenario, type CoverAnswer } from '../../src/planning/shifts/cover-scenario.ts'
import { workingHours } from '../../src/planning/hours/working-hours.ts'
import { coverTable } from '../../src/report/cover.ts'
import { scheduleOverlay } from '../../src/report/schedule-overlay.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

const SCENARIO = readFileSync('scenarios/shift-cover.yaml', 'utf8')
const HOUR = 3600

function prepared(text: string) {
  return prepare(loadScenarioText(text))
}

async function covered(text: string): Promise<CoverAnswer> {
  return coverScenario(prepared(text))
}

/** A day of five hours that needs so many agents by the hour. */
const day = (shifts: string, more = '', needed = '09:00-10:00: 2, 10:00-12:00: 5, 12:00-14:00: 3'): string => `
agner: 1
calendar: { start: 2026-09-07, days: 5, interval: 30m, hours: { mon-fri: 09:00-14:00 } }
types: { call: { arrivals: 30/h, talk: 4m } }
groups:
  team: { skills: [call], agents: { profile: { ${needed} } }${more} }
staffing: { shifts: { ${shifts} } }
`

test('the schedule of the scenario that ships covers its agents at every moment, and costs what it says', async () => {
  const answer = await covered(SCENARIO)
  const [{ schedule, found, requiredHours }] = answer.groups
  const before = prepared(SCENARIO).model.groups[0]
  const after = prepare(
    loadScenarioText(scheduleOverlay([schedule], { extends: 'base.yaml' }), { 'base.yaml': SCENARIO }),
  ).model
  const [team] = after.groups
  before.scheduledSeconds.forEach((seconds, period) => {
    expect(team.scheduledSeconds[period]).toBeGreaterThanOrEqual(seconds - 1e-6)
  })
  const hours = (seconds: Float64Array): number => seconds.reduce((sum, value) => sum + value, 0) / HOUR
  expect(found?.paidHours).toBeCloseTo(hours(team.paidSeconds), 6)
  expect(found?.hoursOver).toBeCloseTo(hours(team.scheduledSeconds) - requiredHours, 6)
  expect(schedule.lines.length).toBeLessThanOrEqual(8)
  expect(await covered(SCENARIO)).toEqual(answer)
})

test('its cost is what the wages of a run come to in which nobody calls, supplements included', async () => {
  const quiet = SCENARIO.replace(/ {4}arrivals:[^]*(?= {4}talk)/, '    arrivals: 1/1000d\n')
  const [{ schedule, found }] = (await covered(quiet)).groups
  const overlay = scheduleOverlay([schedule], { extends: 'base.yaml' })
  const { totals } = await run(prepare(loadScenarioText(overlay, { 'base.yaml': quiet })), { replications: 1 })
  expect(totals.offered.value).toBe(0)
  expect(found?.cost).toBeCloseTo(totals.costWages.value ?? 0, 6)
})

test('a cover by hand: 2, 5, 5, 3, 3 by hours of three and five take three for five hours and two for three', async () => {
  const { groups, currency, staffings } = await covered(
    day('five: { length: 5h, starts: 09:00 }, three: { length: 3h, every: 1h }'),
  )
  // Hours 10 to 12 need five, the ends two and three; 13 to 14 needs three who are there from 11 or all day.
  const [{ found, requiredHours, schedule }] = groups
  expect(currency).toBeNull()
  expect(requiredHours).toBe(5 * 18)
  // Two all day leave 0, 3, 3, 1, 1: three for three hours from 10 and one from 11 to 14 make 22; or three all day and two
  // for three hours, 21, which no cover undercuts.
  expect(found).toMatchObject({
    cost: 5 * 21,
    bound: 5 * 21,
    gap: 0,
    paidHours: 5 * 21,
    hoursOver: 5 * 3,
    hoursUnder: 0,
    lowest: null,
  })
  expect(schedule.lines.reduce((sum, { shift }) => sum + shift.agents, 0)).toBe(5)
  expect(staffings.get('team')?.from).toBe('shifts')
})

test('what breaks in turns leave below what is needed is told', async () => {
  const needed = '09:00-10:00: 1, 10:00-11:00: 4, 11:00-13:00: 3, 13:00-14:00: 4'
  const text = day('any: { length: 5h, starts: 09:00, lunch: { between: 90m-210m, for: 30m } }', '', needed)
  const answer = await covered(text)
  const [{ found, schedule, requiredHours }] = answer.groups
  const overlay = scheduleOverlay([schedule], { extends: 'base.yaml' })
  const [team] = prepare(loadScenarioText(overlay, { 'base.yaml': text })).model.groups
  const there = team.scheduledSeconds.reduce((sum, seconds) => sum + seconds, 0) / HOUR
  expect((found?.hoursOver ?? 0) - (found?.hoursUnder ?? 0)).toBeCloseTo(there - requiredHours, 6)
  // Five have lunch from 10:30 to 12:30, starting every 22.5 minutes: 1.25 of them are off until 11:00.
  expect(found?.lowest?.when).toBe('mon 2026-09-07 10:30')
  expect(found?.lowest?.agents).toBeCloseTo(0.25, 6)
  expect(found?.hoursUnder).toBeCloseTo(5 * 0.125, 6)
  expect(coverTable(answer)).toMatch(/In windows of breaks [\d.]+ fewer are there/)
})

test('what cannot be covered is told by time', async () => {
  const answer = await covered(day('late: { length: 4h, starts: 10:00 }'))
  const [{ found, missing, schedule }] = answer.groups
  expect({ found, lines: schedule.lines }).toEqual({ found: null, lines: [] })
  expect(missing[0]).toEqual({ when: 'mon 2026-09-07 09:00', agents: 2, isReachable: false })
  expect(missing).toHaveLength(10)
  expect(coverTable(answer)).toMatch(/team: cannot be covered: no shift has anybody at mon 2026-09-07 09:00 \(2\),/)
})

test.each([
  [
    'limits stand in the way',
    'any: { length: 5h, starts: 09:00, at-most: 4 }',
    /with what is allowed at most[^.]*mon 2026-09-07\s+10:00/,
  ],
  [
    'the limits contradict each other',
    'a: { length: 5h, share: 20% }, b: { length: 4h, share: 20% }',
    /cannot be covered/,
  ],
  ['nothing fits', 'any: { length: 8h }', /no shift of the catalogue lies within the hours/],
])('%s, in words', async (_, shifts, words) => {
  expect(coverTable(await covered(day(shifts)))).toMatch(words)
})

test('people who keep up for clients are covered for the time that it takes', async () => {
  const text = day('any: { length: 5h, starts: 09:00 }', ', upkeep: 1h')
  const [{ found, schedule }] = (await covered(text)).groups
  expect(found).not.toBeNull()
  expect(schedule.lines[0].shift.agents).toBeGreaterThanOrEqual(5)
})

test.each([
  ['no catalogue', SCENARIO.replace(/staffing:\n[^]*(?=run:)/, ''), /no shifts to choose from/],
  [
    'steady state',
    'agner: 1\ntypes: { call: { arrivals: 30/h, talk: 4m } }\ngroups: { team: { skills: [call], agents: 5 } }\nstaffing: { shifts: { any: { length: 8h } } }\nrun: { horizon: 100h, warmup: 1h }',
    /without days/,
  ],
  [
    'shifts already',
    SCENARIO.replace(/ {4}agents:[^]*(?= {4}wage)/, '    shifts: [{ agents: 3, hours: 08:00-16:30 }]\n'),
    /shifts of their own/,
  ],
])('%s is refused', async (_, text, words) => {
  const loaded = prepared(text)
  await expect(coverScenario(loaded)).rejects.toThrow(ScenarioError)
  await expect(coverScenario(loaded)).rejects.toThrow(words)
})

test('a site an hour behind may work from an hour earlier by its own clocks', () => {
  const { scenario } = loadScenarioText(`
agner: 1
calendar: { start: 2026-09-07, days: 5, timezone: Europe/Amsterdam, hours: { mon-fri: 00:30-09:00 } }
sites: { lisbon: { timezone: Europe/Lisbon } }
types: { call: { arrivals: 30/h, talk: 4m } }
groups: { here: { skills: [call], agents: 1 }, there: { skills: [call], agents: 1, site: lisbon } }
`)
  expect(workingHours(scenario, 'here')).toEqual([{ weekdays: [0, 1, 2, 3, 4], from: HOUR / 2, to: 9 * HOUR }])
  expect(workingHours(scenario, 'there')).toEqual([{ weekdays: [0, 1, 2, 3, 6], from: 23.5 * HOUR, to: 32 * HOUR }])
})
