import { expect, test } from 'vitest'
import { loadText, staff } from '../../src/index.ts'
import type { CommitmentAnswer } from '../../src/planning/commitment/commitment-answer.ts'

interface Written {
  readonly busyness?: string
  readonly forecast?: string
  readonly team?: string
  readonly groups?: string
}

/** Two hours of 8 Erlangs, one number of agents: small, so that every staffing is solved in no time. */
function day({ busyness = '{ law: lognormal, cv: 25% }', forecast = '{}', team = '{}', groups = '' }: Written): string {
  return `agner: 1
calendar: { start: 2026-03-02, days: 1, interval: 2h }
hours: 08:00-10:00
${busyness === '' ? '' : `busyness: ${busyness}`}
types: { calls: { arrivals: 120/h, talk: { law: exponential, mean: 4m }, patience: { law: exponential, mean: 5m }, goal: 80% in 20s } }
groups:
  team: { skills: [calls], agents: 9 }
  ${groups}
staffing:
  step: 2h
  commitment: { levels: 3, forecast: ${forecast} }
  groups: { team: ${team}${groups === '' ? '' : ', provider: { lead-time: 1d }'} }
`
}

async function committed(written: Written): Promise<CommitmentAnswer> {
  const { commitment } = await staff(loadText(day(written)), { replications: 40 })
  return commitment!
}

test('where days do not differ, nothing is there to regret, exactly', async () => {
  const answer = await committed({ busyness: '' })
  expect(answer.regret).toEqual({ cost: 0, share: 0 })
  expect(answer.plans).toMatchObject([{ known: 0, open: 0, cost: answer.hindsight.cost }])
  expect(answer.hindsight.classes).toHaveLength(1)
  expect(answer.goals[0].classes).toHaveLength(1)
})

test('hindsight costs more on busier days, and less than not knowing them', async () => {
  const answer = await committed({})
  const { cv, goals, hindsight, plans, regret, uninformed } = answer
  expect(cv).toBeCloseTo(0.25, 12)
  expect(plans).toEqual([{ ...plans[0], ahead: 28 * 86_400, known: 0, cost: uninformed.cost }])
  const costs = hindsight.classes.map(({ cost }) => cost)
  expect(costs).toEqual(costs.toSorted((a, b) => a - b))
  expect(costs[2]).toBeGreaterThan(costs[0])
  expect(regret.cost).toBeGreaterThan(0)
  expect(regret.cost).toBeCloseTo(plans[0].cost - costs.reduce((sum, cost) => sum + cost, 0) / 3, 9)
  // What was fixed for all days is too much for quiet ones and too little for busy ones.
  const [{ attained, classes, daysMissed }] = goals
  expect(classes[0].attained!).toBeGreaterThan(attained!)
  expect(classes[2].attained!).toBeLessThan(attained!)
  expect(classes[2].daysMissed!).toBeGreaterThan(daysMissed!)
  // The same seed gives the same answer.
  expect(await committed({})).toEqual(answer)
})

test('a forecast that does not err is hindsight, for whoever decides by it', async () => {
  const answer = await committed({ forecast: '{ 1d: 0% }', team: '{ lead-time: 1d }' })
  expect(answer.regret.cost).toBe(0)
  expect(answer.plans[0].classes).toEqual(answer.hindsight.classes)
  expect(answer.plans[0].known).toBeCloseTo(0.25, 12)
})

test('so it is for whoever may change everything the day before', async () => {
  const answer = await committed({ forecast: '{ 1d: 0% }', team: '{ flex: 100% }' })
  expect(answer.plans).toHaveLength(2)
  expect(answer.plans[1].classes).toEqual(answer.hindsight.classes)
  expect(answer.regret.cost).toBe(0)
})

test('what is changed stays within its share, in whole agents', async () => {
  const answer = await committed({ forecast: '{ 1d: 0% }', team: '{ flex: 10% }' })
  const [fixed, changed] = answer.plans
  const most = 2 * Math.round((0.1 * fixed.hours) / 2)
  for (const { hours } of changed.classes) expect(Math.abs(hours - fixed.hours)).toBeLessThanOrEqual(most)
  const hours = changed.classes.map((one) => one.hours)
  expect(Math.max(...hours)).toBeGreaterThan(Math.min(...hours))
})

test('whoever is fixed early stays, and whoever may wait fills up', async () => {
  const { plans, ...answer } = await committed({
    forecast: '{ 1d: 0% }',
    team: '{ at-most: 6 }',
    groups: 'provider: { skills: [calls], agents: 4 }',
  })
  expect(plans.map(({ ahead }) => ahead)).toEqual([28 * 86_400, 86_400])
  const hours = plans[1].classes.map((one) => one.hours)
  expect(hours[2]).toBeGreaterThan(hours[0])
  expect(plans[1].classes.every(({ isFeasible }) => isFeasible)).toBe(true)
  expect(answer.regret.cost).toBeGreaterThanOrEqual(0)
})
