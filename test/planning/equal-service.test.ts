import { describe, expect, test } from 'vitest'
import { restaff, run, set, staffEqually, variantsOf, type Loaded } from '../../src/index.ts'
import { breakEven } from '../../src/planning/what-if/break-even.ts'
import { indifference } from '../../src/planning/what-if/indifference.ts'
import { pathOf } from '../../src/planning/what-if/lever-text.ts'
import { rangeOf } from '../../src/planning/what-if/range.ts'
import { tornado } from '../../src/planning/what-if/tornado.ts'
import { dayByHand } from './by-hand.ts'

// Two agents are written, and one is enough for a call each half hour: 8 hours of EUR 20, EUR 160. Ten calls at EUR 4 are 40.
const staffing = { step: '8h' }
const day = (beside: Readonly<Record<string, unknown>> = {}): Loaded =>
  dayByHand('EUR 4/contact', {}, { staffing, ...beside })
const alone = (beside: Readonly<Record<string, unknown>>): ReadonlyMap<string, Loaded> =>
  new Map([['base', day({ variants: {}, ...beside })]])
const asked = {
  figure: 'cost',
  restaff: async (loaded: Loaded): Promise<Loaded> => (await restaff(loaded, { replications: 40 })).loaded,
}

test('who compares is told what was found for each variant', async () => {
  const { notes } = await staffEqually(variantsOf(day()), { replications: 40 })
  expect(notes).toEqual([
    'every variant is staffed at least cost to its goals',
    'base: team 1 agent, 8 paid hours',
    'provider: pool 1 agent, 8 paid hours',
  ])
})

test('a group that cannot work on the days of the run has no agents', async () => {
  const groups = { team: { skills: ['calls'], agents: 2 }, extra: { skills: ['calls'], agents: 1 } }
  const decided = { ...staffing, groups: { team: {}, extra: { hours: { sat: '08:00-16:00' } } } }
  const { notes } = await staffEqually(
    alone({
      groups,
      staffing: decided,
      calendar: { start: '2026-03-02', days: 1 },
      hours: { 'mon-sat': '08:00-16:00' },
    }),
    { replications: 10 },
  )
  expect(notes).toContain('base: team 1 agent, 8 paid hours; extra no agents')
})

describe('a lever that changes nothing of what happens leaves the staffing that was found', () => {
  test('indifference: one agent costs 8 × EUR 5 = 40', async () => {
    const { answers } = await indifference(variantsOf(day()), pathOf('employers.shop.wage'), asked)
    expect(answers[0]).toMatchObject({ moved: 'base', values: { first: { value: 160 }, variant: { value: 40 } } })
    expect(answers[0].crossing!.at).toBeCloseTo(5, 2)
  })

  test('break-even: at 100 % of the volume nothing is moved', async () => {
    const { levels } = await breakEven(variantsOf(day()), rangeOf('volume=100%..200%'), { ...asked, levels: 2 })
    expect(levels.map(({ variants }) => variants.map(({ value }) => value))).toEqual([
      [160, 40],
      [160, 80],
    ])
  })

  test('tornado: 8 hours of EUR 15 and EUR 22 in place of EUR 20', async () => {
    const wage = { set: 'employers.shop.wage', from: 'EUR 15', to: 'EUR 22' }
    const { asWritten, bars } = await tornado(alone({ assumptions: { wage } }), asked)
    expect([asWritten.value, bars[0].from.change.value, bars[0].to.change.value]).toEqual([160, -40, 16])
  })

  test('a scenario that was staffed keeps its agents when a place of it is set, but agents that are set themselves', async () => {
    const { loaded } = await restaff(day(), { replications: 40 })
    const costOf = async (...levers: string[]) => (await run(set(loaded, levers))).totals.cost?.value
    expect(await costOf()).toBe(160)
    expect(await costOf('employers.shop.wage=EUR 10')).toBe(80)
    expect(await costOf('employers.shop.wage=EUR 10', 'groups.team.agents=3')).toBe(240)
    expect(set(loaded, ['volume=100%']).hash).not.toBe(set(day(), ['volume=100%']).hash)
  })
})

describe('who is cheapest hangs on what hours cost in relation', () => {
  const groups = {
    team: { skills: ['calls'], agents: 2 },
    others: { skills: ['calls'], employer: 'center', agents: 2 },
  }
  const employers = { shop: { wage: 'EUR 20/h', charges: '0%' }, center: { wage: 'EUR 25/h', charges: '0%' } }

  test('of two groups the dearer is sent home: EUR 160; where it is the cheaper it works alone, at EUR 10', async () => {
    const wage = { set: 'employers.center.wage', from: 'EUR 10', to: 'EUR 30' }
    const { asWritten, bars } = await tornado(alone({ groups, employers, assumptions: { wage } }), asked)
    expect([asWritten.value, bars[0].from.value.value, bars[0].to.value.value]).toEqual([160, 80, 160])
  })

  test('they are staffed anew where that relation changes, or what is asked for, and not where all is dearer alike', async () => {
    const staffed: string[] = []
    const restaffing = async (loaded: Loaded): Promise<Loaded> => {
      staffed.push(loaded.name)
      return loaded
    }
    const levers = {
      charges: { set: 'employers.center.charges', from: '0%', to: '30%' },
      most: { set: 'staffing.groups.team.at-most', from: '2', to: '3' },
    }
    const decided = { ...staffing, groups: { team: { 'at-most': 3 }, others: {} } }
    const both = { groups, employers, staffing: decided, assumptions: levers }
    await tornado(alone(both), { figure: 'cost', restaff: restaffing })
    expect(staffed).toEqual([
      'By hand',
      'By hand (employers.center.charges=30%)',
      'By hand (staffing.groups.team.at-most=2)',
    ])
    staffed.length = 0
    const one = { ...both, staffing: { ...decided, groups: { others: {} } }, assumptions: { charges: levers.charges } }
    await tornado(alone(one), { figure: 'cost', restaff: restaffing })
    expect(staffed).toEqual(['By hand'])
  })
})

test('staffings that miss their goals are named', async () => {
  // 200 calls of three minutes in five hours are the work of two agents.
  const capped = { staffing: { ...staffing, groups: { team: { 'at-most': 1 } } }, assumptions: { volume: '1..20' } }
  const { notes } = await tornado(alone(capped), asked)
  expect(notes).toContain('base (volume=20): the staffing found does not meet all goals')
  expect(notes.join()).not.toMatch(/volume=1\)|as written/)
})
