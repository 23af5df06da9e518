import { expect, test } from 'vitest'
import { meanOf, quantileOf } from '../../src/engine/distributions.ts'
import type { Law } from '../../src/engine/law.ts'
import { normalCdf } from '../../src/engine/special.ts'
import { openAt } from '../../src/planning/commitment/commitment-terms.ts'
import { ALIKE, classMeans, cvOf, knowledgeOf } from '../../src/planning/commitment/knowledge.ts'

const LAWS: readonly Law[] = [
  { law: 'gamma', mean: 1, shape: 25 },
  { law: 'lognormal', mean: 1, cv: 0.2 },
  { law: 'uniform', min: 1 - 0.2 * Math.sqrt(3), max: 1 + 0.2 * Math.sqrt(3) },
]

test.each(LAWS)('by hand: of days that differ by 20 %, a forecast that errs by 12 % knows 15.9 % ($law)', (law) => {
  const { known, open } = knowledgeOf(law, 0.12)
  expect([known.law, open.law]).toEqual([law.law, law.law])
  expect([meanOf(known), meanOf(open)]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)])
  expect(cvOf(open)).toBeCloseTo(0.12, 12)
  // (1 + 0.04) ÷ (1 + 0.0144) − 1 = 0.0256 ÷ 1.0144
  expect(cvOf(known)).toBeCloseTo(Math.sqrt(0.0256 / 1.0144), 12)
})

test('a forecast that errs as much as days differ knows nothing, one that does not err all of it', () => {
  const [law] = LAWS
  expect(knowledgeOf(law, 0.2)).toEqual({ known: ALIKE, open: law })
  expect(knowledgeOf(law, Infinity)).toEqual({ known: ALIKE, open: law })
  expect(knowledgeOf(law, 0)).toEqual({ known: law, open: ALIKE })
  expect(knowledgeOf(ALIKE, 0)).toEqual({ known: ALIKE, open: ALIKE })
})

test('by hand: what becomes known in two steps is what becomes known in one', () => {
  const [, law] = LAWS
  const early = knowledgeOf(law, 0.15)
  const late = knowledgeOf(early.open, 0.04)
  const plusOne = (one: Law) => 1 + cvOf(one) * cvOf(one)
  expect(plusOne(early.known) * plusOne(late.known) * plusOne(late.open)).toBeCloseTo(1.04, 12)
  expect(late.open).toEqual(knowledgeOf(law, 0.04).open)
})

test('by hand: quarters of the uniform from 0.8 to 1.2 have their middles as means', () => {
  const means = classMeans({ law: 'uniform', min: 0.8, max: 1.2 }, 4)
  expect(means).toEqual([0.85, 0.95, 1.05, 1.15].map((mean) => expect.closeTo(mean, 12)))
})

test('halves of a lognormal have the means of its closed form', () => {
  const sigma = Math.sqrt(Math.log(1.04))
  const means = classMeans({ law: 'lognormal', mean: 1, cv: 0.2 }, 2)
  expect(means).toEqual([expect.closeTo(2 * normalCdf(-sigma), 9), expect.closeTo(2 * normalCdf(sigma), 9)])
})

test.each(LAWS)('class means rise, each within its class, and their mean is 1 ($law)', (law) => {
  const means = classMeans(law, 5)
  means.forEach((mean, i) => {
    expect(mean).toBeGreaterThan(quantileOf(law, i / 5))
    expect(mean).toBeLessThan(quantileOf(law, (i + 1) / 5))
  })
  expect(means.reduce((sum, mean) => sum + mean, 0) / 5).toBeCloseTo(1, 12)
  expect(classMeans(ALIKE, 5)).toEqual([1])
})

test('whoever decides has the last forecast made until then', () => {
  const day = 86_400
  const forecast = [
    { key: '28d', ahead: 28 * day, cv: 0.15 },
    { key: '7d', ahead: 7 * day, cv: 0.1 },
    { key: '1d', ahead: day, cv: 0.04 },
  ]
  const openDaysAhead = (days: number): number => openAt(forecast, days * day)
  expect([56, 28, 14, 7, 3, 1, 0.5].map(openDaysAhead)).toEqual([Infinity, 0.15, 0.15, 0.1, 0.1, 0.04, 0.04])
})
