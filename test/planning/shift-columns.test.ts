import { describe, expect, test } from 'vitest'
import { shiftColumns, shiftStaffing, type ShiftColumn } from '../../src/planning/shifts/shift-columns.ts'
import { shiftCoverage } from '../../src/planning/shifts/shift-coverage.ts'
import type { ClockWindow } from '../../src/scenario/calendar.ts'
import { compile } from '../../src/scenario/compile.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText, type LoadedScenario } from '../../src/scenario/load.ts'

const HOUR = 3600
const WEEKDAYS = [0, 1, 2, 3, 4]

const loaded = (shifts: string, hours = '08:00-20:00', group = 'agents: 1'): LoadedScenario =>
  loadScenarioText(`
agner: 1
calendar: { start: 2026-03-23, days: 7, interval: 30m, hours: ${hours} }
types: { call: { arrivals: 30/h, talk: 4m } }
groups: { team: { skills: [call], ${group} } }
staffing:
  shifts: ${shifts}
`)

function columnsOf(shifts: string, hours?: string): ShiftColumn[] {
  const source = loaded(shifts, hours)
  return shiftColumns(source, 'team', source.scenario.calendar.hours)
}

/** `0-4 8-16.5`: days, then hours of each spell. */
function told({ shift }: ShiftColumn): string {
  const [first, last] = [shift.weekdays[0], shift.weekdays[shift.weekdays.length - 1]]
  const days = first === last ? `${first}` : `${first}-${last}`
  return [days, ...shift.spells.map(({ from, to }) => `${from / HOUR}-${to / HOUR}`)].join(' ')
}

describe('what a catalogue comes to', () => {
  test('each start, length and set of days is a shift of its own, if all of it is open', () => {
    const columns = columnsOf('{ full: { length: [8h, 9h], starts: 11:00-12:00, days: [mon-fri, sat] } }')
    expect(columns.map(told)).toEqual([
      '0-4 11-19',
      '5 11-19',
      '0-4 11-20',
      '5 11-20',
      '0-4 11.5-19.5',
      '5 11.5-19.5',
      '0-4 12-20',
      '5 12-20',
    ])
  })

  test('without starts, whenever it is within the hours; without days, Monday to Friday and others by themselves', () => {
    const columns = columnsOf('{ day: { length: 8h, every: 1h } }', '{ mon-fri: 08:00-17:00, sat: 09:00-17:00 }')
    expect(columns.map(told)).toEqual(['0-4 8-16', '0-4 9-17', '5 9-17'])
  })

  test('where Friday is shorter, days are by themselves', () => {
    const columns = columnsOf('{ day: { length: 8h, every: 1h } }', '{ mon-thu: 08:00-16:00, fri: 08:00-12:00 }')
    expect(columns.map(told)).toEqual(['0 8-16', '1 8-16', '2 8-16', '3 8-16'])
  })

  test('a split shift has every gap, and its breaks by time worked', () => {
    const shifts =
      '{ split: { spells: [4h, 3h], gap: 1h-2h, starts: 09:00, days: mon, breaks: [{ after: 5h, for: 15m }] } }'
    const columns = columnsOf(shifts)
    expect(columns.map(told)).toEqual(['0 9-13 14-17', '0 9-13 14.5-17.5', '0 9-13 15-18'])
    // Five hours of work: one hour into the second spell.
    expect(columns.map(({ shift }) => shift.rests[0].from / HOUR)).toEqual([15, 15.5, 16])
  })

  test('past the opening hours only as far as it says', () => {
    const shift = 'length: 8h, starts: 07:00-13:00, days: mon, every: 30m'
    expect(columnsOf(`{ day: { ${shift} } }`).map(told)).toHaveLength(9)
    expect(columnsOf(`{ day: { ${shift}, outside: 30m } }`).map(told)).toHaveLength(11)
  })

  test('nights run into the next day, also from Sunday to Monday', () => {
    const columns = columnsOf('{ night: { length: 8h, starts: [22:00, 23:00] } }', '{ mon-sun: 22:00-06:00 }')
    expect(columns.map(told)).toEqual(['0-4 22-30', '5 22-30', '6 22-30'])
  })

  test('closed hours within a shift are its breaks', () => {
    const hours = '[08:00-12:00, 13:00-17:00]'
    const shift = 'length: 9h, starts: 08:00, days: mon'
    expect(columnsOf(`{ day: { ${shift} } }`, hours)).toEqual([])
    expect(columnsOf(`{ day: { ${shift}, lunch: { after: 4h, for: 1h } } }`, hours).map(told)).toEqual(['0 8-17'])
  })

  test('others may not work it', () => {
    const source = loadScenarioText(`
agner: 1
types: { call: { arrivals: 30/h, talk: 4m } }
groups: { team: { skills: [call], agents: 1 }, desk: { skills: [call], agents: 1 } }
staffing: { shifts: { all: { length: 8h, starts: 08:00 }, some: { length: 4h, starts: 08:00, groups: [desk] } } }
`)
    const names = (group: string): Set<string> =>
      new Set(shiftColumns(source, group, source.scenario.calendar.hours).map(({ name }) => name))
    expect(names('team')).toEqual(new Set(['all']))
    expect(names('desk')).toEqual(new Set(['all', 'some']))
  })

  test.each([
    [
      'too many',
      '{ day: { length: [1h, 2h, 3h, 4h, 5h, 6h], every: 1m, days: [mon, tue] } }',
      /more than 5000 different/,
    ],
    [
      'none that some have to work',
      '{ day: { length: 8h, starts: 18:00, at-least: 1 } }',
      /no shift `day` fits the hours/,
    ],
  ])('%s', (_, shifts, message) => {
    expect(() => columnsOf(shifts)).toThrow(ScenarioError)
    expect(() => columnsOf(shifts)).toThrow(message)
  })
})

