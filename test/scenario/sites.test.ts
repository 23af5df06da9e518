import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { loadText, type Model } from '../../src/index.ts'

const START = '2026-01-01'
const HOME = 'Europe/Amsterdam'

const day = { talk: '3m', goal: '80% in 20s', arrivals: '60/h' }

function modelOf(scenario: object, files: Readonly<Record<string, string>> = {}): Model {
  return loadText(JSON.stringify({ agner: 1, types: { call: day }, ...scenario }), files).model
}

/** Seconds since the scenario's first midnight, by Temporal alone. */
function instant(date: Temporal.PlainDate, clock: string, zone: string): number {
  const origin = Temporal.PlainDate.from(START).toZonedDateTime(HOME).epochMilliseconds
  const at = date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(clock) })
  return (at.epochMilliseconds - origin) / 1000
}

/** On which days of the year a shift of a zone is on, by Temporal. */
function shiftsOf(zone: string, from: string, to: string, weekdays: readonly number[]): [number, number][] {
  const horizon = instant(Temporal.PlainDate.from('2027-01-01'), '00:00', HOME)
  const found: [number, number][] = []
  for (let day = -3; day < 370; day++) {
    const date = Temporal.PlainDate.from(START).add({ days: day })
    if (!weekdays.includes(date.dayOfWeek)) continue
    const start = instant(date, from, zone)
    const end = instant(to < from ? date.add({ days: 1 }) : date, to, zone)
    if (end > 0 && start < horizon) found.push([Math.max(0, start), end])
  }
  return found
}

function spellsOf({ staffing }: Model['groups'][number]): [number, number][] {
  if (staffing.plan !== 'roster') throw new Error('no roster')
  const spells: [number, number][] = []
  staffing.at.forEach((at, i) => {
    if (staffing.on[i] === 1) spells.push([at, NaN])
    else spells[spells.length - 1][1] = at
  })
  return spells
}

const ZONES = ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Europe/Amsterdam']

describe('a year of shifts by the clocks of their site', () => {
  test.each(ZONES)('%s, by day and by night', (timezone) => {
    const model = modelOf({
      calendar: { start: START, days: 365, timezone: HOME },
      sites: { there: { timezone } },
      groups: {
        days: { skills: ['call'], site: 'there', shifts: [{ agents: 1, days: 'mon-fri', hours: '09:00-17:30' }] },
        nights: { skills: ['call'], site: 'there', shifts: [{ agents: 1, days: 'sat-sun', hours: '22:00-06:00' }] },
        mornings: { skills: ['call'], site: 'there', agents: { profile: { '06:00-08:00': 3 } } },
      },
    })
    expect(spellsOf(model.groups[0])).toEqual(shiftsOf(timezone, '09:00', '17:30', [1, 2, 3, 4, 5]))
    expect(spellsOf(model.groups[1])).toEqual(shiftsOf(timezone, '22:00', '06:00', [6, 7]))
    const { staffing } = model.groups[2]
    if (staffing.plan !== 'headcount') throw new Error('no headcount')
    const on = [...staffing.agents].flatMap((agents, i) =>
      agents === 3 ? [[staffing.bounds[i], staffing.bounds[i + 1]]] : [],
    )
    const truth = shiftsOf(timezone, '06:00', '08:00', [1, 2, 3, 4, 5, 6, 7])
    expect(on).toEqual(truth)
    const horizon = model.periods.bounds[model.periods.bounds.length - 1]
    const seconds = truth.reduce((sum, [from, to]) => sum + 3 * (Math.min(to, horizon) - from), 0)
    expect(model.groups[2].paidSeconds.reduce((sum, part) => sum + part, 0)).toBe(seconds)
  })
})

test('two sites change their clocks on different days: for three weeks of march the distance is another', () => {
  const model = modelOf({
    calendar: { start: '2026-03-02', days: 35, timezone: HOME },
    sites: { ny: { timezone: 'America/New_York' } },
    groups: {
      here: { skills: ['call'], shifts: [{ agents: 1, hours: '15:00-16:00' }] },
      there: { skills: ['call'], site: 'ny', shifts: [{ agents: 1, hours: '09:00-10:00' }] },
    },
  })
  const [here, there] = model.groups.map((group) => spellsOf(group).map(([from]) => from))
  // New York on 8 March, Amsterdam on 29 March.
  expect(here.map((from, i) => there[i] - from)).toEqual([
    ...Array(6).fill(0),
    ...Array(21).fill(-3600),
    ...Array(8).fill(0),
  ])
})

