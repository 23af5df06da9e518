import { expect, test } from 'vitest'
import { loadText, ScenarioError, variantsOf, warningsOfAll } from '../../src/index.ts'
import { said } from './said.ts'

const SOUND = `agner: 1
hours: 08:00-18:00
types:
  call: { arrivals: 60/h, talk: { law: lognormal, mean: 4m, cv: 1 }, patience: 3m, goal: 80% in 20s }
groups:
  team: { skills: [call], agents: 8 }
  spare: { skills: [call], agents: 2 }
variants:
  more:
    groups: { team: { agents: 9 } }
  alone:
    groups: { spare: null }
    types: { call: { talk: 3m } }
`

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test('each variant is the scenario with what differs laid over it', () => {
  const [base, more, alone] = [...variantsOf(loadText(SOUND)).values()]
  const agents = ({ model }: typeof base) =>
    model.groups.map(({ staffing }) => (staffing.plan === 'headcount' ? Math.max(...staffing.agents) : NaN))
  expect([base, more, alone].map(agents)).toEqual([[8, 2], [9, 2], [8]])
  expect(Object.keys(alone.source.scenario.groups)).toEqual(['team'])
  expect(alone.source.scenario.types.call.talk).not.toEqual(base.source.scenario.types.call.talk)
  expect(alone.source.placeOf(['types', 'call', 'talk'])).toMatchObject({ line: 13, column: 28 })
})

test('a variant has the hash of the same scenario in a file of its own; the scenario, that of one without variants', () => {
  const [whole] = SOUND.split('variants:')
  const variants = variantsOf(loadText(SOUND))
  const file = 'agner: 1\nextends: base.yaml\ngroups: { team: { agents: 9 } }\n'
  expect(variants.get('base')?.hash).toBe(loadText(whole).hash)
  expect(variants.get('more')?.hash).toBe(loadText(file, { 'base.yaml': whole }).hash)
})

test('variants of a scenario that is extended are there too, changed or removed', () => {
  const child = 'agner: 1\nextends: base.yaml\nvariants:\n  more: { groups: { team: { agents: 12 } } }\n  alone: null\n'
  const variants = variantsOf(loadText(child, { 'base.yaml': SOUND }))
  expect([...variants.keys()]).toEqual(['base', 'more'])
  const text = SOUND.replace('agents: 9', 'agents: 12')
  expect(variants.get('more')?.hash).toBe(variantsOf(loadText(text)).get('more')?.hash)
})

test('a file that extends one may take agents from a group that only a variant has', () => {
  const base = SOUND.replace('variants:', 'variants:\n  other: { groups: { own: { skills: [call], agents: 3 } } }')
  const child = `agner: 1
extends: base.yaml
variants: { other: { groups: { own: { agents: null, shifts: [{ agents: 2, hours: 08:00-12:00 }] } } } }
`
  const other = variantsOf(loadText(child, { 'base.yaml': base })).get('other')
  expect(other?.source.scenario.groups.own.staffing).toMatchObject({ from: 'shifts', shifts: [{ agents: 2 }] })
})

test('files are read for the variants that name them', () => {
  const text = SOUND.replace('team: { agents: 9 }', 'team: { agents: { file: plan.csv, column: team } }')
  const rows = Array.from(
    { length: 20 },
    (_, i) => `${String(8 + Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'},9`,
  )
  const plan = ['start,team', ...rows].join('\n')
  const variants = variantsOf(loadText(text, { 'plan.csv': plan }))
  expect([...(variants.get('base')?.source.files.keys() ?? [])]).toEqual([])
  expect([...(variants.get('more')?.source.files.keys() ?? [])]).toEqual(['plan.csv'])
  expect(said(text)).toEqual([expect.stringMatching(/^10:39 in the variant "more": cannot read plan.csv/)])
})

test.each([
  ['no map', /variants:[^]*/, 'variants: [more]\n', '8:11 expected a map of variants by name'],
  [
    'a variant that is none',
    'more:\n    groups: { team: { agents: 9 } }',
    'more: 9',
    '9:9 expected what differs from the scenario: a map of its keys, such as { groups: { team: { agents: 8 } } }',
  ],
  [
    'a variant called base',
    'more:',
    'base:',
    '9:3 a variant cannot be called base: that is the file itself, without any',
  ],
  [
    'a comma in a name',
    'more:',
    'a, b:',
    '9:3 expected the name of a variant: up to 80 characters, no commas, no blanks around it, not starting with __',
  ],
  [
    'extends inside',
    'more:\n',
    'more:\n    extends: a.yaml\n',
    '10:5 "extends" belongs to the file, not into a variant',
  ],
  [
    'variants inside',
    'more:\n',
    'more:\n    variants: {}\n',
    '10:5 "variants" belongs to the file, not into a variant',
  ],
  [
    'an unknown key',
    'team: { agents: 9',
    'team: { agnts: 9',
    '10:23 in the variant "more": unknown key "agnts" -> agents',
  ],
  [
    'a misspelt group',
    'groups: { team: { agents: 9 } }',
    'groups: { taem: { agents: 9 } }',
    '10:15 in the variant "more": "taem" needs the key "skills"',
  ],
  [
    'a group that is not there to be removed',
    'spare: null',
    'spre: null',
    '12:15 nothing to remove: the scenario has no "spre" here -> spare',
  ],
  [
    'a value that cannot be',
    'call: { talk: 3m }',
    'call: { talk: 3x }',
    '13:28 in the variant "alone": expected a duration such as 4m, 1h30m or 20s',
  ],
  ['variants misspelt', 'variants:', 'variant:', '8:1 unknown key "variant" -> variants'],
] as const)('%s', (_, from, to, expected) => {
  expect(said(SOUND.replace(from, to))).toEqual([expected])
})

test('what is wrong with the scenario is told once', () => {
  const lines = said(SOUND.replace('talk: { law: lognormal, mean: 4m', 'talk: { law: lognormal, mean: 4x'))
  expect(lines).toEqual([expect.stringMatching(/^4:\d+ expected a duration/)])
})

test('what only shows when a variant is compiled is told with its name', () => {
  const text = SOUND.replace('team: { agents: 9 }', 'team: { agents: { file: plan.csv, column: tem } }')
  const loaded = loadText(text, { 'plan.csv': 'start,team\n08:00,9\n' })
  expect(() => variantsOf(loaded)).toThrow(ScenarioError)
  expect(() => variantsOf(loaded)).toThrow(/in the variant "more":/)
})

test('warnings of a variant are those that the scenario has not', () => {
  const warnings = warningsOfAll(
    variantsOf(loadText(SOUND.replace('agents: 9', 'agents: 1').replace('agents: 2', 'agents: 1'))),
  )
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringMatching(/^in the variant "more": .*more work/)])
})
