import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  erlangA,
  erlangAAgents,
  erlangARate,
  erlangAServiceLevel,
  erlangC,
  erlangCAgents,
  erlangCRate,
  erlangCServiceLevel,
  type Goal,
} from '../../src/erlang/index.ts'
import { expectClose } from './close-to.ts'

fc.configureGlobal({ seed: 1999 })

const eightyInTwenty: Goal = { figure: 'serviceLevel', atLeast: 0.8, withinSeconds: 20 }
const rates = fc.double({ min: 0.001, max: 1, noNaN: true })

describe('staffing', () => {
  test('100 contacts of 180 s in half an hour need 14 agents for 80 % in 20 s', () => {
    const demand = { ratePerSecond: 100 / 1800, handleSeconds: 180 }
    expect(erlangCAgents(demand, [eightyInTwenty])).toBe(14)
    expect(erlangCServiceLevel({ ...demand, agents: 13 }, 20)).toBeLessThan(0.8)
  })

  test('Erlang C agents meet the goals, and one fewer do not', () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 0.1, max: 100, noNaN: true }), (ratePerSecond, atMost) => {
        const demand = { ratePerSecond, handleSeconds: 240 }
        const agents = erlangCAgents(demand, [{ figure: 'asa', atMost }])!
        expect(erlangC({ ...demand, agents }).asa).toBeLessThanOrEqual(atMost)
        expect(erlangC({ ...demand, agents: agents - 1 }).asa).toBeGreaterThan(atMost)
      }),
    )
  })

  test('Erlang A agents meet the goals, and one fewer do not', () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 1, max: 1000, noNaN: true }), (ratePerSecond, patienceSeconds) => {
        const demand = { ratePerSecond, handleSeconds: 240, patienceSeconds }
        const goals: Goal[] = [eightyInTwenty, { figure: 'abandonment', atMost: 0.05 }]
        const agents = erlangAAgents(demand, goals)!
        const meets = (n: number) =>
          erlangAServiceLevel({ ...demand, agents: n }, 20)! >= 0.8 &&
          erlangA({ ...demand, agents: n }).abandonment <= 0.05
        expect(meets(agents)).toBe(true)
        expect(meets(agents - 1)).toBe(false)
      }),
    )
  })

  describe('what is never quite so', () => {
    const demand = { ratePerSecond: 200 / 3600, handleSeconds: 180 }
    const all: Goal = { figure: 'serviceLevel', atLeast: 1, withinSeconds: 20 }
    const none = (figure: 'asa' | 'abandonment' | 'blocking'): Goal => ({ figure, atMost: 0 })

    test('is reached by no number of agents, and at no rate', () => {
      for (const goal of [all, none('asa')]) {
        expect(erlangCAgents(demand, [goal])).toBeNull()
        expect(erlangCRate({ handleSeconds: 180, agents: 40 }, [goal])).toBe(0)
        expect(erlangAAgents({ ...demand, patienceSeconds: Infinity }, [goal])).toBeNull()
      }
      for (const goal of [all, none('asa'), none('abandonment')]) {
        expect(erlangAAgents({ ...demand, patienceSeconds: 180 }, [goal])).toBeNull()
        expect(erlangARate({ handleSeconds: 180, agents: 40, patienceSeconds: 180 }, [goal])).toBe(0)
      }
      expect(erlangAAgents({ ...demand, patienceSeconds: 180, trunks: 500 }, [none('blocking')])).toBeNull()
    })

    test('is reached where it cannot happen, and nothing is needed for nobody', () => {
      expect(erlangCAgents(demand, [none('blocking'), none('abandonment')])).toBe(11)
      expect(erlangAAgents({ ...demand, patienceSeconds: Infinity }, [none('abandonment')])).toBe(11)
      // As many lines as agents: nobody waits, and who is blocked is not in the ASA.
      expect(erlangAAgents({ ...demand, patienceSeconds: 180, trunks: 15 }, [none('asa')])).toBe(15)
      expect(erlangCAgents({ ...demand, ratePerSecond: 0 }, [all])).toBe(0)
    })
  })

  test('an occupancy goal alone is the load over it', () => {
    expect(erlangCAgents({ ratePerSecond: 0.5, handleSeconds: 240 }, [{ figure: 'occupancy', atMost: 0.85 }])).toBe(142)
  })

  test('10,000 agents are found as well as 10', () => {
    const demand = { ratePerSecond: 10_000 / 300, handleSeconds: 300, patienceSeconds: 180 }
    const goals: Goal[] = [{ figure: 'abandonment', atMost: 0.002 }]
    const agents = erlangAAgents(demand, goals)!
    expect(erlangA({ ...demand, agents }).abandonment).toBeLessThanOrEqual(0.002)
    expect(erlangA({ ...demand, agents: agents - 1 }).abandonment).toBeGreaterThan(0.002)
  })

  test('the largest rate just meets the goal', () => {
    const rateC = erlangCRate({ handleSeconds: 180, agents: 14 }, [eightyInTwenty])
    expectClose(erlangCServiceLevel({ ratePerSecond: rateC, handleSeconds: 180, agents: 14 }, 20), 0.8)
    const staffing = { handleSeconds: 240, agents: 100, patienceSeconds: 180 }
    const rateA = erlangARate(staffing, [eightyInTwenty])
    expectClose(erlangAServiceLevel({ ...staffing, ratePerSecond: rateA }, 20), 0.8)
    expect(erlangCAgents({ ratePerSecond: rateC, handleSeconds: 180 }, [eightyInTwenty])).toBe(14)
    expect(erlangAAgents({ ...staffing, ratePerSecond: rateA }, [eightyInTwenty])).toBe(100)
  })

  test('without a goal Erlang C carries any load below its agents', () => {
    expectClose(erlangCRate({ handleSeconds: 180, agents: 14 }, []) * 180, 14)
    expect(erlangCAgents({ ratePerSecond: 14 / 180, handleSeconds: 180 }, [])).toBe(15)
  })

  test('nothing offered needs nobody', () => {
    expect(erlangCAgents({ ratePerSecond: 0, handleSeconds: 180 }, [eightyInTwenty])).toBe(0)
    expect(erlangAAgents({ ratePerSecond: 0, handleSeconds: 180, patienceSeconds: 60 }, [eightyInTwenty])).toBe(0)
  })

  test('a goal out of reach has no answer', () => {
    const demand = { ratePerSecond: 0.1, handleSeconds: 300, patienceSeconds: 60 }
    expect(erlangAAgents({ ...demand, trunks: 20 }, [{ figure: 'blocking', atMost: 0.01 }])).toBeNull()
    expect(erlangCAgents(demand, [{ figure: 'occupancy', atMost: 0 }])).toBeNull()
    expect(erlangARate({ handleSeconds: 300, agents: 0, patienceSeconds: 60 }, [eightyInTwenty])).toBe(0)
    expect(erlangCRate({ handleSeconds: 300, agents: 0 }, [eightyInTwenty])).toBe(0)
  })

  test('a goal that any load meets has no largest rate', () => {
    const staffing = { handleSeconds: 300, agents: 5, patienceSeconds: 60 }
    expect(erlangARate(staffing, [{ figure: 'abandonment', atMost: 1 }])).toBe(Infinity)
  })

  test('what cannot be is refused', () => {
    const demand = { ratePerSecond: 0.1, handleSeconds: 300 }
    expect(() => erlangCAgents(demand, [{ figure: 'asa', atMost: -1 }])).toThrow(RangeError)
    expect(() => erlangCAgents(demand, [{ ...eightyInTwenty, atLeast: 80 }])).toThrow(RangeError)
    expect(() => erlangCAgents({ ...demand, ratePerSecond: NaN }, [])).toThrow(RangeError)
    expect(() => erlangCRate({ handleSeconds: 300, agents: 0.5 }, [])).toThrow(RangeError)
  })
})
