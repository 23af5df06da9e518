import { describe, expect, test } from 'vitest'
import { contains, instants, runObject, valuesOf } from './run-text.ts'

const call = { arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '60s', goal: '80% in 20s' }
const day = { calendar: { days: 1, hours: '08:00-10:00' }, run: { replications: 1 } }

function once(scenario: object, ...clocks: string[]) {
  return runObject({ ...day, ...scenario }, { 'calls.csv': instants(...clocks) })
}

describe('telephones out of order, traced by hand', () => {
  const types = { call: { ...call, patience: '10m' } }
  const groups = { team: { skills: ['call'], agents: 1 } }
  // In talk from 08:00:00 to 08:01:00; waits from 08:00:10; comes while nothing works, and after.
  const comes = ['08:00:00', '08:00:10', '08:00:40', '08:01:40'] as const
  const down = { what: 'telephony', from: '08:00:30', for: '60s' }

  test('calls in talk are cut, those who wait are lost, those who come are blocked', () => {
    const { totals, types: byType, outages } = once({ types, groups, outages: { switch: down } }, ...comes)
    expect(valuesOf(byType.call)).toMatchObject({
      offered: 4,
      blocked: 1,
      answered: 2,
      handled: 1,
      cutOff: 2,
      abandoned: 0,
      meanWait: 20 / 3,
    })
    // 30 s of the first talk, 60 s of the last.
    expect(totals.busy.value).toBe(90 / 86_400)
    expect(valuesOf(outages?.switch ?? {})).toEqual({ outages: 1, downtime: 60, availability: 1 - 60 / 86_400 })
  })

  test('what began on the eve is on from the start, for what is left of it', () => {
    const eve = (lasts: string) => {
      const outages = { switch: { ...down, from: '2026-03-01 23:00', for: lasts } }
      const calendar = { ...day.calendar, start: '2026-03-02' }
      return once({ calendar, types, groups, outages }, '08:00:00', '08:01:40')
    }
    const figures = (lasts: string) => valuesOf(eve(lasts).outages?.switch ?? {})
    expect(figures('9h1m')).toEqual({ outages: 1, downtime: 8 * 3600 + 60, availability: 1 - 481 / 1440 })
    expect(valuesOf(eve('9h1m').types.call)).toMatchObject({ offered: 2, blocked: 1, handled: 1 })
    expect(valuesOf(eve('1h').types.call)).toMatchObject({ offered: 2, blocked: 0, handled: 2 })
    expect(figures('1h')).toMatchObject({ downtime: 0, availability: 1 })
  })

  test('calls go on and those who wait are kept: the agent cannot reach them until it is over', () => {
    const kept = { ...down, calls: 'go-on', waiting: 'kept' }
    const { types: byType } = once({ types, groups, outages: { switch: kept } }, ...comes)
    // The second waits from 08:00:10 to 08:01:30 and is answered until 08:02:30; the last from 08:01:40 to then.
    expect(valuesOf(byType.call)).toMatchObject({ blocked: 1, answered: 3, handled: 3, cutOff: 0, asa: (80 + 50) / 3 })
  })

  test('who is kept may hang up meanwhile', () => {
    const impatient = { call: { ...call, patience: '50s' } }
    const kept = { ...down, calls: 'go-on', waiting: 'kept' }
    const { types: byType } = once({ types: impatient, groups, outages: { switch: kept } }, ...comes)
    expect(valuesOf(byType.call)).toMatchObject({ blocked: 1, answered: 2, abandoned: 1, meanWaitAbandoned: 50 })
  })

  test('who is cut off or blocked tries again', () => {
    const retry = { 'after-blocked': '100%', 'after-cut-off': '100%', delay: '3m' }
    const { types: byType } = once(
      { types: { call: { ...types.call, retry } }, groups, outages: { switch: down } },
      ...comes,
    )
    expect(valuesOf(byType.call)).toMatchObject({ offered: 7, handled: 4, cutOff: 2, blocked: 1, waiting: 0 })
  })

  test('other types go on, and agents whose call is cut take theirs', () => {
    const two = {
      call: { ...call, arrivals: { recorded: 'calls.csv', column: 'at' } },
      chat: { ...call, arrivals: { recorded: 'chats.csv', column: 'at' }, priority: 2 },
    }
    const { types: byType } = runObject(
      {
        ...day,
        types: two,
        groups: { team: { skills: ['call', 'chat'], agents: 1 } },
        outages: { switch: { ...down, types: ['call'] } },
      },
      { 'calls.csv': instants('08:00:00'), 'chats.csv': instants('08:00:10', '08:00:40') },
    )
    expect(valuesOf(byType.call)).toMatchObject({ answered: 1, cutOff: 1, handled: 0 })
    // From 08:00:30 and 08:01:30 on.
    expect(valuesOf(byType.chat)).toMatchObject({ answered: 2, blocked: 0, handled: 2, asa: (20 + 50) / 2 })
  })
})

