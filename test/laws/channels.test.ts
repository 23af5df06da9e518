import { describe, expect, test } from 'vitest'
import { load, simulate, Simulation, type Summary } from '../../src/index.ts'
import { expectTruth, instants, runObject, valuesOf } from './run-text.ts'

// Several contacts at once, and interruptions. Timelines: recorded instants and constant times, every figure by hand. Laws:
// the interval of each figure contains the truth, at 99.9 %, with a fixed seed.

const steady = { horizon: '2000h', warmup: '20h', batches: 40, seed: 'channels', confidence: '99.9%' }

interface Day {
  readonly clocks: Readonly<Record<string, readonly string[]>>
  readonly types: Readonly<Record<string, object>>
  readonly groups: object
  readonly extra?: object
}

/** One hour of contacts at given instants. */
function timeline({ clocks, types, groups, extra = {} }: Day): Summary {
  const files = Object.fromEntries(Object.entries(clocks).map(([type, list]) => [`${type}.csv`, instants(...list)]))
  const written = Object.entries(types).map(([name, type]) => [
    name,
    { arrivals: { recorded: `${name}.csv`, column: 'at' }, goal: '80% in 20s', ...type },
  ])
  return runObject(
    {
      hours: '08:00-09:00',
      types: Object.fromEntries(written),
      groups,
      run: { replications: 1 },
      ...extra,
    },
    files,
  )
}

const chats = (...clocks: string[]) => ({
  clocks: { chat: clocks },
  types: { chat: { channel: 'chat', talk: '120s' } },
  groups: { web: { skills: ['chat'], agents: 1 } },
})

