import { describe, expect, test } from 'vitest'
import type { Summary } from '../../src/index.ts'
import { erlangA } from '../../src/erlang/index.ts'
import { expectTruth, instants, runObject, valuesOf } from './run-text.ts'

// Conversations in writing. Timelines: recorded instants and constant times, every figure by hand. Laws: the interval of each
// figure contains the truth, at 99.9 %, with a fixed seed.

const steady = { horizon: '2000h', warmup: '20h', batches: 40, seed: 'conversations', confidence: '99.9%' }

interface Day {
  readonly clocks: Readonly<Record<string, readonly string[]>>
  readonly types: Readonly<Record<string, object>>
  readonly groups: object
  readonly extra?: object
}

function timeline({ clocks, types, groups, extra = {} }: Day): Summary {
  const files = Object.fromEntries(Object.entries(clocks).map(([type, list]) => [`${type}.csv`, instants(...list)]))
  const written = Object.entries(types).map(([name, type]) => [
    name,
    { arrivals: { recorded: `${name}.csv`, column: 'at' }, channel: 'chat', goal: '80% in 45s', ...type },
  ])
  return runObject(
    { hours: '08:00-09:00', types: Object.fromEntries(written), groups, run: { replications: 1 }, ...extra },
    files,
  )
}

const atOnce = (most: number) => ({ channels: { chat: { 'at-once': most } } })

const chats = (most: number, type: object, ...clocks: string[]): Day => ({
  clocks: { chat: clocks },
  types: { chat: { talk: '60s', turns: { replies: 2, think: '20s' }, ...type } },
  groups: { web: { skills: ['chat'], agents: 1 } },
  extra: atOnce(most),
})