test.each([
  ['chat', undefined, { blocked: 0, cutOff: 0, handled: 2 }],
  ['chat', true, { blocked: 1, cutOff: 1, handled: 0 }],
  ['voice', undefined, { blocked: 1, cutOff: 1, handled: 0 }],
  ['voice', false, { blocked: 0, cutOff: 0, handled: 2 }],
])('telephones strike what takes lines: %s, lines: %s', (channel, lines, truth) => {
  const { types } = once(
    {
      types: { call: { ...call, channel } },
      groups: { team: { skills: ['call'], agents: 2 } },
      channels: { [channel]: { lines } },
      trunks: 1,
      outages: { switch: { what: 'telephony', from: '08:00:30', for: '60s' } },
    },
    '08:00:00',
    '08:01:10',
  )
  expect(valuesOf(types.call)).toMatchObject(truth)
})

describe('a site that is down, traced by hand', () => {
  const types = { call }
  const scenario = (calls: string) => ({
    types,
    sites: { lisbon: {} },
    groups: {
      away: { skills: { call: { rank: 1 } }, agents: 1, site: 'lisbon' },
      home: { skills: { call: { rank: 2 } }, agents: 1 },
    },
    outages: { power: { what: 'site', site: 'lisbon', from: '08:00:30', for: '2m', calls } },
  })
  // Both are busy from 08:00:05; the third waits from 08:00:20; the fourth comes at 08:02:20.
  const comes = ['08:00:00', '08:00:05', '08:00:20', '08:02:20'] as const

  test('who is cut is lost; others take over; the agent is back', () => {
    const { types: byType, groups } = once(scenario('cut'), ...comes)
    // The third from 08:01:05 to 08:02:05 at home, the fourth at once at home.
    expect(valuesOf(byType.call)).toMatchObject({ answered: 4, handled: 3, cutOff: 1, requeued: 0, asa: 45 / 4 })
    expect(valuesOf(groups.away)).toMatchObject({ cutOff: 1, handled: 0, busy: 30 / 86_400, aside: 120 / 86_400 })
    expect(valuesOf(groups.home)).toMatchObject({ handled: 3 })
  })

  test('who is cut takes over the wait of the first who waits to be answered, not of what was interrupted', () => {
    const { types: byType } = runObject(
      {
        ...day,
        types: {
          call: { ...call, talk: '600s', priority: 1 },
          chat: { ...call, channel: 'chat', arrivals: { recorded: 'chats.csv', column: 'at' }, talk: '100s' },
        },
        sites: { lisbon: {} },
        channels: { chat: { 'at-once': 1, 'interruptible-by': ['voice'], interrupted: { by: 'anybody' } } },
        groups: {
          away: { skills: ['chat'], agents: 1, site: 'lisbon' },
          home: { skills: ['call', 'chat'], agents: 1 },
        },
        outages: { power: { what: 'site', site: 'lisbon', from: '08:01:00', for: '1h', calls: 'requeue' } },
      },
      { 'calls.csv': instants('08:00:30'), 'chats.csv': instants('08:00:00', '08:00:10', '08:00:40') },
    )
    // The call interrupts the second chat. The first is cut at 08:01:00 and back with the 20 s of the third, behind the second,
    // which has 80 s left at 08:10:30; then come the one who is back, at 08:11:50, and the third, at 08:13:30.
    expect(valuesOf(byType.chat)).toMatchObject({ requeued: 1, interrupted: 1, answered: 4, handled: 3, maxWait: 770 })
    expect(valuesOf(byType.chat)).toMatchObject({ asa: (670 + 770) / 4 })
  })

  test('who is cut is back at the head of the line', () => {
    const { types: byType } = once(scenario('requeue'), ...comes)
    // The first is back before the third at 08:00:30, with its wait of 10 s, and answered at home at 08:01:05; the third
    // at 08:02:05; the fourth waits from 08:02:20 for the agent who is back at 08:02:30.
    expect(valuesOf(byType.call)).toMatchObject({
      offered: 5,
      requeued: 1,
      answered: 5,
      handled: 4,
      cutOff: 1,
      asa: (45 + 105 + 10) / 5,
    })
  })

  test('calls go on to their end', () => {
    const { types: byType, groups } = once(scenario('go-on'), ...comes)
    expect(valuesOf(byType.call)).toMatchObject({ answered: 4, handled: 4, cutOff: 0, asa: 45 / 4 })
    expect(valuesOf(groups.away)).toMatchObject({ busy: 60 / 86_400, aside: 90 / 86_400 })
  })
})

