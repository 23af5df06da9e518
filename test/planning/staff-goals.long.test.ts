import { expect, test } from 'vitest'
import { loadText, staff } from '../../src/index.ts'
import { prepare } from '../../src/experiment/loaded.ts'
import { runModel } from '../../src/experiment/run.ts'
import { restaffed } from '../../src/planning/staffing/restaff.ts'
import { staffScenario } from '../../src/planning/staffing/staff.ts'
import type { StaffingAnswer } from '../../src/planning/staffing/staffing-answer.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

/** A quiet start and a busy end, of people who can be staffed by the hour. */
const CALLS = `calls: {
  arrivals: { profile: { 08:00-10:00: 40/h, 10:00-12:00: 90/h } }, talk: 4m,
  patience: { law: exponential, mean: 4m }, goal: 80% in 20s }`

interface Written {
  readonly staffing?: string
  readonly types?: string
  readonly groups?: string
  readonly more?: string
}

function scenario({
  groups = 'team: { skills: [calls], agents: 5 }',
  more = '',
  staffing = '',
  types = CALLS,
}: Written) {
  const text = `
agner: 1
calendar: { start: 2026-03-02, days: 1, interval: 30m }
hours: 08:00-12:00
staffing: { step: 2h, ${staffing} }
types: { ${types} }
groups: { ${groups} }
${more}`
  return prepare(loadScenarioText(text))
}

const REPLICATIONS = 60

function staffed(written: Written, replications = REPLICATIONS): Promise<StaffingAnswer> {
  return staffScenario(scenario(written), { replications })
}

function agentsOf({ groups }: StaffingAnswer, name = 'team'): number[] {
  return groups.find((group) => group.name === name)?.levels.map(({ agents }) => agents) ?? []
}

test('a goal for every interval costs more than one for the day, which costs no less than one for the run', async () => {
  const types = CALLS.replace('10:00-12:00: 90/h', '10:00-11:00: 20/h, 11:00-12:00: 90/h')
  const [interval, day, run] = await Promise.all(
    ['interval', 'day', 'month'].map((scope) => staffed({ types, staffing: `scope: ${scope}` })),
  )
  expect(interval.cost).toBeGreaterThan(day.cost)
  expect(day.cost).toBeGreaterThanOrEqual(run.cost)
  expect([interval, day, run].map(({ parts: [{ goals }] }) => goals[0].judged)).toEqual([8, 1, 1])
})

test('intervals meet their goals one by one when the scenario is run with its staffing', async () => {
  const loaded = scenario({ staffing: 'scope: interval' })
  const { answer, loaded: after } = await restaffed(loaded, { replications: REPLICATIONS })
  expect(answer.isFeasible).toBe(true)
  const levels = (of: typeof loaded): (number | null)[] =>
    runModel(of, { seed: 'other luck', replications: 400 })
      .intervals.slice(16, 24)
      .map(({ queues }) => queues.calls.serviceLevel.value)
  expect(levels(after)).toHaveLength(8)
  for (const level of levels(after)) expect(level).toBeGreaterThanOrEqual(0.8)
  expect(Math.min(...levels(loaded).map((level) => level ?? 1))).toBeLessThan(0.8)
})

test('nobody is busier than the ceiling', async () => {
  const [free, held] = await Promise.all([staffed({}), staffed({ staffing: 'occupancy: 50%' })])
  const occupancy = held.parts[0].goals.find(({ figure }) => figure === 'occupancy')
  expect(occupancy?.attained.high).toBeLessThanOrEqual(0.5)
  expect(occupancy?.binds).toBe(true)
  expect(held.cost).toBeGreaterThan(free.cost)
})

test('fewer give up where abandonment has a goal', async () => {
  const [free, held] = await Promise.all([
    staffed({}),
    staffed({ staffing: 'goals: [{ figure: abandonment, goal: 1.5% }]' }),
  ])
  const abandonment = held.parts[0].goals.find(({ figure }) => figure === 'abandonment')
  expect(abandonment?.attained.high).toBeLessThanOrEqual(0.015)
  expect(held.cost).toBeGreaterThan(free.cost)
})

test('a guaranteed minimum is kept where the goals would do with less, and at no cost beyond it', async () => {
  const types = CALLS.replace('08:00-10:00: 40/h', '08:00-10:00: 3/h')
  const [free, held] = await Promise.all([
    staffed({ types }),
    staffed({ types, staffing: 'groups: { team: { at-least: 5 } }' }),
  ])
  expect(agentsOf(free)[0]).toBeLessThan(5)
  expect(agentsOf(held)[0]).toBe(5)
  expect(agentsOf(held)[1]).toBeLessThanOrEqual(agentsOf(free)[1])
})

test('with a limit below what the goals take, all that is allowed work, and the answer says that it is not enough', async () => {
  const { isFeasible, parts, ...answer } = await staffed({ staffing: 'groups: { team: { at-most: 4 } }' })
  expect(isFeasible).toBe(false)
  expect(parts[0].goals[0].isMet).toBe(false)
  expect(agentsOf({ isFeasible, parts, ...answer })).toEqual([4, 4])
  expect(parts[0].search.simulations).toBeLessThan(100)
})

