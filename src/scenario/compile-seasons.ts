import type { Arrivals } from '../models/arrivals-model.ts'
import { instantOf, weekOfYear } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import type { Compilation } from './compile-context.ts'
import { dateIn } from './compile-holidays.ts'
import { stepsOf } from './compile-steps.ts'
import type { Piece } from './compile-steps.ts'
import { amountIn, at, columnIn, isProblem } from './csv.ts'
import { monthOf } from './dates.ts'
import type { Season } from './season-schema.ts'

/** The arrivals of a type, its rates multiplied by the seasons that hold for it. What is exact stays as it is. */
export function inSeason(compilation: Compilation, name: string, arrivals: Arrivals): Arrivals {
  const { calendar, scenario } = compilation
  const { seasons } = scenario
  if (seasons === undefined || calendar === null) return arrivals
  const own = seasons.map((season, i) => ({ season, i })).filter(({ season }) => season.types?.includes(name) ?? true)
  if (arrivals.process !== 'poisson') {
    for (const { season, i } of own) {
      if (season.types === undefined || scenario.types[name].arrivals === undefined) continue
      const message = `seasons multiply rates, and the contacts of ${name} are exact: this one has no effect on them`
      compilation.fault(['seasons', i, 'types'], { message }, 'warning')
    }
    return arrivals
  }
  const pieces = own.map(({ season }) => compilation.once(season, () => piecesOf(compilation, calendar, season)))
  const { bounds, perSecond } = arrivals
  const changed: Piece[] = []
  const next = pieces.map(() => 0)
  for (let i = 0; i < perSecond.length; i++) {
    let from = bounds[i]
    while (from < bounds[i + 1]) {
      let to = bounds[i + 1]
      let value = perSecond[i]
      pieces.forEach((list, season) => {
        while (next[season] < list.length && list[next[season]].to <= from) next[season]++
        const piece = list[next[season]]
        if (piece === undefined || piece.from >= to) return
        if (piece.from > from) to = piece.from
        else {
          to = Math.min(to, piece.to)
          value *= piece.value
        }
      })
      changed.push({ from, to, value })
      from = to
    }
  }
  const steps = stepsOf(changed)
  return { ...arrivals, bounds: Float64Array.from(steps.bounds), perSecond: Float64Array.from(steps.values) }
}

/** When a season holds, in order, with its factor. */
function piecesOf(compilation: Compilation, calendar: Calendar, season: Season): Piece[] {
  const factors = season.from === 'file' ? factorsInFile(compilation, season) : null
  const pieces: Piece[] = []
  for (let day = -1; day < calendar.days.length; day++) {
    const found = day < 0 ? calendar.eve : calendar.days[day]
    if (season.from === 'file') {
      const value = factors?.get(found.label)
      if (value !== undefined) pieces.push({ from: found.startAt, to: found.endAt, value })
    } else if (holdsOn(season, found)) {
      const value = season.times
      if (season.hours === undefined) pieces.push({ from: found.startAt, to: found.endAt, value })
      for (const range of season.hours ?? []) {
        pieces.push({ from: instantOf(calendar, day, range.from), to: instantOf(calendar, day, range.to), value })
      }
    }
  }
  return pieces.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)
}

type SeasonRule = Extract<Season, { from: 'rule' }>

function holdsOn(
  { months, weeks, weekdays, dates }: SeasonRule,
  { label, weekday }: { readonly label: string; readonly weekday: number },
): boolean {
  return (
    (months?.includes(monthOf(label)) ?? true) &&
    (weeks?.includes(weekOfYear(label)) ?? true) &&
    (weekdays?.includes(weekday) ?? true) &&
    (dates?.some(({ from, to }) => label >= from && label <= to) ?? true)
  )
}

function factorsInFile(
  compilation: Compilation,
  { file, column }: Extract<Season, { from: 'file' }>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const table = compilation.table(file)
  if (table === null) return found
  const dateIndex = columnIn(table, 'date')
  const valueIndex = columnIn(table, column, ['date'])
  if (isProblem(dateIndex) || isProblem(valueIndex)) {
    compilation.problems.push(...[dateIndex, valueIndex].filter(isProblem))
    return found
  }
  for (const row of table.rows) {
    const date = dateIn(table, row[dateIndex])
    const percent = row[valueIndex].text.endsWith('%')
    const cell = percent ? { ...row[valueIndex], text: row[valueIndex].text.slice(0, -1).trim() } : row[valueIndex]
    const amount = amountIn(table, cell)
    if (isProblem(date)) compilation.problems.push(date)
    else if (isProblem(amount)) compilation.problems.push(amount)
    else if (found.has(date)) compilation.problems.push(at(table, row[dateIndex], `a second row for ${date}`))
    else found.set(date, percent ? amount / 100 : amount)
  }
  return found
}
