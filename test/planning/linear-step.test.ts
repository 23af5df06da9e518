import { expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import { linearStep } from '../../src/planning/staffing/linear-step.ts'
import { levelsOf } from '../../src/planning/staffing/counts.ts'
import { staffingProblem } from '../../src/planning/staffing/problem.ts'

/** A week whose days are alike, half hour by half hour; at least one agent, who may not be alone. */
const week = `agner: 1
calendar: { start: 2026-11-02, days: 7, interval: 30m }
hours: 08:00-18:00
types: { calls: { arrivals: 1/h, talk: { law: exponential, mean: 4m }, goal: 80% in 30s } }
groups: { team: { skills: [calls], agents: 3 } }
staffing: { step: 30m, groups: { team: { at-least: 1, alone: false } } }
`

test('where parts have no whole numbers beside them that are allowed, the whole programme is solved', async () => {
  const problem = staffingProblem(loadText(week))
  const { columns, requirements, slots } = problem
  expect(slots).toHaveLength(20)
  const counts = new Int32Array(columns.length).fill(4)
  const noEffect = new Float64Array(requirements.length * slots.length)
  const found = await linearStep(problem, {
    counts,
    levels: levelsOf(problem, counts),
    slacks: new Float64Array(requirements.length),
    up: noEffect,
    down: noEffect,
    reach: (level) => level,
  })
  // One by the relaxation, which is nobody's company.
  expect(found).toEqual(new Int32Array(columns.length).fill(2))
})
