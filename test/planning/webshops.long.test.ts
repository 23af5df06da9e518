import { expect, test } from 'vitest'
import { choose, load } from '../../src/index.ts'
import { choiceTable } from '../../src/report/choose-table.ts'
import { textWidth } from '../../src/report/text-width.ts'

test('the smallest of the four shops is best in a pool, for three quarters at most of what any other form costs', async () => {
  const choice = await choose(await load('scenarios/webshops/noor-staffed.yaml'), { replications: 3 })
  expect(choice).toMatchObject({ title: 'Atelier Noor', client: 'noor', best: 'blended', near: [], notes: [] })
  expect(choice).toMatchObject({ sameIssues: true, bestOnWages: 'in-house + overflow' })
  const [blended, ...others] = choice.forms
  expect(blended.service.map(({ channel }) => channel)).toEqual(['voice', 'chat', 'email', 'messaging'])
  for (const { costPerResolvedIssue: cost } of others)
    expect(blended.costPerResolvedIssue.high!).toBeLessThan(0.75 * cost.low!)
  for (const { risk, service } of choice.forms) {
    // Staffing was found month by month: most months of other years meet all goals too.
    expect(risk.monthsMissed.value).toBeLessThan(0.25)
    for (const { goal, level } of service) expect(level.value).toBeGreaterThan(goal)
  }
  for (const line of choiceTable([choice], { width: 80 }).split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(80)
}, 60_000)
