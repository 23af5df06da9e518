/**
 * `npm run compare:bank`: simulates the bank's months, its mean weekday by half hour, and variations of it; writes the
 * tables in docs/bank-1999.md and the chart beside it. What stands between the tables is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Fold } from '../../src/experiment/fold.ts'
import { runModel, type Runnable } from '../../src/experiment/run.ts'
import type { Estimate, Figures, Summary } from '../../src/index.ts'
import { simulate } from '../../src/models/simulate.ts'
import { SLOTS, slotStart } from './clock.ts'
import { comparedTable, markdown, percent, signed, variedTable, withMargin, type Compared } from './comparison-tables.ts'
import { CONTACT_TYPES } from './contact-types.ts'
import { dayChart, type ChartPoint } from './day-chart.ts'
import { byHalfHour } from './half-hours.ts'
import { loadIn, monthName, monthScenario, MONTHS } from './month-scenario.ts'
import { RecordedTables } from './recorded-tables.ts'
import { VARIATIONS, varied } from './variations.ts'

const FOLDER = 'scenarios/bank-1999'
const PAGE = 'docs/bank-1999.md'
const CHART = 'docs/bank-1999.svg'
const DAYS_A_WEEK = 5
const OPEN_SHARE = 17 / 24

function main(): void {
  const { values } = parseArgs({ options: { weeks: { type: 'string', default: '200' } } })
  const weeks = Number(values.weeks)
  if (!Number.isInteger(weeks) || weeks < 2) throw new RangeError(`not a number of weeks: ${values.weeks}`)
  const recorded = new RecordedTables(FOLDER)
  const weekday = loadIn(FOLDER, readFileSync(join(FOLDER, 'weekday.yaml'), 'utf8'))

  const months = MONTHS.map((month) => ({
    month,
    summary: runModel(loadIn(FOLDER, monthScenario(month, FOLDER, recorded)), { replications: weeks }),
  }))
  const whole = runModel(weekday, { replications: weeks })
  const byStart = halfHours(weekday, weeks)
  const all = recorded.row()
  writeTables({
    months: comparedTable(
      'month',
      [
        ...months.map(({ month, summary }) => compared(monthName(month), recorded.row({ month }), summary)),
        compared('**all months**', all, whole),
      ],
      true,
    ),
    chance: chanceTable(months, recorded, weeks),
    types: comparedTable(
      'type',
      CONTACT_TYPES.map((type) => ({
        ...compared(type, recorded.row({ type }), whole),
        simulated: whole.types[type],
      })),
      false,
    ),
    day: comparedTable(
      'from',
      byStart.map(({ start, figures }) => ({
        name: start,
        recorded: recorded.row({ start }),
        simulated: figures,
        days: 1,
        agents: figures.scheduled.value,
      })),
      true,
    ),
    variations: variedTable(
      all,
      VARIATIONS.map((variation) => ({ what: variation.what, totals: variationTotals(weekday, variation, weeks) })),
    ),
  })
  const points = (simulatedOf: (figures: Figures) => Estimate, key: 'serviceLevel' | 'abandonment'): ChartPoint[] =>
    byStart.map(({ start, figures }) => {
      const { value, low, high } = simulatedOf(figures)
      return { start, recorded: recorded.row({ start })[key], simulated: value ?? 0, low: low ?? 0, high: high ?? 0 }
    })
  writeFileSync(
    CHART,
    dayChart([
      { title: 'Answered within 20 s, of offered', points: points(({ serviceLevel }) => serviceLevel, 'serviceLevel') },
      { title: 'Abandoned, of offered', points: points(({ abandonment }) => abandonment, 'abandonment') },
    ]),
  )
}

function compared(name: string, recorded: Compared['recorded'], { totals }: Summary): Compared {
  return { name, recorded, simulated: totals, days: DAYS_A_WEEK, agents: agentsWhenOpen(totals) }
}

/** The mean over the hours of opening; the figure is over days of 24 hours. */
function agentsWhenOpen({ scheduled }: Figures): number | null {
  return scheduled.value === null ? null : scheduled.value / OPEN_SHARE
}

/** How far a month may be off by chance: its days are few, and the simulated weeks show how much they spread. */
function chanceTable(
  months: readonly { readonly month: string; readonly summary: Summary }[],
  recorded: RecordedTables,
  weeks: number,
): string {
  const rows = months.map(({ month, summary }) => {
    const { serviceLevel, abandonment } = summary.totals
    const recordedWeeks = recorded.days(month) / DAYS_A_WEEK
    // Half-widths shrink with the square root of the weeks observed.
    const ofMonth = (figure: Estimate) => (100 * ((figure.high ?? 0) - (figure.low ?? 0)) * Math.sqrt(weeks / recordedWeeks)) / 2
    const was = recorded.row({ month })
    return [
      monthName(month),
      String(recorded.days(month)),
      signed(100 * ((serviceLevel.value ?? NaN) - was.serviceLevel)),
      `± ${ofMonth(serviceLevel).toFixed(1)}`,
      signed(100 * ((abandonment.value ?? NaN) - was.abandonment)),
      `± ${ofMonth(abandonment).toFixed(1)}`,
    ]
  })
  return markdown(
    ['month', 'days', 'within 20 s, difference', 'by chance', 'abandoned, difference', 'by chance'],
    rows,
  )
}

function halfHours(weekday: Runnable, weeks: number): { start: string; figures: Figures }[] {
  const { intervals } = runModel({ ...weekday, model: byHalfHour(weekday.model) }, { replications: weeks })
  const of = new Map(intervals.map(({ start, totals }) => [start, totals]))
  return SLOTS.map((slot) => ({ start: slotStart(slot), figures: of.get(slotStart(slot))! }))
}

function variationTotals(weekday: Runnable, variation: (typeof VARIATIONS)[number], weeks: number): Figures {
  const { model, seed, confidence } = weekday
  const fold = new Fold(model, confidence)
  for (let week = 0; week < weeks; week++) fold.add(simulate(varied(model, variation, seed, week), seed, week))
  const { totals } = fold.findings()
  console.log(variation.what, withMargin(totals.serviceLevel, 100, 1), percent(totals.abandonment.value ?? NaN))
  return totals
}

/** Puts each table between its two markers. */
function writeTables(tables: Readonly<Record<string, string>>): void {
  let page = readFileSync(PAGE, 'utf8')
  for (const [name, table] of Object.entries(tables)) {
    const [from, to] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
    const [start, end] = [page.indexOf(from), page.indexOf(to)]
    if (start < 0 || end < start) throw new Error(`no place for the table ${name} in ${PAGE}`)
    page = `${page.slice(0, start + from.length)}\n\n${table}\n\n${page.slice(end)}`
  }
  writeFileSync(PAGE, page)
}

main()
