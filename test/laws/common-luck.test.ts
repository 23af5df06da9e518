import { expect, test } from 'vitest'
import { runObject } from './run-text.ts'

const base = {
  calendar: { hours: '08:00-18:00', days: 3 },
  busyness: { law: 'gamma', mean: 1, cv: '30%', correlation: '40%' },
  run: { replications: 3, seed: 'luck' },
}
const calls = {
  arrivals: '60/h',
  talk: { law: 'lognormal', mean: '3m', cv: 1.1 },
  patience: { law: 'exponential', mean: '2m' },
}

test('an unrelated type, wherever it is listed, changes nothing of what the others meet', () => {
  const alone = runObject({ ...base, types: { calls }, groups: { team: { skills: ['calls'], agents: 4 } } })
  const beside = runObject({
    ...base,
    types: { other: { arrivals: '30/h', talk: '2m' }, calls },
    groups: { others: { skills: ['other'], agents: 3 }, team: { skills: ['calls'], agents: 4 } },
  })
  expect(beside.types.calls).toEqual(alone.types.calls)
})

test('another rule or another number of agents meets the same customers', () => {
  const center = (agents: number, agent: string) =>
    runObject({ ...base, types: { calls }, groups: { team: { skills: ['calls'], agents } }, routing: { agent } })
  expect(center(9, 'random').types.calls.offered).toEqual(center(4, 'longest-idle').types.calls.offered)
})
