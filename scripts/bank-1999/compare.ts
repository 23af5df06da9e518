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
import { SLOTS, slotStart, WEEKDAYS } from './clock.ts'
import {
  comparedTable,
  dayTable,
  markdown,
  signed,
  variedTable,
  type Compared,
  type Varied,
} from './comparison-tables.ts'
import { CONTACT_TYPES } from './contact-types.ts'
import { dayChart, type ChartPoint } from './day-chart.ts'
import { byHalfHour } from './half-hours.ts'
import { loadIn, monthName, monthScenario, MONTHS } from './month-scenario.ts'
import { readCsv, RecordedTables } from './recorded-tables.ts'
import { withTalkByTime } from './talk-by-time.ts'
import { AS_IT_IS, TALK_AND_AGENTS, VARIATIONS, varied, type MeanAgents, type Variation } from './variations.ts'

const FOLDER = 'scenarios/bank-1999'
const PAGE = 'docs/bank-1999.md'
const CHART = 'docs/bank-1999.svg'
const DAYS_A_WEEK = 5
const OPEN_SHARE = 17 / 24

function main(): void {
  const { values } = parseArgs({ options: { weeks: { type: 'string', default: '100' } } })
  const weeks = Number(values.weeks)
  if (!Number.isInteger(weeks) || weeks < 2) throw new RangeError(`not a number of weeks: ${values.weeks}`)
  const recorded = new RecordedTables(FOLDER)
  const weekday = loadIn(FOLDER, readFileSync(join(FOLDER, 'weekday.yaml'), 'utf8'))

  const months = MONTHS.map((month) => ({
    month,
    summary: runModel(loadIn(FOLDER, monthScenario(month, FOLDER, recorded)), { replications: weeks }),
  }))
  const whole = runModel(weekday, { replications: weeks })
  const meanAgents = meanAgentsIn(FOLDER)
  const runVaried = (variation: Variation) => simulateVaried(weekday, variation, recorded, meanAgents, weeks)
  const runs = VARIATIONS.map((variation) => ({ variation, what: variation.what, ...runVaried(variation) }))
  const halfHoursOf = (of: Variation) => runs.find(({ variation }) => variation === of)!.halfHours
  const [plain, better] = [halfHoursOf(AS_IT_IS), halfHoursOf(TALK_AND_AGENTS)]
  writeTables({
    months: comparedTable(
      'month',
      [
        ...months.map(({ month, summary }) => compared(monthName(month), recorded.row({ month }), summary)),
        compared('**all months**', recorded.row(), whole),
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
    day: dayTable(recorded, plain, better),
    variations: variedTable(recorded, runs),
  })
  const panel = (title: string, key: 'serviceLevel' | 'abandonment') => ({
    title,
    points: plain.map(({ start, figures }, i): ChartPoint => {
      const { value, low, high } = figures[key]
      const was = recorded.row({ start })[key]
      return { start, recorded: was, simulated: value!, low: low!, high: high!, better: better[i].figures[key].value! }
    }),
  })
  const panels = [
    panel('Answered within 20 s, of offered', 'serviceLevel'),
    panel('Abandoned, of offered', 'abandonment'),
  ]
  writeFileSync(CHART, dayChart(panels))
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
    const ofMonth = (figure: Estimate) =>
      (100 * ((figure.high ?? 0) - (figure.low ?? 0)) * Math.sqrt(weeks / recordedWeeks)) / 2
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
  return markdown(['month', 'days', 'within 20 s, difference', 'by chance', 'abandoned, difference', 'by chance'], rows)
}

/** Weeks of the weekday scenario with something put back in. */
function simulateVaried(
  weekday: Runnable,
  variation: Variation,
  recorded: RecordedTables,
  meanAgents: MeanAgents,
  weeks: number,
): Omit<Varied, 'what'> {
  const { seed, confidence } = weekday
  const modelOf = (week: number) => {
    const model = byHalfHour(varied(weekday.model, variation, meanAgents, seed, week))
    return variation.talkByTime ? withTalkByTime(model, recorded) : model
  }
  const fold = new Fold(modelOf(0), confidence)
  for (let week = 0; week < weeks; week++) fold.add(simulate(modelOf(week), seed, week))
  const { totals, intervals } = fold.findings()
  const of = new Map(intervals.map(({ start, totals: figures }) => [start, figures]))
  return { totals, halfHours: SLOTS.map((slot) => ({ start: slotStart(slot), figures: of.get(slotStart(slot))! })) }
}

function meanAgentsIn(folder: string): MeanAgents {
  const rows = new Map(readCsv(join(folder, 'staffing-mean.csv')).map((row) => [`${row.weekday} ${row.start}`, row]))
  return (room, day, slot) => Number(rows.get(`${WEEKDAYS[day]} ${slotStart(slot)}`)?.[room] ?? 0)
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
