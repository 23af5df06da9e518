import { figureName } from '../compare-format.ts'
import { frontierOf } from './compare-charts.ts'
import { rounded, type CurvesChart, type DotsChart, type HeatChart, type Quantity, type ScatterChart } from './chart.ts'
import type { SweepAxis, SweepFigure, SweepFound } from './sweep-found.ts'

/** Shown, of all together and of each client, as far as a sweep has them. */
const FIGURES = [
  'serviceLevel',
  'asa',
  'abandonment',
  'occupancy',
  'fcr',
  'contactsPerIssue',
  'aht',
  'cost',
  'costPerContact',
  'costPerIssue',
  'costPerResolvedIssue',
  'costWithLossesPerIssue',
]
const COSTS = ['costPerResolvedIssue', 'costWithLossesPerIssue', 'costPerIssue', 'costPerContact', 'cost']
/** More curves than these are a tangle. */
const MOST_CURVES = 10
/** More rows than these are a table. */
const MOST_ROWS = 40
/** More cells than these are no picture. */
const MOST_CELLS = 4_000

export function figuresShown({ figures }: SweepFound): SweepFigure[] {
  const rank = ({ key }: SweepFigure): number => FIGURES.indexOf(key)
  const isKnown = ({ estimates, key }: SweepFigure): boolean =>
    estimates.some((one) => one !== null && one.value !== null && one.value !== (key === 'contactsPerIssue' ? 1 : 0))
  const of = (scope: string): SweepFigure[] =>
    figures.filter((one) => one.scope === scope && rank(one) >= 0 && isKnown(one)).toSorted((a, b) => rank(a) - rank(b))
  const clients = of('clients')
  const isSeveral = new Set(clients.map(({ name }) => name)).size > 1
  return [...of('totals'), ...(isSeveral ? clients : [])]
}

function quantityOf({ key, name, scope, unit }: SweepFigure, { currency }: SweepFound): Quantity {
  return {
    name: figureName({ key, scope, name }),
    unit,
    key,
    ...(unit === 'money' && currency !== null ? { currency } : {}),
  }
}

/** Durations and shares as such, else a number with its unit behind the name. */
function axisQuantity({ path, unit }: SweepAxis): Quantity {
  if (unit === 's') return { name: path, unit: 'seconds' }
  if (unit === 'share') return { name: path, unit: 'share' }
  return { name: unit === null || unit === '' ? path : `${path}, ${unit}`, unit: 'contacts' }
}

/** Each figure along each axis, a curve for every combination of the others; of drawn designs, all points. */
export function alongAxes(found: SweepFound): (CurvesChart | DotsChart | ScatterChart)[] {
  if (found.axes.every(({ numbers }) => numbers === null)) return pointByPoint(found)
  return found.axes.flatMap((axis, at): (CurvesChart | ScatterChart)[] => {
    if (axis.numbers === null || new Set(axis.numbers).size < 2) return []
    const curves = combinations(found, at)
    const title = `By ${axis.path}`
    if (curves.length > MOST_CURVES || curves.every(({ places }) => places.length < 2))
      return [pointsAlong(found, axis, title)]
    return [
      {
        kind: 'curves',
        title,
        words:
          curves.length > 1
            ? 'A curve for every value of what else is varied; bands are intervals of confidence.'
            : 'The band is the interval of confidence.',
        x: axisQuantity(axis),
        views: figuresShown(found).map((figure) => ({
          name: figureName(figure),
          y: quantityOf(figure, found),
          curves: curves.map(({ name, places }) => {
            const inOrder = places.toSorted((a, b) => (axis.numbers?.[a] ?? 0) - (axis.numbers?.[b] ?? 0))
            const of = (end: 'value' | 'low' | 'high') =>
              inOrder.map((place) => rounded(figure.estimates[place]?.[end]))
            return {
              name,
              x: inOrder.map((place) => axis.numbers?.[place] ?? 0),
              y: of('value'),
              low: of('low'),
              high: of('high'),
            }
          }),
        })),
      },
    ]
  })
}

/** Where no axis has numbers: every point by its name. */
function pointByPoint(found: SweepFound): DotsChart[] {
  if (found.points.length > MOST_ROWS) return []
  return [
    {
      kind: 'dots',
      title: `By ${found.axes.map(({ path }) => path).join(' and ')}`,
      words: 'Every point with its interval of confidence.',
      views: figuresShown(found).map((figure) => ({
        name: figureName(figure),
        value: quantityOf(figure, found),
        rows: found.points.map((texts, place) => {
          const { high, low, value } = figure.estimates[place] ?? { value: null, low: null, high: null }
          return { name: texts.join(', '), value: rounded(value), low: rounded(low), high: rounded(high) }
        }),
      })),
    },
  ]
}

function pointsAlong(found: SweepFound, axis: SweepAxis, title: string): ScatterChart {
  return {
    kind: 'scatter',
    title,
    words: 'Every point of the design: what else is varied differs from one to the next.',
    views: figuresShown(found).map((figure) => ({
      name: figureName(figure),
      x: axisQuantity(axis),
      y: quantityOf(figure, found),
      points: pointsOf(
        found,
        (place) => axis.numbers?.[place] ?? null,
        (place) => rounded(figure.estimates[place]?.value),
      ).points,
    })),
  }
}

