import type { ComparedFigure, Comparison, Difference } from '../../experiment/comparison.ts'
import { figureName } from '../compare-format.ts'
import { rounded, type ColumnsChart, type DotsChart, type Quantity, type ScatterChart } from './chart.ts'

type Tone = NonNullable<DotsChart['views'][number]['rows'][number]['tone']>

const TONES: Readonly<Record<Difference['verdict'], Tone | undefined>> = {
  better: 'good',
  worse: 'bad',
  open: 'open',
  higher: undefined,
  lower: undefined,
  same: undefined,
}

/** Of the totals, what cost is set against service. */
const COSTS = ['costPerResolvedIssue', 'costWithLossesPerIssue', 'costPerIssue', 'costPerContact', 'cost']

export function quantityOf(figure: ComparedFigure, { currency }: Comparison): Quantity {
  const { key, unit } = figure
  return { name: figureName(figure), unit, key, ...(unit === 'money' && currency !== undefined ? { currency } : {}) }
}

/** Every figure of every variant. */
export function valuesChart(comparison: Comparison): DotsChart {
  return {
    kind: 'dots',
    title: 'Side by side',
    words:
      'Each variant’s own value with its interval. Whether two differ is not told by these, but by their differences.',
    views: byFigure(comparison).map((figure) => ({
      name: figureName(figure),
      value: quantityOf(figure, comparison),
      rows: figure.variants.map(({ high, low, value, variant }) => {
        return { name: variant, value: rounded(value), low: rounded(low), high: rounded(high) }
      }),
    })),
  }
}

/** How each variant differs from the first. */
export function differencesChart(comparison: Comparison): DotsChart {
  const { confidence, correction, variants } = comparison
  const together = correction.comparisons > 1 ? `, all ${correction.comparisons} together (Bonferroni)` : ''
  return {
    kind: 'dots',
    title: `Differences to ${variants[0].name}`,
    words:
      `Under the same luck, with ${Math.round(100 * confidence)} % intervals${together}. An interval beside the line tells a ` +
      'difference: a circle is better, a square worse, a triangle cannot be told; other figures are neither better nor worse.',
    views: byFigure(comparison)
      .filter(({ differences }) => differences.some(({ value }) => value !== null))
      .map((figure) => ({
        name: figureName(figure),
        value: { ...quantityOf(figure, comparison), isDifference: true as const },
        mark: { at: 0, label: 'no difference' },
        rows: figure.differences.map(({ high, low, value, variant, verdict }) => {
          const tone = TONES[verdict]
          return { name: variant, value: rounded(value), low: rounded(low), high: rounded(high), ...(tone && { tone }) }
        }),
      })),
  }
}

/** How far replications of each lie apart. */
export function spreadChart(comparison: Comparison): DotsChart | null {
  const figures = byFigure(comparison).filter(({ variants }) =>
    variants.some(({ p5, p95 }) => p5 !== null && p95 !== null && p5 !== p95),
  )
  if (figures.length === 0) return null
  return {
    kind: 'dots',
    title: 'How much it varies',
    words:
      'Nine of ten replications lie within the whisker: this is the luck of the days, which stays however well the mean is known.',
    views: figures.map((figure) => ({
      name: figureName(figure),
      value: quantityOf(figure, comparison),
      rows: figure.variants.map(({ p5, p95, value, variant }) => {
        return { name: variant, value: rounded(value), low: rounded(p5), high: rounded(p95) }
      }),
    })),
  }
}

/** What is paid, by kind. */
export function costsChart({ costs = [], currency = '', variants }: Comparison): ColumnsChart | null {
  if (costs.length === 0) return null
  return {
    kind: 'columns',
    isStacked: true,
    title: 'What it costs, by kind',
    words: 'All that is paid in a replication, by all who pay. Losses are priced, not paid.',
    views: [
      {
        name: 'cost',
        value: { name: 'cost', unit: 'money', currency },
        categories: variants.map(({ name }) => name),
        series: costs.map((cost) => ({ name: cost.kind, values: cost.variants.map(rounded) })),
      },
    ],
  }
}

/** What service costs. */
export function tradeOffChart(comparison: Comparison): ScatterChart | null {
  const { figures } = comparison
  const service = figures.find(({ key, scope }) => key === 'serviceLevel' && scope === 'totals')
  const costs = COSTS.flatMap((key) => figures.find((one) => one.key === key && one.scope === 'totals') ?? [])
  if (service === undefined) return null
  const views = costs.flatMap((cost) => {
    const points = cost.variants.flatMap((x, i) => {
      const y = service.variants[i]
      const [px, py] = [rounded(x.value), rounded(y.value)]
      if (px === null || py === null) return []
      const ends = (low: number | null, high: number | null): readonly [number, number] | undefined =>
        low === null || high === null ? undefined : [low, high]
      return [
        {
          name: x.variant,
          x: px,
          y: py,
          xEnds: ends(rounded(x.low), rounded(x.high)),
          yEnds: ends(rounded(y.low), rounded(y.high)),
        },
      ]
    })
    if (points.length < 2) return []
    const [x, y] = [quantityOf(cost, comparison), quantityOf(service, comparison)]
    return [{ name: figureName(cost), x, y, points, frontier: frontierOf(points, 'higher') }]
  })
  if (views.length === 0) return null
  return {
    kind: 'scatter',
    title: 'Cost against service',
    words: 'Up is better service, left is cheaper. The dashed line joins those that no other beats in both (diamonds).',
    views,
  }
}

/** Points that none beats in both: less of x, and more (or less) of y; from the least x on. */
export function frontierOf(
  points: readonly { readonly x: number; readonly y: number }[],
  betterY: 'higher' | 'lower',
): number[] {
  const gain = (y: number): number => (betterY === 'higher' ? y : -y)
  const inOrder = points
    .map((_, at) => at)
    .toSorted((a, b) => points[a].x - points[b].x || gain(points[b].y) - gain(points[a].y))
  let best = -Infinity
  return inOrder.filter((at) => {
    if (gain(points[at].y) <= best) return false
    best = gain(points[at].y)
    return true
  })
}

/** Figures by month have a chart of their own. */
function byFigure({ figures }: Comparison): ComparedFigure[] {
  return figures.filter(({ scope }) => scope !== 'months')
}

/** Month by month, where it was asked for. */
export function comparedMonthsChart(comparison: Comparison): ColumnsChart | null {
  const { currency, figures, variants } = comparison
  const months = figures.filter(({ scope }) => scope === 'months')
  const keys = [...new Set(months.map(({ key }) => key))]
  if (keys.length === 0) return null
  return {
    kind: 'columns',
    isStacked: false,
    title: 'Month by month',
    words: 'The same figure of every variant, side by side.',
    views: keys.map((key) => {
      const own = months.filter((figure) => figure.key === key)
      const { unit } = own[0]
      const name = figureName({ key, scope: 'totals', name: '' })
      return {
        name,
        value: { name, unit, key, ...(unit === 'money' && currency !== undefined ? { currency } : {}) },
        categories: own.map((figure) => figure.name),
        series: variants.map((variant, i) => ({
          name: variant.name,
          values: own.map((figure) => rounded(figure.variants[i].value)),
        })),
      }
    }),
  }
}
