import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erlang, load, loadText, run, simulate } from '../../src/index.ts'
import { contains, instants, runObject } from './run-text.ts'

// The interval of each figure contains the truth: at 99.9 %, with a fixed seed.

const exponential = (mean: string) => ({ law: 'exponential', mean })
const steady = { horizon: '1500h', warmup: '20h', batches: 40, seed: 'resolution', confidence: '99.9%' }

describe('the share that is resolved', () => {
  test('falls with the minutes waited: of two who call at once, the second waits for the first', () => {
    const clocks = Array.from({ length: 100 }, (_, i) => {
      const minute = 480 + 6 * Math.floor(i / 2)
      return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`
    })
    const { totals } = runObject(
      {
        hours: '08:00-18:00',
        types: {
          calls: {
            arrivals: { recorded: 'calls.csv', column: 'at' },
            talk: '2m30s',
            resolved: { share: '90%', 'per-minute-waited': '80%' },
          },
        },
        groups: { team: { skills: { calls: {} }, agents: 1 } },
        run: { replications: 200, seed: 'pairs', confidence: '99.9%' },
      },
      { 'calls.csv': instants(...clocks) },
    )
    // 0.8 to the 2.5th.
    const truth = (0.9 + 0.9 * 0.8 * 0.8 * Math.sqrt(0.8)) / 2
    expect([contains(totals.fcr, truth), truth, totals.fcr]).toEqual([true, truth, totals.fcr])
    expect(totals.asa.value).toBeCloseTo(75, 9)
  })

  test('is the share × E[factor to the wait] of M/M/c: the transform of its waits is known', () => {
    const system = { ratePerSecond: 60 / 3600, handleSeconds: 240, agents: 5 }
    const { totals } = runObject({
      types: {
        calls: {
          arrivals: '60/h',
          talk: exponential('4m'),
          resolved: { share: '80%', 'per-minute-waited': '70%' },
        },
      },
      groups: { team: { skills: ['calls'], agents: 5 } },
      run: { ...steady, horizon: '12000h' },
    })
    const { pWait } = erlang.erlangC(system)
    const drain = system.agents / system.handleSeconds - system.ratePerSecond
    const truth = 0.8 * (1 - pWait + (pWait * drain) / (drain - Math.log(0.7) / 60))
    expect([contains(totals.fcr, truth), truth, totals.fcr]).toEqual([true, truth, totals.fcr])
    expect(totals.fcr.high! - totals.fcr.low!).toBeLessThan(0.02)
  })

  test('of a group takes the place of the share of the type, and the factors go on it', () => {
    const { totals } = runObject({
      types: {
        calls: { arrivals: '60/h', talk: '4m', resolved: '80%', transfers: [{ to: 'second', share: '30%' }] },
        second: { talk: '5m', resolved: { share: '10%', 'per-transfer': '85%' } },
      },
      groups: {
        team: { skills: ['calls'], agents: 40 },
        experts: { skills: { second: { resolved: '90%' } }, agents: 40 },
      },
      run: steady,
    })
    const truth = 0.7 * 0.8 + 0.3 * 0.9 * 0.85
    expect([contains(totals.fcr, truth), truth, totals.fcr]).toEqual([true, truth, totals.fcr])
  })

  test('falls with every time that an agent has handed on, and begins anew when the customer comes back', () => {
    const { totals } = runObject({
      types: {
        calls: {
          arrivals: '60/h',
          talk: '2m',
          resolved: { share: '100%', 'per-transfer': '60%' },
          transfers: [{ to: 'calls', share: '50%' }],
          repeat: { share: '100%', after: exponential('30m') },
        },
      },
      groups: { team: { skills: ['calls'], agents: 60 } },
      run: steady,
    })
    // Handed on n times with the chance 0.5 to the (n + 1)th.
    const fcr = 0.5 / (1 - 0.5 * 0.6)
    expect([contains(totals.fcr, fcr), fcr, totals.fcr]).toEqual([true, fcr, totals.fcr])
    const perIssue = totals.contactsPerIssue
    expect([contains(perIssue, 1 / fcr), 1 / fcr, perIssue]).toEqual([true, 1 / fcr, perIssue])
  })

  test.each([true, false])(
    'counts all waits of a contact, whether an overflow rule keeps the wait (%s)',
    (keepWait) => {
      const { totals, types } = runObject({
        types: {
          calls: {
            arrivals: '60/h',
            talk: '2m',
            overflow: [{ after: '90s', to: 'elsewhere', 'keep-wait': keepWait }],
          },
          elsewhere: { talk: '2m', resolved: { share: '100%', 'per-minute-waited': '50%' } },
        },
        groups: { nobody: { skills: ['calls'], agents: 0 }, others: { skills: ['elsewhere'], agents: 50 } },
        run: steady,
      })
      const truth = Math.exp(1.5 * Math.log(0.5))
      expect(types.elsewhere.asa.value).toBeCloseTo(keepWait ? 90 : 0, 9)
      expect([contains(totals.fcr, truth), truth, totals.fcr]).toEqual([true, truth, totals.fcr])
    },
  )
})

describe('with the same luck', () => {
  const share = fc.constantFrom(0.2, 0.5, 0.8, 0.95, 1)

  test('a lower factor never resolves an issue that a higher one does not', () => {
    fc.assert(
      fc.property(share, share, share, share, fc.nat(1000), (one, two, three, four, seed) => {
        const lower = resolvedWith(Math.min(one, two), Math.min(three, four), String(seed))
        const higher = resolvedWith(Math.max(one, two), Math.max(three, four), String(seed))
        expect([...lower].filter((issue) => !higher.has(issue))).toEqual([])
        expect(lower.size).toBeGreaterThan(0)
      }),
      { seed: 1999, numRuns: 60 },
    )
  })

  test('factors of 100% are as none', () => {
    expect([...resolvedWith(1, 1, '3')]).toEqual([...resolvedWith(null, null, '3')])
  })

  /** The issues that are resolved; nobody contacts again, so all variants meet the same contacts. */
  function resolvedWith(perTransfer: number | null, perMinute: number | null, seed: string): Set<string> {
    const resolved =
      perTransfer === null ? '80%' : { share: '80%', 'per-transfer': perTransfer, 'per-minute-waited': perMinute }
    const scenario = {
      agner: 1,
      hours: '08:00-10:00',
      types: {
        calls: {
          arrivals: '80/h',
          talk: exponential('3m'),
          patience: exponential('5m'),
          resolved,
          transfers: [{ to: 'second', share: '30%' }],
        },
        second: { talk: exponential('4m'), resolved, transfers: [{ to: 'calls', share: '20%' }] },
      },
      groups: { team: { skills: ['calls', 'second'], agents: 6 } },
    }
    const found = new Set<string>()
    let isWatched = false
    simulate(loadText(JSON.stringify(scenario)).model, seed, 0, {
      monitor: (center) => () => {
        if (isWatched) return
        isWatched = true
        const { journeyCounts, issues } = center
        const counted = journeyCounts.issueResolved.bind(journeyCounts)
        journeyCounts.issueResolved = (issue, byFirst) => {
          found.add(`${issues.origin[issue]}/${issues.ordinal[issue]}`)
          counted(issue, byFirst)
        }
      },
    })
    return found
  }
})

test('of all together, resolution is of those types alone of which it is known, as first contact resolution is', async () => {
  const center = (rest: object) => ({
    agner: 1,
    hours: '08:00-16:00',
    types: {
      known: { arrivals: '20/h', talk: '3m', resolved: '80%', repeat: { share: '50%', after: '10m' } },
      ...rest,
    },
    groups: { team: { skills: ['known', ...Object.keys(rest)], agents: 6 } },
    run: { replications: 5, seed: 'known' },
  })
  const mixed = await run(loadText(JSON.stringify(center({ other: { arrivals: '40/h', talk: '2m' } }))))
  const { known, other } = mixed.types
  expect(other.resolution.value).toBeNull()
  expect(mixed.totals.resolution).toEqual(known.resolution)
  expect(mixed.totals.contactsPerResolvedIssue).toEqual(known.contactsPerResolvedIssue)
  expect(known.resolution.value).toBeGreaterThan(0.85)
})

test('a type that others resolve for counts with them', async () => {
  const { totals, types } = await run(await load('scenarios/resolution.yaml'), { replications: 2 })
  expect(types.call.resolution.value).toBeCloseTo(totals.resolution.value ?? NaN, 12)
})