test('a staffing file goes by the clocks of the site, half hours between zones included', () => {
  const rows = Array.from({ length: 24 }, (_, h) => `${String(h).padStart(2, '0')}:00,${h >= 9 && h < 12 ? h : 0}`)
  const model = modelOf(
    {
      calendar: { start: '2026-06-01', days: 2, timezone: 'UTC', interval: '60m' },
      sites: { pune: { timezone: 'Asia/Kolkata' } },
      groups: { team: { skills: ['call'], site: 'pune', agents: { file: 'staff.csv', column: 'team' } } },
    },
    { 'staff.csv': ['start,team', ...rows].join('\n') },
  )
  const { staffing } = model.groups[0]
  if (staffing.plan !== 'headcount') throw new Error('no headcount')
  const half = (clock: number): number => clock * 3600 - 1800
  const steps = [...staffing.agents].map((agents, i) => [staffing.bounds[i], agents])
  // 09:00 in Pune is 03:30 UTC; the second day again, and the third begins after the horizon.
  expect(steps.filter(([, agents]) => agents > 0)).toEqual(
    [0, 24].flatMap((midnight) => [9, 10, 11].map((clock) => [half(midnight + clock - 5), clock])),
  )
})

test('days of a file of a site are counted from the first of the run', () => {
  const rows = [1, 2].flatMap((day) => Array.from({ length: 24 }, (_, h) => `${day},${h}:00,${h === 12 ? day : 0}`))
  const model = modelOf(
    {
      calendar: { start: '2026-06-01', days: 2, timezone: 'UTC', interval: '60m' },
      sites: { lisbon: { timezone: 'Europe/Lisbon' } },
      groups: { team: { skills: ['call'], site: 'lisbon', agents: { file: 'staff.csv', column: 'team' } } },
    },
    { 'staff.csv': ['day,start,team', ...rows].join('\n') },
  )
  const { staffing } = model.groups[0]
  if (staffing.plan !== 'headcount') throw new Error('no headcount')
  const steps = [...staffing.agents].map((agents, i) => [staffing.bounds[i], agents])
  expect(steps.filter(([, agents]) => agents > 0)).toEqual([
    [11 * 3600, 1],
    [35 * 3600, 2],
  ])
})

const hour = (day: number, clock: number): number => (24 * day + clock) * 3600

describe('holidays', () => {
  const groups = {
    numbered: { skills: ['call'], agents: 2 },
    shifted: { skills: ['call'], shifts: [{ agents: 1, hours: '08:00-16:00', breaks: [{ at: '12:00', for: '30m' }] }] },
    away: { skills: ['call'], site: 'lisbon', shifts: [{ agents: 1, hours: '08:00-16:00' }] },
  }
  const base = {
    calendar: { start: '2026-12-23', days: 5 },
    hours: '08:00-18:00',
    holidays: { '2026-12-24': '10:00-13:00', '2026-12-25 to 2026-12-26': 'closed' },
    sites: { lisbon: { holidays: ['2026-12-24'] } },
    groups,
  }

  test('close queues, give them other hours, and keep those home who work at no site', () => {
    const model = modelOf(base)
    expect([...(model.queues[0].hours ?? [])]).toEqual([
      hour(0, 8),
      hour(0, 18),
      hour(1, 10),
      hour(1, 13),
      hour(4, 8),
      hour(4, 18),
    ])
    const [numbered, shifted, away] = model.groups
    expect(numbered.staffing).toMatchObject({
      bounds: Float64Array.of(0, hour(0, 8), hour(0, 18), hour(1, 10), hour(1, 13), hour(4, 8), hour(4, 18)),
    })
    expect(spellsOf(shifted)).toEqual([
      [hour(0, 8), hour(0, 12)],
      [hour(0, 12.5), hour(0, 16)],
      [hour(1, 10), hour(1, 12)],
      [hour(1, 12.5), hour(1, 13)],
      [hour(4, 8), hour(4, 12)],
      [hour(4, 12.5), hour(4, 16)],
    ])
    // A site has holidays of its own alone.
    expect(spellsOf(away).map(([from]) => from)).toEqual([hour(0, 8), hour(2, 8), hour(3, 8), hour(4, 8)])
  })

  test('of a queue come before those of its client, these before those of the scenario', () => {
    const model = modelOf({
      ...base,
      types: { call: { ...day, client: 'toys', holidays: ['2026-12-27'] } },
      clients: { toys: { hours: '09:00-20:00', holidays: { '2026-12-25': '12:00-14:00' } } },
    })
    expect([...(model.queues[0].hours ?? [])]).toEqual([
      hour(0, 9),
      hour(0, 20),
      hour(1, 10),
      hour(1, 13),
      hour(2, 12),
      hour(2, 14),
    ])
  })

  test('from a file', () => {
    const { holidays: _, ...rest } = base
    const written = modelOf(base)
    const read = modelOf(
      { ...rest, holidays: { file: 'days.csv' } },
      { 'days.csv': 'date,hours,name\n2026-12-24,10:00-13:00,eve\n2026-12-25,closed,\n2026-12-26,,\n2030-01-01,,' },
    )
    expect(read.queues).toEqual(written.queues)
    expect(read.groups).toEqual(written.groups)
  })

  test('a night that begins on the day before goes on; on the holiday nobody begins', () => {
    const model = modelOf({
      calendar: { start: '2026-12-24', days: 3 },
      holidays: ['2026-12-25'],
      groups: { night: { skills: ['call'], shifts: [{ agents: 1, hours: '22:00-06:00' }] } },
    })
    expect(spellsOf(model.groups[0])).toEqual([
      [0, hour(0, 6)],
      [hour(0, 22), hour(1, 6)],
      [hour(2, 22), hour(3, 6)],
    ])
  })
})

