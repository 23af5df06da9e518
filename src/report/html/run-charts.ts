import type { Figures, IntervalSummary, Summary } from '../../experiment/summary.ts'
import { percent, plural, valueOf } from '../format.ts'
import { goalText } from '../queue-rows.ts'
import { isBusy } from '../time-rows.ts'
import { rounded, type ColumnsChart, type CurvesChart, type DotsChart, type HeatChart } from './chart.ts'
import { FORMULA_WORDS } from './formula-words.ts'

/** How the waits of the answered are spread. */
export function waitsChart({ goals, queues, waits }: Summary): CurvesChart | null {
  const named = Object.entries(waits.queues).filter(([, { within }]) => within.length > 1)
  if (named.length === 0) return null
  const curves = named.map(([name, { seconds, within }]) => {
    // Waits are by the wall clock: a goal in opening hours has no place among them.
    const goal = goals.find(({ clock, queue, type }) => queue === name && type === null && clock === 'wall')
    return {
      name,
      x: seconds.map((value) => rounded(value) ?? 0),
      y: within.map(rounded),
      ...(goal === undefined ? {} : { goal: { at: goal.seconds, y: goal.share, label: `${name}: ${goalText(goal)}` } }),
    }
  })
  const left = Object.keys(queues).length - named.length
  const isAbandoned = Object.values(queues).some(({ abandoned }) => (valueOf(abandoned) ?? 0) > 0)
  return {
    kind: 'curves',
    title: 'How long customers wait',
    words:
      'How many of the answered had waited no longer than so long. A curve starts with those who did not wait at all; a diamond ' +
      'is a goal: the curve should pass above it.' +
      (left === 0 ? '' : ` ${plural(left, 'queue')} in which nobody waited ${left === 1 ? 'is' : 'are'} not drawn.`) +
      (goals.some(({ clock }) => clock !== 'wall')
        ? ' Waits are by the wall clock: goals in opening hours are not drawn.'
        : '') +
      (isAbandoned ? ' Who gave up is not in it, so the level of the goal, which counts them, may be lower.' : ''),
    x: { name: 'waited at most', unit: 'seconds', isLogarithmic: true },
    views: [{ name: 'queues', y: { name: 'of the answered', unit: 'share' }, curves }],
  }
}

const SCALE = [0, 1] as const

/** How busy each group is, and when. */
export function occupancyChart(summary: Summary): HeatChart | null {
  const intervals = summary.intervals.filter(isBusy)
  const groups = Object.keys(summary.groups)
  if (intervals.length < 2 || groups.length === 0) return null
  const rowName = ({ day, date }: IntervalSummary): string => (day === null ? date : String(date))
  const rows = [...new Set(intervals.map(rowName))]
  const starts = [...new Set(intervals.map(({ start }) => start))].toSorted()
  const occupancies = intervals.map(({ groups: own }) => groups.map((name) => occupancyOf(own[name])))
  const value = { name: 'occupancy', unit: 'share' } as const
  const at = (interval: IntervalSummary): [number, number] => [
    rows.indexOf(rowName(interval)),
    starts.indexOf(interval.start),
  ]
  const empty = (count: number) => Array.from({ length: count }, () => starts.map((): number | null => null))
  const words =
    'The share of the time that agents who are signed in handle contacts. Above about 88 % waits grow steeply and agents do not ' +
    'last; an empty cell is where nobody is scheduled.'
  if (rows.length === 1) {
    const cells = empty(groups.length)
    intervals.forEach((interval, i) => {
      groups.forEach((_, group) => (cells[group][at(interval)[1]] = occupancies[i][group]))
    })
    return {
      kind: 'heat',
      title: 'How busy the groups are',
      words,
      views: [{ name: 'all groups', value, rows: groups, columns: starts, scale: SCALE, cells }],
    }
  }
  const views = groups.map((name, group) => {
    const cells = empty(rows.length)
    intervals.forEach((interval, i) => {
      const [row, column] = at(interval)
      cells[row][column] = occupancies[i][group]
    })
    return { name, value, rows, columns: starts, scale: SCALE, cells }
  })
  return { kind: 'heat', title: 'How busy the groups are', words, views }
}

/** None where nobody is scheduled: those who finish a last contact are busy all the time that they are there. */
function occupancyOf(figures: Figures | undefined): number | null {
  return (valueOf(figures?.scheduled) ?? 0) > 0 ? rounded(figures?.occupancy?.value) : null
}