test('nobody works alone where that is forbidden', async () => {
  const types = CALLS.replace('08:00-10:00: 40/h', '08:00-10:00: 1/h')
  const [free, held] = await Promise.all([
    staffed({ types, staffing: 'scope: interval' }, 400),
    staffed({ types, staffing: 'scope: interval, groups: { team: { alone: false } }' }, 400),
  ])
  expect(agentsOf(free)).toContain(1)
  for (const agents of agentsOf(held)) expect(agents === 0 || agents >= 2).toBe(true)
})

test('weekdays that are staffed alike have the same agents, and a step is as long as it says', async () => {
  const text = `
agner: 1
calendar: { start: 2026-03-02, days: 7, interval: 30m }
hours: { mon-sat: 08:00-12:00 }
staffing: { step: 1h, days: [mon-fri, sat] }
types: { ${CALLS.replace('08:00-10:00: 40/h, 10:00-12:00: 90/h', 'mon-fri: { 08:00-12:00: 60/h }, sat: { 08:00-12:00: 20/h }')} }
groups: { team: { skills: [calls], agents: 5 } }`
  const { groups } = await staffScenario(prepare(loadScenarioText(text)), { replications: 40 })
  const { levels } = groups[0]
  expect(levels.map(({ weekdays }) => weekdays)).toEqual([...Array(4).fill([0, 1, 2, 3, 4]), ...Array(4).fill([5])])
  expect(levels.map(({ from, to }) => (to - from) / 3600)).toEqual(Array(8).fill(1))
  const [weekdays, saturday] = [levels.slice(0, 4), levels.slice(4)].map((own) =>
    own.reduce((sum, { agents }) => sum + agents, 0),
  )
  expect(weekdays).toBeGreaterThan(saturday)
})

test('who is not decided stays as written, and helps', async () => {
  const groups = 'team: { skills: [calls], agents: 5 }, others: { skills: [calls], agents: 3 }'
  const [alone, helped] = await Promise.all([staffed({}), staffed({ groups, staffing: 'groups: { team: {} }' })])
  expect(helped.groups.map(({ name }) => name)).toEqual(['team'])
  expect([...helped.staffings.keys()]).toEqual(['team'])
  expect(helped.hours).toBeLessThan(alone.hours)
})

test('emails that may wait until the evening take fewer people than calls, and chats fewer still if several are served at once', async () => {
  const channel = (words: string): string =>
    `calls: { ${words}, arrivals: { profile: { 08:00-10:00: 40/h, 10:00-12:00: 90/h } }, talk: 4m }`
  const [calls, emails, one, three] = await Promise.all([
    staffed({ types: channel('goal: 90% in 20s') }),
    staffed({ types: channel('channel: email, when-closed: waits, goal: 90% in 3h') }),
    staffed({ types: channel('channel: chat, goal: 90% in 20s'), more: 'channels: { chat: { at-once: 1 } }' }),
    staffed({ types: channel('channel: chat, goal: 90% in 20s'), more: 'channels: { chat: { at-once: 3 } }' }),
  ])
  expect([calls, emails, one, three].map(({ isFeasible }) => isFeasible)).toEqual([true, true, true, true])
  expect(emails.hours).toBeLessThan(calls.hours)
  expect(three.hours).toBeLessThan(one.hours)
})

test('a group on the clocks of its site works the same hours by them', async () => {
  const { groups } = await staffed({
    groups: 'team: { skills: [calls], agents: 5, site: far }',
    more: 'sites: { far: { timezone: America/Curacao } }',
  })
  const open = groups[0].levels.filter(({ agents }) => agents > 0)
  expect(Math.min(...open.map(({ from }) => from)) / 3600).toBe(4)
  expect(Math.max(...open.map(({ to }) => to)) / 3600).toBe(8)
})

test('no more days miss their goal than may', async () => {
  const more = 'busyness: { law: gamma, mean: 1, cv: 20% }'
  const [free, held] = await Promise.all([staffed({ more }), staffed({ more, staffing: 'days-missed: 10%' })])
  const days = held.parts[0].goals.find(({ figure }) => figure === 'daysMissed')
  expect(days?.attained.high).toBeLessThanOrEqual(0.1)
  expect(days?.isMet).toBe(true)
  expect(held.cost).toBeGreaterThan(free.cost)
  const loaded = scenario({ more })
  const missed = async (answer: StaffingAnswer): Promise<number> => {
    const groups = agentsOf(answer).map((agents, i) => `${8 + 2 * i}:00-${10 + 2 * i}:00: ${agents}`)
    const profile = groups.join(', ').replace('8:00-', '08:00-')
    const again = scenario({ more, groups: `team: { skills: [calls], agents: { profile: { ${profile} } } }` })
    const { queues } = runModel(again, { seed: `${loaded.seed} again`, replications: 500 })
    return queues.calls.daysMissed.value ?? NaN
  }
  expect(await missed(held)).toBeLessThanOrEqual(0.1)
  expect(await missed(free)).toBeGreaterThan(0.1)
})