describe('a site that is down while a list is called', () => {
  /** Called at 08:00:00, in talk from 08:00:10, cut at 08:00:30. */
  const scenario = (calls: string, outbound: object, list: object = {}) => ({
    types: { list: { talk: '60s', ...list, outbound: { records: 1, reach: '100%', ring: '10s', ...outbound } } },
    sites: { lisbon: {} },
    groups: { away: { skills: ['list'], agents: 1, site: 'lisbon' } },
    outages: { power: { what: 'site', site: 'lisbon', from: '08:00:30', for: '2m', calls } },
  })
  const judgedByNobody = { issues: 0, serviceLevel: null, abandonedLive: 0, abandonedLiveShare: 0, requeued: 0 }

  for (const calls of ['cut', 'requeue']) {
    for (const dialing of ['progressive', { preview: '0s' }, { power: 1 }]) {
      test(`who is cut is called again as who was abandoned: ${calls}, ${JSON.stringify(dialing)}`, () => {
        const { totals, types, groups } = once(scenario(calls, { dialing, attempts: 2, again: { abandoned: '10m' } }))
        const figures = {
          offered: 2,
          dialled: 2,
          liveAnswers: 2,
          answered: 2,
          handled: 1,
          cutOff: 1,
          recordsFinished: 1,
        }
        expect(valuesOf(types.list)).toMatchObject({ ...judgedByNobody, ...figures, recordsExhausted: 0 })
        expect(valuesOf(totals)).toMatchObject({ issues: 0, serviceLevel: null })
        const ringing = typeof dialing === 'object' && 'power' in dialing ? 0 : 20
        expect(valuesOf(groups.away)).toMatchObject({ busy: (20 + 60 + ringing) / 86_400, ringing: ringing / 86_400 })
      })
    }

    test(`or was the last time: ${calls}`, () => {
      const { types } = once(scenario(calls, { attempts: 1 }))
      expect(valuesOf(types.list)).toMatchObject({
        ...judgedByNobody,
        handled: 0,
        recordsFinished: 0,
        recordsExhausted: 1,
      })
    })

    test(`the wrong party is called again as such: ${calls}`, () => {
      const wrong = { 'wrong-party': { share: '100%', talk: '60s' }, attempts: 2, again: { 'wrong-party': '5m' } }
      const { types } = once(scenario(calls, wrong))
      expect(valuesOf(types.list)).toMatchObject({ ...judgedByNobody, dialled: 2, handled: 1, recordsExhausted: 1 })
    })

    test(`wrap ends, and the record is finished: ${calls}`, () => {
      const { types } = once(scenario(calls, {}, { talk: '10s', wrap: '60s' }))
      expect(valuesOf(types.list)).toMatchObject({
        ...judgedByNobody,
        handled: 1,
        cutOff: 0,
        recordsFinished: 1,
        aht: 20,
      })
    })

    test(`agents beside calls ring no longer than their calls do: ${calls}`, () => {
      const outbound = { endless: true, dialing: 'progressive', reach: '40%', ring: '10s', 'no-answer-after': '30s' }
      const { types, groups, totals, intervals } = runObject({
        hours: '09:00-17:00',
        types: {
          call: { arrivals: '20/h', talk: '4m', patience: { law: 'exponential', mean: '3m' }, goal: '80% in 20s' },
          list: { priority: 2, talk: '3m', outbound },
        },
        sites: { lisbon: {} },
        groups: {
          home: { skills: ['call', 'list'], agents: 4 },
          away: { site: 'lisbon', skills: ['call', 'list'], shifts: [{ agents: 4, hours: '09:00-17:00' }] },
        },
        outages: { power: { what: 'site', site: 'lisbon', from: '12h', for: '30m', calls } },
        run: { replications: 5, seed: 'lists-and-outages' },
      })
      expect(valuesOf(types.list)).toMatchObject({ issues: 0, serviceLevel: null, requeued: 0, abandonedLive: 0 })
      expect(types.list.cutOff.value).toBeGreaterThan(0)
      expect(totals.issues.value).toBe(types.call.issues.value)
      expect(totals.serviceLevel.value).toBe(types.call.serviceLevel.value)
      for (const slice of intervals) expect(slice.totals.serviceLevel.value ?? 0).toBeLessThanOrEqual(1)
      // They finish what they have at 17:00: four minutes of eight hours at most.
      for (const { occupancy, utilization } of Object.values(groups).map(valuesOf)) {
        expect(occupancy).toBeLessThanOrEqual(1 + 1e-9)
        expect(utilization).toBeLessThanOrEqual(1 + 4 / 480)
      }
      // Every call rings for half a minute at most, of which two in five are answered after ten seconds.
      const agentSeconds = totals.ringing.value! * 8.5 * 3600
      expect(agentSeconds).toBeLessThanOrEqual(30 * totals.dialled.value!)
    })
  }
})

