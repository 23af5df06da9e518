import { describe, expect, test } from 'vitest'
import { conditionOf } from '../../src/experiment/conditions.ts'
import { judged } from '../../src/experiment/judgement.ts'
import type { Estimate, Summary } from '../../src/experiment/summary.ts'
import { loadText, run } from '../../src/index.ts'

const { model, ...scenario } = loadText(`agner: 1
types:
  support: { arrivals: 60/h, talk: 4m, goal: 80% in 20s }
  a<b: { arrivals: 1/h, talk: 4m }
groups: { team: { skills: [support, a<b], agents: 7 } }
hours: 08:00-10:00
`)
const summary = await run({ model, ...scenario }, { replications: 3 })

test.each([
  ['serviceLevel < 80%', 'totals', '', 'serviceLevel', '<', 0.8],
  ['serviceLevel<80%', 'totals', '', 'serviceLevel', '<', 0.8],
  ['service-level  <=  80 %', 'totals', '', 'serviceLevel', '<=', 0.8],
  ['queues.support.asa > 1m', 'queues', 'support', 'asa', '>', 60],
  ['groups.team.occupancy >= 90%', 'groups', 'team', 'occupancy', '>=', 0.9],
  ['queues.a<b.asa > 30s', 'queues', 'a<b', 'asa', '>', 30],
])('%s', (text, scope, name, key, operator, limit) => {
  expect(conditionOf(text, model)).toMatchObject({
    kind: 'figure',
    text,
    figure: { scope, name, key },
    operator,
    limit,
  })
})

test.each([
  ['serviceLevl < 80%', 'did you mean serviceLevel?'],
  ['queues.suport.asa > 30s', 'did you mean queues.support.asa?'],
  ['asa > 30', 'asa is held against a time such as 30s or 2m, found "30"; did you mean 30s?'],
  ['asa >', 'found nothing'],
  ['asa == 30s', '== is none of < <= > >='],
  ['cost > EUR 5', 'this scenario has no cost'],
  ['goal', 'did you mean goals?'],
  ['', 'expected FIGURE < VALUE'],
  ['< 80%', 'expected FIGURE < VALUE'],
])('%j is refused', (text, words) => {
  expect(() => conditionOf(text, model)).toThrow(words)
})

test('goals are no condition where none is set', () => {
  const goalless = {
    ...model,
    types: model.types.map((type) => ({ ...type, goal: null })),
    queues: model.queues.map((queue) => ({ ...queue, goal: null })),
  }
  expect(() => conditionOf('goals', goalless)).toThrow('no goal is set in this scenario')
})

describe('a figure is judged by its value, and whether that is sure by its interval', () => {
  const withLevel = (serviceLevel: Estimate): Summary => ({
    ...summary,
    totals: { ...summary.totals, serviceLevel },
  })
  test.each([
    ['< 80%', [0.78, 0.77, 0.79], true, true],
    ['< 80%', [0.79, 0.78, 0.8], true, false],
    ['< 80%', [0.81, 0.8, 0.82], false, true],
    ['< 80%', [0.81, 0.79, 0.83], false, false],
    ['< 80%', [0.8, 0.8, 0.8], false, true],
    ['<= 80%', [0.8, 0.8, 0.8], true, true],
    ['> 80%', [0.8, 0.8, 0.8], false, true],
    ['>= 80%', [0.8, 0.8, 0.8], true, true],
    ['< 80%', [0.7, null, null], true, false],
    ['< 80%', [null, null, null], true, false],
    ['>= 80%', [null, null, null], true, false],
  ] as const)('%s of %j', (limit, [value, low, high], isFailed, isSure) => {
    const condition = conditionOf(`serviceLevel ${limit}`, model)
    expect(judged([condition], withLevel({ value, low, high }), false)).toEqual([
      { condition, estimate: { value, low, high }, isFailed, isSure },
    ])
  })
})

test('goals fail where one is missed; goals open also where one is neither met nor missed', () => {
  const [goals, open] = ['goals', 'goals open'].map((text) => conditionOf(text, model))
  const [goal] = summary.goals
  const failed = (verdict: 'met' | 'missed' | 'open') =>
    judged([goals, open], { ...summary, goals: [{ ...goal, verdict }] }, false).map(({ isFailed }) => isFailed)
  expect([failed('met'), failed('open'), failed('missed')]).toEqual([
    [false, false],
    [false, true],
    [true, true],
  ])
})