describe('what a shift covers', () => {
  const windowed =
    '{ day: { length: 8h, starts: 09:00, days: mon-fri, lunch: { between: 3h-5h, for: 30m }, breaks: [{ after: 2h, for: 15m }] } }'

  test('paid and scheduled hours are those of its spells without its breaks', () => {
    const source = loaded(windowed)
    const columns = shiftColumns(source, 'team', source.scenario.calendar.hours)
    const [{ paidSeconds, scheduledSeconds }] = shiftCoverage(source, 'team', columns)
    const hours = (seconds: Float64Array): number => seconds.reduce((sum, value) => sum + value, 0) / HOUR
    expect(hours(paidSeconds)).toBeCloseTo(5 * 7.5, 9)
    expect(hours(scheduledSeconds)).toBeCloseTo(5 * 7.25, 2)
    // Lunches spread over 12:00 to 14:00: nobody's hour is empty, none is whole.
    for (const period of [24, 25, 26, 27]) {
      expect(scheduledSeconds[period]).toBeGreaterThan(900)
      expect(scheduledSeconds[period]).toBeLessThan(1800)
    }
  })

  test('agents by column are the staffing of a scenario, which works what its columns add up to', () => {
    const source = loaded(
      '{ day: { length: [4h, 6h], starts: 08:00-10:00, days: [mon-fri, sat], lunch: { after: 2h, for: 30m } } }',
    )
    const columns = shiftColumns(source, 'team', source.scenario.calendar.hours)
    const counts = columns.map((_, i) => (i * 7) % 4)
    const { team } = source.scenario.groups
    const staffed = { ...source.scenario, groups: { team: { ...team, staffing: shiftStaffing(columns, counts) } } }
    const [group] = compile({ ...source, scenario: staffed }).model.groups
    const each = shiftCoverage(source, 'team', columns)
    const sums = group.scheduledSeconds.map((_, period) =>
      each.reduce((sum, { scheduledSeconds }, i) => sum + counts[i] * scheduledSeconds[period], 0),
    )
    expect(group.scheduledSeconds).toEqual(sums)
  })

  test('a break of a night is after its midnight', () => {
    const night: ClockWindow[] = [{ weekdays: WEEKDAYS, from: 20 * HOUR, to: 30 * HOUR }]
    const source = loaded(
      '{ night: { length: 9h, starts: [20:00, 21:00], days: [mon-thu], lunch: { after: 5h, for: 30m } } }',
    )
    const columns = shiftColumns(source, 'team', night)
    expect(columns.map(({ shift }) => shift.rests[0].from / HOUR)).toEqual([25, 26])
    const [first] = shiftCoverage(source, 'team', columns)
    // From Monday 20:00, half-hour 40 on; off at 1:00, half-hour 50.
    expect([40, 49, 50, 51, 57, 58].map((period) => first.scheduledSeconds[period])).toEqual([
      1800, 1800, 0, 1800, 1800, 0,
    ])
  })

  test('nobody at all is a staffing too', () => {
    expect(shiftStaffing([], [])).toEqual({ from: 'number', agents: 0 })
  })
})
