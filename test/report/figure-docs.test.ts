import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadText, run } from '../../src/index.ts'
import { figureDocs } from '../../src/report/figure-docs.ts'
import { againstBaseline } from '../../src/experiment/baseline.ts'
import { baselineOf } from '../../src/experiment/baseline-document.ts'
import { judged } from '../../src/experiment/judgement.ts'
import { json } from '../../src/report/json.ts'

const page = readFileSync(new URL('../../docs/figures.md', import.meta.url), 'utf8')

/** The keys that the tables of the page give to a scope. */
function documented(scope: string, parts: readonly ('figures' | 'run')[]): string[] {
  return parts.flatMap((part) => {
    const [, text] = new RegExp(`<!-- generated: ${part} -->([^]*?)<!-- end -->`).exec(page) ?? []
    const rows = [...(text ?? '').matchAll(/^\| `(\w+)` \| .* \| ([^|]*) \|$/gm)]
    return rows.filter(([, , scopes]) => scopes.split(/\W+/).includes(scope)).map(([, key]) => key)
  })
}

const summary = await run(
  loadText(`
agner: 1
name: Everything
hours: 09:00-10:00
types:
  a: { arrivals: 60/h, talk: 2m, patience: 1m, goal: 80% in 20s, client: k }
  b: { arrivals: 30/h, talk: 2m, patience: 1m, goal: 80% in 20s }
  c: { arrivals: 30/h, talk: 2m, patience: 1m, goal: 90% in 10s }
queues: { one: { types: [a] }, two: { types: [b, c] } }
groups: { g: { skills: [a, b, c], shifts: [{ agents: 4, hours: 09:00-10:00 }] } }
trunks: { t: { lines: 10, types: [a, b, c], price: EUR 0.02/min } }
outages: { o: { what: crm, from: 09:30, for: 1m } }
targets: [60s]
satisfaction: { csat: { base: 85% }, nps: { base: 40 } }
run: { replications: 3, seed: keys }
`),
)

test('docs/figures.md is what the code says', () => {
  expect(page, 'write it anew: npm run docs').toBe(figureDocs(page))
})

test('the page has a place for every table, and no other', () => {
  expect(() => figureDocs('# Figures')).toThrow('no place for formulas, figures, run')
  expect(() => figureDocs('<!-- generated: other -->\n<!-- end -->')).toThrow('"other"')
})

test("Cisco's example has the levels that Cisco gives it", () => {
  const levels = [...figureDocs(page).matchAll(/^\| `([a-z-]+)` \| .* \| ([\d.]+ %) \|$/gm)].map(([, , level]) => level)
  expect(levels).toEqual(['70 %', '70 %', '80 %', '77.8 %', '77.8 %', '77.8 %'])
})

test('the page has the figures of every scope, and no others', () => {
  const keys = (figures: object) => new Set(Object.keys(figures))
  const all = ['figures', 'run'] as const
  const misses = ['daysMissed', 'intervalsMissed']
  const unjudged = (scope: string) => new Set(documented(scope, all).filter((key) => !misses.includes(key)))
  expect(keys(summary.totals)).toEqual(new Set(documented('totals', all)))
  expect(keys(summary.types.a)).toEqual(unjudged('types'))
  expect(keys(summary.types.b)).toEqual(new Set(documented('types', all)))
  expect(keys(summary.queues.one)).toEqual(new Set(documented('queues', all)))
  expect(keys(summary.queues.two)).toEqual(unjudged('queues'))
  expect(keys(summary.groups.g)).toEqual(new Set(documented('groups', all)))
  expect(keys(summary.typeGroups.a.g)).toEqual(new Set(documented('typeGroups', all)))
  expect(keys(summary.trunks.t)).toEqual(new Set(documented('trunks', all)))
  expect(keys(summary.clients?.k ?? {})).toEqual(unjudged('clients'))
  expect(keys(summary.outages?.o ?? {})).toEqual(new Set(documented('outages', all)))
  expect(keys(summary.hours[9].queues.one)).toEqual(new Set(documented('hours', all)))
  for (const slice of [summary.days[0], summary.intervals[18]]) {
    expect(keys(slice.totals)).toEqual(new Set(documented('totals', ['figures'])))
    expect(keys(slice.types.b)).toEqual(new Set(documented('types', ['figures'])))
    expect(keys(slice.queues.one)).toEqual(new Set(documented('queues', ['figures'])))
    expect(keys(slice.groups.g)).toEqual(new Set(documented('groups', ['figures'])))
  }
})

test('the page says what every key of the document holds', () => {
  const inJson = page.slice(page.indexOf('## In `--json`'))
  const own = [...inJson.matchAll(/^\| (`\w+`(?:, `\w+`)*) \| [^|]* \|$/gm)].flatMap(([, names]) =>
    [...names.matchAll(/\w+/g)].map(([name]) => name),
  )
  const condition = { kind: 'regression', text: 'regression' } as const
  const judgement = {
    conditions: judged([condition], summary, false),
    baseline: { file: 'main.json', comparison: againstBaseline(summary, baselineOf(json(summary))) },
  }
  expect(own).toEqual(Object.keys(JSON.parse(json(summary, { judgement }))))
})
