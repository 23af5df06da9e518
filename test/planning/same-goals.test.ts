import { expect, test } from 'vitest'
import { loadText, staffEqually, variantsOf } from '../../src/index.ts'
import { differingGoals } from '../../src/planning/same-goals.ts'

const center = (variant: object) =>
  variantsOf(
    loadText(
      JSON.stringify({
        agner: 1,
        calendar: { start: '2026-03-02', days: 1, interval: '1h' },
        hours: '08:00-10:00',
        types: {
          calls: { arrivals: '30/h', talk: '4m', goal: '70% in 40s' },
          mails: { channel: 'email', arrivals: '1/h', talk: '4m', goal: '80% in 4h' },
        },
        groups: { team: { skills: ['calls', 'mails'], agents: 1 } },
        staffing: { step: '2h' },
        variants: { other: variant },
      }),
    ),
  )

function differing(variant: object): string[] {
  const [one, other] = [...center(variant).values()].map(({ model }) => model)
  return differingGoals(one, other)
}

test('goals differ by share, target, clock and formula, of the type or of its queue', () => {
  const calls = (goal: string) => ({ types: { calls: { goal } } })
  expect(differing(calls('70% in 40s'))).toEqual([])
  expect(differing(calls('70.5% in 40s'))).toEqual(['calls 70.5% in 40s, not 70% in 40s'])
  expect(differing(calls('70% in 1m'))).toEqual(['calls 70% in 1m, not 70% in 40s'])
  expect(differing({ types: { mails: { 'goal-clock': 'wall' } } })).toEqual(['mails 80% in 4h, not 80% in 4h open'])
  expect(differing({ queues: { line: { types: ['calls'], goal: '60% in 40s' } } })).toEqual([
    'calls 60% in 40s, not 70% in 40s',
  ])
  expect(differing({ 'service-level': 'answered-of-answered' })).toEqual([
    expect.stringMatching(/^service-level answered-of-answered, not /),
  ])
})

test('a type that one of them has not is no other goal', () => {
  expect(differing({ types: { chats: { channel: 'chat', arrivals: '1/h', talk: '4m', goal: '10% in 1m' } } })).toEqual(
    [],
  )
})

test('who staffs variants to other goals is told which', async () => {
  const goals = [{ figure: 'abandonment', goal: '50%' }]
  const variant = { types: { calls: { goal: '60% in 40s', patience: '3m' } }, staffing: { goals } }
  const { notes } = await staffEqually(center(variant), { replications: 5 })
  expect(notes).toContain(
    'other has not the same goals as base: calls 60% in 40s, not 70% in 40s; what staffing asks for',
  )
})
