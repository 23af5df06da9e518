import { describe, expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import type { Economy } from '../../src/models/economy-model.ts'
import { KPIS } from '../../src/models/kpis.ts'
import { serviceLevelKpis } from '../../src/models/service-level.ts'
import { bandsOf } from '../../src/scenario/sla-bands.ts'
import { SLA_FIGURES } from '../../src/scenario/sla-figures.ts'

const TYPES = `agner: 1
types:
  calls: { client: toys, arrivals: 30/h, talk: 4m, goal: 80% in 20s, resolved: 80% }
  help: { client: garage, arrivals: 3/h, talk: 4m, goal: 80% in 20s, resolved: 80% }
`
const GROUPS = `groups:
  team: { skills: [calls], agents: { profile: { mon-fri: { 08:00-18:00: 5 } } } }
  pool: { skills: [calls, help], employer: callpool, agents: { profile: { mon-fri: { 08:00-22:00: 3 } } }, full-time: 38h }
  both: { skills: [calls, help], agents: { profile: { mon-fri: { 08:00-09:00: 1 } } } }
providers: [callpool]
`
const CALENDAR = 'calendar: { start: 2026-01-15, days: 30 }\nhours: { mon-fri: 08:00-22:00, sat: 09:00-17:00 }\n'

function modelOf(rest: string, calendar = CALENDAR) {
  return loadText(TYPES + calendar + GROUPS + rest, {}).model
}

function economyOf(rest: string, calendar = CALENDAR): Economy {
  const { economy } = modelOf(rest, calendar)
  if (economy === null) throw new Error('nobody is paid')
  return economy
}

function chargeOf({ charges }: Economy, name: string) {
  const found = charges.find((charge) => charge.name === name)
  if (found === undefined) throw new Error(`no ${name} among ${charges.map((charge) => charge.name).join(', ')}`)
  return found
}

/** Clock times, of one weekday, of the periods in which a charge holds. */
function hoursOf(rest: string, name: string, weekday: string): string[] {
  const { economy, periods } = modelOf(rest)
  if (economy === null) return []
  const { holds } = chargeOf(economy, name)
  const day = periods.days.findIndex((one) => one.weekday === weekday)
  return Array.from(periods.day.keys())
    .filter((i) => periods.day[i] === day && holds[economy.billOf[i]] === 1)
    .map((i) => String((periods.bounds[i] - periods.bounds[periods.day.indexOf(day)]) / 3600))
}

const CONTRACT = (rest: string) => `contracts:
  work: { client: toys, provider: callpool, ${rest} }
`

test('where nobody is paid there is no economy', () => {
  expect(modelOf('').economy).toBeNull()
})

describe('who employs', () => {
  test('the client of all types of a group, who is said to, or the center', () => {
    const { parties, employerOf } = economyOf('employers: { toys: { wage: EUR 15/h } }\n')
    expect([...employerOf].map((party) => parties[party].name)).toEqual(['toys', 'callpool', 'center'])
    expect(parties.map(({ kind }) => kind)).toEqual([
      'client',
      'client',
      'provider',
      'center',
      'staff',
      'suppliers',
      'customers',
    ])
  })

  test('without clients the center pays', () => {
    const text = TYPES.replace('client: toys, ', '').replace('client: garage, ', '')
    const groups = 'groups: { team: { skills: [calls, help], agents: 5, wage: EUR 15/h } }\n'
    const { economy } = loadText(text + groups, {}).model
    expect(economy?.charges.map(({ payer }) => economy.parties[payer].name)).toEqual(['center', 'center'])
  })
})

describe('months', () => {
  test('are those of the calendar, with the days that are simulated', () => {
    expect(economyOf('employers: { toys: { wage: EUR 15/h } }\n').months).toEqual([
      { label: '2026-01', days: 17, ofDays: 31 },
      { label: '2026-02', days: 13, ofDays: 28 },
    ])
  })

  test('twelve have a year where days have no dates', () => {
    const { months } = economyOf('employers: { toys: { wage: EUR 15/h } }\n', 'calendar: { days: 400 }\n')
    expect(months.slice(0, 3)).toEqual([
      { label: 'month 1', days: 31, ofDays: 31 },
      { label: 'month 2', days: 30, ofDays: 30 },
      { label: 'month 3', days: 31, ofDays: 31 },
    ])
    expect(months.slice(0, 12).reduce((sum, { ofDays }) => sum + ofDays, 0)).toBe(366)
    expect(months[13]).toEqual({ label: 'month 14', days: 400 - 396, ofDays: 31 })
  })

  test('begin after the warm-up, on no bill of which anything is booked', () => {
    const economy = economyOf('employers: { toys: { wage: EUR 15/h } }\nrun: { warmup: 17d }\n')
    expect(economy.months).toEqual([{ label: '2026-02', days: 13, ofDays: 28 }])
    expect(economy.billOf.slice(0, 17 * 48).every((bill) => bill === -1)).toBe(true)
    expect(economy.billOf.slice(17 * 48).every((bill) => bill === 0)).toBe(true)
  })
})

describe('wages', () => {
  const PAID = `employers:
  toys:
    wage: EUR 16/h
    charges: 25%
    supplements: [{ days: mon, share: 20% }, { hours: [17:00-24:00, 00:00-08:00], share: 50% }, { dates: 2026-01-20, share: 100% }]
    costs:
      housing: EUR 250/seat-month
      phones: EUR 60/fte-month
      set-up: EUR 3600/once
`

  test('come with charges, and with charges on supplements', () => {
    const wages = economyOf(PAID).charges.filter(({ category }) => category === 'wages')
    expect(wages.map(({ name, minorUnits }) => [name, minorUnits])).toEqual([
      ['wage of team', 1600],
      ['charges of team', 400],
      ['supplement 20% of team', 320],
      ['charges on supplement 20% of team', 80],
      ['supplement 50% of team', 800],
      ['charges on supplement 50% of team', 200],
      ['supplement 100% of team', 1600],
      ['charges on supplement 100% of team', 400],
    ])
  })

  test('have the highest of the supplements that hold', () => {
    expect(hoursOf(PAID, 'supplement 20% of team', 'mon')).toEqual(
      Array.from({ length: 18 }, (_, i) => String(8 + i / 2)),
    )
    expect(hoursOf(PAID, 'supplement 50% of team', 'mon')).toHaveLength(48 - 18)
    expect(hoursOf(PAID, 'supplement 100% of team', 'tue')).toHaveLength(48)
    expect(hoursOf(PAID, 'supplement 50% of team', 'tue')).toEqual([])
  })

  test('of a group come before those of its employer, with the usual charges where nothing is said', () => {
    const own = GROUPS.replace('employer: callpool,', 'employer: callpool, wage: EUR 20/h,')
    const { economy } = loadText(TYPES + CALENDAR + own, {}).model
    expect(economy?.charges.map(({ name, minorUnits }) => [name, minorUnits])).toEqual([
      ['wage of pool', 2000],
      ['charges of pool', 640],
    ])
  })

  test('come with overheads: seats for the most at once, FTEs by the hours of a full-time agent, what is spread', () => {
    const economy = economyOf(PAID)
    expect(chargeOf(economy, 'housing')).toMatchObject({ category: 'overheads', seats: 5, meter: 'seat-month' })
    expect(chargeOf(economy, 'phones').fullTimeHours).toBeCloseTo((40 * 365.25) / 12 / 7, 10)
    expect(chargeOf(economy, 'set-up')).toMatchObject({ category: 'one-off', spreadMonths: 36, paidIn: -1 })
    expect([...chargeOf(economy, 'housing').monthShare]).toEqual([17 / 31, 13 / 28])
  })
})

describe('contracts', () => {
  test('hold in their hours, and are in force on their days', () => {
    const rest = CONTRACT(
      'valid: { from: 2026-01-22, days: mon-fri, hours: 18:00-22:00 }, prices: { voice: EUR 1/talk-minute }',
    )
    expect(hoursOf(rest, 'voice', 'thu')).toEqual([])
    expect(hoursOf(rest, 'voice', 'mon').length).toBe(0)
    const economy = economyOf(rest)
    const { periods } = modelOf(rest)
    const last = periods.days.findIndex(({ label }) => label === '2026-02-02')
    const open = Array.from(periods.day.keys()).filter(
      (i) => periods.day[i] === last && chargeOf(economy, 'voice').holds[economy.billOf[i]] === 1,
    )
    expect(open.map((i) => periods.ofDay[i] / 2)).toEqual([18, 18.5, 19, 19.5, 20, 20.5, 21, 21.5])
    expect([...economy.contracts[0].monthShare]).toEqual([10 / 31, 13 / 28])
  })

  test('are for all groups of the provider that handle all types of the client', () => {
    const { contracts, charges } = economyOf(CONTRACT('prices: { calls: EUR 2/contact }'))
    expect(contracts[0]).toMatchObject({
      groups: [1],
      types: [0],
      minimum: 0,
      maximum: Infinity,
      forecast: null,
      sla: [],
    })
    expect(charges[0]).toMatchObject({ category: 'fees', payer: 0, payee: 2, groups: [1], types: [0], minorUnits: 200 })
  })

  test('round contacts up, leave repeats out, have tiers', () => {
    const economy = economyOf(
      CONTRACT(
        'prices: { voice: { price: EUR 0.95/talk-minute, increment: 60s, repeats: free, tiers: [{ from: 1000, price: EUR 0.85/talk-minute }] } }',
      ),
    )
    expect(economy.increments).toEqual([{ group: 1, type: 0, of: 'talk', seconds: 60 }])
    expect(economy.charges[0]).toMatchObject({
      minorUnits: 95,
      tiers: [{ from: 1000, minorUnits: 85 }],
      isForRepeats: false,
      isForTransfers: true,
    })
  })

  test('have one-off costs, paid when they begin and spread over the term', () => {
    const economy = economyOf(
      CONTRACT(
        'valid: { from: 2026-02-01 }, prices: { set-up: EUR 8000/once }, parallel: { weeks: 6, price: EUR 9000/week }, exit: EUR 5000/once, term: 24 months',
      ),
    )
    expect(chargeOf(economy, 'set-up')).toMatchObject({ category: 'one-off', payee: 2, spreadMonths: 24, paidIn: 1 })
    expect(chargeOf(economy, 'parallel running')).toMatchObject({ minorUnits: 5_400_000, spreadMonths: 24, paidIn: 1 })
    expect(chargeOf(economy, 'exit')).toMatchObject({ minorUnits: 500_000, paidIn: -1 })
  })

  test("pass on a share of the provider's supplements", () => {
    const rest = `employers: { callpool: { wage: EUR 15/h, supplements: [{ hours: 20:00-22:00, share: 20% }] } }\n${CONTRACT(
      'valid: { hours: 08:00-21:00 }, prices: { hours: EUR 40/signed-in-hour }, supplements-passed-on: 50%',
    )}`
    expect(chargeOf(economyOf(rest), 'hours, supplement').minorUnits).toBeCloseTo(4000 * 0.2 * 0.5, 9)
    expect(hoursOf(rest, 'hours, supplement', 'mon')).toEqual(['20', '20.5'])
  })

  test('forecast what is written, for the part of the month in force, or what comes in their hours', () => {
    const written = economyOf(
      CONTRACT('prices: { calls: EUR 2/contact }, forecast: { contacts: 3100/month, tolerance: 25%, surcharge: 30% }'),
    )
    expect(written.contracts[0].forecast?.contacts[0]).toBeCloseTo(1700, 9)
    const expected = economyOf(
      CONTRACT('valid: { hours: 08:00-18:00 }, prices: { calls: EUR 2/contact }, forecast: { tolerance: 25% }'),
    )
    // Mondays to Fridays from the 15th to the 31st, and saturdays from 9:00 to 17:00.
    expect(expected.contracts[0].forecast?.contacts[0]).toBeCloseTo(30 * (12 * 10 + 3 * 8), 6)
  })

  test('press on the work of their groups for their types alone', () => {
    const { groups } = modelOf(
      CONTRACT('prices: { calls: EUR 2/contact }, pressure: { handle-time: 80%, resolved: 90% }'),
    )
    expect(groups[1].skills[0]).toMatchObject({ speed: 1.25, resolved: 0.8 * 0.9 })
    expect(groups[1].skills[1]).toMatchObject({ speed: 1, resolved: null })
    expect(groups[0].skills[0]).toMatchObject({ speed: 1, resolved: null })
  })
})

describe('clients', () => {
  test('lose, gain and retain', () => {
    const text = TYPES + CALENDAR + GROUPS
    const clients = `clients:
  toys:
    costs: { unresolved: EUR 9/unresolved-issue }
    values: { sales: EUR 3/contact }
    retained: { building: { price: EUR 1000/month, share: 60%, until: 2026-01-31 } }
  garage: {}
`
    const { economy } = loadText(text + clients, {}).model
    expect(economy?.charges).toMatchObject([
      { name: 'unresolved', category: 'losses', minorUnits: 900, types: [0] },
      { name: 'sales', category: 'losses', minorUnits: -300, types: [0] },
      { name: 'building', category: 'retained', minorUnits: 60_000, monthShare: Float64Array.of(17 / 31, 0) },
    ])
  })

  test('pay what agents give away, by chance', () => {
    const groups = GROUPS.replace('full-time: 38h', 'concessions: { gift: { price: EUR 10/contact, chance: 4% } }')
    const { economy } = loadText(TYPES + CALENDAR + groups, {}).model
    expect(economy?.charges).toMatchObject([
      { category: 'concessions', minorUnits: 40, payer: 0, types: [0], groups: [1] },
      { category: 'concessions', minorUnits: 40, payer: 1, types: [1], groups: [1] },
    ])
  })
})

test('bills tell apart all periods of a month in which different charges hold, and the last period is on the last', () => {
  const economy = economyOf(
    CONTRACT('valid: { days: mon-fri, hours: 18:00-22:00 }, prices: { calls: EUR 2/contact }') +
      'employers: { toys: { wage: EUR 15/h, supplements: [{ days: sat, share: 25% }] } }\n',
  )
  expect(economy.monthOf).toHaveLength(6)
  expect(economy.billOf[economy.billOf.length - 1]).toBe(5)
  const seen = new Set(economy.billOf)
  expect(seen.size).toBe(6)
  const keys = [...seen].map((bill) =>
    [economy.monthOf[bill], ...economy.charges.map(({ holds }) => holds[bill])].join(),
  )
  expect(new Set(keys).size).toBe(6)
})

describe('bands', () => {
  const step = (level: number, share: number) => ({ level, share, minorUnits: 0 })

  test('of what is better when higher: penalties below, bonuses from', () => {
    expect(bandsOf({ isBetterAbove: true }, [step(0.75, 0.05), step(0.8, 0.02)], [step(0.9, 0.02)])).toEqual([
      { from: -Infinity, below: 0.75, share: -0.05, minorUnits: -0 },
      { from: 0.75, below: 0.8, share: -0.02, minorUnits: -0 },
      { from: 0.9, below: Infinity, share: 0.02, minorUnits: 0 },
    ])
  })

  test('of what is better when lower: penalties above, bonuses up to', () => {
    const bands = bandsOf({ isBetterAbove: false }, [step(0.08, 0.02), step(0.1, 0.05)], [step(0.03, 0.01)])
    const shareAt = (value: number) => bands.find(({ from, below }) => value >= from && value < below)?.share ?? 0
    expect([0.03, 0.031, 0.08, 0.0801, 0.1, 0.11].map(shareAt)).toEqual([0.01, 0, 0, -0.02, -0.02, -0.05])
  })
})

test('figures of SLAs are figures of the books', () => {
  const kpis = new Map([...KPIS, ...serviceLevelKpis('answered-of-offered', [])].map((kpi) => [kpi.key, kpi]))
  for (const { key, unit } of SLA_FIGURES.values()) expect(kpis.get(key)).toMatchObject({ key, unit })
})
