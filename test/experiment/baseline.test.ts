import { describe, expect, test } from 'vitest'
import { studentQuantile } from '../../src/engine/special.ts'
import { againstBaseline, requireSameKind } from '../../src/experiment/baseline.ts'
import { baselineOf } from '../../src/experiment/baseline-document.ts'
import type { Estimate, Summary } from '../../src/experiment/summary.ts'
import { loadText, run } from '../../src/index.ts'
import { json } from '../../src/report/json.ts'

const desk = (agents: number, more = '') =>
  loadText(`agner: 1
name: Desk
hours: 08:00-10:00
types:
  support: { arrivals: 60/h, talk: 4m, patience: { law: exponential, mean: 3m }, goal: 80% in 20s }
groups:
  team: { skills: [support], agents: ${agents} }
${more}`)

const STEADY = `agner: 1
types: { support: { arrivals: 60/h, talk: 4m, patience: { law: exponential, mean: 3m } } }
groups: { team: { skills: [support], agents: 6 } }
run: { horizon: 100h, batches: 10 }
`
const six = desk(6)
const against = (now: Summary, before: Summary) => againstBaseline(now, baselineOf(json(before)))
const isChanged = ({ verdict }: { readonly verdict: string }): boolean => verdict !== 'open' && verdict !== 'same'

test('of runs that differ by luck alone, at most one of twenty is said to have changed', async () => {
  const runs = 100
  let [falseAlarms, figures] = [0, 0]
  for (let i = 0; i < runs; i++) {
    const before = await run(six, { seed: `before ${i}`, replications: 20, detail: 'whole' })
    const now = await run(six, { seed: `now ${i}`, replications: 10, detail: 'whole' })
    const comparison = against(now, before)
    figures = comparison.correction.comparisons
    if (comparison.figures.some(isChanged)) falseAlarms++
  }
  expect(figures).toBeGreaterThan(3)
  // Of 100 at 5 % each, 13 or more come with a chance of 0.15 %.
  expect(falseAlarms).toBeLessThan(13)
})

test('one agent less is found in nine runs of ten, and is worse', async () => {
  const five = desk(5)
  let found = 0
  for (let i = 0; i < 10; i++) {
    const before = await run(six, { seed: `before ${i}`, replications: 30, detail: 'whole' })
    const now = await run(five, { seed: `now ${i}`, replications: 30, detail: 'whole' })
    const { figures } = against(now, before)
    expect(figures.filter(({ verdict }) => verdict === 'better')).toEqual([])
    if (figures.find(({ key }) => key === 'serviceLevel')?.verdict === 'worse') found++
  }
  expect(found).toBeGreaterThanOrEqual(9)
})

test.each([
  [true, false],
  [false, true],
  [true, true],
])('pairs of antithetic replications are one observation each: before %s, now %s', async (before, now) => {
  const ran = (seed: string, replications: number, antithetic: boolean) =>
    run(six, { seed, replications, detail: 'whole', varianceReduction: { antithetic, controls: false } })
  const [former, latter] = [await ran('before', 8, before), await ran('now', 10, now)]
  const { confidence, correction, figures } = against(latter, former)
  const { before: a, difference, now: b } = figures.find(({ key }) => key === 'asa')!
  // Four pairs of eight, five of ten.
  const [degreesA, degreesB] = [before ? 3 : 7, now ? 4 : 9]
  const half = ({ high, value }: Estimate): number => high! - value!
  const [errorA, errorB] = [half(a) / studentQuantile(0.975, degreesA), half(b) / studentQuantile(0.975, degreesB)]
  const variance = errorA * errorA + errorB * errorB
  // B. L. Welch, Biometrika 34 (1947) 28-35.
  const degrees = (variance * variance) / (errorA ** 4 / degreesA + errorB ** 4 / degreesB)
  const level = 1 - (1 - confidence) / correction.comparisons
  expect(half(difference)).toBeCloseTo(studentQuantile((1 + level) / 2, degrees) * Math.sqrt(variance), 9)
})