describe('a chat in turns', () => {
  test('alone, takes the work and the thinking between replies', () => {
    const day = chats(1, { talk: '90s', turns: { replies: 3, think: '20s', 'reply-goal': '80% in 29s' } }, '08:00:00')
    const { totals, groups } = timeline(day)
    expect(valuesOf(totals)).toMatchObject({ aht: 130, agentTime: 130, firstReply: 30, firstRepliesInTime: 1 })
    expect(valuesOf(totals)).toMatchObject({ laterReply: 30, laterRepliesInTime: 0, fellSilent: 0 })
    expect(groups.web.occupancy.value).toBeCloseTo(130 / 3600, 12)
    expect(groups.web.writing.value).toBeCloseTo(90 / 3600, 12)
  })

  test('beside another, waits while the agent writes to that one', () => {
    const { totals, groups } = timeline(chats(2, {}, '08:00:00', '08:00:00'))
    // First 0–30 and 60–90 (asked at 50); second 30–60 and 90–120 (asked at 80).
    expect(valuesOf(totals)).toMatchObject({
      asa: 0,
      firstReply: 45,
      firstRepliesInTime: 0.5,
      laterReply: 40,
      aht: 105,
    })
    expect(groups.web.writing.value).toBeCloseTo(120 / 3600, 12)
    expect(groups.web.busy.value).toBeCloseTo(120 / 86_400, 12)
    expect(totals.agentTime.value).toBeCloseTo(60, 12)
  })

  test('whose wrap waits its turn as a message does', () => {
    const { totals } = timeline(chats(2, { wrap: '10s' }, '08:00:00', '08:00:00'))
    // The first ends at 90, the second is written to until 120; wraps until 130 and 140.
    expect(valuesOf(totals)).toMatchObject({ talk: 105, wrap: 30 })
  })

  test('is divided as its group needs for it: speed and own laws', () => {
    const { totals } = timeline({
      ...chats(2, {}, '08:00:00'),
      groups: { web: { skills: { chat: { speed: 2 } }, agents: 1 } },
    })
    expect(valuesOf(totals)).toMatchObject({ aht: 30 + 20, firstReply: 15 })
  })

  test('is not slowed down by a call beside it, which is slowed down as its channel says', () => {
    const { types } = timeline({
      clocks: { chat: ['08:00:00'], call: ['08:00:00'] },
      types: {
        chat: { talk: '60s', turns: { replies: 2, think: '20s' } },
        call: { channel: 'voice', talk: '60s' },
      },
      groups: { web: { skills: ['chat', 'call'], agents: 1, holds: [{ chat: 1, voice: 1 }] } },
      extra: { channels: { voice: { speeds: [1, 0.5] } } },
    })
    // The chat until 80 s, the call by then 40 s on; then alone.
    expect(valuesOf(types.chat)).toMatchObject({ aht: 80 })
    expect(valuesOf(types.call)).toMatchObject({ aht: 100 })
  })

  test('is closed when the customer has written nothing for too long, and handled', () => {
    const turns = { replies: 2, think: '10m', 'idle-timeout': '5m' }
    const { totals } = timeline(chats(1, { turns, wrap: '10s', resolved: '100%' }, '08:00:00'))
    expect(valuesOf(totals)).toMatchObject({ talk: 330, wrap: 10, fellSilent: 1, handled: 1, fcr: 1 })
  })

  test('goes silent as often as the scenario says: the mean number of replies is that of a geometric law cut off', () => {
    const turns = { replies: 4, think: '10s', 'idle-timeout': '1m', 'falls-silent': '20%' }
    const { totals } = runObject({
      types: { chat: { channel: 'chat', arrivals: '60/h', talk: '40s', goal: '80% in 20s', turns } },
      groups: { web: { skills: ['chat'], agents: 40 } },
      channels: { chat: { 'at-once': 1 } },
      run: steady,
    })
    // Written after 1, 2, 3 replies with chance 0.8 each; 10 s a reply, 10 s a thought, 60 s of silence.
    const later = 0.8 + 0.64 + 0.512
    const silent = 0.2 * (1 + 0.8 + 0.64)
    expectTruth(totals, { talk: 10 + 20 * later + 60 * silent, laterReply: 10, firstReply: 10 })
    expect(Math.abs(totals.fellSilent.value! / totals.handled.value! - silent)).toBeLessThan(0.005)
  })

  test('of three that an agent always has, is a machine and the agent the repairman (M/D/1//3)', () => {
    const turns = { replies: 1000, think: { law: 'exponential', mean: '30s' } }
    const { totals, groups } = runObject({
      types: { chat: { channel: 'chat', arrivals: '10/h', talk: '20000s', goal: '80% in 20s', turns } },
      queues: { chats: { types: ['chat'], capacity: 5 } },
      groups: { web: { skills: ['chat'], agents: 1 } },
      ...atOnce(3),
      // Worked off, the last ones would have the agent to themselves.
      'at-end': 'stop',
      run: steady,
    })
    // But for the first of a thousand replies, which no thought comes before.
    const { busy, response } = repairman(3, 20, 30)
    expectTruth(groups.web, { writing: busy })
    expectTruth(totals, { laterReply: response })
    expect(groups.web.occupancy.value).toBeCloseTo(1, 9)
  })
})

/** Finite-source queue with constant service: the chain of those left waiting when a service ends. */
function repairman(machines: number, service: number, up: number): { busy: number; response: number } {
  const back = 1 - Math.exp(-service / up)
  const binomial = (n: number, k: number): number => {
    let ways = 1
    for (let i = 0; i < k; i++) ways *= (n - i) / (i + 1)
    return ways * back ** k * (1 - back) ** (n - k)
  }
  let shares = Array.from({ length: machines }, () => 1 / machines)
  for (let step = 0; step < 200; step++) {
    const after = shares.map(() => 0)
    shares.forEach((share, left) => {
      const [behind, thinking] = left > 0 ? [left - 1, machines - left] : [0, machines - 1]
      for (let k = 0; k <= thinking; k++) after[behind + k] += share * binomial(thinking, k)
    })
    shares = after
  }
  const cycle = service + (shares[0] * up) / machines
  return { busy: service / cycle, response: machines * cycle - up }
}