describe('an agent who has several chats at once', () => {
  test('gets on with each at the speed of the number held, which changes as chats join and leave', () => {
    const { totals, groups } = timeline({
      ...chats('08:00:00', '08:01:00'),
      extra: { channels: { chat: { 'at-once': 2, speeds: [1, 0.5], 'slow-down': 'dynamic' } } },
    })
    // 60 s alone, then both at half speed: the first needs 120 s more (08:03). The second has done 60 s of 120 by then and
    // goes on alone until 08:04.
    expect(valuesOf(totals)).toMatchObject({ aht: (180 + 180) / 2, asa: 0, agentTime: 120, handled: 2, load: 0.1 / 24 })
    expect(valuesOf(groups.web)).toMatchObject({ busy: 240 / 86_400, held: 360 / 86_400, full: 120 / 86_400 })
    expect(groups.web.slotOccupancy.value).toBeCloseTo(360 / (2 * 3600), 12)
    expect(groups.web.occupancy.value).toBeCloseTo(240 / 3600, 12)
  })

  test('at the speed of the moment at which the talk begins, if that is how it slows down', () => {
    const { totals } = timeline({
      ...chats('08:00:00', '08:01:00'),
      extra: { channels: { chat: { 'at-once': 2, speeds: [1, 0.5], 'slow-down': 'static' } } },
    })
    // 120 s, and 240 s from 08:01.
    expect(valuesOf(totals)).toMatchObject({ aht: 180, agentTime: (60 + 30 + 30 + 180) / 2 })
  })

  test('wraps up slower too, beside others', () => {
    const { totals } = timeline({
      ...chats('08:00:00', '08:00:00'),
      types: { chat: { channel: 'chat', talk: '60s', wrap: '30s' } },
      extra: { channels: { chat: { 'at-once': 2, speeds: [1, 0.5] } } },
    })
    expect(valuesOf(totals)).toMatchObject({ talk: 120, wrap: 60, agentTime: 90 })
  })

  test('takes no more than there is room for: the third waits, and is taken as soon as one ends', () => {
    const { totals } = timeline({
      ...chats('08:00:00', '08:00:10', '08:00:20'),
      extra: { channels: { chat: { 'at-once': 2, speeds: [1] } } },
    })
    expect(valuesOf(totals)).toMatchObject({ immediate: 2 / 3, asa: 100 / 3, aht: 120 })
  })

  test('takes as many as wait when a call ends that excluded them', () => {
    const { types, groups } = timeline({
      clocks: { call: ['08:00:00'], chat: ['08:00:10', '08:00:20', '08:00:30'] },
      types: { call: { talk: '60s' }, chat: { channel: 'chat', talk: '120s' } },
      groups: { team: { skills: ['call', 'chat'], agents: 1 } },
      extra: { channels: { chat: { 'at-once': 2, speeds: [1] } } },
    })
    // Two at 08:01, the third when they end at 08:03.
    expect(types.chat.asa.value).toBeCloseTo((50 + 40 + 150) / 3, 12)
    expect(groups.team.busy.value).toBeCloseTo((60 + 120 + 120) / 86_400, 12)
  })

  test('holds what its hands allow: two chats and an email, but no third chat beside it', () => {
    const { types } = timeline({
      clocks: { chat: ['08:00:00', '08:00:00', '08:00:20'], email: ['08:00:10'] },
      types: { chat: { channel: 'chat', talk: '100s' }, email: { channel: 'email', talk: '300s' } },
      groups: { team: { skills: ['chat', 'email'], agents: 1, holds: [{ chat: 3 }, { chat: 2, email: 1 }] } },
      extra: { channels: { chat: { speeds: [1] } } },
    })
    expect(valuesOf(types.email)).toMatchObject({ asa: 0, immediate: 1 })
    expect(types.chat.asa.value).toBeCloseTo(80 / 3, 12)
  })

  test('holds what weighs 100 % at most', () => {
    const { types } = timeline({
      clocks: { chat: ['08:00:00', '08:00:00', '08:00:00'], email: ['08:00:10'] },
      types: { chat: { channel: 'chat', talk: '100s' }, email: { channel: 'email', talk: '300s' } },
      groups: { team: { skills: ['chat', 'email'], agents: 1, holds: { weights: { chat: '30%', email: '40%' } } } },
      extra: { channels: { chat: { speeds: [1] } } },
    })
    // Three chats leave 10 %: the email waits until they end.
    expect(valuesOf(types.chat)).toMatchObject({ immediate: 1 })
    expect(valuesOf(types.email)).toMatchObject({ asa: 90 })
  })

  test.each([
    ['least-loaded', [1, 1]],
    ['fill-up', [2, 0]],
  ])('who gets the next is the one who is %s', (load, held) => {
    const { groups } = timeline({
      clocks: { chat: ['08:00:00', '08:00:10'] },
      types: { chat: { channel: 'chat', talk: '60s' } },
      groups: { one: { skills: ['chat'], agents: 1 }, two: { skills: ['chat'], agents: 1 } },
      extra: { routing: { load }, channels: { chat: { speeds: [1] } } },
    })
    expect([groups.one.taken.value, groups.two.taken.value]).toEqual(held)
  })

  test('finishes what it has when the shift ends, and takes nothing else', () => {
    const { totals, groups } = timeline({
      ...chats('08:00:00', '08:20:00', '08:31:00'),
      types: { chat: { channel: 'chat', talk: '20m', patience: '10s' } },
      groups: { web: { skills: ['chat'], agents: { profile: { '08:00-08:30': 1 } } } },
      extra: { channels: { chat: { speeds: [1] } } },
    })
    expect(valuesOf(totals)).toMatchObject({ handled: 2, abandoned: 1 })
    expect(groups.web.overtime.value).toBeCloseTo(600, 9)
  })

  test('takes chats as ever where agents are kept free for somebody else', () => {
    const scenario = (reserve: number) =>
      runObject({
        hours: '08:00-18:00',
        types: {
          chat: { channel: 'chat', arrivals: '40/h', talk: { law: 'exponential', mean: '8m' }, goal: '80% in 30s' },
          other: { channel: 'email', arrivals: '0.0001/h', talk: '5m', goal: '80% in 4h' },
        },
        groups: { web: { skills: { chat: {}, other: { reserve } }, agents: 3 } },
        run: { replications: 5 },
      }).types.chat
    expect(scenario(2)).toEqual(scenario(0))
  })

  test('is in demand as the agents of an M/M/n with as many slots, where others slow nobody down', () => {
    const talk = { law: 'exponential', mean: '4m' }
    const { totals, groups } = runObject({
      types: { chat: { channel: 'chat', arrivals: '100/h', talk, goal: '80% in 20s' } },
      groups: { web: { skills: ['chat'], agents: 4 } },
      channels: { chat: { 'at-once': 2, speeds: [1] } },
      run: steady,
    })
    // Erlang C with 8 servers and 6.6667 Erlangs.
    const load = (100 * 240) / 3600
    let blocking = 1
    for (let n = 1; n <= 8; n++) blocking = (load * blocking) / (n + load * blocking)
    const waits = blocking / (1 - (load / 8) * (1 - blocking))
    expectTruth(totals, { immediate: 1 - waits, asa: (waits * 240) / (8 - load), aht: 240, load })
    expectTruth(groups.web, { held: load, slotOccupancy: load / 8 })
  })
})

