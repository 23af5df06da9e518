import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Arrivals } from '../../src/models/arrivals-model.ts'
import type { Model, Staffing } from '../../src/models/model.ts'
import { compile } from '../../src/scenario/compile.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

const HOUR = 3600
const DAY = 86_400
type Files = Record<string, string>
const compiled = (text: string, files: Files = {}) => compile(loadScenarioText(text, files))
const modelOf = (text: string, files: Files = {}): Model => compiled(text, files).model

function faults(text: string, files: Files = {}): string[] {
  try {
    compiled(text, files)
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`)
    throw error
  }
  return []
}

const HELPDESK = `
agner: 1
name: Helpdesk
hours: 08:00-18:00
types:
  support:
    arrivals: 60/h
    talk: { law: lognormal, mean: 4m, cv: 1.1 }
    wrap: 30s
    patience: { law: exponential, mean: 3m }
    goal: 80% in 20s
groups:
  team:
    skills: [support]
    agents: 7
`

const BANK = `
agner: 1
name: Bank, weekday
calendar: { start: 1999-06-06, days: 5, timezone: Asia/Jerusalem, interval: 30m, hours: 07:00-24:00 }
busyness: { law: gamma, mean: 1, cv: 15% }
types:
  regular:
    arrivals: { file: arrivals.csv, column: regular }
    talk: { law: lognormal, mean: 190s, cv: 1.2 }
    patience: { law: empirical, file: patience.csv }
    priority: 1
    goal: 80% in 20s
  internet:
    arrivals: { profile: { 07:00-12:00: 6/h, 12:00-24:00: 10/h } }
    talk: { law: lognormal, mean: 300s, cv: 1.4 }
    patience: { law: exponential, mean: 6m }
    goal: 70% in 60s
queues:
  technical: { types: [internet], capacity: 20 }
groups:
  general:
    skills: { regular: { preference: 1 }, internet: { preference: 2, speed: 0.8 } }
    agents: { file: staffing.csv, column: general }
  specialists:
    skills: [internet]
    shifts:
      - { agents: 3, days: sun-thu, hours: 08:00-16:30, breaks: [{ at: 12:00, for: 30m }] }
      - { agents: 2, days: sun-thu, hours: 13:00-21:00 }
routing: { agent: longest-idle, contact: longest-waiting }
service-level: answered-of-offered
run: { replications: 200, seed: bank-1 }
`

const clock = (slot: number) => `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`
const openSlots = Array.from({ length: 34 }, (_, i) => i + 14)
const BANK_FILES = {
  // On sunday 10 a half hour, on other days 20.
  'arrivals.csv': `weekday;start;regular\n${openSlots.map((slot) => `sun;${clock(slot)};10,0\nmon-sat;${clock(slot)};20,0`).join('\n')}`,
  'staffing.csv': `start,general\n${openSlots.map((slot) => `${clock(slot)},${slot < 40 ? 12 : 5}`).join('\n')}`,
  'patience.csv': 'probability,seconds\n5%,0\n50%,100\n100%,1000\n',
}

/** Contacts expected in all. */
function expectedOf(arrivals: Arrivals): number {
  if (arrivals.process !== 'poisson') throw new Error('not Poisson')
  return arrivals.perSecond.reduce((sum, rate, i) => sum + rate * (arrivals.bounds[i + 1] - arrivals.bounds[i]), 0)
}

function headcountOf(staffing: Staffing): number[][] {
  if (staffing.plan !== 'headcount') throw new Error('a roster')
  return Array.from(staffing.agents, (agents, i) => [staffing.bounds[i] / HOUR, staffing.bounds[i + 1] / HOUR, agents])
}

const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0)

describe('the helpdesk', () => {
  const model = modelOf(HELPDESK)

  test('is one day of half hours with arrivals and agents while it is open', () => {
    expect(model.periods).toMatchObject({
      kind: 'calendar',
      warmup: 0,
      days: [{ label: 'day 1', weekday: 'mon' }],
      keepDays: true,
    })
    expect(model.periods.bounds).toHaveLength(49)
    expect(model.types[0].arrivals).toEqual({
      process: 'poisson',
      bounds: Float64Array.of(0, 8 * HOUR, 18 * HOUR),
      perSecond: Float64Array.of(0, 1 / 60),
      busyness: -1,
    })
    expect(headcountOf(model.groups[0].staffing)).toEqual([
      [0, 8, 0],
      [8, 18, 7],
    ])
    expect(sum(model.groups[0].paidSeconds)).toBe(70 * HOUR)
  })

  test('has its laws, goal, queue and rules', () => {
    expect(model.types[0]).toMatchObject({
      name: 'support',
      queue: 0,
      trunks: -1,
      patience: { law: 'exponential', mean: 180 },
      talk: { law: 'lognormal', mean: 240, cv: 1.1 },
      hold: null,
      wrap: { law: 'constant', value: 30 },
      goal: { share: 0.8, seconds: 20 },
    })
    expect(model.queues).toEqual([
      {
        name: 'support',
        capacity: Infinity,
        hours: Float64Array.of(8 * HOUR, 18 * HOUR),
        atClosing: 'serve',
        goal: null,
      },
    ])
    expect(model).toMatchObject({
      name: 'Helpdesk',
      serviceLevel: 'answered-of-offered',
      atEnd: 'work-off',
      trunks: [],
    })
    expect(model.routing).toEqual({
      agent: { rule: 'longest-idle' },
      contact: { rule: 'longest-waiting' },
      load: 'least-loaded',
      order: 'priority-first',
    })
  })

  test('is plain data', () => {
    expect(structuredClone(model)).toEqual(model)
  })
})

describe('the bank', () => {
  const { model, warnings } = compiled(BANK, BANK_FILES)
  const [regular, internet] = model.types

  test('has five days of its own rows', () => {
    expect(warnings).toEqual([])
    expect(model.periods.days.map(({ label, weekday }) => `${weekday} ${label}`)).toEqual([
      'sun 1999-06-06',
      'mon 1999-06-07',
      'tue 1999-06-08',
      'wed 1999-06-09',
      'thu 1999-06-10',
    ])
    expect(model.periods.rows).toHaveLength(240)
    expect(model.periods.rows[62]).toEqual({ day: 1, label: '1999-06-07', start: '07:00', seconds: 1800 })
  })

  test('expects the contacts of its file and of its profile', () => {
    expect(expectedOf(regular.arrivals)).toBeCloseTo(34 * (10 + 4 * 20), 9)
    expect(expectedOf(internet.arrivals)).toBeCloseTo(5 * (5 * 6 + 12 * 10), 9)
  })

  test('shares one factor of busyness a day', () => {
    expect(model.busyness.factors).toHaveLength(1)
    expect(model.busyness.factors[0].law).toMatchObject({ law: 'gamma', mean: 1, shape: 1 / (0.15 * 0.15) })
    expect([regular.arrivals, internet.arrivals]).toMatchObject([{ busyness: 0 }, { busyness: 0 }])
    expect(model.busyness.dayBounds).toEqual(Float64Array.of(0, DAY, 2 * DAY, 3 * DAY, 4 * DAY, 5 * DAY))
  })

  test('reads patience from its table', () => {
    expect(regular.patience).toEqual({ law: 'empirical', probabilities: [0.05, 0.5, 1], quantiles: [0, 100, 1000] })
  })

  test('has a queue of two names, open from seven to the end of the day', () => {
    expect(model.queues.map(({ name, capacity }) => [name, capacity])).toEqual([
      ['technical', 20],
      ['regular', Infinity],
    ])
    expect([regular.queue, internet.queue]).toEqual([1, 0])
    // The last closing is the end of the run.
    expect(Array.from(model.queues[0].hours!, (at) => at / HOUR)).toEqual([7, 24, 31, 48, 55, 72, 79, 96, 103])
  })

  test('staffs its groups by intervals and by shifts', () => {
    const [general, specialists] = model.groups
    expect(headcountOf(general.staffing).slice(0, 4)).toEqual([
      [0, 7, 0],
      [7, 20, 12],
      [20, 24, 5],
      [24, 31, 0],
    ])
    expect(sum(general.paidSeconds) / HOUR).toBe(5 * (13 * 12 + 4 * 5))
    expect(specialists.staffing).toMatchObject({ plan: 'roster', agents: 5 })
    expect(sum(specialists.paidSeconds) / HOUR).toBe(5 * (3 * 8.5 + 2 * 8))
    expect(sum(specialists.scheduledSeconds) / HOUR).toBe(5 * (3 * 8 + 2 * 8))
    expect(general.skills).toMatchObject([
      { type: 0, preference: 1, rank: 1, speed: 1, talk: null },
      { type: 1, preference: 2, rank: 1, speed: 0.8 },
    ])
  })

  test('names what is wrong with its files by line and column, all at once', () => {
    const files = {
      ...BANK_FILES,
      'staffing.csv': BANK_FILES['staffing.csv'].replace('09:00,12', '09:00,1x'),
      'patience.csv': 'probability,seconds\n50%,100\n40%,200\n',
    }
    expect(faults(BANK, files)).toEqual([
      'patience.csv:3:1 40% is not above the one before it',
      'staffing.csv:6:7 `1x` is not a number',
    ])
  })

  test('misses a row of an open interval', () => {
    const files = { ...BANK_FILES, 'staffing.csv': BANK_FILES['staffing.csv'].replace('09:00,12\n', '') }
    expect(faults(BANK, files)).toEqual(['staffing.csv:1:7 no row for 09:00, when it is open'])
  })
})

const type = (lines: string) =>
  `agner: 1\ntypes:\n  a:\n    talk: 1m\n    ${lines}\ngroups: { g: { skills: [a], agents: 3 } }\n`
const days = (count: number, start?: string) =>
  `calendar: { days: ${count}, interval: 60m, timezone: Europe/Amsterdam${start === undefined ? '' : `, start: ${start}`} }\n`

describe('steady state', () => {
  test('has constant rates and agents for ever, and batches of equal length', () => {
    const model = modelOf(`${type('arrivals: 90/h')}run: { horizon: 2000h, warmup: 50h, batches: 30 }`)
    expect(model.types[0].arrivals).toEqual({
      process: 'poisson',
      bounds: Float64Array.of(0, Infinity),
      perSecond: Float64Array.of(0.025),
      busyness: -1,
    })
    expect(model.groups[0].staffing).toMatchObject({ bounds: Float64Array.of(0, Infinity), agents: Int32Array.of(3) })
    expect(model.queues[0].hours).toBeNull()
    const { bounds, warmup, kind } = model.periods
    expect([kind, warmup, bounds.length, bounds[1], bounds[31]]).toEqual(['batches', 1, 32, 50 * HOUR, 2000 * HOUR])
    expect(bounds[2] - bounds[1]).toBe(65 * HOUR)
    expect(model.groups[0].paidSeconds[1]).toBe(3 * 65 * HOUR)
  })

  test('warms up for a tenth, in front of 30 batches, if nobody says otherwise', () => {
    const { bounds } = modelOf(`${type('arrivals: 90/m')}run: { horizon: 1000h }`).periods
    expect([bounds.length, bounds[1]]).toEqual([32, 100 * HOUR])
  })

  test('has no day to draw busyness for', () => {
    const steady = `${type('arrivals: 1/m')}run: { horizon: 10h, warmup: 1h }\n`
    expect(faults(`${steady}busyness: { law: gamma, cv: 10% }`)).toEqual([
      'scenario.yaml:8:11 busyness is drawn once a day, and with `run.horizon` there are no days',
    ])
  })
})

describe('arrivals', () => {
  test('at a rate follow the hours of their queue, 25 hours on an autumn day without hours', () => {
    const open = `${type('arrivals: 60/h')}${days(2, '2024-10-26')}`
    expect(expectedOf(modelOf(open).types[0].arrivals)).toBeCloseTo(49 * 60, 9)
    const own = `${open}queues: { q: { types: [a], hours: { sun: 01:00-04:00 } } }`
    expect(expectedOf(modelOf(own).types[0].arrivals)).toBeCloseTo(4 * 60, 9)
    expect(Array.from(modelOf(own).queues[0].hours!, (at) => at / HOUR)).toEqual([25, 29])
  })

  test('come in the numbers of a file, times a factor, exactly if it says so', () => {
    const files = {
      'a.csv': `start,n\n${Array.from({ length: 24 }, (_, h) => `${String(h).padStart(2, '0')}:00,${h}`).join('\n')}`,
    }
    const scenario = (more: string) => `${type(`arrivals: { file: a.csv, column: n${more} }`)}${days(2)}`
    expect(expectedOf(modelOf(scenario(', times: 110%'), files).types[0].arrivals)).toBeCloseTo(2 * 276 * 1.1, 9)
    const { arrivals } = modelOf(scenario(', exact: true'), files).types[0]
    expect(arrivals.process === 'counts' && [arrivals.counts[5], arrivals.counts[29], arrivals.bounds[5]]).toEqual([
      5,
      5,
      5 * HOUR,
    ])
    expect(faults(scenario(', exact: true, times: 1.5'), files)[0]).toMatch('exact counts stay whole numbers')
    expect(faults(scenario(', exact: true'), { 'a.csv': 'start,n\n01:00,1.5\n' })).toEqual(['a.csv:2:7 1.5 contacts'])
  })

  test('of an exact file come once where an hour comes twice', () => {
    const scenario = `${type('arrivals: { file: a.csv, column: n, exact: true }')}${days(1, '2024-10-27')}`
    const { model, warnings } = compiled(scenario, { 'a.csv': 'start,n\n02:00,8\n' })
    const { arrivals } = model.types[0]
    expect(arrivals.process === 'counts' && sum(arrivals.counts)).toBe(8)
    expect(warnings.map(({ message }) => message)).toEqual(['no row for 00:00 and 22 more intervals: taken as 0'])
  })

  test('that were recorded are sorted, and those outside the run are left out with a warning', () => {
    const scenario = `${type('arrivals: { recorded: log.csv, column: time }')}${days(2, '2024-03-30')}`
    const log = 'date,time\n2024-03-31,08:00:05\n2024-03-30,23:59:59\n2024-04-01,10:00:00\n'
    const { model, warnings } = compiled(scenario, { 'log.csv': log })
    expect(model.types[0].arrivals).toEqual({ process: 'recorded', at: Float64Array.of(DAY - 1, DAY + 7 * HOUR + 5) })
    expect(warnings.map(({ line, message }) => [line, message])).toEqual([
      [5, '1 of 3 recorded contacts of a are outside the days of the run: left out'],
    ])
    const bySecond = modelOf(scenario, { 'log.csv': 'time,other\n12.5,1\n,2\n3,3\n' }).types[0].arrivals
    expect(bySecond).toEqual({ process: 'recorded', at: Float64Array.of(3, 12.5) })
  })

  test('that were recorded need to say when', () => {
    const scenario = `${type('arrivals: { recorded: log.csv, column: time }')}${days(2)}`
    const faultsOf = (log: string) => faults(scenario, { 'log.csv': log })
    expect(faultsOf('moment\n1')).toEqual(['log.csv:1:1 no column `time`'])
    expect(faultsOf('day,time\n1,soon')).toEqual(['log.csv:2:3 `soon` is not a number'])
    expect(faultsOf('time\n08:00')).toEqual(['log.csv:1:1 this does not say of which day'])
    expect(faultsOf('weekday,time\nmon,08:00')).toEqual(['log.csv:1:1 this does not say of which day'])
    expect(faultsOf('day,time\n0,08:00\n1,8 o clock')).toEqual([
      'log.csv:2:1 `0` is not the number of a day',
      'log.csv:3:3 `8 o clock` is not a clock time',
    ])
    expect(faultsOf('date,time\n2024-01-01,08:00')).toEqual(['log.csv:1:1 dates, and the scenario has none'])
  })

  test('at rates of a profile bring what the rates of its open hours add up to', () => {
    const profile = fc.array(fc.tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 300 })), {
      minLength: 1,
      maxLength: 5,
    })
    const opening = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 13, max: 24 }))
    const two = (hour: number) => `${String(hour).padStart(2, '0')}:00`
    fc.assert(
      fc.property(profile, opening, fc.integer({ min: 1, max: 20 }), (steps, [from, to], count) => {
        let hour = 0
        let perDay = 0
        const ranges: string[] = []
        for (const [length, rate] of steps) {
          const end = Math.min(24, hour + length)
          if (end === hour) break
          ranges.push(`${two(hour)}-${two(end)}: ${rate}/h`)
          perDay += rate * Math.max(0, Math.min(end, to) - Math.max(hour, from))
          hour = end
        }
        const text = `${type(`arrivals: { profile: { ${ranges.join(', ')} } }`)}${days(count)}hours: ${two(from)}-${two(to)}\n`
        expect(expectedOf(modelOf(text).types[0].arrivals)).toBeCloseTo(count * perDay, 6)
      }),
      { seed: 3, numRuns: 50 },
    )
  })
})

describe('busyness', () => {
  const scenario = (busyness: string, own = '') =>
    modelOf(`agner: 1
types:
  a: { arrivals: 60/h, talk: 1m }
  b: { arrivals: 60/h, talk: 1m }
  c: { arrivals: 60/h, talk: 1m${own} }
groups: { g: { skills: [a, b, c], agents: 3 } }
${busyness}`)
  const factors = (model: Model) =>
    model.types.map(({ arrivals }) => (arrivals.process === 'poisson' ? arrivals.busyness : null))

  test('is one factor for all types without a correlation, and one for each with it', () => {
    expect(factors(scenario('busyness: { law: gamma, cv: 10% }'))).toEqual([0, 0, 0])
    const correlated = scenario('busyness: { law: gamma, cv: 10%, correlation: 60% }')
    expect(factors(correlated)).toEqual([0, 1, 2])
    expect(correlated.busyness).toMatchObject({ correlation: 0.6 })
    expect(correlated.busyness.factors).toHaveLength(3)
  })

  test("of a type's own comes beside the shared one", () => {
    const own = ', busyness: { law: lognormal, cv: 30% }'
    expect(factors(scenario('', own))).toEqual([-1, -1, 0])
    const both = scenario('busyness: { law: gamma, cv: 10% }', own)
    expect(factors(both)).toEqual([0, 0, 1])
    expect(both.busyness.factors.map(({ law }) => law.law)).toEqual(['gamma', 'lognormal'])
    expect(both.busyness.correlation).toBe(0)
  })
})

describe('laws', () => {
  test('of patience with balking have an atom at 0', () => {
    const patience = (lines: string) =>
      modelOf(`${type('arrivals: 1/h')}`.replace('talk: 1m', `talk: 1m\n    ${lines}`)).types[0].patience
    expect(patience('hold: 1m')).toBeNull()
    expect(patience('balk: 5%\n    patience: 2m')).toEqual({
      law: 'atZero',
      probability: 0.05,
      of: { law: 'constant', value: 120 },
    })
    expect(patience('balk: 5%')).toEqual({ law: 'atZero', probability: 0.05, of: { law: 'constant', value: Infinity } })
  })

  test('from files keep their modifiers, and are checked with them', () => {
    const scenario = (law: string) => type('arrivals: 1/h').replace('talk: 1m', `talk: ${law}`)
    const files = { 'calls.csv': 'id,talk\n1,30\n2,90\n' }
    const sample = '{ law: sample, file: calls.csv, column: talk, shift: 5s }'
    expect(modelOf(scenario(sample), files).types[0].talk).toEqual({
      law: 'shifted',
      by: 5,
      of: { law: 'sample', values: [30, 90] },
    })
    expect(faults(scenario(sample.replace('talk, ', 'tlak, ')), files)).toEqual(['calls.csv:1:1 no column `tlak`'])
    expect(faults(scenario(sample.replace('shift: 5s', 'min: 100s')), files)[0]).toMatch(/^scenario.yaml:4:11 /)
    const table = '{ law: empirical, file: q.csv }'
    expect(faults(scenario(table), { 'q.csv': 'probability,seconds\n0,10\n50%,5\n120%,9\n' })).toEqual([
      'q.csv:3:5 5 s is below the one before it',
      'q.csv:4:1 120% is not a probability',
    ])
    expect(faults(scenario(table), { 'q.csv': 'probability,seconds\n0,10\n0.5,50\n' })[0]).toMatch(/^q.csv:3:1 /)
  })
})

test('trunks are held by the types that come in by them', () => {
  const scenario = (trunks: string) =>
    modelOf(`agner: 1
types: { a: { arrivals: 1/h, talk: 1m }, b: { arrivals: 1/h, talk: 1m } }
groups: { g: { skills: [a, b], agents: 1 } }
trunks: ${trunks}`)
  expect(scenario('30')).toMatchObject({
    trunks: [{ lines: 30, block: 'arrival' }],
    types: [{ trunks: 0 }, { trunks: 0 }],
  })
  const some = scenario('{ isdn: { lines: 8, types: [b], block: waiting } }')
  expect(some).toMatchObject({
    trunks: [{ name: 'isdn', lines: 8, block: 'waiting' }],
    types: [{ trunks: -1 }, { trunks: 0 }],
  })
})

test('a warm-up of days comes before the days that count', () => {
  const loaded = loadScenarioText(`${type('arrivals: 1/h')}${days(20)}`)
  const warmedUp = (warmup: number) =>
    compile({ ...loaded, scenario: { ...loaded.scenario, run: { ...loaded.scenario.run, warmup } } }).model.periods
  const { warmup, rows, bounds } = warmedUp(7 * DAY)
  expect([warmup, rows.length, rows[0].label, bounds.length]).toEqual([7 * 24, 13 * 24, 'day 8', 20 * 24 + 1])
  for (const wrong of [DAY / 2, 20 * DAY])
    expect(() => warmedUp(wrong)).toThrow('is not whole days, with days left after it')
})

test('a grid of more intervals than memory holds is refused', () => {
  const huge = (run: string, count: number) =>
    faults(`${type('arrivals: 1/h')}calendar: { days: ${count}, interval: 1m }\nrun: { ${run} }`)
  expect(huge('intervals: auto', 4000)[0]).toMatch('7:35 4000 days have more than 600000 intervals of 1 minutes')
  expect(huge('intervals: all', 100)[0]).toMatch('8:19 100 days have more than 50000 intervals to keep')
})
