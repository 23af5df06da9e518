import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, describe, expect, test } from 'vitest'
import { choose, compare, load, variantsOf } from '../../../src/index.ts'
import { readSweep } from '../../../src/results/read-sweep.ts'
import { readManifest } from '../../../src/results/sweep-folder.ts'
import { breakEven } from '../../../src/planning/what-if/break-even.ts'
import { rangeOf } from '../../../src/planning/what-if/range.ts'
import { breakEvenChart } from '../../../src/report/html/break-even-report.ts'
import { rounded } from '../../../src/report/html/chart.ts'
import { choiceCharts } from '../../../src/report/html/choose-report.ts'
import {
  comparedMonthsChart,
  costsChart,
  differencesChart,
  frontierOf,
  spreadChart,
  tradeOffChart,
  valuesChart,
} from '../../../src/report/html/compare-charts.ts'
import { alongAxes, frontierChart, overTwo } from '../../../src/report/html/sweep-charts.ts'
import { figureName } from '../../../src/report/compare-format.ts'
import { main } from '../../cli/agner.ts'

const home = mkdtempSync(join(tmpdir(), 'agner-charts-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const forms = variantsOf(await load('scenarios/sourcing/3-forms.yaml'))
const comparison = await compare(forms, { replications: 4, seed: 'charts', by: ['months'] })
const told = comparison.figures.filter(({ scope }) => scope !== 'months')

function there<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Error('nothing there')
  return found
}

describe('charts of a comparison', () => {
  test('values, differences and spread are those of each figure, with their ends the right way round', () => {
    expect(valuesChart(comparison).views.map(({ name }) => name)).toEqual(told.map(figureName))
    valuesChart(comparison).views.forEach(({ rows }, i) => {
      expect(rows.map(({ high, low, value }) => [value, low, high])).toEqual(
        told[i].variants.map(({ high, low, value }) => [rounded(value), rounded(low), rounded(high)]),
      )
    })
    for (const view of differencesChart(comparison).views) {
      const { differences } = there(told.find((figure) => figureName(figure) === view.name))
      expect(view.rows.map(({ high, low, name, value }) => [name, value, low, high])).toEqual(
        differences.map(({ high, low, value, variant }) => [variant, rounded(value), rounded(low), rounded(high)]),
      )
      const tones = { better: 'good', worse: 'bad', open: 'open', higher: undefined, lower: undefined, same: undefined }
      expect(view.rows.map(({ tone }) => tone)).toEqual(differences.map(({ verdict }) => tones[verdict]))
      expect(view.mark?.at).toBe(0)
    }
    for (const view of there(spreadChart(comparison)).views) {
      const { variants } = there(told.find((figure) => figureName(figure) === view.name))
      expect(view.rows.map(({ high, low }) => [low, high])).toEqual(
        variants.map(({ p5, p95 }) => [rounded(p5), rounded(p95)]),
      )
    }
  })

  test('costs are stacked by kind, and cost stands against service at the values of both', () => {
    const [{ categories, series }] = there(costsChart(comparison)).views
    expect(categories).toEqual([...forms.keys()])
    expect(series.map(({ name, values }) => [name, values])).toEqual(
      comparison.costs?.map(({ kind, variants }) => [kind, variants.map(rounded)]),
    )
    const figure = (key: string) => there(told.find((one) => one.key === key && one.scope === 'totals'))
    const view = there(there(tradeOffChart(comparison)).views.find(({ name }) => name === 'cost per issue'))
    view.points.forEach(({ x, xEnds, y, yEnds }, i) => {
      const [cost, level] = [figure('costPerIssue').variants[i], figure('serviceLevel').variants[i]]
      expect([x, ...there(xEnds), y, ...there(yEnds)]).toEqual(
        [cost.value, cost.low, cost.high, level.value, level.low, level.high].map(rounded),
      )
    })
  })

  test('months have every variant side by side', () => {
    const view = there(comparedMonthsChart(comparison)?.views.find(({ name }) => name === 'cost'))
    const own = comparison.figures.filter(({ key, scope }) => scope === 'months' && key === 'cost')
    expect(view.categories).toEqual(own.map(({ name }) => name))
    expect(view.series.map(({ values }) => values)).toEqual(
      [...forms.keys()].map((_, i) => own.map(({ variants }) => rounded(variants[i].value))),
    )
  })

  test('the frontier has the points that none beats in both, from the cheapest on', () => {
    const points = [
      { x: 3, y: 0.8 },
      { x: 1, y: 0.5 },
      { x: 2, y: 0.9 },
      { x: 4, y: 0.95 },
      { x: 1, y: 0.4 },
      { x: 2.5, y: 0.9 },
    ]
    expect(frontierOf(points, 'higher')).toEqual([1, 2, 3])
    expect(frontierOf(points, 'lower')).toEqual([4])
  })
})

test('a break-even has its levels and crossings where they are, shares as shares', async () => {
  const [base, , blended] = [...forms]
  const two = new Map([base, blended])
  const answer = await breakEven(two, rangeOf('volume=50%..200%'), { levels: 3, replications: 3, seed: 'charts' })
  const { views, x } = breakEvenChart(answer)
  const [{ curves, marks = [] }] = views
  expect([x.unit, curves[0].x]).toEqual(['share', [0.5, 1.25, 2]])
  expect(curves.map(({ y }) => y)).toEqual(
    [0, 1].map((i) => answer.levels.map(({ variants }) => rounded(variants[i].value))),
  )
  expect(curves[1].low).toEqual(answer.levels.map(({ variants }) => rounded(variants[1].low)))
  expect(marks.map(({ at }) => at)).toEqual(
    answer.crossings.flatMap(({ crossings }) => crossings.map(({ at }) => at / 100)),
  )
  const small = await breakEven(two, rangeOf('volume=+1%..+5%'), { levels: 2, replications: 2, seed: 'charts' })
  expect(breakEvenChart(small).views[0].curves[0].x).toEqual([0.01, 0.05])
})

test('a choice has the cost of each form, whole and by kind, and how it serves', async () => {
  const choice = await choose(await load('scenarios/webshops/noor-staffed.yaml'), { replications: 1 })
  const { cost, kinds, months, tradeOff } = choiceCharts(choice)
  expect(cost.views[0].rows.map(({ name, value }) => [name, value])).toEqual(
    choice.forms.map(({ costPerResolvedIssue, name }) => [name, rounded(costPerResolvedIssue.value)]),
  )
  kinds.views[0].categories.forEach((name, i) => {
    const all = kinds.views[0].series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)
    expect([name, all.toFixed(2)]).toEqual([name, choice.forms[i].costPerResolvedIssue.value?.toFixed(2)])
  })
  const { p5, p95 } = choice.forms[0].risk.monthlyCostPerIssue
  expect([months?.views[0].rows[0].low, months?.views[0].rows[0].high]).toEqual([rounded(p5), rounded(p95)])
  const voice = there(tradeOff?.views.find(({ name }) => name === 'voice'))
  expect(voice.mark?.at).toBe(0.8)
  expect(voice.points[0].y).toBe(
    rounded(choice.forms[0].service.find(({ channel }) => channel === 'voice')?.level.value),
  )
})

