import { describe, expect, test } from 'vitest'
import { simulate } from '../../src/index.ts'
import { checkCenter } from '../../src/models/invariants.ts'
import { modelOf } from './random-scenarios.ts'

// Lists and reserves beside agents who hold several contacts and are interrupted: the books balance after every event.

const exponential = (mean: string) => ({ law: 'exponential', mean })

function center(dialing: unknown, reserve: unknown, atEnd: string): object {
  return {
    agner: 1,
    hours: '08:00-10:00',
    types: {
      call: { arrivals: '40/h', talk: exponential('2m'), patience: exponential('1m'), goal: '80% in 20s' },
      chat: { channel: 'chat', arrivals: '50/h', talk: exponential('4m'), goal: '80% in 60s' },
      email: { channel: 'email', arrivals: '20/h', talk: '3m', priority: 2, goal: '80% in 4h' },
      list: {
        talk: exponential('1m'),
        wrap: '10s',
        priority: 2,
        outbound: {
          endless: true,
          dialing,
          reach: '50%',
          ring: exponential('8s'),
          machines: { share: '40%', detection: { missed: '20%' } },
          attempts: 2,
          again: { 'no-answer': '5m' },
          'abandon-after': '5s',
        },
      },
    },
    groups: {
      mixed: {
        skills: { call: {}, chat: {}, email: { reserve: 1 }, list: { reserve } },
        agents: { profile: { '08:00-09:00': 4, '09:00-10:00': 3 } },
        holds: [
          { voice: 1, chat: 1 },
          { chat: 3, email: 1 },
        ],
      },
      callers: { skills: { call: {}, list: { reserve: { agents: 1, of: ['mixed', 'callers'] } } }, agents: 3 },
    },
    'at-end': atEnd,
  }
}

describe.each(['progressive', 'predictive', { power: 2 }, { preview: '10s' }])('calling by %j', (dialing) => {
  test.each([
    [0, 'work-off'],
    [{ agents: 1, of: ['mixed', 'callers'] }, 'work-off'],
    [{ rises: { to: 2, for: 'call', below: '90%', over: '10m' } }, 'stop'],
  ])('with a reserve of %j', (reserve, atEnd) => {
    const model = modelOf(center(dialing, reserve, atEnd))
    const { contacts } = simulate(model, 'idling', 0, { afterEvent: checkCenter })
    expect(contacts).toBeGreaterThan(250)
  })
})
