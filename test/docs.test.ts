import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { load, loadText, run, set } from '../src/index.ts'
import { coverScenario } from '../src/planning/shifts/cover-scenario.ts'
import { againstBaseline } from '../src/experiment/baseline.ts'
import { baselineOf } from '../src/experiment/baseline-document.ts'
import { conditionOf } from '../src/experiment/conditions.ts'
import { judged } from '../src/experiment/judgement.ts'
import { baselineTable } from '../src/report/baseline-table.ts'
import { conditionWords } from '../src/report/condition-words.ts'
import { coverTable } from '../src/report/cover.ts'
import { json } from '../src/report/json.ts'
import { table } from '../src/report/table.ts'

test.each(['docs/journey.md'])('the scenario in %s runs without warnings, in thirty lines', async (path) => {
  const [, text] = /```yaml\n(agner: 1\n[^`]*)```/.exec(readFileSync(path, 'utf8'))!
  const loaded = loadText(text)
  expect(loaded.warnings).toEqual([])
  expect(text.split('\n').length).toBeLessThan(30)
  const { totals, types } = await run(loaded, { replications: 3 })
  expect(totals.containment.value).toBeCloseTo(0.3, 1)
  expect(types.callback.offered.value).toBeGreaterThan(0)
})

test('the scenario in docs/people.md runs, and its file of shifts says the same', async () => {
  const page = readFileSync('docs/people.md', 'utf8')
  const [, text] = /```yaml\n(agner: 1\n[^`]*)```/.exec(page)!
  const [, csv] = /```csv\n([^`]*)```/.exec(page)!
  const loaded = loadText(text)
  expect(loaded.warnings).toEqual([])
  const { totals } = await run(loaded, { replications: 3 })
  expect(totals.shrinkage.value).toBeGreaterThan(totals.shrinkagePlanned.value!)
  const fromFile = loadText(text.replace(/ shifts:\n(?: {6,}.*\n)+/, ' shifts: { file: shifts.csv }\n'), {
    'shifts.csv': csv,
  })
  expect(fromFile.model.groups).toEqual(loaded.model.groups)
})

test('the scenario in docs/outbound.md runs without warnings, and keeps to its cap', async () => {
  const [, text] = /```yaml\n(agner: 1\n[^`]*)```/.exec(readFileSync('docs/outbound.md', 'utf8'))!
  const loaded = loadText(text)
  expect(loaded.warnings).toEqual([])
  const { types } = await run(loaded, { replications: 5 })
  expect(types.renewals.abandonedLiveShare.low).toBeLessThan(0.03)
  expect(types.renewals.recordsFinished.value).toBeGreaterThan(300)
})

test('the scenario in docs/channels.md runs without warnings: agents have several contacts, calls interrupt', async () => {
  const [, text] = /```yaml\n(agner: 1\n[^`]*)```/.exec(readFileSync('docs/channels.md', 'utf8'))!
  const loaded = loadText(text)
  expect(loaded.warnings).toEqual([])
  const { types, groups } = await run(loaded, { replications: 5 })
  expect(types.email.interrupted.value).toBeGreaterThan(1)
  expect(groups.desk.held.value!).toBeGreaterThan(1.05 * groups.desk.busy.value!)
})

test('the scenario in docs/money.md runs without warnings, and its amounts are those of the page', async () => {
  const page = readFileSync('docs/money.md', 'utf8')
  const [, text] = /```yaml\n(agner: 1\n[^`]*)```/.exec(page)!
  const loaded = loadText(text)
  expect(loaded.warnings).toEqual([])
  const { contracts, totals } = await run(loaded, { replications: 2 })
  expect(totals.invoiced.value).toBeGreaterThan(175)
  expect(contracts?.evenings.sla[0].monthsMissed.value).not.toBeNull()
})

test('every other part of docs/money.md is sound in its scenario', () => {
  const page = readFileSync('docs/money.md', 'utf8')
  const [first, ...parts] = [...page.matchAll(/```yaml\n([^`]*)```/g)].map(([, text]) => text)
  expect(parts.length).toBeGreaterThan(4)
  for (const part of parts) {
    const text = part.replace('types: [orders]', 'types: [calls]')
    const ofContract = first
      .replace(/ {4}sla: .*\n/, '')
      .replace(/$/, text.includes('within-forecast') ? `${FORECAST}${text}` : text)
    const withPart = part.startsWith(' ')
      ? ofContract
      : `${text.startsWith('employers:') ? first.replace(/employers:[^]*?\ngroups:/, 'groups:') : first}${text}`
    expect(loadText(withPart).warnings).toEqual([])
  }
})

const FORECAST = '    forecast: { contacts: 1200/month, tolerance: 25% }\n'

test('the answer in docs/shift-cover.md is that of its scenario, and its catalogue is sound', async () => {
  const page = readFileSync('docs/shift-cover.md', 'utf8')
  const shown = coverTable(await coverScenario(await load('scenarios/shift-cover.yaml')))
  // The version changes with every release.
  const [, told] = /```\n(Shifts for a requirement\n[^`]*)```/.exec(page)!
  expect(told.replace(/^agner .*$/m, '')).toBe(shown.replace(/^agner .*$/m, ''))
  const [, catalogue] = /```yaml\n(staffing:\n[^`]*)```/.exec(page)!
  const around = readFileSync('scenarios/shift-cover.yaml', 'utf8').replace(/^staffing:\n[^]*(?=^run:)/m, catalogue)
  expect(loadText(around).source.scenario.staffing?.startsAtMost).toBe(8)
})

test('what has changed in docs/ci.md has, and its conditions come out so', async () => {
  const page = readFileSync('docs/ci.md', 'utf8')
  const seven = await load('scenarios/helpdesk.yaml')
  const six = set(seven, ['groups.team.agents=6'])
  const [before, now] = [await run(seven), await run(six)]
  const comparison = againstBaseline(now, baselineOf(json(before)))
  const [, told] = /(against main\.json\n[^`]*)```/.exec(page)!
  const withoutVersion = (text: string) => text.replace(/^agner .*$/m, '')
  expect(withoutVersion(told)).toBe(withoutVersion(baselineTable({ file: 'main.json', comparison })))
  const conditions = ['serviceLevel < 80%', 'serviceLevel < 78%', 'queues.support.asa > 30s']
  const words = judged(
    conditions.map((text) => conditionOf(text, six.model)),
    now,
    false,
  ).map((one) => conditionWords(one, now, { conditions: [] }))
  expect(page).toContain(words.map((text) => `agner: ${text}\n`).join(''))
})

test('the day at a glance in docs/terminal.md is that of its scenario', async () => {
  const [, told] = /\$ agner run scenarios\/ivr\.yaml\n…\n([^`]*)```/.exec(readFileSync('docs/terminal.md', 'utf8'))!
  expect(table(await run(await load('scenarios/ivr.yaml')))).toContain(told)
})
