import { describe, expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'
import { said } from './said.ts'

const HOUR = 3600

/** A scenario over the turn from september to october 2026 (a wednesday and a thursday), 08:00 to 18:00 unless it says otherwise. */
function scenarioOf(team: object, more: object = {}): string {
  return JSON.stringify({
    agner: 1,
    calendar: { start: '2026-09-30', days: 2, interval: '1h' },
    hours: '08:00-18:00',
    types: { calls: { arrivals: '1/h', talk: '1m' } },
    groups: { team: { skills: ['calls'], ...team } },
    ...more,
  })
}

/** Agents scheduled, hour by hour, of the days of the run. */
function agentsOf(team: object, more: object = {}, files: Readonly<Record<string, string>> = {}): number[][] {
  const { model } = loadText(scenarioOf(team, more), files)
  const hours = Array.from(model.groups[0].scheduledSeconds, (seconds) => seconds / HOUR)
  return Array.from({ length: hours.length / 24 }, (_, day) => hours.slice(24 * day, 24 * day + 24))
}

const byDay = (...days: (readonly [from: number, to: number, agents: number])[][]): number[][] =>
  days.map((spells) => {
    const hours = Array.from({ length: 24 }, () => 0)
    for (const [from, to, agents] of spells) hours.fill(agents, from, to)
    return hours
  })

describe('agents by months', () => {
  test('are a number in the opening hours, or a profile', () => {
    const months = { 'jan-sep': 4, oct: { 'mon-fri': { '07:00-09:00': 2, '09:00-20:00': 6 } } }
    expect(agentsOf({ agents: { months } })).toEqual(
      byDay(
        [[8, 18, 4]],
        [
          [7, 9, 2],
          [9, 20, 6],
        ],
      ),
    )
  })

  test('may be written as profiles are without months', () => {
    const plan = { 'mon-fri': { '08:00-12:00': 2 } }
    expect(agentsOf({ agents: { months: { sep: { profile: plan }, oct: plan } } })).toEqual(
      byDay([[8, 12, 2]], [[8, 12, 2]]),
    )
  })

  test('are nobody in months that are not named', () => {
    expect(agentsOf({ agents: { months: { 'oct-dec': 3 } } })).toEqual(byDay([], [[8, 18, 3]]))
  })

  test('change at midnight, also within a night', () => {
    const months = { sep: { '22:00-06:00': 2 }, oct: { '22:00-06:00': 5 } }
    const nights = byDay(
      [
        [0, 6, 2],
        [22, 24, 2],
      ],
      [
        [0, 6, 5],
        [22, 24, 5],
      ],
    )
    expect(agentsOf({ agents: { months } })).toEqual(nights)
    // From a number that is at work around the clock to a profile of nights.
    expect(agentsOf({ agents: { months: { sep: 4, oct: months.oct } } }, { hours: 'always' })).toEqual(
      byDay(
        [[0, 24, 4]],
        [
          [0, 6, 5],
          [22, 24, 5],
        ],
      ),
    )
  })

  test('stay on after the last day as those of a plain number and profile do', () => {
    const staffingOf = (agents: unknown, hours: string) =>
      loadText(scenarioOf({ agents }, { hours })).model.groups[0].staffing
    for (const plan of [4, { '20:00-04:00': 4 }]) {
      const plain = typeof plan === 'number' ? plan : { profile: plan }
      for (const hours of ['always', '20:00-04:00'])
        expect(staffingOf({ months: { 'jan-dec': plan } }, hours)).toEqual(staffingOf(plain, hours))
    }
  })

  test('are those of the dates of the site where they work', () => {
    // In Auckland it is october from 13:00 UTC (11 hours ahead) on.
    const sites = { away: { timezone: 'Pacific/Auckland' } }
    const months = { sep: 1, oct: 2 }
    const [first] = agentsOf({ site: 'away', agents: { months } }, { sites, hours: 'always' })
    expect(first).toEqual(
      byDay([
        [0, 11, 1],
        [11, 24, 2],
      ])[0],
    )
  })

  test('are left out in months in which the group does not work, and on holidays of its site', () => {
    const agents = { months: { 'jan-dec': 3 } }
    expect(agentsOf({ agents, months: 'oct' })).toEqual(byDay([], [[8, 18, 3]]))
    const sites = { here: { holidays: { '2026-09-30': '10:00-12:00' } } }
    expect(agentsOf({ agents, site: 'here' }, { sites })).toEqual(byDay([[10, 12, 3]], [[8, 18, 3]]))
  })

  test('replace what a variant is laid over, as a whole', () => {
    const text = (below: object | number, above: object): string =>
      scenarioOf({ agents: below }, { variants: { other: { groups: { team: { agents: above } } } } })
    const others = (below: object | number, above: object) =>
      loadScenarioText(text(below, above)).variants[0].source.scenario.groups.team.staffing
    const months = { months: { sep: 1 } }
    const single = { from: 'months', plans: [{ months: [9], plan: 1 }] }
    expect(others(4, months)).toEqual(single)
    expect(others({ profile: { '08:00-18:00': 4 } }, months)).toEqual(single)
    expect(others({ months: { sep: 4, oct: 2 } }, months)).toEqual(single)
  })

  test('are refused where they are wrong', () => {
    const faults = (agents: object) => said(scenarioOf({ agents })).map((line) => line.replace(/^\S+ /, ''))
    expect(faults({ months: { 'jan-sep': 4, 'sep-oct': 5 } })).toEqual(['sep is in "jan-sep" already'])
    expect(faults({ months: { september: 4 } })).toEqual(['expected months such as dec, jul-aug, or nov, dec -> sep'])
    expect(faults({ months: { sep: 'four' } })).toEqual([
      'expected a number of agents, or a profile such as { mon-fri: { 08:00-12:00: 7 } }',
    ])
    expect(faults({ months: { sep: 4.5 } })[0]).toMatch(/^expected a whole number of agents/)
    expect(faults({ months: { sep: { 'mon-fri': { '08:00-18:0': 4 } } } })).toHaveLength(1)
    expect(faults({ months: 4 })[0]).toMatch(/^expected a map by months/)
  })
})

describe('shifts by months', () => {
  const shifts = [
    { agents: 4, hours: '08:00-16:00', months: 'jan-sep' },
    { agents: 6, hours: '08:00-16:00', months: 'oct-dec' },
    { agents: 1, hours: '10:00-14:00' },
  ]
  const plan = byDay(
    [
      [8, 16, 4],
      [10, 14, 5],
    ],
    [
      [8, 16, 6],
      [10, 14, 7],
    ],
  )

  test('are worked in their months alone', () => {
    expect(agentsOf({ shifts })).toEqual(plan)
    expect(agentsOf({ shifts, absence: { share: '5%' } })).toEqual(plan)
  })

  test('last past midnight into the next month', () => {
    const night = { agents: 2, hours: '22:00-06:00' }
    const nights = (months: string) => agentsOf({ shifts: [{ ...night, months }] })
    expect(nights('sep')).toEqual(
      byDay(
        [
          [0, 6, 2],
          [22, 24, 2],
        ],
        [[0, 6, 2]],
      ),
    )
    expect(nights('oct')).toEqual(byDay([], [[22, 24, 2]]))
  })

  test('share their windows for breaks only with who works in the same month', () => {
    const lunch = { between: '12:00-14:00', for: '1h' }
    const withLunch = (agents: number, months?: string) => ({
      agents,
      hours: '08:00-16:00',
      lunch,
      ...(months === undefined ? {} : { months }),
    })
    // In september two have an hour each; in october one of three is not alone at half past twelve.
    const scheduled = agentsOf({ shifts: [withLunch(1), withLunch(1, 'sep'), withLunch(2, 'oct')] })
    expect(scheduled[0].slice(11, 15)).toEqual([2, 1, 1, 2])
    expect(scheduled[1].slice(11, 15)).toEqual([3, 1.5, 1.5, 3])
  })

  test('come from a file too', () => {
    const file =
      'agents,hours,months\n4,08:00-16:00,jan-sep\n5,08:00-16:00,10-11\n1,08:00-16:00,October\n1,10:00-14:00,\n'
    expect(agentsOf({ shifts: { file: 's.csv' } }, {}, { 's.csv': file })).toEqual(plan)
  })
})

describe('a file by interval', () => {
  const rows = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')
  const hours = Array.from({ length: 10 }, (_, i) => `${8 + i}:00`)
  const agents = { file: 'a.csv', column: 'team' }

  test('may have months', () => {
    const file = rows(['month,start,team', ...hours.flatMap((hour) => [`jan-sep,${hour},4`, `10,${hour},6`])])
    expect(agentsOf({ agents }, {}, { 'a.csv': file })).toEqual(byDay([[8, 18, 4]], [[8, 18, 6]]))
  })

  test('may have months and weekdays', () => {
    const of = (month: string, day: string, team: number) => hours.map((hour) => `${day},${month},${hour},${team}`)
    const file = rows([
      'weekday,month,start,team',
      ...of('9', 'mon-fri', 2),
      ...of('oct', 'mon-wed', 9),
      ...of('Oct', 'thu', 3),
    ])
    expect(agentsOf({ agents }, {}, { 'a.csv': file })).toEqual(byDay([[8, 18, 2]], [[8, 18, 3]]))
  })

  test('is refused where rows are missing, twice there or no months', () => {
    const faults = (lines: readonly string[]) => {
      try {
        loadText(scenarioOf({ agents }), { 'a.csv': rows(lines) })
        return []
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error
        return error.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
      }
    }
    const sep = hours.map((hour) => `sep,${hour},4`)
    expect(faults(['month,start,team', ...sep])).toEqual([
      'a.csv:1:13 no row for oct 08:00 and 9 more intervals, when it is open',
    ])
    expect(faults(['month,start,team', ...sep, 'sep-oct,8:00,4'])[0]).toBe(
      'a.csv:12:9 a second row for 8:00 of sep-oct: the first is on line 2',
    )
    expect(faults(['month,start,team', 'sepp,8:00,4', '13,9:00,4'])).toEqual([
      'a.csv:2:1 `sepp` is no month',
      'a.csv:3:1 `13` is no month',
    ])
  })
})

describe('where days have no dates, months', () => {
  const calendar = { days: 2 }
  const REFUSED = 'nobody knows which months those are: the days of the run have no dates'
  const problems = (team: object, files: Readonly<Record<string, string>> = {}) => {
    try {
      loadText(scenarioOf(team, { calendar }), files)
      return []
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      return error.problems.map(({ file, line, message }) => `${file}:${line} ${message}`)
    }
  }

  test.each([
    ['of agents', { agents: { months: { oct: 3 } } }, {}, 'scenario.yaml:1'],
    ['of shifts', { shifts: [{ agents: 1, hours: '08:00-16:00', months: 'oct' }] }, {}, 'scenario.yaml:1'],
    [
      'of a shift file',
      { shifts: { file: 's.csv' } },
      { 's.csv': 'agents,hours,months\n1,08:00-16:00,oct\n' },
      's.csv:1',
    ],
    [
      'of a file by interval',
      { agents: { file: 'a.csv', column: 'team' } },
      { 'a.csv': 'month,start,team\noct,08:00,3\n' },
      'a.csv:1',
    ],
  ])('%s are refused', (_, team, files, place) => {
    expect(problems(team, files)).toEqual([`${place} ${REFUSED}`])
  })

  test('are refused in steady state', () => {
    const text = scenarioOf({ agents: { months: { oct: 3 } } }, { run: { horizon: '10h' } })
    expect(said(text).join('\n')).toContain('agents by months beside run.horizon')
  })
})