const desk = {
  clocks: { email: ['08:00:00'], call: ['08:02:00'] },
  types: { call: { talk: '180s' }, email: { channel: 'email', talk: '600s' } },
  groups: { team: { skills: ['call', 'email'], agents: 1 } },
}
const interrupted = (more: object = {}) => ({
  channels: { email: { 'interruptible-by': ['voice'], interrupted: more } },
})

describe('an email that a call interrupts', () => {
  test('goes on where it was, when the call has ended', () => {
    const { types, groups, totals } = timeline({ ...desk, extra: interrupted() })
    expect(valuesOf(types.call)).toMatchObject({ immediate: 1, aht: 180 })
    expect(valuesOf(types.email)).toMatchObject({ aht: 600, interrupted: 1, meanInterrupted: 180 / 86_400, asa: 0 })
    expect(groups.team.busy.value).toBeCloseTo(780 / 86_400, 12)
    expect(totals.handled.value).toBe(2)
  })

  test('is not interrupted unless the scenario says so', () => {
    const { types } = timeline(desk)
    expect(valuesOf(types.call)).toMatchObject({ immediate: 0, asa: 480 })
    expect(valuesOf(types.email)).toMatchObject({ interrupted: 0 })
  })

  test('takes a while to get into again', () => {
    const { types } = timeline({ ...desk, extra: interrupted({ 'set-up': '40s' }) })
    expect(valuesOf(types.email)).toMatchObject({ aht: 640 })
  })

  test('or begins again: what was done is lost', () => {
    const { types, groups } = timeline({ ...desk, extra: interrupted({ progress: 'lost' }) })
    expect(valuesOf(types.email)).toMatchObject({ aht: 720 })
    expect(groups.team.busy.value).toBeCloseTo(900 / 86_400, 12)
  })

  test('is interrupted again and again, but not more often than it may be', () => {
    const twice = { ...desk, clocks: { email: ['08:00:00'], call: ['08:02:00', '08:06:00'] } }
    const often = timeline({ ...twice, extra: interrupted() })
    expect(valuesOf(often.types.call)).toMatchObject({ immediate: 1 })
    const once = timeline({ ...twice, extra: interrupted({ 'at-most': 1 }) })
    expect(valuesOf(once.types.email)).toMatchObject({ interrupted: 1 })
    // The second call waits until the email is done, at 08:13.
    expect(valuesOf(once.types.call)).toMatchObject({ asa: 420 / 2 })
  })

  test('is gone on with by whoever is free first, if it is for anybody', () => {
    const clocks = { email: ['08:00:00'], call: ['08:01:00', '08:02:00'] }
    const two = { ...desk, clocks, groups: { team: { skills: ['call', 'email'], agents: 2 } } }
    // One is with the call of 08:01 until 08:04, the other with that of 08:02 until 08:05.
    const anybody = timeline({ ...two, extra: interrupted({ by: 'anybody' }) })
    expect(valuesOf(anybody.types.email)).toMatchObject({ meanInterrupted: 120 / 86_400 })
    const same = timeline({ ...two, extra: interrupted() })
    expect(valuesOf(same.types.email)).toMatchObject({ meanInterrupted: 180 / 86_400 })
  })

  test('for anybody, is taken at once by somebody else who is free', () => {
    const { types } = timeline({
      ...desk,
      groups: {
        both: { skills: { call: {}, email: {} }, agents: 1 },
        mails: { skills: { email: { rank: 2 } }, agents: 1 },
      },
      extra: interrupted({ by: 'anybody' }),
    })
    expect(valuesOf(types.email)).toMatchObject({ interrupted: 1, meanInterrupted: 0, aht: 600 })
    expect(valuesOf(types.call)).toMatchObject({ immediate: 1 })
  })

  test('is for others when its agent goes home', () => {
    const { types, groups } = timeline({
      ...desk,
      groups: {
        early: { skills: { call: {}, email: {} }, agents: { profile: { '08:00-08:03': 1 } } },
        late: { skills: ['email'], agents: { profile: { '08:10-09:00': 1 } } },
      },
      extra: interrupted(),
    })
    expect(valuesOf(types.email)).toMatchObject({ handled: 1, aht: 600, meanInterrupted: 480 / 86_400 })
    expect(groups.late.handled.value).toBe(1)
  })

  test('comes after a call that waits, whichever has waited longer', () => {
    const { types } = timeline({
      ...desk,
      clocks: { email: ['08:00:00', '08:00:10'], call: ['08:00:05', '08:00:20'] },
      extra: interrupted(),
    })
    // The calls follow each other, then the emails: the second call waits for the first alone.
    expect(valuesOf(types.call)).toMatchObject({ asa: 165 / 2 })
  })

  test('has been answered when its talk ended, however long its wrap is put aside', () => {
    const { types } = timeline({
      ...desk,
      clocks: { email: ['08:00:00'], call: ['08:02:00', '08:11:00'] },
      types: { ...desk.types, email: { channel: 'email', talk: '300s', wrap: '300s', resolved: '100%' } },
      extra: interrupted({ 'set-up': '20s' }),
    })
    // Talk 08:00 to 08:02 and, with 20 s to get into it again, 08:05 to 08:08:20. Wrap to 08:11 and, after the second call,
    // 08:14 to 08:16:40.
    expect(valuesOf(types.email)).toMatchObject({ talk: 320, wrap: 320, interrupted: 2, meanInterrupted: 360 / 86_400 })
    expect(valuesOf(types.email)).toMatchObject({ response: 500, responseBusiness: 500, resolutionTime: 500 })
  })

  test('is interrupted as soon as it is all that its agent holds which keeps a call from being answered', () => {
    const { types } = timeline({
      clocks: { email: ['08:00:00', '08:04:00'], call: ['08:01:00', '08:06:00'] },
      types: desk.types,
      groups: { team: { skills: ['call', 'email'], agents: 1, holds: [{ voice: 1 }, { email: 2 }] } },
      extra: interrupted({ 'at-most': 1 }),
    })
    // The first email is interrupted from 08:01 to 08:04 and never again: until it ends at 08:13 the second call waits, though
    // the other email might be interrupted; then it need wait for nothing.
    expect(valuesOf(types.call)).toMatchObject({ answered: 2, asa: 420 / 2 })
    expect(valuesOf(types.email)).toMatchObject({ interrupted: 2, aht: 600 })
  })

  test('gives way at once to a caller who knows its agent', () => {
    const { types } = timeline({
      ...desk,
      types: { ...desk.types, call: { talk: '180s', 'preferred-agent': { wait: '1h', known: '100%' } } },
      extra: interrupted(),
    })
    expect(valuesOf(types.call)).toMatchObject({ immediate: 1, preferred: 1 })
    expect(valuesOf(types.email)).toMatchObject({ interrupted: 1, aht: 600 })
  })

  test('is gone on with as soon as there is room for it, though there is none yet for what was interrupted later', () => {
    const { types } = timeline({
      clocks: { email: ['08:00:00'], social: ['08:00:10'], call: ['08:01:00'], chat: ['08:02:00'] },
      types: {
        ...desk.types,
        chat: { channel: 'chat', talk: '300s' },
        social: { channel: 'social', talk: '100s' },
      },
      groups: {
        team: {
          skills: ['call', 'email', 'social', 'chat'],
          agents: 1,
          holds: [{ voice: 1 }, { email: 1, social: 1 }, { email: 1, chat: 1 }],
        },
      },
      extra: {
        channels: {
          email: { speeds: [1], 'interruptible-by': ['voice'] },
          social: { speeds: [1], 'interruptible-by': ['voice', 'chat'] },
          chat: { speeds: [1] },
        },
      },
    })
    // After the call, at 08:04, the chat is taken and the email goes on beside it; the other waits for the chat to end.
    expect(valuesOf(types.chat)).toMatchObject({ asa: 120 })
    expect(valuesOf(types.email)).toMatchObject({ meanInterrupted: 180 / 86_400 })
    expect(valuesOf(types.social)).toMatchObject({ meanInterrupted: (180 + 300) / 86_400 })
  })
})

