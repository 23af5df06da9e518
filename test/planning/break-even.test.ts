import { describe, expect, test } from 'vitest'
import { variantsOf } from '../../src/index.ts'
import { breakEven } from '../../src/planning/what-if/break-even.ts'
import { rangeOf } from '../../src/planning/what-if/range.ts'
import { dayByHand, dayByTheory } from './by-hand.ts'

describe('by hand: a team costs 320 whatever comes, a provider 4 times 10 calls at a volume of 1', () => {
  test('they are equal at a volume of 8: 4 × 80 = 320', async () => {
    const found = await breakEven(variantsOf(dayByHand('EUR 4/contact')), rangeOf('volume=1..13'), { figure: 'cost' })
    expect(found.levels.map(({ level, text }) => [level, text])).toEqual(
      [1, 3, 5, 7, 9, 11, 13].map((level) => [level, String(level)]),
    )
    // 40 × volume − 320, without an interval: nothing varies.
    expect(found.levels.map(({ differences: [{ value, low, high }] }) => [value, low, high])).toEqual(
      [-280, -200, -120, -40, 40, 120, 200].map((value) => [value, value, value]),
    )
    const [{ variant, crossings, throughout }] = found.crossings
    expect({ variant, throughout }).toEqual({ variant: 'provider', throughout: null })
    expect(crossings).toEqual([
      {
        at: 8,
        low: 8,
        high: 8,
        above: 'higher',
        text: '8',
        lowText: '8',
        highText: '8',
        whole: { last: '7', next: '9', isTold: false },
      },
    ])
  })

  test('at EUR 4.27 a contact between 7 and 8, as calls are whole: 320 / 42.7 = 7.494', async () => {
    const variants = variantsOf(dayByHand('EUR 4.27/contact'))
    const { crossings } = await breakEven(variants, rangeOf('volume=1..13'), { figure: 'cost' })
    expect(crossings[0].crossings[0].at).toBeCloseTo(320 / 42.7, 9)
  })

  test('up to a volume of 7 they do not cross, and the provider is cheaper throughout', async () => {
    const variants = variantsOf(dayByHand('EUR 4/contact'))
    const { crossings, levels } = await breakEven(variants, rangeOf('volume=1..7'), { figure: 'cost', levels: 4 })
    expect(levels).toHaveLength(4)
    expect(crossings).toEqual([{ variant: 'provider', crossings: [], throughout: 'lower', untold: [] }])
  })

  test('a price is a lever too, of the variant that has it: 10 × 32 = 320', async () => {
    const variants = variantsOf(dayByHand('EUR 4/contact'))
    const range = rangeOf('contracts.shop.prices.calls=EUR 20..50')
    const { crossings, levels, notes } = await breakEven(variants, range, { figure: 'cost', levels: 4 })
    expect(levels.map(({ text }) => text)).toEqual(['EUR 20', 'EUR 30', 'EUR 40', 'EUR 50'])
    expect(crossings[0].crossings[0]).toMatchObject({ at: 32, low: 32, high: 32 })
    expect(notes).toContain('base has no contracts.shop.prices.calls: it is the same at every level')
  })
})

describe('by theory: 160 calls expected at EUR 6.50 against 6 × 13 × 20 = EUR 1560', () => {
  // 1560 / 6.5 = 240 calls: 150 % of the volume.
  test('the interval of the crossing holds 150 %, and its ends lie where the band leaves 0', async () => {
    const variants = variantsOf(dayByTheory('EUR 6.50/contact'))
    const range = rangeOf('volume=50%..200%')
    const { crossings, levels, notes } = await breakEven(variants, range, { figure: 'cost' })
    expect(notes).toEqual([])
    expect(levels.map(({ text }) => text)).toEqual(['50%', '75%', '100%', '125%', '150%', '175%', '200%'])
    const [{ at, low, high, above }] = crossings[0].crossings
    expect(above).toBe('higher')
    expect([low! < 150, high! > 150]).toEqual([true, true])
    expect(Math.abs(at - 150)).toBeLessThan(5)
    // About 240 ± 2.09 √(240 / 20) calls: ± 3 % of 240, 4.5 of 150.
    expect(high! - low!).toBeGreaterThan(2 * 2.5)
    expect(high! - low!).toBeLessThan(2 * 7.5)
    // Simulated there, the band touches 0.
    for (const edge of [low!, high!]) {
      const there = await breakEven(variants, rangeOf(`volume=${edge}%..200%`), { figure: 'cost', levels: 2 })
      const [{ low: lower, high: upper, value }] = there.levels[0].differences
      const nearest = Math.min(Math.abs(lower!), Math.abs(upper!))
      expect(nearest).toBeLessThan(0.1 * (upper! - lower!))
      expect(Math.abs(value!)).toBeGreaterThan(0.3 * (upper! - lower!))
    }
  })

  test('the same seed gives the same answer, and another figure another one', async () => {
    const variants = variantsOf(dayByTheory('EUR 6.50/contact'))
    const ask = (figure: string) =>
      breakEven(variants, rangeOf('volume=100%..200%'), { figure, levels: 3, replications: 5 })
    expect(await ask('cost')).toEqual(await ask('cost'))
    const { figure, crossings } = await ask('serviceLevel')
    expect(figure).toMatchObject({ key: 'serviceLevel', better: 'higher' })
    expect(crossings[0].throughout).toBe('same')
  })

  test('every variant is staffed anew at every level, where somebody says how', async () => {
    const asked: string[] = []
    const restaff = async <T extends { readonly name: string }>(loaded: T): Promise<T> => {
      asked.push(loaded.name)
      return loaded
    }
    const options = { figure: 'cost', levels: 2, replications: 2, restaff }
    await breakEven(variantsOf(dayByTheory('EUR 6.50/contact')), rangeOf('volume=50%..75%'), options)
    expect(asked).toEqual(['volume=50%', 'volume=50%', 'volume=75%', 'volume=75%'].map((text) => `Random (${text})`))
    asked.length = 0
    // Another price needs no other agents: each is staffed once, as written.
    await breakEven(
      variantsOf(dayByTheory('EUR 6.50/contact')),
      rangeOf('contracts.shop.prices.calls=EUR 1..2'),
      options,
    )
    expect(asked).toEqual(['Random', 'Random'])
  })
})
