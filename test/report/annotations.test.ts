import { expect, test } from 'vitest'
import { conditionOf } from '../../src/experiment/conditions.ts'
import { judged } from '../../src/experiment/judgement.ts'
import { loadText, run, ScenarioError } from '../../src/index.ts'
import { githubLine, problemAnnotations, runAnnotations } from '../../src/report/annotations.ts'

const scenario = loadText(`agner: 1
types:
  support: { arrivals: 60/h, talk: 4m, goal: 80% in 20s }
  sales: { arrivals: 6/h, talk: 4m, patience: 3m }
queues:
  both: { types: [sales] }
groups:
  team: { skills: [support, sales], agents: 3 }
hours: 08:00-10:00
`)
const summary = await run(scenario, { replications: 5 })

test('what fails is marked where it is written: the goal, the queue, the group; the rest at the top', () => {
  const conditions = judged(
    ['goals', 'groups.team.occupancy > 50%', 'queues.both.abandonment > 1%', 'queues.support.asa > 1s', 'asa > 1s'].map(
      (text) => conditionOf(text, scenario.model),
    ),
    summary,
    false,
  )
  const found = runAnnotations(summary, { conditions }, scenario.source)
  expect(found.map(({ place, title }) => [title, place?.line, place?.column])).toEqual([
    ['agner: goal missed', 6, 3],
    ['agner: goal missed', 3, 46],
    ['agner: groups.team.occupancy > 50%', 8, 3],
    ['agner: queues.both.abandonment > 1%', 6, 3],
    ['agner: queues.support.asa > 1s', 3, 3],
    ['agner: asa > 1s', 1, 1],
  ])
  expect(found[1]).toMatchObject({
    level: 'error',
    message: expect.stringMatching(/^support: 80 % in 20 s is missed: /),
  })
})

test('a problem of a scenario has its place, what was found and what was probably meant', () => {
  try {
    loadText('agner: 1\ntyps: {}\n')
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    expect(problemAnnotations(error.problems)).toContainEqual({
      title: 'agner: scenario',
      level: 'error',
      place: expect.objectContaining({ file: 'scenario.yaml', line: 2, column: 1 }),
      message: expect.stringMatching(/typs[^]*\ndid you mean types\?/),
    })
  }
})

test('a line is escaped as GitHub Actions reads it', () => {
  const place = { file: 'a,b:c.yaml', line: 12, column: 3 }
  const annotation = { level: 'error', place, title: 'x < 80%, y: z', message: '80 % : ,\r\n::error::' } as const
  expect(githubLine(annotation, (file) => file)).toBe(
    '::error file=a%2Cb%3Ac.yaml,line=12,col=3,title=x < 80%25%2C y%3A z::80 %25 : ,%0D%0A::error::',
  )
  expect(githubLine(annotation, () => null)).toBe('::error title=x < 80%25%2C y%3A z::80 %25 : ,%0D%0A::error::')
})
