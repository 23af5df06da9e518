import { describe, expect, test } from 'vitest'
import { CaseFileError, readCases } from '../../validation/case.ts'
import { readCase } from '../../validation/read.ts'

const poisson = (perHour: number) => ({ process: 'poisson', rate_per_hour: perHour })
const exponential = (seconds: number) => ({ distribution: 'exponential', mean_s: seconds })
const read = (inputs: Record<string, unknown>, family = 'any') => readCase({ id: 'x', family, inputs, expected: {} })

const pool = {
  arrivals: poisson(60),
  service: exponential(240),
  agents: 5,
  patience: { distribution: 'infinite' },
  trunks_total: 'unlimited',
}
const fastAndSlow = {
  contact_types: [{ name: 'A', arrivals: poisson(40), patience: exponential(120) }],
  agent_groups: [
    { name: 'slow', agents: 2, skills: ['A'], service: exponential(300) },
    { name: 'fast', agents: 3, skills: ['A'], service: exponential(200) },
  ],
  trunks_total: 15,
  routing: 'in words',
}
const rules = {
  agent: 'longest-idle-over-all-groups',
  contact: 'longest-waiting-over-all-types',
  blocked: 'if it would have to wait and trunks_total are in the system',
}

describe('one pool', () => {
  test('an unknown key is reported by name, an explanation is not', () => {
    expect(() => read({ ...pool, voicemail_after_s: 120 })).toThrow('voicemail_after_s')
    expect(() => read({ ...pool, trunk_note: 'held while talking', as_published: 'x' })).not.toThrow()
  })

  test.each([
    [{ arrivals: { process: 'markov-modulated poisson', rate_per_hour: 60 } }, 'markov-modulated'],
    [{ discipline: 'last come, first served' }, 'last come'],
    [{ rules: { preemption: 'resume' } }, 'resume'],
    [{ rules: { agent: 'tallest' } }, 'tallest'],
    [{ agents: 'many' }, 'many'],
    [{ service: 240 }, 'service'],
  ])('%j is not understood', (part, name) => {
    expect(() => read({ ...pool, ...part })).toThrow(name)
  })

  test('classes come in the order of their priority, in words or numbers', () => {
    const classes = ['low', 'high', 'medium'].map((priority, i) => ({
      name: `class ${i}`,
      priority,
      arrivals: poisson(10),
    }))
    const { types } = read({ service: exponential(60), agents: 5, classes }).scenario as {
      types: Record<string, { priority: number }>
    }
    expect(Object.values(types).map(({ priority }) => priority)).toEqual([3, 1, 2])
  })

  test('it forgets its start by its load, its patience or its room, whichever is first', () => {
    expect(read(pool).relaxation).toBeCloseTo(1 / (Math.sqrt(5 / 240) - Math.sqrt(1 / 60)) ** 2, 6)
    expect(read({ ...pool, arrivals: poisson(80), patience: exponential(3600) }).relaxation).toBe(3600)
    expect(read({ ...pool, arrivals: poisson(80), trunks_total: 9 }).relaxation).toBe((25 * 240) / 5)
  })
})

describe('groups', () => {
  test('fastest first ranks groups by mean service', () => {
    const { scenario } = read({ ...fastAndSlow, rules: { ...rules, agent: 'fastest-idle-agent-first' } })
    expect(scenario).toMatchObject({
      groups: { slow: { skills: { A: { rank: 2 } } }, fast: { skills: { A: { rank: 1, talk: { mean: '200s' } } } } },
    })
  })

  test('longest idle over all groups leaves them equal, and blocks only who would wait', () => {
    const { scenario } = read({ ...fastAndSlow, rules })
    expect(scenario).toMatchObject({
      groups: { slow: { skills: { A: { rank: 1 } } }, fast: { skills: { A: { rank: 1 } } } },
    })
    expect(scenario).toMatchObject({ trunks: { lines: { lines: 15, block: 'waiting' } } })
  })

  test('one kind of contact may stand without a list', () => {
    const { contact_types: _, ...rest } = fastAndSlow
    expect(read({ ...rest, arrivals: poisson(40), patience: exponential(120), rules }).contacts).toBeCloseTo(40 / 3600)
  })

  test('words alone do not route', () => {
    expect(() => read(fastAndSlow)).toThrow('in words')
  })

  test('a group that takes from the queue what it is not offered on arrival is not expressible', () => {
    const routing = { contact_to_group_order: { A: ['fast'] }, group_to_contact_priority: { fast: ['A'], slow: ['A'] } }
    expect(() => read({ ...fastAndSlow, routing })).toThrow('slow takes other types')
  })
})

describe('days', () => {
  const day = {
    interval_minutes: 45,
    arrivals: { rate_per_hour_by_interval: [10, 20] },
    agents_by_interval: [1, 2],
    service: exponential(60),
  }

  test('the last agents stay until midnight, nobody comes after the last interval', () => {
    expect(read(day).scenario).toMatchObject({
      types: { contacts: { arrivals: { profile: { '00:00-00:45': '10/h', '00:45-01:30': '20/h' } } } },
      groups: { agents: { agents: { profile: { '00:00-00:45': 1, '00:45-24:00': 2 } } } },
    })
  })

  test.each([
    [{ agents_by_interval: [1] }, '2 rates'],
    [{ staffing_change: 'agents drop what they do' }, 'staffing_change'],
    [{ arrivals: { process: 'doubly stochastic Poisson', rate_per_hour_by_interval: [10, 20] } }, 'doubly stochastic'],
    [{ arrivals: { process: 'compound Poisson', rate_per_hour_by_interval: [10, 20] } }, 'compound'],
    [{ interval_minutes: 1000 }, 'hours'],
  ])('%j is not understood', (part, name) => {
    expect(() => read({ ...day, ...part })).toThrow(name)
  })
})

describe('a file of cases', () => {
  test.each([
    ['{', 'not JSON'],
    ['3', 'not a list'],
    ['[{}]', 'case 1 has no id'],
    ['[{"id":"a","family":"f","inputs":{}}]', 'a has no expected values'],
    [
      '[{"id":"a","family":"f","inputs":{},"expected":{}},{"id":"a","family":"f","inputs":{},"expected":{}}]',
      'two cases',
    ],
  ])('%s is refused', (text, message) => {
    expect(() => readCases(text)).toThrow(CaseFileError)
    expect(() => readCases(text)).toThrow(message)
  })

  test('half of a 95 % interval is 1.96 standard deviations, any other tolerance is one', () => {
    const expected = { a: { value: 1, tolerance_abs: 0.196, ci: [0.8, 1.2] }, b: { value: 1, tolerance_abs: 0.1 } }
    const [one] = readCases(JSON.stringify([{ id: 'a', family: 'f', inputs: {}, expected }]))
    expect(one.expected.a.uncertainty).toBeCloseTo(0.1, 12)
    expect(one.expected.b.uncertainty).toBe(0.1)
  })
})
