import { describe, expect, test } from 'vitest'
import {
  constantPatience,
  erlangA,
  exponentialPatience,
  mmng,
  mmngServiceLevel,
  mmngWaitPercentile,
  patienceOf,
  uniformPatience,
  withBalking,
} from '../../src/erlang/index.ts'
import { expectClose } from './close-to.ts'

const queue = (perHour: number, handleSeconds: number, agents: number) => ({
  ratePerSecond: perHour / 3600,
  handleSeconds,
  agents,
})

describe('M/M/n+G', () => {
  // Virtual-wait density (Baccelli and Hébuterne) by quadrature at high precision: wait, abandonment, asa, mean wait,
  // mean wait of the abandoned, queue; and within 20 s of offered, of answered, ignoring, counting abandons.
  const cases = [
    [
      queue(75, 240, 5),
      constantPatience(60),
      [0.47264935719687423, 0.21006638097638855, 9.972343367726838, 20.481472145197884, 60, 0.4266973363582892],
      [0.6148783015432877, 0.7783923696060703, 0.6148783015432877, 0.6148783015432877],
    ],
    [
      queue(264, 300, 20),
      uniformPatience(0, 240),
      [
        0.6379774264372698, 0.14498078916398005, 26.822150677107576, 28.864421752110275, 40.908645079430045,
        2.11672426182142,
      ],
      [0.49003729919696526, 0.5731301624413995, 0.5145627915645564, 0.5377000777142772],
    ],
    [
      queue(2000, 180, 100),
      uniformPatience(10, 60),
      [
        0.4989975908956605, 0.04103227064176679, 5.217702741477275, 5.6578677011593355, 15.944990137413287,
        3.1432598339774085,
      ],
      [0.9034095175680411, 0.942064565793707, 0.9345390009294043, 0.936719506054776],
    ],
  ] as const

  test.each(cases)('%o with its patience has the exact figures', (system, patience, expected, within20) => {
    for (const law of [patience, patienceOf(patience.survival, patience.kinks)]) {
      const figures = mmng({ ...system, patience: law })
      expectClose(figures.pWait, expected[0])
      expectClose(figures.abandonment, expected[1])
      expectClose(figures.asa, expected[2])
      expectClose(figures.meanWait, expected[3])
      expectClose(figures.meanWaitAbandoned, expected[4])
      expectClose(figures.meanQueue, expected[5])
      expectClose(mmngServiceLevel({ ...system, patience: law }, 20), within20[0])
      expectClose(mmngServiceLevel({ ...system, patience: law }, 20, 'answered-of-answered'), within20[1])
      expectClose(mmngServiceLevel({ ...system, patience: law }, 20, 'ignoring-early-abandons'), within20[2])
      expectClose(mmngServiceLevel({ ...system, patience: law }, 20, 'abandons-in-time-count'), within20[3])
    }
  })

  // The same integrals at 25 digits.
  test.each([
    [0.5, 0.3449623341590857, 0.12374179635727142, 5.6005563745988605, 6.1015905515808155, 0.7825927510875957],
    [2, 0.5093690594649374, 0.09268406550686961, 15.400893103716385, 17.913332906161763, 0.6362122235888844],
  ])(
    'Weibull patience of shape %d is given by its survival function',
    (shape, pWait, abandonment, asa, wait, within20) => {
      const patience = patienceOf((x) => (x === 0 ? 1 : Math.exp(-Math.exp(shape * Math.log(x / 100)))))
      const system = { ratePerSecond: 0.08, handleSeconds: 250, agents: 20, patience }
      const figures = mmng(system)
      expectClose(figures.pWait, pWait, 1e-9)
      expectClose(figures.abandonment, abandonment, 1e-9)
      expectClose(figures.asa, asa, 1e-9)
      expectClose(figures.meanWait, wait, 1e-9)
      expectClose(mmngServiceLevel(system, 20), within20, 1e-9)
    },
  )

  test('exponential patience by its survival function is Erlang A', () => {
    const exact = erlangA({ ...queue(12_600, 300, 1000), patienceSeconds: 300 })
    const given = mmng({ ...queue(12_600, 300, 1000), patience: patienceOf((x) => Math.exp(-x / 300)) })
    for (const name of ['pWait', 'abandonment', 'asa', 'meanWait', 'meanWaitAbandoned', 'meanQueue'] as const) {
      expectClose(given[name], exact[name]!, 1e-9)
    }
  })

  test('when all balk it is Erlang B, and those who leave at once wait nothing', () => {
    const figures = mmng({ ...queue(240, 300, 20), patience: withBalking(1, exponentialPatience(60)) })
    expectClose(figures.abandonment, 0.15889196154197155)
    expect(figures.meanWaitAbandoned).toBe(0)
  })

  test('with constant patience nobody waits longer, and nobody leaves before', () => {
    const system = { ...queue(75, 240, 5), patience: constantPatience(60) }
    expect(mmngServiceLevel(system, 60, 'abandons-in-time-count')).toBe(1)
    expectClose(mmngWaitPercentile(system, 0.9, 'entered'), 60)
    expectClose(mmngServiceLevel(system, 60), mmng(system).answered)
  })

  test('where too many wait for ever the queue grows for ever', () => {
    const half = patienceOf((x) => 0.5 + 0.5 * Math.exp(-x / 60))
    expect(mmng({ ...queue(260, 300, 20), patience: half }).stable).toBe(true)
    const figures = mmng({ ...queue(500, 300, 20), patience: half })
    expect(figures).toMatchObject({ stable: false, asa: Infinity, abandonment: 0.5, occupancy: 1 })
    expectClose(figures.meanWaitAbandoned, 60, 1e-9)
  })

  test('an Erlang law of patience has a wait for every share', () => {
    const erlang2 = patienceOf((x) => (1 + x / 30) * Math.exp(-x / 30))
    const system = { ...queue(264, 300, 20), patience: erlang2 }
    for (const of of ['answered', 'entered'] as const) {
      const wait = mmngWaitPercentile(system, 0.9, of)
      const formula = of === 'answered' ? 'answered-of-answered' : 'abandons-in-time-count'
      expectClose(mmngServiceLevel(system, wait!, formula), 0.9)
    }
  })

  test('what cannot be is refused', () => {
    expect(() => mmng({ ...queue(75, 240, 0), patience: constantPatience(60) })).toThrow(RangeError)
    expect(() => constantPatience(-1)).toThrow(RangeError)
    expect(() => uniformPatience(60, 10)).toThrow(RangeError)
    expect(() => exponentialPatience(NaN)).toThrow(RangeError)
    expect(() => withBalking(2, constantPatience(60))).toThrow(RangeError)
  })
})