test('who knows an agent with room for them is not kept waiting by another who knows the agent', () => {
  const own = { 'preferred-agent': { wait: '1h', known: '100%' } }
  const { types } = timeline({
    clocks: { chat: ['08:00:00', '08:01:00', '08:01:40'], call: ['08:01:30'] },
    types: { call: { talk: '60s', ...own }, chat: { channel: 'chat', talk: '120s', ...own } },
    groups: { team: { skills: ['call', 'chat'], agents: 1, holds: [{ voice: 1 }, { chat: 2 }] } },
    extra: { channels: { chat: { speeds: [1] } } },
  })
  // At 08:02 the first chat ends, and the third fits; the call has to wait for the last, at 08:04.
  expect(valuesOf(types.chat)).toMatchObject({ answered: 3, asa: 20 / 3 })
  expect(valuesOf(types.call)).toMatchObject({ asa: 150 })
})

test('whoever holds a contact is not at rest: agents with several at once tire, and rest when they hold none', () => {
  const { types } = timeline({
    ...chats('08:00:00', '08:01:00', '08:02:00', '08:20:00'),
    types: { chat: { channel: 'chat', talk: '200s' } },
    groups: { web: { skills: ['chat'], agents: 1, pace: { tiring: '50%', memory: '10m' } } },
    extra: { channels: { chat: { 'at-once': 3, speeds: [1] } } },
  })
  // Busy from 08:00 on, until the third ends.
  const tired = (seconds: number) => 1 - Math.exp(-seconds / 600)
  const [second, third] = [60, 120].map((seconds) => 200 * (1 + 0.5 * tired(seconds)))
  const busy = 120 + third
  const fourth = 200 * (1 + 0.5 * tired(busy) * Math.exp(-(1200 - busy) / 600))
  expect(types.chat.talk.value).toBeCloseTo((200 + second + third + fourth) / 4, 9)
})