describe('programs that are down, traced by hand', () => {
  const types = { call }
  const groups = { team: { skills: ['call'], agents: 1 } }

  test('agents finish what they have and begin nothing', () => {
    const crm = { what: 'crm', from: '08:00:30', for: '2m' }
    const { types: byType } = once({ types, groups, outages: { crm } }, '08:00:00', '08:00:10')
    // Until 08:01:00, then from 08:02:30 on.
    expect(valuesOf(byType.call)).toMatchObject({ handled: 2, asa: 140 / 2 })
  })

  test('or work slower on what they begin meanwhile', () => {
    const crm = { what: 'crm', from: '08:00:30', for: '1m', speed: '50%' }
    const { types: byType, totals } = once({ types, groups, outages: { crm } }, '08:00:00', '08:00:10', '08:00:20')
    // 08:00:00–08:01:00, 08:01:00–08:03:00, 08:03:00–08:04:00.
    expect(valuesOf(byType.call)).toMatchObject({ handled: 3, asa: (50 + 160) / 3, talk: 80 })
    expect(totals.busy.value).toBe(240 / 86_400)
  })

  test('an agent whose shift ends meanwhile goes home, one whose shift begins is set aside', () => {
    const shifts = [
      { agents: 1, hours: '08:00-08:01' },
      { agents: 1, hours: '08:02-09:00' },
    ]
    const crm = { what: 'crm', from: '08:00:30', for: '3m' }
    const { groups: byGroup, types: byType } = once(
      { types, groups: { team: { skills: ['call'], shifts } }, outages: { crm } },
      '08:01:00',
    )
    expect(valuesOf(byGroup.team)).toMatchObject({ aside: (30 + 90) / 86_400, overtime: 0 })
    expect(valuesOf(byType.call)).toMatchObject({ handled: 1, asa: 150 })
  })
})

test('two outages at once last until both are over', () => {
  const outages = {
    one: { what: 'crm', from: '08:00:00', for: '2m' },
    two: { what: 'crm', from: '08:01:00', for: '4m' },
  }
  const { types } = once({ types: { call }, groups: { team: { skills: ['call'], agents: 1 } }, outages }, '08:00:30')
  expect(types.call.asa.value).toBe(270)
})

test('what is on at the end is over when the rest is worked off', () => {
  const outages = { crm: { what: 'crm', from: '23:00', for: '20h' } }
  const scenario = {
    calendar: { days: 1 },
    types: { call },
    groups: { team: { skills: ['call'], agents: 1 } },
    outages,
  }
  const { types, outages: found } = once(scenario, '23:30:00')
  expect(types.call.asa.value).toBe(1800)
  expect(found?.crm.downtime.value).toBe(3600)
})

/**
 * M/M/1 whose server breaks down at rate `breaks`, busy or not, and is repaired at rate `repairs`; who is cut goes on after
 * it (exponential talk: beginning anew is the same): White and Christie 1958, Avi-Itzhak and Naor 1963, model B.
 */
function meanNumber(arrivals: number, service: number, breaks: number, repairs: number): number {
  const both = breaks + repairs
  return (arrivals * (both * both + breaks * service)) / (both * (service * repairs - arrivals * both))
}

