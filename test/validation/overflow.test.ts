import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCases, type Case } from '../../validation/case.ts'
import { scores } from '../../validation/judge.ts'
import { readCase } from '../../validation/read.ts'
import { simulateCase } from '../../validation/simulate-case.ts'

const cases = readCases(readFileSync(new URL('../../validation/cases.json', import.meta.url), 'utf8'))
const poisson = (perHour: number) => ({ process: 'poisson', rate_per_hour: perHour })
const exponential = (seconds: number) => ({ distribution: 'exponential', mean_s: seconds })
const inputsOf = (id: string): Record<string, unknown> => cases.find((one) => one.id === id)?.inputs ?? {}
const read = (family: string, inputs: Record<string, unknown>) => readCase({ id: 'x', family, inputs, expected: {} })

interface Change {
  readonly mode?: string
  readonly timer?: unknown
  readonly routing?: string
  readonly group1?: readonly string[]
}

/** A at 50/h goes from three agents to the two of B at 20/h. */
function twoGroups({ mode = 'expand', timer = exponential(20), routing = '', group1 = ['A'] }: Change) {
  const both = exponential(240)
  return {
    contact_types: [
      {
        name: 'A',
        arrivals: poisson(50),
        patience: exponential(240),
        service: both,
        overflow: { timer, mode, to: 'group2' },
      },
      { name: 'B', arrivals: poisson(20), patience: exponential(120), service: both },
    ],
    agent_groups: [
      { name: 'group1', agents: 3 },
      { name: 'group2', agents: 2 },
    ],
    routing,
    rules: {
      contact_to_group_order: { A: ['group1'], B: ['group2'] },
      after_timer: { A: ['group2'] },
      group_to_contact_priority: { group1, group2: ['A', 'B'] },
    },
  }
}

const TIMER = 'overflow_exponential_timer'
const expiredFirst = 'A freed group1 agent takes expired A first, then unexpired A.'

describe('a timer', () => {
  test('`transfer` leaves the queue, and begins to wait anew', () => {
    expect(read(TIMER, twoGroups({ mode: 'transfer' }))).toMatchObject({
      waitsAnew: true,
      legs: { A: ['A-overflowed'] },
      scenario: {
        types: { A: { overflow: [{ after: { mean: '20s' }, to: 'A-overflowed', 'keep-wait': false }] } },
        groups: {
          group1: { skills: { A: { preference: 1 } } },
          group2: { skills: { 'A-overflowed': { preference: 1 }, B: { preference: 2 } } },
        },
      },
    })
  })

  test('`expand` offers who waits to the others too, first come, first served', () => {
    expect(read(TIMER, twoGroups({}))).toMatchObject({
      legs: {},
      scenario: { types: { A: { overflow: [{ 'offer-to': ['group2'] }] } }, groups: { group2: { skills: { A: {} } } } },
    })
  })

  test.each([
    ['expired first, in words', { routing: expiredFirst }, { 'A-overflowed': 1, A: 2 }],
    ['expired first, by keys', { group1: ['A expired', 'A (not expired)'] }, { 'A-overflowed': 1, A: 2 }],
    ['expired last', { group1: ['A (not expired)', 'A expired'] }, { 'A-overflowed': 2, A: 1 }],
  ])('`expand` with %s has the expired as a type of their own', (_, change, order) => {
    const skills = Object.fromEntries(Object.entries(order).map(([name, preference]) => [name, { preference }]))
    expect(read(TIMER, twoGroups(change))).toMatchObject({
      waitsAnew: false,
      scenario: { groups: { group1: { skills } } },
    })
  })

  test.each([
    [{ mode: 'copy' }, 'copy'],
    [{ timer: { distribution: 'cauchy' } }, 'cauchy'],
    [{ group1: ['A', 'B'] }, 'group1 takes other types'],
  ])('%j is not understood', (change, name) => {
    expect(() => read(TIMER, twoGroups(change))).toThrow(name)
  })

  test('waits of those who begin anew are not added up by contact', () => {
    const expected = { asa_served_s: { value: 1, uncertainty: 0 }, 'sl20@A': { value: 1, uncertainty: 0 } }
    const given: Case = { id: 'x', family: TIMER, inputs: twoGroups({ mode: 'transfer' }), expected }
    const { notExpressible } = simulateCase(given, 1000)
    expect(Object.keys(notExpressible)).toEqual(['asa_served_s', 'sl20@A'])
  })
})

/** Solved as Markov chains (sparse LU; queues up to 40 and 30, first come first served up to 10 and 9). */
const exact = {
  expired: {
    'p_immediate@A': 0.472292,
    'mean_queue@A': 0.383076,
    'p_timer_expired@A': 0.429304,
    'p_served_by_group1@A': 0.681896,
    'p_served_by_group2@A': 0.203181,
    'p_abandon@B': 0.396018,
  },
  firstCome: {
    'p_immediate@A': 0.472367,
    'mean_queue@A': 0.382857,
    'p_timer_expired@A': 0.426466,
    'p_served_by_group1@A': 0.681862,
    'p_served_by_group2@A': 0.203278,
    'p_abandon@B': 0.396216,
  },
}

