import { expect, test } from 'vitest'
import { loadText, variantsOf } from '../../src/index.ts'
import { indifference } from '../../src/planning/what-if/indifference.ts'
import { placed } from '../../src/planning/what-if/lever-text.ts'
import { dayByHand, dayByTheory, theoryText } from './by-hand.ts'

const place = { file: '--indifferent', line: 1, column: 1, width: 1, excerpt: '' }
const path = (text: string) => placed(text, place)

test('by hand: ten contacts against EUR 320 are EUR 32 each', async () => {
  const variants = variantsOf(dayByHand('EUR 4/contact'))
  const { answers, path: moved } = await indifference(variants, path('contracts.shop.prices.calls'), { figure: 'cost' })
  expect(moved).toBe('contracts.shop.prices.calls')
  const [{ crossing, now, difference, values }] = answers
  expect(now).toEqual({ number: 4, text: 'EUR 4/contact' })
  expect([values.first.value, values.variant.value, difference.value]).toEqual([320, 40, -280])
  expect(crossing).toMatchObject({ above: 'higher' })
  // To the cent of the bill: 10 × 31.9995 is EUR 320.00 too.
  for (const at of [crossing!.at, crossing!.low!, crossing!.high!]) expect(at).toBeCloseTo(32, 2)
})

test.each([
  ['EUR 2/talk-minute', {}, 320 / 30],
  // In started minutes of 2: 3 minutes are 4.
  [{ price: 'EUR 2/talk-minute', increment: '2m' }, {}, 320 / 40],
  // What else the contract has is paid first: 320 − 10 × 5 = 270.
  ['EUR 2/talk-minute', { also: 'EUR 5/contact' }, 270 / 30],
])('by hand: 30 minutes of talk, %o beside %o', async (price, more, expected) => {
  const variants = variantsOf(dayByHand(price, more))
  const { answers } = await indifference(variants, path('contracts.shop.prices.calls'), { figure: 'cost' })
  expect(answers[0].crossing!.at).toBeCloseTo(expected, 2)
})

test('by hand: what only the first has is moved there: EUR 2.50 an hour cost 40', async () => {
  const { answers } = await indifference(variantsOf(dayByHand('EUR 4/contact')), path('employers.shop.wage'), {
    figure: 'cost',
  })
  expect(answers[0].moved).toBe('base')
  expect(answers[0].crossing!.at).toBeCloseTo(2.5, 2)
  expect(answers[0].crossing!.above).toBe('lower')
})

test('dearer at any price: nothing is found, and it is said what was looked through', async () => {
  const variants = variantsOf(dayByHand('EUR 4/contact', { fee: 'EUR 400/contact' }))
  const { answers } = await indifference(variants, path('contracts.shop.prices.calls'), { figure: 'cost' })
  expect(answers[0]).toMatchObject({ crossing: null, searched: { from: 'EUR 0/contact', to: 'EUR 256/contact' } })
})

test('by theory: 160 contacts expected against EUR 1560 are EUR 9.75 each, with the interval of a mean of 20 counts', async () => {
  const variants = variantsOf(dayByTheory('EUR 2/contact'))
  const { answers } = await indifference(variants, path('contracts.shop.prices.calls'), { figure: 'cost' })
  const { at, low, high } = answers[0].crossing!
  expect([low! < 9.75, at > low!, at < high!, high! > 9.75]).toEqual([true, true, true, true])
  // 160 ± 2.09 √(160 / 20): ± 3.7 %.
  expect((high! - low!) / 2 / 9.75).toBeGreaterThan(0.022)
  expect((high! - low!) / 2 / 9.75).toBeLessThan(0.055)
})

test('a share can be sought too, by simulation: at which FCR a provider that resolves less would cost as much', async () => {
  const text = theoryText('EUR 9/contact')
    .replace('resolved: 100%', 'resolved: 90%, repeat: { share: 100%, after: 30m }')
    .replace('skills: [calls], employer', 'skills: { calls: { resolved: 60% } }, employer')
  const { answers } = await indifference(variantsOf(loadText(text)), path('groups.pool.skills.calls.resolved'), {
    figure: 'cost',
    replications: 10,
  })
  const { at, above } = answers[0].crossing!
  expect(above).toBe('lower')
  // 160 issues of 1 / share contacts at EUR 9 cost 1560: a share of 92 %.
  expect(at).toBeGreaterThan(80)
  expect(at).toBeLessThan(100)
})

test('a number that cannot be 0 is sought from a small part of it: a speed', async () => {
  const { answers } = await indifference(
    variantsOf(
      dayByHand('EUR 4/talk-minute', {}, { groups: { team: { skills: { calls: { speed: 1 } }, agents: 2 } } }),
    ),
    path('groups.team.skills.calls.speed'),
    { figure: 'cost' },
  )
  expect(answers[0]).toMatchObject({ moved: 'base', crossing: null })
  expect(answers[0].searched.from).toBe('0.015625')
})

test('a number that a variant has only because the scenario around it has it is moved there: 2 × 8 × 2.50 = 10 × 4', async () => {
  const { answers, notes } = await indifference(variantsOf(dayByHand('EUR 4/contact')), path('employers.shop.wage'), {
    figure: 'cost',
  })
  expect(answers).toMatchObject([{ variant: 'provider', moved: 'base', crossing: { text: 'EUR 2.50/h' } }])
  expect(notes).toEqual([])
})

test('a number that is of no matter to either is told, not called better at any price', async () => {
  const variants = variantsOf(
    dayByHand(
      'EUR 4/contact',
      {},
      {
        groups: {
          team: { skills: ['calls'], agents: 2 },
          idle: { skills: ['calls'], agents: 0, employer: 'shop', wage: 'EUR 9/h' },
        },
      },
    ),
  )
  const { answers, notes } = await indifference(variants, path('groups.idle.wage'), { figure: 'cost' })
  expect(answers).toEqual([])
  expect(notes).toContain('groups.idle.wage makes no difference between provider and base')
})