describe('customers who leave without a sign', () => {
  test('hold their place, and then the agent until that one finds out', () => {
    const { totals, types } = timeline({
      clocks: { chat: ['08:00:00', '08:01:00'], other: ['08:03:00'] },
      types: {
        chat: { talk: '5m', wrap: '30s', patience: '60s', silent: { share: '100%', 'found-out': '90s' } },
        other: { talk: '5m' },
      },
      groups: { web: { skills: ['chat', 'other'], agents: 1 } },
      extra: atOnce(1),
    })
    // The second has left by 08:02; it is answered at 08:05:30, and found out at 08:07.
    expect(valuesOf(types.other)).toMatchObject({ asa: 240 })
    expect(valuesOf(types.chat)).toMatchObject({ answered: 2, abandoned: 0, abandonment: 0, handled: 2, asa: 135 })
    expect(valuesOf(types.chat)).toMatchObject({
      silentlyAbandoned: 1,
      answeredGone: 1,
      trueAbandonment: 0.5,
      aht: 210,
    })
    expect(totals.trueAbandonment.value).toBeCloseTo(1 / 3, 12)
  })

  test('come back as whoever has been seen to leave, and are no customers of the agent who finds out', () => {
    const { totals } = timeline({
      clocks: { chat: ['08:00:00', '08:01:00'] },
      types: {
        chat: {
          talk: '5m',
          patience: '60s',
          silent: { share: '100%', 'found-out': '90s' },
          retry: { 'after-abandoning': '100%', delay: '10m', attempts: 1 },
          resolved: '100%',
        },
      },
      groups: { web: { skills: ['chat'], agents: 1 } },
      extra: atOnce(1),
    })
    expect(valuesOf(totals)).toMatchObject({ offered: 3, returned: 1, answered: 3, issues: 2, resolution: 1, fcr: 1 })
  })

  test('are turned away, as the center sees it, when the queue closes', () => {
    const { totals } = timeline({
      clocks: { chat: ['08:55:00', '08:56:00'] },
      types: { chat: { talk: '10m', patience: '60s', silent: { share: '100%', 'found-out': '90s' } } },
      groups: { web: { skills: ['chat'], agents: 1 } },
      extra: { ...atOnce(1), queues: { chats: { types: ['chat'], 'at-closing': 'send-away' } } },
    })
    expect(valuesOf(totals)).toMatchObject({ sentAway: 1, silentlyAbandoned: 1, answeredGone: 0, trueAbandonment: 0.5 })
  })

  test('who balk are seen to leave', () => {
    const { totals } = timeline({
      clocks: { chat: ['08:00:00', '08:01:00'] },
      types: { chat: { talk: '5m', patience: '60s', balk: '100%', silent: { share: '100%', 'found-out': '90s' } } },
      groups: { web: { skills: ['chat'], agents: 1 } },
      extra: atOnce(1),
    })
    expect(valuesOf(totals)).toMatchObject({ abandoned: 1, silentlyAbandoned: 0 })
  })

  test('abandon as Erlang A has it where finding out takes no time, and the center sees a part of it', () => {
    const { totals } = runObject({
      types: {
        chat: {
          channel: 'chat',
          arrivals: '100/h',
          talk: { law: 'exponential', mean: '4m' },
          patience: { law: 'exponential', mean: '2m' },
          silent: { share: '40%', 'found-out': '0s' },
          goal: '80% in 20s',
        },
      },
      groups: { web: { skills: ['chat'], agents: 6 } },
      channels: { chat: { 'at-once': 1 } },
      run: steady,
    })
    const { abandonment } = erlangA({ ratePerSecond: 1 / 36, handleSeconds: 240, agents: 6, patienceSeconds: 120 })
    expectTruth(totals, { trueAbandonment: abandonment, abandonment: 0.6 * abandonment })
  })
})