test('a type in no queue has hours of its own; others those of its client, or of the scenario', () => {
  const model = modelOf({
    calendar: { start: '2026-03-02', days: 1 },
    hours: '08:00-18:00',
    clients: { toys: { hours: '09:00-21:00' } },
    types: {
      night: { ...day, client: 'toys', hours: '20:00-24:00' },
      toys: { ...day, client: 'toys' },
      plain: day,
      grouped: { ...day, client: 'toys' },
    },
    queues: { line: { types: ['grouped'] } },
    groups: { all: { skills: ['night', 'toys', 'plain', 'grouped'], agents: 1 } },
  })
  const hours = Object.fromEntries(
    model.queues.map(({ name, hours: open }) => [name, [...(open ?? [])].map((s) => s / 3600)]),
  )
  expect(hours).toEqual({ line: [9, 21], night: [20], toys: [9, 21], plain: [8, 18] })
})

test('hours of a channel count after those of queue and type, and before those of client and scenario', () => {
  const scenario = {
    calendar: { start: '2026-12-24', days: 3 },
    hours: '08:00-18:00',
    holidays: { '2026-12-24': '08:00-12:00', '2026-12-25': 'closed' },
    channels: {
      chat: { hours: '10:00-16:00', holidays: { '2026-12-25': '13:00-14:00' } },
      email: { hours: '07:00-20:00' },
    },
    clients: { toys: { hours: '09:00-21:00', holidays: { '2026-12-24': '09:00-10:00' } }, books: {} },
    types: {
      own: { ...day, channel: 'chat', hours: '20:00-24:00' },
      chat: { ...day, channel: 'chat' },
      toys: { ...day, channel: 'chat', client: 'toys' },
      call: { ...day, client: 'toys' },
      plain: day,
      first: { ...day, channel: 'chat', client: 'toys' },
      second: { ...day, channel: 'chat', client: 'books' },
      third: { ...day, channel: 'chat' },
      fourth: day,
    },
    queues: {
      line: { types: ['first', 'second'], holidays: ['2026-12-24'] },
      mixed: { types: ['third', 'fourth'], hours: '11:00-13:00', holidays: ['2026-12-26'] },
    },
    groups: {
      all: { skills: ['own', 'chat', 'toys', 'call', 'plain', 'first', 'second', 'third', 'fourth'], agents: 1 },
    },
  }
  const { queues } = modelOf(scenario)
  const open = Object.fromEntries(queues.map(({ name, hours }) => [name, [...(hours ?? [])].map((s) => s / 3600)]))
  expect(open).toEqual({
    own: [8, 12, 24 + 13, 24 + 14, 48 + 20],
    chat: [8, 12, 24 + 13, 24 + 14, 48 + 10, 48 + 16],
    toys: [9, 10, 24 + 13, 24 + 14, 48 + 10, 48 + 16],
    call: [9, 10, 48 + 9, 48 + 21],
    plain: [8, 12, 48 + 8, 48 + 18],
    // Of two clients: neither counts, the channel of both does.
    line: [24 + 13, 24 + 14, 48 + 10, 48 + 16],
    mixed: [8, 12],
  })
})

test('three sites of day shifts follow the sun: somebody is there at every instant, daylight saving or not', () => {
  const shifts = [{ agents: 2, hours: '08:00-17:00' }]
  const model = modelOf({
    calendar: { start: START, days: 365, timezone: HOME },
    hours: 'always',
    sites: {
      amsterdam: {},
      denver: { timezone: 'America/Denver' },
      tokyo: { timezone: 'Asia/Tokyo' },
    },
    groups: Object.fromEntries(
      ['amsterdam', 'denver', 'tokyo'].map((site) => [site, { skills: ['call'], site, shifts }]),
    ),
  })
  // Denver ends at 00:00 UTC, in summer at 23:00, when Tokyo begins.
  const uncovered = model.periods.row.reduce((seconds, _, period) => {
    const there = model.groups.some(({ scheduledSeconds }) => scheduledSeconds[period] > 0)
    return seconds + (there ? 0 : model.periods.bounds[period + 1] - model.periods.bounds[period])
  }, 0)
  expect(uncovered).toBe(0)
  const paid = model.groups.map(({ paidSeconds }) => paidSeconds.reduce((sum, part) => sum + part, 0))
  expect(paid[0]).toBe(365 * 2 * 9 * 3600)
})
