import { expect, test } from 'vitest'
import { randomCase } from '../../validation/staffing-cases.ts'
import { optimumOf } from '../../validation/staffing-enumeration.ts'
import { erlangCases, staffErlang } from '../../validation/staffing-erlang.ts'
import { freshOf } from '../../validation/staffing-fresh.ts'
import { priceOfPoint } from '../../validation/staffing-price.ts'

// `npm run validate -- --family staffing` looks at all of them, with more contacts.
const EVERY = 6

test("staffings are the formula's where Erlang C or A covers the case, or one agent more in doubt", async () => {
  for (const given of erlangCases().filter((_, i) => i % EVERY === 1)) {
    const { found, formula, id, isRight } = await staffErlang(given, 30_000)
    expect({ id, found, formula, isRight }).toMatchObject({ isRight: true })
  }
})

test('a day of constant rate takes what steady state does, or one agent more or fewer', async () => {
  for (const given of erlangCases().filter(({ id }) => id === 'A 7 80% in 20s' || id === 'C 12 80% in 20s')) {
    const { found, formula } = await staffErlang({ ...given, isDay: true }, 30_000)
    expect(Math.abs(found - formula)).toBeLessThanOrEqual(1)
  }
})

test('nothing around a found staffing is cheaper by more than one per cent and does as well in a long run', async () => {
  for (const index of [4, 28]) {
    const { gap, id } = await optimumOf(randomCase('random', index, { contacts: 30_000 }))
    expect({ id, isAsCheap: gap <= 0.01 }).toEqual({ id, isAsCheap: true })
  }
})

test('found staffings meet their goals under luck that nobody has seen', async () => {
  for (const index of [2, 3, 4, 5]) {
    const { id, isFeasible, slack } = await freshOf(randomCase('fresh', index, { contacts: 30_000 }))
    expect({ id, isFeasible, isMet: slack >= 0 }).toEqual({ id, isFeasible: true, isMet: true })
  }
})

test('the price of a point is of the order of what goals a few points apart cost', async () => {
  const { measured, told } = await priceOfPoint(80, 50)
  expect(told / measured).toBeGreaterThan(1 / 3)
  expect(told / measured).toBeLessThan(3)
})
