import type { CurvesChart } from '../../report/html/chart.ts'
import { axisStyle, shareScale, stepOf } from '../axes.ts'
import { common, type Drawing, type Surface } from '../drawing.ts'
import { markLines } from '../marks.ts'
import { axisText, heading, textOf, withInterval } from '../printed.ts'
import { tip, tipStyle } from '../tip.ts'
import { bandOver } from '../band.ts'
import type { EChartsOption } from '../echarts.ts'

/** Where a logarithmic axis begins: what is at 0 is drawn there. */
const LEAST = 1
/** Seconds that people count in, along a logarithmic axis. */
const TICKS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800]
const DASHES = ['solid', 'dashed', 'dotted'] as const

/** Lines over a number, such as shares over seconds. */
export function drawCurves({ views, x }: CurvesChart, view: number, surface: Surface): Drawing {
  const { curves, marks = [], y } = views[view]
  const { paint, width } = surface
  const style = axisStyle(surface)
  const colorOf = (at: number): string => paint.series[at % paint.series.length]
  // By the logarithm itself, which lets the ticks stand where they are wanted.
  const place = (value: number): number => (x.isLogarithmic ? Math.log10(Math.max(LEAST, value)) : value)
  const back = (at: number): number => (x.isLogarithmic ? 10 ** at : at)
  const longest = Math.max(
    ...curves.map((curve) => curve.x[curve.x.length - 1] ?? 0),
    ...curves.map(({ goal }) => goal?.at ?? 0),
  )
  const ticks = TICKS.filter((tick) => tick <= longest).map(place)
  const values = curves.flatMap((curve) =>
    [...curve.y, ...(curve.low ?? []), ...(curve.high ?? [])].filter((one) => one !== null),
  )
  const option: EChartsOption = {
    ...common(surface),
    grid: { left: 70, right: 26, top: 34, bottom: 48 },
    xAxis: {
      type: 'value',
      ...style,
      ...(x.isLogarithmic
        ? { min: 0, max: place(longest * 1.1), axisTick: { ...style.axisTick, customValues: ticks } }
        : { scale: true }),
      name: heading(x),
      nameLocation: 'middle',
      nameGap: 30,
      axisLabel: {
        ...style.axisLabel,
        ...(x.isLogarithmic ? { customValues: ticks } : {}),
        formatter: (value: number) => axisText(x, Number(back(value).toPrecision(6))),
      },
      ...(x.isLogarithmic ? { splitLine: { show: false } } : {}),
    },
    yAxis: {
      type: 'value',
      ...style,
      name: heading(y),
      nameTextStyle: { ...style.nameTextStyle, align: 'left', padding: [0, 0, 0, -60] },
      ...(y.unit === 'share' ? shareScale(Math.min(1, ...values)) : { scale: true, ...along(curves, x) }),
      axisLabel: { ...style.axisLabel, formatter: (value: number) => axisText(y, value) },
    },
    dataZoom: [
      { type: 'inside', xAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
    ],
    series: curves.flatMap((curve, at): object[] => {
      const { goal, high, low, name } = curve
      const color = colorOf(at)
      const line = {
        type: 'line',
        name,
        data: curve.x.map((value, i) => [place(value), curve.y[i]]),
        showSymbol: curve.x.length < 40 && !x.isLogarithmic,
        symbolSize: 5,
        lineStyle: { color, width: 2, type: DASHES[Math.floor(at / paint.series.length) % DASHES.length] },
        itemStyle: { color },
        z: 3,
        ...(at > 0 ? {} : markLines(marks, surface)),
      }
      const diamond = goal && {
        type: 'scatter',
        name,
        data: [[place(goal.at), goal.y]],
        symbol: 'diamond',
        symbolSize: 14,
        itemStyle: { color, borderColor: paint.ink, borderWidth: 1.5 },
        label: {
          show: curves.length < 4 && width > 760,
          formatter: () => goal.label,
          position: place(goal.at) > 0.85 * place(longest * 1.1) ? 'left' : 'bottom',
          color: paint.ink,
          fontSize: 11,
        },
        z: 4,
      }
      return [
        ...(low === undefined || high === undefined ? [] : bandOver(name, curve.x.map(place), low, high, color)),
        line,
        ...(diamond === undefined ? [] : [diamond]),
      ]
    }) as EChartsOption['series'],
  }
  option.tooltip = {
    ...tipStyle(surface),
    trigger: 'axis',
    axisPointer: { type: 'line', snap: true },
    formatter: (raw: unknown) => {
      const [{ axisValue = 0 } = {}] = raw as { axisValue?: number }[]
      return tip(
        textOf(x, back(axisValue)),
        curves.map((curve, at): [string, string] => {
          const i = lastAtMost(curve.x.map(place), axisValue)
          return [
            colorOf(at),
            `${curve.name} ${i < 0 ? '–' : withInterval(y, curve.y[i], curve.low?.[i], curve.high?.[i])}`,
          ]
        }),
      )
    },
  }
  return {
    option,
    height: 340,
    legend: curves.map(({ name }, at) => ({ name, color: colorOf(at) })),
    table: {
      heads: [x.name, ...(curves.length > 1 ? [''] : []), y.name],
      rows: curves.flatMap((curve) =>
        curve.x.map((value, i) => [
          textOf(x, value),
          ...(curves.length > 1 ? [curve.name] : []),
          withInterval(y, curve.y[i], curve.low?.[i], curve.high?.[i]),
        ]),
      ),
    },
    isZoomable: true,
  }
}

/** From the first value to the last, in whole steps where all are whole. */
function along(curves: CurvesChart['views'][number]['curves'], x: CurvesChart['x']): object {
  const all = curves.flatMap((curve) => curve.x)
  const [least, most] = [Math.min(...all), Math.max(...all)]
  return {
    ...(most > least ? { min: least, max: most } : {}),
    ...(all.every(Number.isInteger) && x.unit !== 'seconds' ? { minInterval: 1 } : stepOf(x, least, most)),
  }
}

function lastAtMost(values: readonly number[], limit: number): number {
  return values.findLastIndex((value) => value <= limit + 1e-9 * Math.abs(limit))
}
