import { expect, test } from 'vitest'
import { loadText, tornado, variantsOf, type Loaded } from '../../src/index.ts'
import { assumptionsOf } from '../../src/planning/what-if/assumptions.ts'
import { tornadoTable } from '../../src/report/tornado-table.ts'
import { dayByHand } from './by-hand.ts'

/** The day by hand with a provider at EUR 4 a contact, and what is not known for sure. */
function withAssumptions(assumptions: Readonly<Record<string, unknown>>): ReadonlyMap<string, Loaded> {
  return variantsOf(dayByHand('EUR 4/contact', {}, { assumptions }))
}

const ASSUMPTIONS = {
  wage: { set: 'employers.shop.wage', from: 'EUR 15', to: 'EUR 22' },
  volume: '1..3',
  price: { set: 'contracts.shop.prices.calls', from: '-25%', to: '+50%' },
  'nobody minds': { set: 'types.calls.balk', from: '0%', to: '10%' },
}

test('by hand: 16 hours of EUR 20, 10 calls at EUR 4; the difference is 40 − 320', async () => {
  const found = await tornado(withAssumptions(ASSUMPTIONS), { figure: 'cost' })
  expect(found.isDifference).toBe(true)
  expect(found.asWritten).toEqual({ value: -280, low: -280, high: -280 })
  const told = found.bars.map(({ assumption, from, to, swing }) => [
    assumption,
    from.text,
    from.change.value,
    to.text,
    to.change.value,
    swing,
  ])
  expect(told).toEqual([
    // 16 × 15 = 240, so the difference is 80 more; 16 × 22 = 352, 32 less.
    ['wage', 'EUR 15', 80, 'EUR 22', -32, 112],
    ['volume', '1', 0, '3', 80, 80],
    // 30 and 60 in place of 40.
    ['price', '-25%', -10, '+50%', 20, 30],
    ['nobody minds', '0%', 0, '10%', 0, 0],
  ])
  expect(found.bars.every(({ from, to }) => !from.isReversed && !to.isReversed)).toBe(true)
})

test('of one scenario: assumptions about others are left out, with a note', async () => {
  const variants = withAssumptions(ASSUMPTIONS)
  const base = new Map([...variants].slice(0, 1))
  const { bars, notes, isDifference, asWritten } = await tornado(base, {
    figure: 'cost',
    among: [...variants.values()],
  })
  expect({ isDifference, value: asWritten.value }).toEqual({ isDifference: false, value: 320 })
  expect(bars.map(({ assumption, swing }) => [assumption, swing])).toEqual([
    ['wage', 112],
    ['volume', 0],
    ['nobody minds', 0],
  ])
  expect(notes).toContain('left out, as they are not about base: price')
  await expect(tornado(base, { figure: 'cost' })).rejects.toThrow(/contracts/)
})

test('what turns a comparison round is said, and drawn', async () => {
  // At 16 × EUR 2 = 32 the own team is cheaper than the provider's 40.
  const found = await tornado(withAssumptions({ wage: { set: 'employers.shop.wage', from: 'EUR 2', to: 'EUR 20' } }), {
    figure: 'cost',
  })
  const [{ from, to }] = found.bars
  expect([from.value.value, from.isReversed, to.isReversed]).toEqual([8, true, false])
  const table = tornadoTable(found, { width: 100 })
  expect(table).toMatch(/^What moves cost of provider less base most$/m)
  expect(table).toMatch(/as written −EUR 280\.00/)
  expect(table).toMatch(/^wage +EUR 2 +\+EUR 288\.00 +EUR 20 +0 +│░+$/m)
  expect(table).toContain('with employers.shop.wage at EUR 2 provider is dearer than base, other than as written')
  for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  // Bars go where there is no room for them.
  const narrow = tornadoTable(found, { width: 60 })
  expect(narrow).toMatch(/^wage +EUR 2 +\+EUR 288\.00 +EUR 20 +0/m)
  for (const line of narrow.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
})

const written = (assumptions: string) => `agner: 1
types: { calls: { arrivals: 10/h, talk: 3m, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 2 } }
hours: 09:00-12:00
assumptions:
  ${assumptions}
`

test.each([
  ['volum: 80%..120%', /:6:3: error: the scenario has no "volum"\n.*\n.*\n {2}did you mean volume\?/],
  ['volume: { from: 80%, to: EUR 2 }', /:6:19: error: expected two figures of one kind, found 80% and EUR 2/],
  ['busy: { set: types.call.volume, from: 80%, to: 120% }', /:6:16: error: types has no "call"/],
  ['volume: 80%..80%', /:6:11: error: both ends of the range are the same/],
  ['volume: { from: -20%, to: lots }', /expected two figures of one kind, found -20% and lots/],
])('%s: what is wrong is told at its place', (assumptions, expected) => {
  expect(() => assumptionsOf(loadText(written(assumptions)))).toThrow(expected)
})

test.each([
  ['volume: 80% to 120%', /expected a range such as 80%\.\.125%/],
  ['volume: { from: 80% }', /"volume" needs the key "to"/],
  ['volume: { form: 80%, to: 120% }', /unknown key "form"[^]*did you mean from\?/],
])('%s is refused when the scenario is read', (assumptions, expected) => {
  expect(() => loadText(written(assumptions))).toThrow(expected)
})

test('a scenario without assumptions has no tornado', async () => {
  await expect(tornado(new Map([['base', dayByHand('EUR 4/contact')]]))).rejects.toThrow(/states no assumptions/)
})

test('+1 is a change beside -1, though YAML reads it as 1', () => {
  const scenario = loadText(`agner: 1
types: { calls: { arrivals: 20/h, talk: 4m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 5 } }
assumptions: { ill: { set: groups.team.agents, from: -1, to: +1 } }`)
  const [{ range }] = assumptionsOf(scenario)
  expect([range.textAt(range.from), range.textAt(range.to)]).toEqual(['-1', '+1'])
})
