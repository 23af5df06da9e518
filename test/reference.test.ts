import { describe, expect, test } from 'vitest'
import type { Interval } from '../bench/reference/counts.ts'
import { simulate, type ReferenceModel } from '../bench/reference/reference.ts'
import { comparedWorkloads as workloads } from '../bench/compared-workloads.ts'
import type { ComparedWorkload as Workload } from '../bench/workload.ts'

const [w1, w2] = workloads
const offered = (interval: Interval) => sum(interval.types.map((type) => type.offered))
const answered = (interval: Interval) => sum(interval.types.map((type) => type.answered))
const inTime = (interval: Interval) => sum(interval.types.map((type) => type.answeredInTime))
const abandoned = (interval: Interval) => sum(interval.types.map((type) => type.abandoned))
const waited = (interval: Interval) => sum(interval.types.map((type) => type.waitOfAnswered))
const busy = (interval: Interval) => sum(interval.groups.map((group) => group.busySeconds))

describe('the reference model', () => {
  test.each([w1, w2])('gives the known answers of $name', (workload) => {
    const batches = batchesOf(workload, 400_000, 40)
    const agentSeconds = (sum(workload.center.groups.map((group) => group.agents)) * 400_000) / workload.perSecond / 40
    const { serviceLevel, asa, abandonment, occupancy } = workload.answers
    expect(zScore(batches, inTime, offered, serviceLevel)).toBeLessThan(3.5)
    expect(zScore(batches, waited, answered, asa)).toBeLessThan(3.5)
    expect(zScore(batches, abandoned, offered, abandonment)).toBeLessThan(3.5)
    expect(zScore(batches, busy, () => agentSeconds, occupancy)).toBeLessThan(3.5)
  })

  test('gives the known service level of each type of w2', () => {
    const batches = batchesOf(w2, 400_000, 40)
    const known = [0.96841, 0.97816, 0.88, 0.8991, 0.91258]
    known.forEach((level, type) => {
      const z = zScore(
        batches,
        (batch) => batch.types[type].answeredInTime,
        (batch) => batch.types[type].offered,
        level,
      )
      expect(z).toBeLessThan(3.5)
    })
  })

  test('blocks by Erlang B, whatever the law of service', () => {
    const model: Omit<ReferenceModel, 'seed'> = {
      types: [{ rate: 4 / 60, service: { law: 'uniform', min: 0, max: 120 } }],
      groups: [{ agents: 5, skills: [{ type: 0 }] }],
      trunks: 5,
      warmup: 3600,
      horizon: 3600 + 3_600_000,
      interval: 90_000,
    }
    const { intervals } = simulate({ ...model, seed: 'lines' })
    // Erlang B: 5 lines, 4 erlangs.
    const blocked = (interval: Interval) => interval.types[0].blocked
    expect(zScore(intervals, blocked, offered, 0.199067)).toBeLessThan(3.5)
  })

  test('offers a contact to the group of best rank that has an idle agent', () => {
    const model: ReferenceModel = {
      types: [{ rate: 0.001, service: { law: 'constant', value: 10 } }],
      groups: [
        { agents: 1, skills: [{ type: 0, rank: 2 }] },
        { agents: 99, skills: [{ type: 0, rank: 1 }] },
      ],
      warmup: 0,
      horizon: 1e6,
      seed: 'rank',
    }
    expect(simulate(model).groups.map((group) => group.handled > 0)).toEqual([false, true])
  })

  test('gives a freed agent the type of best preference, but priority goes first', () => {
    const overloaded = (priorities: readonly number[]) =>
      simulate({
        types: priorities.map((priority) => ({ rate: 0.2, service: { law: 'constant', value: 10 }, priority })),
        groups: [
          {
            agents: 1,
            skills: [
              { type: 0, preference: 2 },
              { type: 1, preference: 1 },
            ],
          },
        ],
        warmup: 1000,
        horizon: 10_000,
        seed: 'preference',
      }).types.map((type) => type.answered)
    const [left, preferred] = overloaded([1, 1])
    expect(preferred).toBeGreaterThan(10 * left)
    const [urgent, postponed] = overloaded([1, 2])
    expect(urgent).toBeGreaterThan(10 * postponed)
  })

  test('never loses a contact: what was offered was blocked, answered, abandoned or still waits', () => {
    const { contacts, types } = simulate({
      types: [{ rate: 1, service: { law: 'constant', value: 30 }, patience: { law: 'uniform', min: 0, max: 60 } }],
      groups: [{ agents: 10, skills: [{ type: 0 }] }],
      trunks: 25,
      warmup: 0,
      horizon: 100_000,
      seed: 'books',
    })
    const [type] = types
    const waiting = type.offered - type.blocked - type.answered - type.abandoned
    expect(type.offered).toBe(contacts)
    expect(waiting).toBeGreaterThanOrEqual(0)
    expect(waiting).toBeLessThanOrEqual(15)
  })
})

function batchesOf(workload: Workload, contacts: number, batches: number): Interval[] {
  const interval = contacts / workload.perSecond / batches
  const warmup = 7200
  const horizon = warmup + interval * batches
  const { intervals } = simulate({ ...workload.center, warmup, horizon, interval, seed: 'reference' })
  // Rounding may leave a last interval of no length.
  return intervals.filter((batch) => offered(batch) > 0)
}

/** How many standard errors the ratio of sums lies from the known value; delta method over the batches. */
function zScore(
  batches: readonly Interval[],
  above: (batch: Interval) => number,
  below: (batch: Interval) => number,
  known: number,
): number {
  const n = batches.length
  const meanBelow = sum(batches.map(below)) / n
  const ratio = sum(batches.map(above)) / n / meanBelow
  const squares = sum(batches.map((batch) => (above(batch) - ratio * below(batch)) ** 2))
  return Math.abs(ratio - known) / (Math.sqrt(squares / (n - 1) / n) / meanBelow)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
