import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blockingProbability,
  erlangA,
  erlangAServiceLevel,
  erlangAWaitPercentile,
  erlangC,
  erlangCServiceLevel,
  serviceLevelFormulas,
} from '../../src/erlang/index.ts'
import { birthDeath } from './birth-death.ts'
import { expectClose } from './close-to.ts'

fc.configureGlobal({ seed: 1999 })

const perHour = (rate: number, handleSeconds: number, agents: number, patienceSeconds: number, trunks?: number) => ({
  ratePerSecond: rate / 3600,
  handleSeconds,
  agents,
  patienceSeconds,
  ...(trunks === undefined ? {} : { trunks }),
})

const systems = fc
  .record({
    agents: fc.integer({ min: 1, max: 200 }),
    rho: fc.double({ min: 0.3, max: 3, noNaN: true }),
    patience: fc.double({ min: -3, max: 4, noNaN: true }),
  })
  .map(({ agents, rho, patience }) => ({
    ratePerSecond: (rho * agents) / 300,
    handleSeconds: 300,
    agents,
    patienceSeconds: 10 * Math.exp(patience),
  }))

describe('Erlang A', () => {
  test('25 a minute on 100 agents of 240 s with patience 180 s', () => {
    const system = perHour(1500, 240, 100, 180)
    const { asa, abandonment, occupancy } = erlangA(system)
    expect(erlangAServiceLevel(system, 20)).toBeCloseTo(0.815207, 6)
    expect(asa).toBeCloseTo(7.4517, 4)
    expect(abandonment).toBeCloseTo(0.042717, 6)
    expect(occupancy).toBeCloseTo(0.957283, 6)
  })

  // Birth-death chains at 30 digits, and the Zeltyn-Mandelbaum integrals: wait, abandonment, asa, mean wait, mean wait
  // of the abandoned, queue, occupancy.
  test.each([
    [
      perHour(240, 300, 20, 180),
      [
        0.4707062159739022, 0.0999877824614037, 16.409169130060466, 17.997800843052666, 32.297427414070604,
        1.1998533895368444, 0.9000122175385963,
      ],
    ],
    [
      perHour(450, 360, 50, 90),
      [
        0.17667898365052223, 0.032694899105089034, 2.553056626596484, 2.942540919458013, 14.465749539629678,
        0.3678176149322516, 0.8705745908054199,
      ],
    ],
    [
      perHour(2400, 180, 100, 120),
      [
        0.9387471964871897, 0.16892275576412083, 21.39399964862522, 20.2707306916945, 14.744398463458548,
        13.513820461129667, 0.997292693083055,
      ],
    ],
    [
      perHour(12_000, 300, 1000, 300),
      [
        0.5042052441802155, 0.012614611348721499, 3.7567864172980703, 3.7843834046164497, 5.944486581455464,
        12.6146113487215, 0.9873853886512785,
      ],
    ],
  ])(
    '%o has the exact figures',
    (system, [pWait, abandonment, asa, meanWait, meanWaitAbandoned, meanQueue, occupancy]) => {
      const figures = erlangA(system)
      expectClose(figures.pWait, pWait)
      expectClose(figures.abandonment, abandonment)
      expectClose(figures.asa, asa)
      expectClose(figures.meanWait, meanWait)
      expectClose(figures.meanWaitAbandoned, meanWaitAbandoned)
      expectClose(figures.meanQueue, meanQueue)
      expectClose(figures.occupancy, occupancy)
    },
  )

  // In the order: answered of offered, of answered, ignoring early abandons, abandons in time count.
  test.each([
    [perHour(240, 300, 20, 180), 20, [0.6525854472704531, 0.7250850983503093, 0.6816940697946128, 0.6952858664378515]],
    [perHour(2400, 180, 100, 120), 30, [0.6114215129367563, 0.7356975746567554, 0.719904189034347, 0.7621119489003327]],
    [
      perHour(12_000, 300, 1000, 300),
      5,
      [0.6951067984909494, 0.703987324990126, 0.6997530941148028, 0.7017467057138406],
    ],
    [
      perHour(240, 300, 20, 120, 30),
      60,
      [0.8460655181212584, 0.9491446519340452, 0.9388032586605047, 0.9448079206655375],
    ],
    [
      perHour(360, 300, 20, 120, 24),
      20,
      [0.3540646468506569, 0.5421433801907777, 0.4889016773021759, 0.5414772371263511],
    ],
  ])('%o within %d s has the exact service levels', (system, within, [ofOffered, ofAnswered, ignoring, counting]) => {
    expectClose(erlangAServiceLevel(system, within), ofOffered)
    expectClose(erlangAServiceLevel(system, within, 'answered-of-answered'), ofAnswered)
    expectClose(erlangAServiceLevel(system, within, 'ignoring-early-abandons'), ignoring)
    expectClose(erlangAServiceLevel(system, within, 'abandons-in-time-count'), counting)
    const entered = 1 - erlangA(system).blocking
    expectClose(erlangAServiceLevel(system, within, 'answered-of-entered'), ofOffered / entered)
  })

  test.each([
    [
      perHour(264, 300, 20, Infinity, 25),
      0.14005352755891426,
      0.5309130592793136,
      29.540427911958204,
      1.862900363667834,
    ],
    [
      perHour(12_240, 300, 1000, Infinity, 1020),
      0.029116897876179108,
      0.47610301482378403,
      1.6413141159951339,
      5.417982077689706,
    ],
    [
      perHour(240, 300, 20, 120, 30),
      0.0007343747372385578,
      0.42437104752077026,
      11.363071581544851,
      0.8629420668371269,
    ],
    [perHour(360, 300, 20, 120, 24), 0.19275643308060306, 0.6271277006823787, 22.8036114850664, 1.8499263230374543],
  ])('%o with trunks has the exact figures', (system, blocking, pWait, asa, meanQueue) => {
    const figures = erlangA(system)
    expectClose(figures.blocking, blocking)
    expectClose(figures.pWait, pWait)
    expectClose(figures.asa, asa)
    expectClose(figures.meanQueue, meanQueue)
    expectClose(figures.pImmediate + figures.pWait + figures.blocking, 1)
  })

  test.each([
    ['underloaded, hardly patient', perHour(118_800, 300, 10_000, 5)],
    ['critical', perHour(120_000, 300, 10_000, 300)],
    ['critical, very patient', perHour(120_000, 300, 10_000, 36_000)],
    ['overloaded', perHour(126_000, 300, 10_000, 300)],
    ['overloaded, hardly patient', perHour(150_000, 300, 10_000, 2)],
    ['with trunks', perHour(121_000, 300, 10_000, 600, 10_100)],
  ])('10,000 agents, %s, agree with the chain summed in logarithms', (_, system) => {
    const figures = erlangA(system)
    const chain = birthDeath(system)
    expectClose(figures.pWait, chain.pWait, 1e-9)
    expectClose(figures.blocking, chain.blocking, 1e-9)
    expectClose(figures.abandonment, chain.abandonment, 1e-9)
    expectClose(figures.meanQueue, chain.meanQueue, 1e-9)
    expectClose(figures.occupancy, chain.occupancy, 1e-9)
    expect(erlangAServiceLevel(system, 2)).toBeCloseTo(chain.serviceLevel(2), 11)
    expect(erlangAServiceLevel(system, 20)).toBeCloseTo(chain.serviceLevel(20), 11)
  })

  // The chain and the negative binomial law of the wait at 40 digits.
  test.each([
    [perHour(126_000, 300, 10_000, 300), 2, 1.0857293276807934e-5],
    [perHour(126_000, 300, 10_000, 300), 20, 0.9173286855672406],
    [perHour(120_000, 300, 10_000, 36_000), 20, 0.5022718314814713],
  ])('%o within %d s answers %d', (system, within, answered) => {
    expectClose(erlangAServiceLevel(system, within), answered, 1e-12)
  })

  test('any system, with trunks or without, agrees with its chain', () => {
    fc.assert(
      fc.property(systems, fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }), (open, places) => {
        const system = places === undefined ? open : { ...open, trunks: open.agents + places }
        const figures = erlangA(system)
        const chain = birthDeath(system)
        expect(figures.pWait).toBeCloseTo(chain.pWait, 11)
        expect(figures.blocking).toBeCloseTo(chain.blocking, 11)
        expect(figures.abandonment).toBeCloseTo(chain.abandonment, 11)
        expect(figures.occupancy).toBeCloseTo(chain.occupancy, 11)
        expect(erlangAServiceLevel(system, 20)).toBeCloseTo(chain.serviceLevel(20), 11)
      }),
    )
  })

  test('as many leave the agents as reach them', () => {
    fc.assert(
      fc.property(systems, (system) => {
        const { load, pImmediate, pWait, answered } = erlangA(system)
        // Below n busy the chain is Erlang B's, so that its mean there is a(P(idle) − P(n − 1 busy)).
        const lastIdle = pImmediate * blockingProbability(load, system.agents - 1)
        const busy = system.agents * pWait + load * (pImmediate - lastIdle)
        expectClose(load * answered, busy, 1e-10)
      }),
    )
  })

  test('an agent more shortens waits and loses fewer', () => {
    fc.assert(
      fc.property(systems, (system) => {
        const here = erlangA(system)
        const more = erlangA({ ...system, agents: system.agents + 1 })
        expect(more.abandonment).toBeLessThan(here.abandonment)
        expect(more.pWait).toBeLessThanOrEqual(here.pWait)
        expect(more.asa!).toBeLessThan(here.asa!)
      }),
    )
  })

  test('it becomes Erlang C as patience grows, and is Erlang C with endless patience', () => {
    const endless = perHour(200, 180, 14, Infinity)
    const limit = erlangC(endless)
    for (const [patienceSeconds, near] of [
      [1e9, 1e-5],
      [Infinity, 1e-12],
    ]) {
      const system = { ...endless, patienceSeconds }
      expectClose(erlangA(system).pWait, limit.pWait, near)
      expectClose(erlangA(system).asa, limit.asa, near)
      expectClose(erlangAServiceLevel(system, 20), erlangCServiceLevel(endless, 20), near)
    }
  })

  test('it becomes Erlang B as patience shrinks, and is Erlang B without any', () => {
    for (const [patienceSeconds, near] of [
      [1e-9, 1e-7],
      [0, 1e-12],
    ]) {
      const { pWait, abandonment, answered } = erlangA(perHour(240, 300, 20, patienceSeconds))
      expectClose(pWait, 0.15889196154197155, near)
      expectClose(abandonment, 0.15889196154197155, near)
      expectClose(answered, 0.8411080384580284, near)
    }
  })

  test('with as many trunks as agents it is Erlang B', () => {
    const figures = erlangA(perHour(240, 300, 20, 60, 20))
    expectClose(figures.blocking, 0.15889196154197155)
    expect(figures).toMatchObject({ pWait: 0, abandonment: 0, asa: 0, meanWaitAbandoned: null, meanQueue: 0 })
  })

  test('a percentile is the time within which that share is answered', () => {
    const system = perHour(1500, 240, 100, 180)
    for (const share of [0.6, 0.9, 0.99]) {
      const answered = erlangAWaitPercentile(system, share)!
      expectClose(erlangAServiceLevel(system, answered, 'answered-of-answered'), share)
      const entered = erlangAWaitPercentile(system, share, 'entered')!
      expectClose(erlangAServiceLevel(system, entered, 'abandons-in-time-count'), share)
      expect(entered).toBeGreaterThan(answered)
    }
    expect(erlangAWaitPercentile(system, 0.5)).toBe(0)
  })

  test('without agents all wait out their patience', () => {
    const system = perHour(60, 240, 0, 90)
    expect(erlangA(system)).toMatchObject({ abandonment: 1, answered: 0, asa: null, meanWait: 90, meanQueue: 1.5 })
    expect(erlangAServiceLevel(system, 20)).toBe(0)
    expect(erlangAServiceLevel(system, 20, 'answered-of-answered')).toBeNull()
    expectClose(erlangA({ ...system, trunks: 2 }).blocking, blockingProbability(1.5, 2))
  })

  test('endless patience under too much load has endless waits', () => {
    const figures = erlangA(perHour(240, 300, 20, Infinity))
    expect(figures).toMatchObject({ stable: false, pWait: 1, asa: Infinity, meanQueue: Infinity, occupancy: 1 })
    expect(erlangAServiceLevel(perHour(240, 300, 20, Infinity), 20)).toBe(0)
    expect(erlangAWaitPercentile(perHour(240, 300, 20, Infinity), 0.5)).toBe(Infinity)
  })

  test('no figure is ever NaN', () => {
    const sizes = fc.constantFrom(0, 1e-9, 0.1, 1, 30, 1e5)
    const anything = fc.record({
      ratePerSecond: sizes,
      handleSeconds: fc.constantFrom(1e-3, 1, 300, 1e6),
      agents: fc.constantFrom(0, 1, 7, 10_000),
      patienceSeconds: fc.oneof(sizes, fc.constant(Infinity)),
      places: fc.constantFrom(0, 1, 50, Infinity),
    })
    fc.assert(
      fc.property(anything, sizes, ({ places, ...rest }, within) => {
        const system = { ...rest, trunks: rest.agents + places }
        for (const figure of Object.values(erlangA(system))) expect(figure).not.toBeNaN()
        for (const formula of serviceLevelFormulas) {
          const level = erlangAServiceLevel(system, within, formula) ?? 0
          expect(level).toBeGreaterThanOrEqual(0)
          expect(level).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('what cannot be is refused', () => {
    const fine = perHour(240, 300, 20, 180)
    expect(() => erlangA({ ...fine, agents: 2.5 })).toThrow(RangeError)
    expect(() => erlangA({ ...fine, ratePerSecond: -1 })).toThrow(RangeError)
    expect(() => erlangA({ ...fine, patienceSeconds: NaN })).toThrow(RangeError)
    expect(() => erlangA({ ...fine, trunks: 19 })).toThrow(RangeError)
    expect(() => erlangAServiceLevel(fine, NaN)).toThrow(RangeError)
    expect(() => erlangAServiceLevel(fine, 20, 'fast' as never)).toThrow(RangeError)
    expect(() => erlangAWaitPercentile(fine, 1)).toThrow(RangeError)
  })
})