test('the same scenario, seed and replications are the same in every figure', async () => {
  const once = await run(six, { replications: 10 })
  const { added, figures, notes, removed } = against(await run(six, { replications: 10 }), once)
  expect(new Set(figures.map(({ verdict }) => verdict))).toEqual(new Set(['same']))
  expect({ added, removed, notes }).toEqual({ added: [], removed: [], notes: [] })
})

test('figures of the only queue and group are told once, with all together', async () => {
  const { figures } = against(await run(six, { replications: 3 }), await run(six, { replications: 4 }))
  expect(figures.map(({ scope }) => scope)).toEqual(figures.map(() => 'totals'))
  expect(figures.map(({ key }) => key).slice(0, 3)).toEqual(['serviceLevel', 'asa', 'abandonment'])
})

test('the figures of a client of one queue are told once; those of two queues that are alike, twice', async () => {
  const summary = await run(six, { replications: 3 })
  const { support } = summary.queues
  const both = { ...summary, queues: { support, again: support }, totals: {} }
  const keys = against({ ...both, clients: { Shop: support } }, both).figures.map(
    ({ scope, name }) => `${scope} ${name}`,
  )
  expect(new Set(keys)).toEqual(new Set(['queues support', 'queues again', 'groups team']))
})

test('what is new and what has gone is named: whole queues, not each of their figures', async () => {
  const two = loadText(`agner: 1
name: Desk
hours: 08:00-10:00
types:
  support: { arrivals: 60/h, talk: 4m }
  sales: { arrivals: 10/h, talk: 4m }
groups:
  team: { skills: [support, sales], agents: 7 }
`)
  const [one, both] = [await run(six, { replications: 3 }), await run(two, { replications: 3 })]
  expect(against(both, one)).toMatchObject({ added: ['queues.sales'], removed: [] })
  expect(against(one, both)).toMatchObject({ added: [], removed: ['queues.sales'] })
})

test('one replication has no intervals: nothing is told, and the note says why', async () => {
  const { correction, figures, notes } = against(
    await run(desk(3), { replications: 1 }),
    await run(six, { replications: 9 }),
  )
  expect(figures.filter(isChanged)).toEqual([])
  expect(correction.comparisons).toBe(0)
  expect(notes).toEqual(['one replication has no intervals: nothing can be told'])
})

test('another goal, another name and another version are noted', async () => {
  const summary = await run(six, { replications: 3 })
  const before = baselineOf(json({ ...summary, agner: '0.0.9', scenario: { name: 'Other', hash: '0' } }))
  const [goal] = summary.goals
  const now = { ...summary, goals: [{ ...goal, seconds: 30 }] }
  expect(againstBaseline(now, before).notes).toEqual([
    'the baseline is of another scenario, Other',
    'the baseline is of agner 0.0.9: what differs may come from either',
    'the goal of support was another: service levels are of other targets',
  ])
})

describe('a baseline that cannot be used is refused in words', () => {
  test.each([
    ['no JSON', 'it is no JSON document'],
    ['{"name": "package"}', 'no document of agner'],
    ['{"agner": "0.1.0", "variants": []}', 'document of another command'],
    ['{"agner": "0.1.0", "totals": {}}', /`scenario` of it/],
  ])('%s', (text, words) => {
    expect(() => baselineOf(text)).toThrow(words)
  })

  test('a figure that is none is named', async () => {
    const text = json(await run(six, { replications: 2 })).replace(/"asa": \{[^}]*\}/, '"asa": 12')
    expect(() => baselineOf(text)).toThrow('asa is no figure')
  })

  test.each([
    ['another formula', desk(6, 'service-level: answered-of-answered\n'), 'its service level is answered-of-offered'],
    ['a steady state', loadText(STEADY), 'it is of days'],
    ['other days', desk(6, 'calendar: { days: 5 }\n'), 'it simulated 1 day, this scenario has 5 days'],
  ])('%s', async (_, scenario, words) => {
    const baseline = baselineOf(json(await run(six, { replications: 2 })))
    expect(() => requireSameKind(baseline, scenario.model)).toThrow(words)
  })
})