test('M/M/1 with breakdowns has the queue of White and Christie, and the availability of a renewal process', () => {
  const [arrivals, service, breaks, repairs] = [20 / 3600, 1 / 100, 1 / 1800, 1 / 300]
  const summary = runObject({
    types: { call: { arrivals: '20/h', talk: { law: 'exponential', mean: '100s' }, goal: '80% in 20s' } },
    sites: { desk: {} },
    groups: { one: { skills: ['call'], agents: 1, site: 'desk' } },
    outages: {
      breakdown: {
        what: 'site',
        site: 'desk',
        calls: 'requeue',
        every: { law: 'exponential', mean: '30m' },
        for: { law: 'exponential', mean: '5m' },
      },
    },
    run: { horizon: '40000h', warmup: '100h', batches: 40, seed: 'outages-1' },
  })
  const { totals, outages: { breakdown: found } = {} } = summary
  const waiting = meanNumber(arrivals, service, breaks, repairs) - arrivals / service
  expect([totals.meanQueue, waiting, contains(totals.meanQueue, waiting)]).toEqual([totals.meanQueue, waiting, true])
  expect(contains(totals.busy, arrivals / service)).toBe(true)
  expect(contains(found.availability, 6 / 7)).toBe(true)
  const batch = ((40_000 - 100) * 3600) / 40
  expect(contains(found.outages, batch / 2100)).toBe(true)
  // Every contact of the outside is handled once, however often it is cut.
  expect(totals.offered.value ?? 0).toBeGreaterThan(totals.handled.value ?? 0)
})

test('a loss system of one agent whose telephone fails: three states, solved by hand', () => {
  // Idle, busy (left by the end of talk or by an outage, which cuts it), down: busy × (service + breaks) = idle × arrivals.
  const [arrivals, service, breaks, repairs] = [1 / 60, 1 / 120, 1 / 600, 1 / 200]
  const { types } = runObject({
    types: { call: { arrivals: '60/h', talk: { law: 'exponential', mean: '2m' }, goal: '80% in 20s' } },
    queues: { line: { types: ['call'], capacity: 0 } },
    groups: { one: { skills: ['call'], agents: 1 } },
    outages: {
      switch: {
        what: 'telephony',
        every: { law: 'exponential', mean: '10m' },
        for: { law: 'exponential', mean: '200s' },
      },
    },
    run: { horizon: '20000h', batches: 40, seed: 'outages-2' },
  })
  const up = repairs / (repairs + breaks)
  const busy = (up * arrivals) / (arrivals + service + breaks)
  expect(contains(types.call.blocking, 1 - (up - busy))).toBe(true)
  const cutShare = (busy * breaks) / arrivals
  const cut = (types.call.cutOff.value ?? 0) / (types.call.offered.value ?? 1)
  expect(Math.abs(cut - cutShare)).toBeLessThan(0.02 * cutShare)
})

test('an agent of a site that is down lets go of all chats at once', () => {
  const { types, groups } = runObject(
    {
      ...day,
      types: { chat: { arrivals: { recorded: 'calls.csv', column: 'at' }, channel: 'chat', talk: '3m' } },
      sites: { desk: {} },
      groups: { team: { skills: ['chat'], agents: 1, site: 'desk', holds: [{ chat: 2 }] } },
      outages: { power: { what: 'site', site: 'desk', from: '08:01', for: '5m', calls: 'requeue' } },
    },
    { 'calls.csv': instants('08:00:00', '08:00:30', '08:00:40') },
  )
  expect(valuesOf(types.chat)).toMatchObject({
    offered: 5,
    cutOff: 2,
    requeued: 2,
    handled: 3,
    answered: 5,
    waiting: 0,
  })
  expect(valuesOf(groups.team)).toMatchObject({ aside: 300 / 86_400 })
})

test('who is offered further while those before are kept waits with them', () => {
  const { types } = runObject(
    {
      calendar: { days: 2, hours: '08:00-20:00' },
      run: { replications: 1 },
      types: {
        call: {
          arrivals: { recorded: 'calls.csv', column: 'at' },
          talk: '15m',
          patience: '2h',
          overflow: [{ closed: true, 'offer-to': ['night'] }],
        },
      },
      queues: { line: { types: ['call'], hours: '08:00-08:10', 'at-closing': 'keep' } },
      groups: {
        team: { skills: ['call'], agents: { profile: { '08:00-08:20': 1 } } },
        night: { skills: ['call'], agents: { profile: { '08:00-20:00': 1 } } },
      },
    },
    { 'calls.csv': instants('08:00', '08:01', '08:20', '08:21', '08:22') },
  )
  expect(valuesOf(types.call)).toMatchObject({ offered: 5, waiting: 0 })
  const { answered, abandoned } = valuesOf(types.call)
  expect((answered ?? 0) + (abandoned ?? 0)).toBe(5)
})
