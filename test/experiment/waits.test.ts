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
  waits[0] = 21_845
  waits[binOf(10)] = 21_846
  waits[binOf(20)] = 101
  const percentiles = new WaitPercentiles(model, 1)
  // Twenty sections: the first gets three of them, 65,535 and three more.
  for (const replication of [0, 20, 40]) percentiles.add({ ...result, waits, replication })
  const { seconds, within } = percentiles.curve([0])
  expect(within[0]).toBe(21_845 / 43_792)
  expect(within[seconds.findIndex((second) => second >= upperEdge(binOf(10)))]).toBe(43_691 / 43_792)
  expect(within.at(-1)).toBe(1)
})