test('the same seed gives the same answer to the last byte, another seed its own luck', async () => {
  const text = (answer: StaffingAnswer): string => JSON.stringify(answer)
  const of = (seed: string): Promise<StaffingAnswer> => staffScenario(scenario({}), { seed, replications: 60 })
  expect(text(await of('1'))).toBe(text(await of('1')))
  expect(text(await of('1'))).not.toBe(text(await of('2')))
})

/** Own people, and others who cost twice as much. */
const TEAMS =
  'team: { skills: [calls], agents: 5, wage: EUR 20/h }, temps: { skills: [calls], agents: 5, wage: EUR 40/h }'

test('beyond the hours that a group may have, dearer people come', async () => {
  const aWeek = (hours: string) =>
    staffed({ groups: TEAMS, staffing: `scope: month, groups: { team: { ${hours} }, temps: {} }` })
  // A day is a seventh of a week: 21 paid hours for four of opening.
  const [free, capped] = [await aWeek(''), await aWeek('hours-a-week: 0h-147h')]
  const hoursOf = ({ groups }: StaffingAnswer) => groups.map(({ hours }) => hours)
  const [own, temps] = hoursOf(capped)
  expect([free.isFeasible, capped.isFeasible]).toEqual([true, true])
  expect(hoursOf(free)[0]).toBeGreaterThan(21)
  expect(hoursOf(free)[1]).toBe(0)
  expect(own).toBeLessThanOrEqual(21)
  expect(own).toBeGreaterThan(16)
  // No more in all than without the cap, but for what steps of two hours leave.
  expect(own + temps).toBeGreaterThanOrEqual(hoursOf(free)[0] - 2)
  expect(own + temps).toBeLessThanOrEqual(hoursOf(free)[0] + 2)
  // Wages with charges of 32 %.
  expect(capped.cost).toBeCloseTo(1.32 * (20 * own + 40 * temps), 6)
})

test('hours that have to be paid are, whether they are needed or not; with shifts too', async () => {
  const groups = 'team: { hours-a-week: 280h-294h }'
  const catalogue = 'shifts: { any: { length: [2h, 3h, 4h] } }'
  for (const shifts of ['', catalogue]) {
    const {
      groups: [team],
      isFeasible,
    } = await staffed({ staffing: `scope: month, groups: { ${groups} }, ${shifts}` })
    expect(isFeasible).toBe(true)
    expect(team.hours).toBeGreaterThanOrEqual(40)
    expect(team.hours).toBeLessThanOrEqual(42)
  }
})

test('a cap on hours that is too low for the goals is kept, and the answer says that they are not met', async () => {
  const {
    groups: [team],
    isFeasible,
  } = await staffed({ staffing: 'scope: month, groups: { team: { hours-a-week: 70h-84h } }' })
  expect(isFeasible).toBe(false)
  expect(team.hours).toBeLessThanOrEqual(12)
  expect(team.hours).toBeGreaterThanOrEqual(10)
})

test('of a whole month no more days miss their goal than may', async () => {
  const { isFeasible, parts } = await staff(
    loadText(`agner: 1
calendar: { start: 2026-03-02, days: 28, interval: 1h }
hours: 09:00-11:00
busyness: { law: gamma, mean: 1, cv: 25% }
types: { calls: { arrivals: 240/h, talk: 4m, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 8 } }
staffing: { step: 2h, days: [mon-sun], scope: month, days-missed: 10% }`),
    { replications: 10 },
  )
  expect(isFeasible).toBe(true)
  expect(parts[0].goals.find(({ figure }) => figure === 'daysMissed')?.attained.high).toBeLessThanOrEqual(0.1)
})

test('where days miss their goal and replications are alike, more is asked for all the same', async () => {
  // Four callers at nine of every day: with three agents one of them waits for four minutes, with two agents two.
  const calls = [1, 2, 3].map((day) => `${day},09:00:00\n`.repeat(day === 2 ? 4 : 2)).join('')
  const text = `agner: 1
calendar: { start: 2026-03-02, days: 3, interval: 1h }
hours: 09:00-10:00
types: { calls: { arrivals: { recorded: calls.csv, column: at }, talk: { law: constant, value: 4m }, goal: 60% in 20s } }
groups: { team: { skills: [calls], agents: 1 } }
staffing: { step: 1h, scope: month, days: [mon-wed], days-missed: 10% }`
  const { groups, isFeasible } = await staff(loadText(text, { 'calls.csv': `day,at\n${calls}` }), { replications: 4 })
  expect(isFeasible).toBe(true)
  // Two would serve six of eight in time, and miss the goal on the second day.
  expect(groups[0].levels.map(({ agents }) => agents)).toEqual([3])
})
