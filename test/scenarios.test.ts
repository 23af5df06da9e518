import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { load, loadText, run, variantsOf, warningsOfAll, type Estimate, type Figures } from '../src/index.ts'
import { readCsv, RecordedTables } from '../scripts/bank-1999/recorded-tables.ts'
import { loadIn, monthScenario, MONTHS } from '../scripts/bank-1999/month-scenario.ts'

const BANK = 'scenarios/bank-1999'

const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join('scenarios', name))
  .toSorted()

/** The bank was short of agents, and that is the point; chats are timed where all agents are full. */
const EXPECTED_WARNINGS: Readonly<Record<string, readonly RegExp[]>> = {
  'scenarios/benchmarks/chat.yaml': [/brings more work than all who serve it can do/],
  'scenarios/bank-1999/weekday.yaml': [/nobody who serves them is signed in/, /more work than all agents/],
  // Its channels are those of the shops that are laid over it.
  'scenarios/webshops/common.yaml': [/nobody comes by chat/, /nobody comes by messaging/, /nobody comes by email/],
  'scenarios/bank-1999/march.yaml': [/nobody who serves them is signed in/, /more work than all agents/],
}

/** A quick version: benchmarks are an hour of work, and a january of the web shops is like their year. */
function shortened(file: string, text: string): string {
  if (file.includes('webshops')) return text.replace('days: 365', 'days: 31')
  if (!file.includes('benchmarks')) return text
  if (file.includes('year')) return text.replace('days: 364', 'days: 7')
  return text.replace(/^run: .*$/m, 'run: { horizon: 20h, warmup: 2h, batches: 4, seed: quick }')
}

describe.each(files)('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  test('opens with what it shows, and loads with the warnings that it means to have', async () => {
    const warnings = warningsOfAll(variantsOf(await load(file)))
    const expected = EXPECTED_WARNINGS[file.replaceAll('\\', '/')] ?? []
    expect(text).toMatch(/^# \S/)
    expect(warnings.map(({ message }) => message)).toEqual(expected.map((words) => expect.stringMatching(words)))
  })

  test('runs: figures are finite, and everybody offered is accounted for', async () => {
    const folder = dirname(file)
    const beside = Object.fromEntries(
      readdirSync(folder)
        .filter((name) => /\.(csv|yaml)$/.test(name))
        .map((name) => [name, shortened(file, readFileSync(join(folder, name), 'utf8'))]),
    )
    const summary = await run(loadText(shortened(file, text), beside), { replications: 2 })
    const scopes = [summary.totals, ...Object.values(summary.types), ...Object.values(summary.queues)]
    for (const figures of scopes) {
      const leftForOthers = figures === summary.totals ? 0 : (figures.overflowOut.value ?? 0)
      expectBalanced(figures, leftForOthers, summary.method === 'replications')
    }
    for (const figures of [...scopes, ...Object.values(summary.groups)]) expectFinite(figures)
    for (const { totals } of summary.intervals) expectFinite(totals)
    expect(summary.totals.offered.value).toBeGreaterThan(0)
    expect(summary.totals.answered.value).toBeGreaterThan(0)
    expect(summary.totals.serviceLevel.value).toBeGreaterThan(0)
    expect(summary.totals.serviceLevel.value).toBeLessThan(1)
  })
})

/** Batches may hand a contact to the next one only in flight: what is offered is booked with its end. */
function expectBalanced(figures: Figures, leftForOthers: number, isWhole: boolean): void {
  const of = (key: string) => figures[key].value ?? 0
  const outcomes = ['blocked', 'answered', 'abandoned', 'sentAway', 'unreached', 'waiting']
  const accounted = outcomes.reduce((sum, key) => sum + of(key), leftForOthers)
  if (isWhole) expect(accounted).toBeCloseTo(of('offered'), 6)
  else expect(Math.abs(accounted - of('offered'))).toBeLessThanOrEqual(0.01 * of('offered'))
}

function expectFinite(figures: Figures): void {
  const bad = Object.entries(figures).filter(([, estimate]) =>
    numbersIn(estimate).some((number) => !Number.isFinite(number)),
  )
  expect(bad).toEqual([])
}

function numbersIn({ value, low, high }: Estimate): number[] {
  return [value, low, high].filter((number) => number !== null)
}

describe('the scenarios together', () => {
  const texts = files.map((file) => readFileSync(file, 'utf8')).join('\n')

  test.each(['longest-idle', 'least-occupied', 'fewest-contacts', 'round-robin', 'fixed-order', 'fastest', 'random'])(
    'use the agent rule %s',
    (rule) => expect(texts).toMatch(new RegExp(`agent: ${rule}`)),
  )

  test.each(['longest-waiting', 'score', 'smallest-slack', 'random'])('use the contact rule %s', (rule) =>
    expect(texts).toMatch(new RegExp(`contact: ${rule}`)),
  )

  test('are all listed in the README', () => {
    const readme = readFileSync('scenarios/README.md', 'utf8')
    const listed = files.map((file) => file.replaceAll('\\', '/').replace('scenarios/', ''))
    for (const name of listed) expect(readme).toContain(name.startsWith('benchmarks/') ? '(benchmarks/)' : `(${name})`)
  })
})

describe('the bank of 1999', () => {
  const recorded = new RecordedTables(BANK)
  const weekday = readFileSync(join(BANK, 'weekday.yaml'), 'utf8')

  test("the README's numbers are those of the tables", () => {
    const readme = readFileSync(join(BANK, 'README.md'), 'utf8')
    const days = MONTHS.reduce((sum, month) => sum + recorded.days(month), 0)
    expect(readme).toContain(`${days} days`)
    const [, offered] = /([\d,]+) contacts offered/.exec(readme)!
    expect(Number(offered.replaceAll(',', '')) / days).toBeCloseTo(recorded.row().offered, 2)
    for (const type of ['regular', 'priority', 'prospect', 'stock', 'internet'])
      expect(readme).toMatch(new RegExp(`\\| ${type} \\|.*\\| ${recorded.row({ type }).offered.toFixed(1)} \\|`))
  })

  test('the arrivals of a week are the contacts recorded, and talk is the law recorded', async () => {
    const laws = new Map(readCsv(join(BANK, 'laws.csv')).map((law) => [law.type, law]))
    const { types } = (await load(join(BANK, 'weekday.yaml'))).source.scenario
    for (const [type, { talk }] of Object.entries(types)) {
      expect(talk).toMatchObject({ mean: Number(laws.get(type)!.meanAll) })
      const perWeek = readCsv(join(BANK, 'arrivals.csv')).reduce((sum, row) => sum + Number(row[type]), 0)
      // Means by weekday, and weekdays are not equally frequent among the days.
      expect(perWeek / 5).toBeGreaterThan(0.98 * recorded.row({ type }).offered)
      expect(perWeek / 5).toBeLessThan(1.02 * recorded.row({ type }).offered)
    }
  })

  test('march.yaml is the month as it is compared', async () => {
    expect((await load(join(BANK, 'march.yaml'))).hash).toBe(
      loadIn(BANK, monthScenario('1999-03', BANK, recorded)).hash,
    )
  })

  test('a simulated week comes near what was recorded', async () => {
    const { totals } = await run(loadIn(BANK, weekday), { replications: 20 })
    const all = recorded.row()
    expect(totals.offered.value! / 5 / all.offered).toBeCloseTo(1, 1)
    expect(totals.serviceLevel.value! - all.serviceLevel).toBeCloseTo(0, 1)
    expect(totals.abandonment.value! - all.abandonment).toBeCloseTo(0, 1)
  })
})