test('what is interrupted is not in the wait that customers hear of', () => {
  const { types } = timeline({
    clocks: { email: ['08:00:00', '08:05:00'], call: ['08:01:00'] },
    types: {
      call: { talk: '20m' },
      email: { channel: 'email', talk: '10m', patience: '2h', announce: { by: 'head-of-line' } },
    },
    groups: { team: { skills: ['call', 'email'], agents: 1 } },
    extra: interrupted({ by: 'anybody' }),
  })
  // The first stands in line to be gone on with, but does not wait to be answered: the second would be the only one who does.
  expect(valuesOf(types.email)).toMatchObject({ announced: 1, announcedWait: 0 })
})

test('an email that was interrupted and is kept over the last closing had been answered: it has no patience to lose', async () => {
  const { model, seed } = await load('scenarios/channels.yaml')
  let events = 0
  const simulation = new Simulation(model, {
    afterEvent: ({ kernel }) => {
      events++
      if (!Number.isFinite(kernel.clock[0]) || events > 10_000) throw new Error('the run does not come to its end')
    },
  })
  for (let replication = 0; replication < 12; replication++) {
    events = 0
    const { events: fired } = simulation.run(seed, replication)
    expect(fired).toBe(simulate(model, seed, replication).events)
  }
})

describe('what several at once and interruptions are made of', () => {
  test('static slow-down is of hold and wrap too', () => {
    const { totals } = timeline({
      ...chats('08:00:00', '08:01:00'),
      types: { chat: { channel: 'chat', talk: '60s', hold: '30s', wrap: '20s' } },
      extra: { channels: { chat: { 'at-once': 2, speeds: [1, 0.5], 'slow-down': 'static' } } },
    })
    // Once as they are, once all twice as long.
    expect(valuesOf(totals)).toMatchObject({ talk: 90, hold: 45, wrap: 30 })
  })

  const twoChats = (profile: string) =>
    timeline({
      clocks: { quick: ['08:00:00'], slow: ['08:00:00'] },
      types: { quick: { channel: 'chat', talk: '60s' }, slow: { channel: 'chat', talk: '120s' } },
      groups: { web: { skills: ['quick', 'slow'], agents: { profile: { [profile]: 1 } } } },
      extra: { channels: { chat: { speeds: [1, 0.5], 'slow-down': 'dynamic' } } },
    })

  test.each(['08:00-09:00', '08:00-08:01'])(
    'of two chats the other gets on faster when one ends, shift %s',
    (profile) => {
      // Both at half speed until 08:02; of the longer 60 s are left, which take 60 s alone.
      expect(valuesOf(twoChats(profile).types.quick)).toMatchObject({ aht: 120 })
      expect(valuesOf(twoChats(profile).types.slow)).toMatchObject({ aht: 180, agentTime: 120 })
    },
  )

  test('a queue that has closed is served out one contact after the other, after all that its agent has', () => {
    const { totals, groups } = timeline({
      ...chats('08:20:00', '08:25:00', '08:27:00', '08:28:00'),
      types: { chat: { channel: 'chat', talk: '20m' } },
      groups: { web: { skills: ['chat'], agents: { profile: { '08:00-08:30': 1 } } } },
      extra: {
        hours: '08:00-08:30',
        queues: { chat: { types: ['chat'], 'at-closing': 'serve' } },
        channels: { chat: { 'at-once': 2, speeds: [1] } },
      },
    })
    // The first two end at 08:40 and 08:45; the third is taken at 08:45, the fourth at 09:05.
    expect(valuesOf(totals)).toMatchObject({ handled: 4, asa: ((18 + 37) * 60) / 4 })
    expect(groups.web.overtime.value).toBeCloseTo(55 * 60, 9)
  })

  test('overtime too is one contact after the other, after all that its agent has, and none once it has been long enough', () => {
    const { totals, groups } = timeline({
      ...chats('08:20:00', '08:25:00', '08:26:00', '08:27:00', '08:28:00'),
      types: { chat: { channel: 'chat', talk: '20m', patience: '50m' } },
      groups: {
        web: { skills: ['chat'], shifts: [{ agents: 1, hours: '08:00-08:30' }], overtime: { 'at-most': '40m' } },
      },
      extra: { channels: { chat: { 'at-once': 2, speeds: [1] } } },
    })
    // The third at 08:45, the fourth at 09:05 until 09:25; the fifth would be taken 55 minutes after the shift.
    expect(valuesOf(totals)).toMatchObject({ handled: 4, abandoned: 1, asa: ((19 + 38) * 60) / 4 })
    expect(groups.web.held.value).toBeCloseTo((4 * 1200) / 86_400, 12)
  })

  test.each([
    ['least-loaded', [1, 2]],
    ['fill-up', [3, 0]],
    ['alike', [2, 1]],
  ])('load does not matter among those who are alike, but does to %s', (load, taken) => {
    const { groups } = timeline({
      clocks: { long: ['08:00:10'], short: ['08:00:20', '08:00:50'] },
      types: { long: { channel: 'chat', talk: '600s' }, short: { channel: 'chat', talk: '20s' } },
      groups: { one: { skills: ['long', 'short'], agents: 1 }, two: { skills: ['long', 'short'], agents: 1 } },
      extra: { routing: { load }, channels: { chat: { 'at-once': 3, speeds: [1] } } },
    })
    // At 08:00:50 one has the long chat, since 08:00:10; two has had nothing since 08:00:40.
    expect([groups.one.taken.value, groups.two.taken.value]).toEqual(taken)
  })

  test.each([
    ['kept', 300],
    ['lost', 360],
  ])('of an interrupted wrap the progress is %s', (progress, wrap) => {
    const { types } = timeline({
      ...desk,
      types: { ...desk.types, email: { channel: 'email', talk: '60s', wrap: '300s' } },
      extra: interrupted({ progress }),
    })
    // A minute of it when the call comes at 08:02.
    expect(valuesOf(types.email)).toMatchObject({ talk: 60, wrap, interrupted: 1, meanInterrupted: 180 / 86_400 })
  })

  test('how long it takes to get into it again is drawn anew every time', () => {
    const after = (...call: string[]): number =>
      timeline({
        ...desk,
        clocks: { email: ['08:00:00'], call },
        extra: interrupted({ 'set-up': { law: 'exponential', mean: '40s' } }),
      }).types.email.aht.value ?? 0
    const first = after('08:02:00') - 600
    const second = after('08:02:00', '08:06:00') - 600 - first
    expect(first).toBeGreaterThan(1)
    expect(second).toBeGreaterThan(1)
    expect(Math.abs(first - second)).toBeGreaterThan(1)
  })

  test('whoever is idle takes a call before somebody of better rank is interrupted', () => {
    const { types, groups } = timeline({
      ...desk,
      groups: {
        best: { skills: { call: { rank: 1 }, email: { rank: 1 } }, agents: 1 },
        second: { skills: { call: { rank: 2 } }, agents: 1 },
      },
      extra: interrupted(),
    })
    expect(valuesOf(types.email)).toMatchObject({ interrupted: 0, aht: 600 })
    expect(valuesOf(types.call)).toMatchObject({ immediate: 1 })
    expect(groups.second.taken.value).toBe(1)
  })

  test('who knows an agent that has no room waits for room, and nobody has more than there is room for', () => {
    const { totals, groups } = timeline({
      ...chats('08:00:00', '08:00:10', '08:00:20', '08:00:30', '08:00:40'),
      types: { chat: { channel: 'chat', talk: '120s', 'preferred-agent': { wait: '1h', known: '100%' } } },
      extra: { channels: { chat: { 'at-once': 2, speeds: [1] } } },
    })
    // Two until 08:02:00 and 08:02:10, two more until 08:04:00 and 08:04:10, the last from 08:04:00.
    expect(valuesOf(totals)).toMatchObject({ immediate: 2 / 5, asa: (100 + 100 + 200) / 5 })
    expect(groups.web.held.value).toBeCloseTo(600 / 86_400, 12)
    expect(groups.web.full.value).toBeCloseTo((110 + 10 + 110 + 10) / 86_400, 12)
  })
})
