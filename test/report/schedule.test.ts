import { describe, expect, test } from 'vitest'
import { scheduleLines, type GroupSchedule } from '../../src/planning/shifts/schedule.ts'
import { shiftColumns, shiftStaffing } from '../../src/planning/shifts/shift-columns.ts'
import { scheduleCsv } from '../../src/report/schedule-csv.ts'
import { scheduleOverlay } from '../../src/report/schedule-overlay.ts'
import { scheduleTable } from '../../src/report/schedule.ts'
import { compile } from '../../src/scenario/compile.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

const scenario = (shifts: string, team: string): string => `
agner: 1
calendar: { start: 2026-03-23, days: 9, interval: 30m, hours: { mon-sat: 06:00-24:00, sun: 22:00-24:00 } }
types: { call: { arrivals: 30/h, talk: 4m } }
groups: { team: { skills: [call], ${team} }, 'de:sk, 2': { skills: [call], agents: 1 } }
staffing:
  shifts:
    ${shifts}
`

const CATALOGUES = {
  'breaks at fixed times, lunch in a window':
    'full: { length: 8h30m, starts: 08:00-09:00, days: [mon-fri, "mon, wed, thu-fri"], breaks: [{ after: 2h, for: 15m }, { after: 7h, for: 15m, paid: false }], lunch: { between: 3h-5h, for: 30m } }',
  'split shifts, lunch paid':
    'split: { spells: [4h, 3h30m], gap: 1h-2h, starts: [08:00, 10:15], days: [mon, sat], lunch: { after: 5h, for: 20m, paid: true } }',
  'nights, breaks after midnight':
    'night: { length: 8h, starts: [20:30, 22:00], outside: 8h, days: [mon-wed, sun], lunch: { after: 4h, for: 45m }, breaks: [{ after: 90m, for: 10m }] }',
}

/** Agents by column, some with nobody. */
function scheduled(text: string) {
  const source = loadScenarioText(text)
  const columns = shiftColumns(source, 'team', source.scenario.calendar.hours)
  const counts = columns.map((_, i) => (i * 5 + 1) % 4)
  expect(counts.filter((agents) => agents > 0).length).toBeGreaterThan(1)
  const lines = scheduleLines(columns, counts)
  const { team } = source.scenario.groups
  const schedule: GroupSchedule = { group: 'team', hasAgents: team.staffing.from !== 'shifts', lines }
  // In the order of the lines, which is that of agents' numbers.
  const staffing = shiftStaffing(
    lines.map(({ name, shift }) => ({ name, shift, allowed: columns[0].allowed })),
    lines.map(({ shift }) => shift.agents),
  )
  const groups = { ...source.scenario.groups, team: { ...team, staffing } }
  return { schedule, model: compile({ ...source, scenario: { ...source.scenario, groups } }).model }
}

describe.each(Object.entries(CATALOGUES))('%s', (_, catalogue) => {
  const text = scenario(catalogue, 'agents: 3')

  test('its CSV is read back as the same model', () => {
    const { schedule, model } = scheduled(text)
    const again = scenario(catalogue, 'shifts: { file: shifts.csv }')
    const loaded = loadScenarioText(again, { 'shifts.csv': scheduleCsv([schedule]) })
    expect(compile(loaded)).toEqual({ model, warnings: [] })
  })

  test.each(['agents: 3', 'shifts: [{ agents: 1, hours: 08:00-12:00 }]', 'shifts: { file: other.csv }'])(
    'its overlay is the same model, over %s',
    (team) => {
      const base = scenario(catalogue, team)
      const files = { 'other.csv': 'agents,hours\n2,08:00-12:00\n' }
      const source = loadScenarioText(base, files)
      const { schedule, model } = scheduled(text)
      const hasAgents = source.scenario.groups.team.staffing.from !== 'shifts'
      const overlay = scheduleOverlay([{ ...schedule, hasAgents }], { extends: 'my base.yaml' })
      const loaded = loadScenarioText(overlay, { ...files, 'my base.yaml': base })
      expect(compile(loaded).model).toEqual(model)
    },
  )
})