function judged(routing: string, values: Readonly<Record<string, number>>): number[] {
  const expected = Object.fromEntries(
    Object.entries(values).map(([metric, value]) => [metric, { value, uncertainty: 2e-5 }]),
  )
  const given: Case = { id: 'expand', family: TIMER, inputs: twoGroups({ routing }), expected }
  return scores(given, simulateCase(given, 50)).map(({ z }) => Math.abs(z))
}

describe('a timer that widens', () => {
  test('meets the chain where the expired come first', () => {
    expect(Math.max(...judged(expiredFirst, exact.expired))).toBeLessThan(4)
  })

  test('meets the chain where first come is first served', () => {
    expect(Math.max(...judged('', exact.firstCome))).toBeLessThan(4)
  })
})

describe('overflow at once', () => {
  test('goes by rank, and nobody waits', () => {
    expect(read('overflow_immediate_loss', inputsOf('ovfI-01'))).toMatchObject({
      firstGroup: { A: 'group1' },
      scenario: { queues: { A: { capacity: 0 } }, groups: { group2: { skills: { A: { rank: 2 }, B: { rank: 1 } } } } },
    })
  })
})

describe('an ample destination', () => {
  test('has more agents than could ever be busy', () => {
    const { scenario } = read('overflow_fixed_timer_ample', inputsOf('ovfD-03'))
    expect(scenario).toMatchObject({
      types: { contacts: { overflow: [{ after: '30s', to: 'overflowed' }] } },
      groups: { destination: { agents: 274 } },
    })
  })

  test('that is not ample is not understood', () => {
    const overflow = { timer: exponential(20), mode: 'transfer', to: 'group2', destination_service_mean_s: 60 }
    expect(() => read('overflow_fixed_timer_ample', { ...inputsOf('ovfD-03'), overflow })).toThrow('overflow.to')
  })
})

describe('callbacks', () => {
  test('come after voice, and leave some agents idle', () => {
    expect(read('callback', inputsOf('cb-03')).scenario).toMatchObject({
      types: { voice: { overflow: [{ waiting: 3, accept: '70%', to: 'callback', 'keep-wait': false }] } },
      groups: { pool: { skills: { callback: { preference: 2, reserve: 1 } } } },
    })
  })

  test('that are offered later are not understood', () => {
    const callback = { offered_if_calls_waiting_at_least: 3, decided: 'after a minute' }
    expect(() => read('callback', { ...inputsOf('cb-03'), callback })).toThrow('callback.decided')
  })
})

describe('a reserve', () => {
  test('of two sizes, or for a type that does not come, is not understood', () => {
    const email = inputsOf('email-01')
    expect(() => read('email_reservation', { ...email, reserved_idle_agents_r: 2 })).toThrow('a reserve of 1 and of 2')
    const rules = { chat_starts_when_no_call_waits_and_idle_agents_exceed: 1 }
    expect(() => read('email_reservation', { ...email, rules })).toThrow('types call, email')
  })
})

describe('a week in words', () => {
  test('is days with hours, whose queues send away or serve at closing', () => {
    const telethon = inputsOf('pub-cc-telethon')
    expect(read('any', telethon)).toMatchObject({
      intervals: 5,
      scenario: {
        calendar: { days: 5 },
        hours: '06:00-10:00',
        types: { contacts: { overflow: [{ after: '120s', to: 'message' }] } },
        queues: { contacts: { 'at-closing': 'send-away' } },
        trunks: { lines: { lines: 24, types: ['contacts'] } },
      },
    })
    const horizon = '6 days open 9:30-12:00 from empty; at closing who is waiting is served, services are finished'
    expect(read('any', { ...telethon, horizon }).scenario).toMatchObject({
      hours: '09:30-12:00',
      queues: { contacts: { 'at-closing': 'serve' } },
    })
  })

  test('specialists are quicker, and take their own first', () => {
    expect(read('any', inputsOf('pub-cc-bank')).scenario).toMatchObject({
      types: {
        'account balance': {
          arrivals: { profile: { '08:00-09:00': '100/h', '09:00-17:00': '50/h' } },
          goal: '80% in 30s',
        },
      },
      groups: {
        'savings specialists': {
          skills: {
            savings: { rank: 1, preference: 1, speed: 4 / 3 },
            checking: { rank: 2, preference: 2 },
            'account balance': { rank: 1, preference: 2 },
          },
        },
      },
      routing: { agent: 'random' },
    })
  })

  test.each([
    [{ horizon: '5 days open 8:00-17:00 from empty; services are finished' }, 'horizon'],
    [{ service: 'lognormal' }, 'service'],
    [{ routing: 'arrival: savings -> savings specialists. Freed agent: sleeps' }, 'routing'],
    [{ groups: { gold: 3, 'checking specialists': 4 } }, 'savings specialist is none of gold'],
  ])('%j is not understood', (part, name) => {
    expect(() => read('any', { ...inputsOf('pub-cc-bank'), ...part })).toThrow(name)
  })
})
