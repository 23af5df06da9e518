import { expect, test } from 'vitest'
import { compare, loadText, variantsOf } from '../../src/index.ts'
import { quotesOf } from '../../src/planning/what-if/quotes.ts'
import { comparisonCsv } from '../../src/report/compare-csv.ts'
import { dayByHand } from './by-hand.ts'

const variants = variantsOf(dayByHand('EUR 4/contact', { fee: 'EUR 31/month' }))
const provider = variants.get('provider')!
const quotes = (text: string) => quotesOf('quotes.csv', text, provider, variants.keys())

test('by hand: a variant a row; an empty cell leaves what the scenario has', async () => {
  // Ten calls; a month of a run without dates has 30 or 31 days, of which one: the fee is a matter of cents.
  const found = quotes(
    'name,contracts.shop.prices.calls,contracts.shop.prices.fee\nA,EUR 3.50,\nB,,EUR 310\nC,5,EUR 0/month\n',
  )
  expect([...found.keys()]).toEqual(['A', 'B', 'C'])
  const all = new Map([...variants, ...found])
  const { figures } = await compare(all, { figures: ['cost'], replications: 2 })
  expect(figures[0].variants.map(({ variant, value }) => [variant, value])).toEqual([
    ['base', 320],
    ['provider', 41],
    ['A', 36],
    ['B', 50],
    ['C', 50],
  ])
})

test('a table with semicolons may have decimal commas', () => {
  const found = quotes('name;contracts.shop.prices.calls\nA;EUR 3,50/contact\n')
  expect(found.get('A')?.source.scenario.contracts?.shop.prices.calls.price.minorUnits).toBe(350)
})

test.each([
  [
    'name,contracts.shop.prices.cals\nA,EUR 3\nB,EUR 4\n',
    /^quotes\.csv:1:28: error: contracts\.shop\.prices has no "cals"\n.*\n.*\n {2}did you mean calls\?[^]*(?!quotes\.csv)/,
  ],
  ['name,contracts.shop.prices.calls\nA,EUR 3\nB,three\n', /^quotes\.csv:3:3: error: expected a price such as/],
  ['name,contracts.shop.prices.calls\nA,EUR 3\nA,EUR 4\n', /^quotes\.csv:3:1: error: the name "A" is taken/],
  ['name,volume\nbase,1\n', /^quotes\.csv:2:1: error: the name "base" is taken/],
  ['name,volume\n,2\n', /quotes\.csv:2:1: error: a quote needs a name/],
  ['name,volume\nA,2,3\n', /^quotes\.csv:2:5: error: 3 cells here, and 2 columns in the header/],
  ['', /the file is empty/],
])('what is wrong is told by line and column: %j', (text, expected) => {
  expect(() => quotes(text)).toThrow(expected)
})

test('the comparison as a table: a column for each variant', async () => {
  const shop = loadText(
    'agner: 1\nname: A, B\nhours: 09:00-10:00\ntypes: { calls: { arrivals: 30/h, talk: 3m, goal: 80% in 20s } }\ngroups: { team: { skills: [calls], agents: 2 } }\nvariants: { one more: { groups: { team: { agents: 3 } } } }\n',
  )
  const comparison = await compare(variantsOf(shop), { figures: ['asa'], replications: 3 })
  const [provenance, head, value, low] = comparisonCsv(comparison).split('\n')
  expect(provenance).toMatch(
    /^# agner [\d.]+; seed 1; replications 3; scenarios base [\da-f]{16}, one more [\da-f]{16}$/,
  )
  expect(head).toBe('scope,name,figure,unit,what,base,one more')
  const [{ variants: own }] = comparison.figures
  expect(value).toBe(`totals,,asa,seconds,value,${own[0].value},${own[1].value}`)
  expect(low).toBe(`totals,,asa,seconds,low,${own[0].low},${own[1].low}`)
})