test('shifts of one spell with paid breaks are the same hours in a file, and the same model in an overlay', () => {
  const catalogue =
    'plain: { length: 6h, starts: 08:00-10:00, days: [mon-fri, sat], breaks: [{ after: 3h, for: 15m }] }'
  const text = scenario(catalogue, 'agents: 3')
  const { schedule, model } = scheduled(text)
  const overlay = loadScenarioText(scheduleOverlay([schedule], { extends: 'b.yaml' }), { 'b.yaml': text })
  expect(compile(overlay).model).toEqual(model)
  const again = scenario(catalogue, 'shifts: { file: shifts.csv }')
  const [team] = compile(loadScenarioText(again, { 'shifts.csv': scheduleCsv([schedule]) })).model.groups
  expect(team.paidSeconds).toEqual(model.groups[0].paidSeconds)
  expect(team.scheduledSeconds).toEqual(model.groups[0].scheduledSeconds)
})

test('a group of whom nobody works, and a name that needs quotes', () => {
  const text = scenario('any: { length: 8h, starts: 08:00 }', 'shifts: [{ agents: 1, hours: 08:00-12:00 }]')
  const schedule = [
    { group: 'team', hasAgents: false, lines: [] },
    { group: 'de:sk, 2', hasAgents: true, lines: [] },
  ]
  const overlay = loadScenarioText(scheduleOverlay(schedule, { extends: 'b.yaml' }), { 'b.yaml': text })
  const none = { from: 'number', agents: 0 }
  expect(Object.values(overlay.scenario.groups).map(({ staffing }) => staffing)).toEqual([none, none])
  const again = scenario('any: { length: 8h, starts: 08:00 }', 'shifts: { file: shifts.csv }')
  const loaded = loadScenarioText(again, { 'shifts.csv': scheduleCsv(schedule) })
  expect(compile(loaded).model.groups[0].paidSeconds.every((seconds) => seconds === 0)).toBe(true)
})

test.each(['=team', 'team;=cmd, -x'])(
  'the name %j begins no formula in the file, and is read back as it is',
  (name) => {
    const named = (team: string) =>
      scenario('any: { length: 8h, starts: 08:00 }', team).replace('{ team:', `{ ${JSON.stringify(name)}:`)
    const csv = scheduleCsv([{ group: name, hasAgents: false, lines: [] }])
    expect(csv.split(/[\n,;]\s*"?/).filter((cell) => /^[=+@-]/.test(cell))).toEqual([])
    const loaded = loadScenarioText(named('shifts: { file: shifts.csv }'), { 'shifts.csv': csv })
    expect(compile(loaded).model.groups[0].name).toBe(name)
    expect(compile(loaded).model.groups[0].paidSeconds.every((seconds) => seconds === 0)).toBe(true)
  },
)

test('the table has a line for so many who work the same, and what they come to', () => {
  const { schedule } = scheduled(scenario(CATALOGUES['breaks at fixed times, lunch in a window'], 'agents: 3'))
  expect(scheduleTable([schedule], 120, (text) => text).join('\n')).toMatchInlineSnapshot(`
    "group  shift   days          hours        breaks                                        agents  paid h a week
    team   full    mon-fri       08:00-16:30  10:00 15m, lunch 11:00-13:00 30m, 15:00 15m        1           38.8
           full    mon-fri       08:30-17:00  10:30 15m, lunch 11:30-13:30 30m, 15:30 15m        3          116.3
           full    mon-fri       09:00-17:30  11:00 15m, lunch 12:00-14:00 30m, 16:00 15m        1           38.8
           full    mon, wed-fri  08:00-16:30  10:00 15m, lunch 11:00-13:00 30m, 15:00 15m        2             62
           full    mon, wed-fri  09:00-17:30  11:00 15m, lunch 12:00-14:00 30m, 16:00 15m        2             62
           in all                                                                          9 a day          317.8"
  `)
})
