import { prepare, type Loaded } from '../../experiment/loaded.ts'
import type { Model } from '../../models/model.ts'
import { problemAt, ScenarioError } from '../../scenario/diagnostics.ts'
import { monthOf } from '../../scenario/dates.ts'
import { expectedIn } from '../../scenario/expected.ts'
import type { Scenario } from '../../scenario/schema.ts'

/** Longer horizons are staffed month by month. */
const MOST_DAYS_AT_ONCE = 35
/** Months whose expected contacts a day, type by type, differ by less than this share are staffed alike. */
const ALIKE = 0.03

/** Months that are staffed alike, and the one that is solved for them: the busiest. */
export interface MonthPart {
  readonly months: readonly number[] | null
  readonly loaded: Loaded
  /** Of whom another month of the set has more: it is not staffed for them. */
  readonly moreElsewhere: readonly string[]
}

/** A horizon of more than some weeks in months; else as it is. Months as `staffing.months` has them, else those alike. */
export function monthParts(loaded: Loaded): MonthPart[] {
  const { model, source } = loaded
  const { calendar, staffing } = source.scenario
  const { periods } = model
  const isLong = periods.days.length > MOST_DAYS_AT_ONCE || staffing?.months !== undefined
  if (calendar.start === undefined && staffing?.months !== undefined) {
    const message = 'months need to be known by date'
    throw new ScenarioError([
      problemAt(source.placeOf(['staffing', 'months'], 'key'), { message, allowed: 'calendar: { start: 2027-01-01 }' }),
    ])
  }
  if (periods.kind === 'batches' || calendar.start === undefined || !isLong)
    return [{ months: null, loaded, moreElsewhere: [] }]
  const spans = monthSpans(model)
  refuseOthers(source, spans)
  const spansOf = (months: readonly number[]): Span[] => spans.filter(({ month }) => months.includes(month))
  const sets = monthSets(staffing?.months, spans)
    .flatMap((set) => withTheSamePeople(set, source.scenario))
    .flatMap((set) => (withAllWeekdays(spansOf(set)).length > 0 ? [set] : set.map((month) => [month])))
  return sets.map((months) => {
    const own = spansOf(months)
    const busiest = withAllWeekdays(own).reduce((most, span) => (sum(span.perDay) > sum(most.perDay) ? span : most))
    const moreElsewhere = model.types.flatMap(({ name }, type) =>
      own.some(({ perDay }) => perDay[type] > busiest.perDay[type] * (1 + ALIKE)) ? [name] : [],
    )
    return { months, loaded: cut(loaded, busiest), moreElsewhere }
  })
}

/** Those of them that have all weekdays that any of them has: a part of a week cannot stand for the whole of another. */
function withAllWeekdays(spans: readonly Span[]): Span[] {
  const all = new Set(spans.flatMap(({ weekdays }) => weekdays))
  return spans.filter(({ weekdays }) => new Set(weekdays).size === all.size)
}

/** Sets of a whole year serve for a part of it too, unless they have nothing to do with it. */
function refuseOthers({ placeOf, scenario }: Loaded['source'], spans: readonly Span[]): void {
  const written = scenario.staffing?.months?.flat()
  if (written === undefined || written.some((month) => spans.some((span) => span.month === month))) return
  const message = 'none of these months is simulated'
  throw new ScenarioError([problemAt(placeOf(['staffing', 'months']), { message, allowed: 'months of the calendar' })])
}

interface Span {
  readonly month: number
  /** `2026-03-01`, and how many days of it are simulated. */
  readonly start: string
  readonly days: number
  /** Of these days. */
  readonly weekdays: readonly string[]
  /** Expected contacts, by type. */
  readonly perDay: readonly number[]
}

/** Whole months, where there are any: of a month that the horizon has twice, the longer part. */
function monthSpans(model: Model): Span[] {
  const { bounds, day, days, warmup } = model.periods
  const contacts = model.types.map((type) => {
    const { open, closed } = expectedIn(type, model, bounds)
    const byDay = new Float64Array(days.length)
    for (let period = warmup; period < day.length; period++) byDay[day[period]] += open[period] + closed[period]
    return byDay
  })
  const firstDay = warmup < day.length ? day[warmup] : 0
  const spans = new Map<number, Span>()
  for (let from = firstDay; from < days.length;) {
    const month = monthOf(days[from].label)
    let to = from
    while (to < days.length && monthOf(days[to].label) === month) to++
    const perDay = contacts.map((byDay) => sum(byDay.subarray(from, to)) / (to - from))
    const weekdays = days.slice(from, to).map(({ weekday }) => weekday)
    const span = { month, start: days[from].label, days: to - from, weekdays, perDay }
    if ((spans.get(month)?.days ?? 0) < span.days) spans.set(month, span)
    from = to
  }
  return [...spans.values()].toSorted((a, b) => a.month - b.month)
}

function monthSets(written: readonly (readonly number[])[] | undefined, spans: readonly Span[]): number[][] {
  const all = spans.map(({ month }) => month)
  if (written !== undefined) {
    const named = new Set(written.flat())
    const rest = all.filter((month) => !named.has(month)).map((month) => [month])
    return [...written.map((set) => set.filter((month) => all.includes(month))), ...rest].filter(
      ({ length }) => length > 0,
    )
  }
  const sets: Span[][] = []
  for (const span of spans) {
    const alike = sets.find(([first]) => differenceOf(first.perDay, span.perDay) <= ALIKE * sum(first.perDay))
    if (alike === undefined) sets.push([span])
    else alike.push(span)
  }
  return sets.map((set) => set.map(({ month }) => month))
}

/** Months in which other groups work are not staffed alike, whoever says so. */
function withTheSamePeople(months: readonly number[], { groups }: Scenario): number[][] {
  const sets = new Map<string, number[]>()
  for (const month of months) {
    const working = Object.keys(groups).filter((name) => groups[name].months?.includes(month) ?? true)
    const key = working.join('\n')
    sets.set(key, [...(sets.get(key) ?? []), month])
  }
  return [...sets.values()]
}

/** The scenario on the days of a month alone. */
function cut({ source }: Loaded, { days, start }: Span): Loaded {
  const { scenario } = source
  const { warmup: _warmup, ...run } = scenario.run
  return prepare({
    ...source,
    warnings: [],
    scenario: { ...scenario, calendar: { ...scenario.calendar, start, days }, run },
  })
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

function differenceOf(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((value, type) => Math.abs(value - b[type])))
}