/** The same contacts by every formula. */
export function formulasChart({ goals, serviceLevelFormula, serviceLevels }: Summary): DotsChart | null {
  const { totals, queues, clients } = serviceLevels
  const rowsOf = (levels: typeof totals) =>
    FORMULA_WORDS.map(({ formula, words }) => {
      const { value, low, high } = levels[formula]
      const name = `${words}${formula === serviceLevelFormula ? ' (this scenario’s)' : ''}`
      const isOwn = formula === serviceLevelFormula
      return {
        name,
        value: rounded(value),
        low: rounded(low),
        high: rounded(high),
        ...(isOwn ? ({ tone: 'strong' } as const) : {}),
      }
    })
  const values = FORMULA_WORDS.flatMap(({ formula }) => valueOf(totals[formula]) ?? [])
  if (values.length === 0) return null
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const named = (kind: string, list: typeof queues) =>
    Object.keys(list).length < 2
      ? []
      : Object.entries(list).map(([name, levels]) => ({ name: `${kind} ${name}`, levels }))
  const views = [{ name: 'all together', levels: totals }, ...named('client', clients), ...named('queue', queues)]
  return {
    kind: 'dots',
    title: 'One service, six formulas',
    words:
      least === most
        ? 'The same contacts by each formula in use: here all of them agree.'
        : `The same contacts by each formula in use: from ${percent(least)} to ${percent(most)}, depending on what is left out. ` +
          'What customers experience is the first: answered in time, of all who asked.',
    views: views.map(({ name, levels }) => {
      const goal = goals.find(({ queue, type }) => name === `queue ${queue}` && type === null)
      return {
        name,
        value: { name: 'service level', unit: 'share' },
        rows: rowsOf(levels),
        ...(goal === undefined ? {} : { mark: { at: goal.share, label: goalText(goal) } }),
      }
    }),
  }
}

/** How far single days lie apart. */
export function riskChart({ dayLevels, goals }: Summary): ColumnsChart | null {
  const views = dayLevels.flatMap(({ queue, type, days }, i) => {
    const all = days.reduce((sum, one) => sum + one, 0)
    const [goal] = goals.slice(i, i + 1)
    if (all < 2 || goal === undefined) return []
    const from = days.findIndex((count) => count > 0)
    const to = days.findLastIndex((count) => count > 0)
    const target = Math.round(100 * goal.share)
    const [first, last] = [Math.max(0, Math.min(from, target) - 1), Math.min(100, Math.max(to, target) + 1)]
    const levels = days.slice(first, last + 1)
    return [
      {
        name: type ?? queue,
        value: { name: 'of days', unit: 'share' } as const,
        categories: levels.map((_, at) => `${first + at} %`),
        series: [{ name: 'days', values: levels.map((count) => rounded(count / all)) }],
        mark: { at: 100 * goal.share - first, label: goalText(goal) },
      },
    ]
  })
  if (views.length === 0) return null
  return {
    kind: 'columns',
    isStacked: false,
    title: 'Risk: how single days turn out',
    words:
      'The service level of every day simulated, in steps of one point, as a share of all days. What lies left of the line are ' +
      'days that miss the goal, whatever the mean says: a mean that meets it may hide many of them.',
    views,
  }
}

/** What is paid, by kind, and by whom. */
export function costChart({ books = [], currency = '' }: Summary): ColumnsChart | null {
  const payers = [...new Set(books.filter(({ category }) => category !== 'losses').map(({ payer }) => payer))]
  const kinds = [...new Set(books.map(({ category }) => category))]
  if (payers.length === 0) return null
  const paid = (payer: string, category: string): number =>
    books.reduce(
      (sum, line) => sum + (line.payer === payer && line.category === category ? (line.amount.value ?? 0) : 0),
      0,
    )
  return {
    kind: 'columns',
    isStacked: true,
    title: 'Who pays how much for what',
    words:
      'Cost of a replication by kind, a column for each who pays. What a client pays a provider is a fee there and pays the ' +
      'provider’s wages here: do not add the columns up. Losses are priced, not paid.',
    views: [
      {
        name: 'cost',
        value: { name: 'cost', unit: 'money', currency },
        categories: payers,
        series: kinds.map((kind) => ({ name: kind, values: payers.map((payer) => rounded(paid(payer, kind))) })),
      },
    ],
  }
}

/** Month by month, by client. */
export function monthsChart({ currency = '', months = [] }: Summary): ColumnsChart | null {
  if (months.length < 2) return null
  const clients = [...new Set(months.flatMap((month) => Object.keys(month.clients)))]
  const view = (name: string, key: 'cost' | 'cash') => ({
    name,
    value: { name, unit: 'money' as const, currency },
    categories: months.map(({ month }) => month),
    series:
      clients.length > 0
        ? clients.map((client) => ({
            name: client,
            values: months.map((month) => rounded(month.clients[client]?.[key].value)),
          }))
        : [{ name, values: months.map(({ totals }) => rounded(totals[key].value)) }],
  })
  return {
    kind: 'columns',
    isStacked: true,
    title: 'Month by month',
    words: 'Cost has one-off costs spread over their term; cash has them in the month in which they are paid.',
    views: [view('cost', 'cost'), view('cash', 'cash')],
  }
}
