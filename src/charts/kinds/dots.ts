import type { DotsChart } from '../../report/html/chart.ts'
import { axisStyle, rangeOf, numberAxis } from '../axes.ts'
import { common, type Drawing, type Surface } from '../drawing.ts'
import { markLines } from '../marks.ts'
import { heading, withInterval } from '../printed.ts'
import { tip, tipStyle } from '../tip.ts'
import type { EChartsOption } from '../echarts.ts'
import type { Paint } from '../paint.ts'

type Row = DotsChart['views'][number]['rows'][number]

const ROW = 34
/** A verdict is told by shape as well as by colour. */
const SYMBOLS = { good: 'circle', bad: 'rect', open: 'triangle', strong: 'diamond', plain: 'circle' } as const

/** A value with its interval on each row. */
export function drawDots({ views }: DotsChart, view: number, surface: Surface): Drawing {
  const { mark, rows, value } = views[view]
  const { paint, width } = surface
  const style = axisStyle(surface)
  const longest = Math.max(6, ...rows.map(({ name }) => name.length))
  const left = Math.min(width * 0.42, 20 + 6.6 * longest)
  const ends = [...rows.flatMap(({ high, low, value: own }) => [high, low, own]), mark?.at ?? null].filter(
    (one) => one !== null,
  )
  const isNarrow = width < 560
  const option: EChartsOption = {
    ...common(surface),
    grid: { left, right: 24, top: 24, bottom: 40 },
    xAxis: {
      ...numberAxis(value, rangeOf(value, ends, 0.06), surface, isNarrow ? 4 : 8),
      name: heading(value),
      nameLocation: 'middle',
      nameGap: 26,
      splitNumber: isNarrow ? 3 : 6,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      ...style,
      axisLabel: {
        ...style.axisLabel,
        color: paint.ink,
        width: left - 14,
        overflow: 'break',
        interval: 0,
        hideOverlap: false,
      },
    },
    series: [
      {
        type: 'custom',
        name: 'interval',
        silent: true,
        data: rows.map(({ high, low }, at) => [low ?? NaN, high ?? NaN, at]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (_: unknown, api: { value: (i: number) => number; coord: (point: number[]) => number[] }) => {
          const [low, high, at] = [api.value(0), api.value(1), api.value(2)]
          if (!Number.isFinite(low) || !Number.isFinite(high)) return null
          const [[x1, y], [x2]] = [api.coord([low, at]), api.coord([high, at])]
          const color = colorOf(rows[at], paint)
          const line = (points: number[]) => ({
            type: 'line' as const,
            shape: { x1: points[0], y1: points[1], x2: points[2], y2: points[3] },
            style: { stroke: color, lineWidth: 2 },
          })
          return {
            type: 'group' as const,
            children: [line([x1, y, x2, y]), line([x1, y - 5, x1, y + 5]), line([x2, y - 5, x2, y + 5])],
          }
        },
      } as object,
      {
        type: 'scatter',
        name: value.name,
        data: rows.map((row, at) => ({
          value: [row.value ?? NaN, at],
          symbol: SYMBOLS[row.tone ?? 'plain'],
          itemStyle: { color: colorOf(row, paint) },
        })),
        symbolSize: 10,
        z: 4,
        ...(mark === undefined ? {} : markLines([mark], surface, 'start')),
      },
    ],
  }
  option.tooltip = {
    ...tipStyle(surface),
    trigger: 'item',
    formatter: (raw: unknown) => {
      const row = rows[(raw as { dataIndex: number }).dataIndex]
      return tip(row.name, [
        [colorOf(row, paint), `${value.name} ${withInterval(value, row.value, row.low, row.high)}`],
      ])
    },
  }
  return {
    option,
    height: 70 + ROW * rows.length,
    legend: [],
    table: {
      heads: ['', value.name],
      rows: rows.map(({ high, low, name, value: own }) => [name, withInterval(value, own, low, high)]),
    },
    isZoomable: false,
  }
}

function colorOf({ tone }: Row, paint: Paint): string {
  if (tone === 'good' || tone === 'bad' || tone === 'open') return paint[tone]
  return tone === 'strong' ? paint.series[1] : paint.series[0]
}