describe('a thread that pauses', () => {
  test('frees its agent, and asks for agents again: a leg of the same contact, whose talk is as long as any', () => {
    const { totals, groups } = timeline({
      clocks: { chat: ['08:00:00'] },
      types: {
        chat: { talk: '60s', wrap: '10s', resolved: '100%', pauses: { share: '100%', for: '20m', 'at-most': 2 } },
      },
      groups: { web: { skills: ['chat'], agents: 1 } },
      extra: atOnce(1),
    })
    expect(valuesOf(totals)).toMatchObject({ offered: 3, handled: 3, wentOn: 2, aht: 70, returned: 0, transferred: 0 })
    expect(valuesOf(totals)).toMatchObject({ issues: 1, fcr: 1, resolution: 1, contactsPerIssue: 1 })
    // From the end of talk, twice.
    expect(totals.meanPaused.value).toBeCloseTo((2 * 1200) / 86_400, 12)
    expect(groups.web.busy.value).toBeCloseTo(210 / 86_400, 12)
  })

  test.each([
    ['2m', 'one', 60],
    ['30s', 'two', 30],
  ])('waits for the same agent for %s, then for anybody', (wait, by, waited) => {
    const { types, groups } = timeline({
      // The thread pauses from 08:01 to 08:06; its agent is busy until 08:07 with the second, others are idle.
      clocks: { chat: ['08:00:00'], call: ['08:03:00'] },
      types: {
        chat: { talk: '60s', pauses: { share: '100%', for: '5m', 'at-most': 1, 'same-agent': wait } },
        call: { channel: 'voice', talk: '4m' },
      },
      groups: {
        one: { skills: { chat: { rank: 1 }, call: {} }, agents: 1 },
        two: { skills: { chat: { rank: 2 } }, agents: 1 },
      },
      extra: atOnce(1),
    })
    expect(valuesOf(types.chat)).toMatchObject({ offered: 2, asa: waited / 2, preferred: by === 'one' ? 1 : 0 })
    expect(groups[by].taken.value).toBe(by === 'one' ? 3 : 1)
  })

  test('waits for the opening if its queue keeps who waits, and is sent away like anybody if not', () => {
    const day = (closing: string) =>
      timeline({
        clocks: { chat: ['08:00:00'] },
        types: { chat: { talk: '60s', pauses: { share: '100%', for: '20m', 'at-most': 1 } } },
        groups: { web: { skills: ['chat'], agents: 1 } },
        extra: {
          ...atOnce(1),
          queues: { chats: { types: ['chat'], hours: ['08:00-08:10', '08:40-09:00'], 'at-closing': closing } },
        },
      }).totals
    expect(valuesOf(day('keep'))).toMatchObject({ offered: 2, answered: 2, asa: 0, sentAway: 0 })
    expect(day('keep').meanPaused.value).toBeCloseTo((39 * 60) / 86_400, 12)
    expect(valuesOf(day('serve'))).toMatchObject({ offered: 2, answered: 1, sentAway: 1 })
  })

  test('has legs by a geometric law, cut off where it pauses so often at most', () => {
    const figures = (more: object) =>
      runObject({
        types: {
          chat: {
            channel: 'chat',
            arrivals: '60/h',
            talk: { law: 'exponential', mean: '3m' },
            goal: '80% in 20s',
            resolved: '60%',
            pauses: { share: '60%', for: { law: 'exponential', mean: '30m' }, ...more },
          },
        },
        groups: { web: { skills: ['chat'], agents: 40 } },
        channels: { chat: { 'at-once': 1 } },
        run: steady,
      }).totals
    const endless = figures({})
    // Work is conserved: every leg has a talk of its own.
    expectTruth(endless, { fcr: 0.6, talk: 180, meanPaused: 1.5 * 30 })
    expect(Math.abs(endless.offered.value! / endless.issues.value! - 2.5)).toBeLessThan(0.02)
    expect(Math.abs(endless.load.value! - 2.5 * 3)).toBeLessThan(0.1)
    const two = figures({ 'at-most': 2 })
    expect(Math.abs(two.offered.value! / two.issues.value! - (1 + 0.6 + 0.36))).toBeLessThan(0.02)
  })
})