/** Points that differ along one axis alone, together; named by what the others are there. */
function combinations(
  { axes, points }: SweepFound,
  along: number,
): { readonly name: string; readonly places: number[] }[] {
  const byRest = new Map<string, { name: string; places: number[] }>()
  points.forEach((texts, place) => {
    const rest = axes.flatMap(({ path }, axis) =>
      axis === along ? [] : [`${shortPath(path)} ${shortValue(texts[axis])}`],
    )
    const name = rest.length === 0 ? 'all' : rest.join(', ')
    const known = byRest.get(name)
    if (known === undefined) byRest.set(name, { name, places: [place] })
    else known.places.push(place)
  })
  const numbersAt = (place: number): number[] =>
    axes.flatMap(({ numbers }, axis) => (axis === along ? [] : (numbers?.[place] ?? [])))
  return [...byRest.values()].toSorted((a, b) => inOrder(numbersAt(a.places[0]), numbersAt(b.places[0])))
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((number, i) => number !== b[i])
  return differing < 0 ? 0 : a[differing] - (b[differing] ?? 0)
}

/** The figure at every pair of values of the first two axes, where the design is a grid. */
export function overTwo(found: SweepFound): HeatChart | null {
  const { axes, points } = found
  if (axes.length < 2) return null
  const [rows, columns] = [1, 0].map((axis) => valuesOf(found, axis))
  if (rows.length < 2 || columns.length < 2 || rows.length * columns.length > MOST_CELLS) return null
  const others = new Map<string, number[]>()
  points.forEach((texts, place) => {
    const key = axes
      .slice(2)
      .map(({ path }, i) => `${shortPath(path)} ${texts[i + 2]}`)
      .join(', ')
    others.set(key, [...(others.get(key) ?? []), place])
  })
  if (others.size > MOST_CURVES || points.length < (rows.length * columns.length * others.size) / 2) return null
  const views = figuresShown(found).flatMap((figure) =>
    [...others].map(([rest, places]) => {
      const cells = rows.map(() => columns.map((): number | null => null))
      for (const place of places)
        cells[rows.indexOf(points[place][1])][columns.indexOf(points[place][0])] = rounded(
          figure.estimates[place]?.value,
        )
      return {
        name: [figureName(figure), rest].filter((text) => text !== '').join(', '),
        value: quantityOf(figure, found),
        rows,
        columns,
        row: axes[1].path,
        column: axes[0].path,
        cells,
      }
    }),
  )
  return {
    kind: 'heat',
    title: `By ${axes[0].path} and ${axes[1].path}`,
    words: 'A cell for each pair of values. The numbers are in the table below.',
    views,
  }
}

/** By size where they are numbers, else as they come. */
function valuesOf({ axes, points }: SweepFound, axis: number): string[] {
  const numbers = new Map(points.map((texts, place) => [texts[axis], axes[axis].numbers?.[place] ?? null]))
  const values = [...numbers.keys()]
  return [...numbers.values()].every((number) => number !== null)
    ? values.toSorted((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0))
    : values
}

/** What service costs: all points, and those that none beats in both. */
export function frontierChart(found: SweepFound): ScatterChart | null {
  const ofTotals = (key: string) => found.figures.find((figure) => figure.scope === 'totals' && figure.key === key)
  const service = ofTotals('serviceLevel')
  if (service === undefined) return null
  const views = COSTS.flatMap((key) => {
    const cost = ofTotals(key)
    if (cost === undefined) return []
    const { points } = pointsOf(
      found,
      (place) => rounded(cost.estimates[place]?.value),
      (place) => rounded(service.estimates[place]?.value),
    )
    if (points.length < 2 || new Set(points.map(({ x }) => x)).size < 2) return []
    const [x, y] = [quantityOf(cost, found), quantityOf(service, found)]
    return [{ name: figureName(cost), x, y, points, frontier: frontierOf(points, 'higher') }]
  })
  if (views.length === 0) return null
  return {
    kind: 'scatter',
    title: 'Cost against service',
    words:
      'Up is better service, left is cheaper. The dashed line joins the frontier: points that no other beats in both. ' +
      'Where demand is varied, or anything else that is not yours to decide, compare only points that are alike in it.',
    views,
  }
}

function pointsOf(
  { axes, points }: SweepFound,
  x: (place: number) => number | null,
  y: (place: number) => number | null,
) {
  return {
    points: points.flatMap((texts, place) => {
      const [px, py] = [x(place), y(place)]
      const name = axes.map(({ path }, axis) => `${shortPath(path)} ${shortValue(texts[axis])}`).join(', ')
      return px === null || py === null ? [] : [{ name, x: px, y: py }]
    }),
  }
}

/** `team.agents` of `groups.team.agents`: what tells one axis from another. */
/** Drawn values have more digits than anybody reads. */
export function shortValue(text: string): string {
  return text.replaceAll(/\d+\.\d{4,}/g, (digits) => String(Number(Number(digits).toPrecision(5))))
}

function shortPath(path: string): string {
  return path.split('.').slice(-2).join('.')
}