describe.each(['parquet', 'csv'])('a sweep in %s', (format) => {
  const folder = join(home, format)
  const axes = ['--vary', 'groups.team.agents=6,8', '--vary', 'types.support.talk.mean=3m,4m,5m']
  const options = ['--replications', '2', '--format', format, '--quiet', '-o', folder]
  execFileSync(process.execPath, [main, 'sweep', 'scenarios/sweep.yaml', ...axes, ...options], { stdio: 'ignore' })

  test('is read as it was written, figure by figure', async () => {
    const found = await readSweep(folder, await readManifest(folder))
    expect(found.points).toEqual([6, 8].flatMap((agents) => ['3m', '4m', '5m'].map((talk) => [String(agents), talk])))
    expect(found.axes.map(({ numbers }) => numbers)).toEqual([
      [6, 6, 6, 8, 8, 8],
      [180, 240, 300, 180, 240, 300],
    ])
    if (format === 'csv') return
    const bytes = readFileSync(join(folder, 'figures', 'part-00000.parquet'))
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    })
    expect(rows.length).toBe(
      found.figures.reduce((sum, { estimates }) => sum + estimates.filter((one) => one !== null).length, 0),
    )
    for (const row of rows) {
      const figure = there(
        found.figures.find(({ key, name, scope }) => key === row.figure && scope === row.scope && name === row.name),
      )
      expect(figure.estimates[Number(row.point)]).toEqual({ value: row.value, low: row.low, high: row.high })
    }
  })

  test('is drawn by each axis, over both, and as a frontier', async () => {
    const found = await readSweep(folder, await readManifest(folder))
    const level = there(found.figures.find(({ key, scope }) => key === 'serviceLevel' && scope === 'totals')).estimates
    const value = (place: number) => rounded(level[place]?.value)
    const [byAgents, byTalk] = alongAxes(found)
    if (byAgents.kind !== 'curves' || byTalk.kind !== 'curves') throw new Error('no curves')
    expect(byAgents.views[0].curves.map(({ name, x, y }) => [name, x, y])).toEqual(
      ['3m', '4m', '5m'].map((talk, i) => [`talk.mean ${talk}`, [6, 8], [value(i), value(i + 3)]]),
    )
    expect(byTalk.x.unit).toBe('seconds')
    expect(byTalk.views[0].curves[1].low).toEqual([3, 4, 5].map((place) => rounded(level[place]?.low)))
    const heat = there(overTwo(found)).views[0]
    expect([heat.rows, heat.columns]).toEqual([
      ['3m', '4m', '5m'],
      ['6', '8'],
    ])
    expect(heat.cells).toEqual([0, 1, 2].map((row) => [value(row), value(row + 3)]))
    const frontier = there(frontierChart(found)).views[0]
    expect(frontier.points).toHaveLength(6)
    expect(frontier.frontier).toEqual(frontierOf(frontier.points, 'higher'))
  })
})
