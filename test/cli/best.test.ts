import { describe, expect, test } from 'vitest'
import { agnerHere, inFolder } from './agner.ts'
import { join } from 'node:path'

const center = `agner: 1
name: Center
hours: 09:00-11:00
calendar: { interval: 1h }
types: { calls: { client: shop, arrivals: 30/h, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
clients: { shop: { costs: { lost: EUR 5/lost-contact } } }
groups: { team: { skills: [calls], agents: 3 } }
employers: { shop: { wage: EUR 20/h } }
variants:
  slow: { types: { calls: { talk: { law: exponential, mean: 5m } } } }
  quick: { types: { calls: { talk: { law: exponential, mean: 3m } } } }
`
const best = (args: readonly string[]) =>
  inFolder({ 'a.yaml': center }, (cwd) => agnerHere(['best', join(cwd, 'a.yaml'), '--no-timing', ...args]))

describe('agner best', () => {
  test('names the best variant, and what was spent on each', async () => {
    const { code, stderr, stdout } = await best(['--figure', 'serviceLevel'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^which is best by service level\n/)
    expect(stdout).toMatch(/\nquick +\d\d\.\d % ± \d\.\d +\d+ +best\n/)
    expect(stdout).toContain('quick is best. Where the best is better than all others by')
  })

  test('points of a sweep, as JSON: the same bytes twice', async () => {
    const args = ['--vary', 'groups.team.agents=2..6', '--figure', 'costWithLossesPerIssue', '--json']
    const [first, second] = [await best(args), await best(args)]
    expect(second).toEqual(first)
    const found = JSON.parse(first.stdout)
    expect(found.best).toBe(found.ranking[0].name)
    expect(found.ranking.map(({ name }: { name: string }) => name).toSorted()).toEqual(
      [2, 3, 4, 5, 6].map((agents) => `groups.team.agents=${agents}`),
    )
    const values = found.ranking.map(({ value }: { value: number }) => value)
    expect(Math.min(...values)).toBe(values[0])
    expect(found.confidence).toBe(0.95)
  })

  test('what is too close to tell in so few replications is left open', async () => {
    const { code, stdout } = await best([
      '--vary',
      'types.calls.talk.mean=240s,241s',
      '--figure',
      'asa',
      '--indifference',
      '0.01s',
      '--max-replications',
      '25',
    ])
    expect(code).toBe(3)
    expect(stdout).toContain('Not decided within the most replications')
  })

  test.each([
    [['--figure', 'occupancy'], 'of occupancy neither more nor less is better'],
    [['--figure', 'serviceLevl'], 'did you mean serviceLevel?'],
    [['--variants', 'slow'], 'nothing to choose from'],
    [['--variants', 'slow,fast'], 'no variant is called "fast"'],
    [['--figure', 'asa', '--indifference', '1pt'], '1pt is no difference of asa, which is seconds'],
    [['--probability', '20%'], '--probability: expected 50% to 99.99%'],
    [['--vary', 'groups.team.agents=2..6', '--variants', 'slow,quick'], 'points or variants, name one of them'],
  ])('mistakes are told: %j', async (args, message) => {
    const { code, stderr, stdout } = await best(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})
