import { expect, test } from 'vitest'
import { binOf, BINS, upperEdge } from '../../src/engine/histogram.ts'
import { WaitPercentiles } from '../../src/experiment/waits.ts'
import { loadText, simulate } from '../../src/index.ts'

const { model } = loadText(
  JSON.stringify({
    agner: 1,
    hours: '08:00-09:00',
    types: { calls: { arrivals: '40/h', talk: '4m' } },
    groups: { team: { skills: ['calls'], agents: 3 } },
  }),
)

test('a bin holds more waits than 16 bits count', () => {
  const result = simulate(model, 'waits', 0)
  const waits = new Float64Array(BINS)
  waits[0] = 30_000
  waits[binOf(10)] = 30_000
  waits[binOf(20)] = 10_000
  const percentiles = new WaitPercentiles(model, 1)
  // Twenty sections: the first gets three of them.
  for (const replication of [0, 20, 40]) percentiles.add({ ...result, waits, replication })
  const { seconds, within } = percentiles.curve([0])
  expect(within[0]).toBe(3 / 7)
  expect(within[seconds.findIndex((second) => second >= upperEdge(binOf(10)))]).toBe(6 / 7)
  expect(within.at(-1)).toBe(1)
})
