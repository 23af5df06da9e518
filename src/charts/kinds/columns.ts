import type { ColumnsChart } from '../../report/html/chart.ts'
import { axisStyle } from '../axes.ts'
import { common, type Drawing, type Surface } from '../drawing.ts'
import { axisText, heading, textOf } from '../printed.ts'
import { tip, tipStyle } from '../tip.ts'
import type { EChartsOption } from '../echarts.ts'

/** Columns side by side or on top of each other. */
export function drawColumns({ isStacked, views }: ColumnsChart, view: number, surface: Surface): Drawing {
  const { categories, mark, series, value } = views[view]
  const { paint } = surface
  const style = axisStyle(surface)
  const colorOf = (at: number): string => paint.series[at % paint.series.length]
  const option: EChartsOption = {
    ...common(surface),
    aria: { enabled: true, label: { enabled: false }, decal: { show: isStacked && series.length > 1 } },
    grid: { left: 78, right: 20, top: 34, bottom: 46 },
    xAxis: [
      {
        type: 'category',
        data: [...categories],
        ...style,
        splitLine: { show: false },
        axisTick: { alignWithLabel: true, ...style.axisTick },
      },
      // The mark stands between two columns: by an axis of its own, which counts from the first.
      { type: 'value', min: 0, max: categories.length, show: false },
    ],
    yAxis: {
      type: 'value',
      ...style,
      name: heading(value),
      nameTextStyle: { ...style.nameTextStyle, align: 'left', padding: [0, 0, 0, -70] },
      axisLabel: { ...style.axisLabel, formatter: (one: number) => axisText(value, one) },
    },
    series: [
      ...series.map(({ name, values }, at) => ({
        type: 'bar' as const,
        name,
        data: [...values],
        ...(isStacked ? { stack: 'all' } : {}),
        barMaxWidth: 72,
        barCategoryGap: series.length === 1 && categories.length > 12 ? '10%' : '30%',
        itemStyle: { color: colorOf(at) },
      })),
      ...(mark === undefined
        ? []
        : [
            {
              type: 'line' as const,
              xAxisIndex: 1,
              data: [],
              markLine: {
                silent: true,
                symbol: 'none',
                data: [{ xAxis: mark.at }],
                lineStyle: { color: paint.ink, type: 'dashed' as const },
                label: { formatter: () => `goal ${mark.label}`, color: paint.ink, fontSize: 11 },
              },
            },
          ]),
    ],
  }
  option.tooltip = {
    ...tipStyle(surface),
    trigger: 'axis',
    axisPointer: { type: 'shadow' },
    formatter: (raw: unknown) => {
      const [{ dataIndex = 0 } = {}] = raw as { dataIndex?: number }[]
      const lines = series.flatMap(({ name, values }, at): [string, string][] =>
        values[dataIndex] === null ? [] : [[colorOf(at), `${name} ${textOf(value, values[dataIndex])}`]],
      )
      const all = series.reduce((sum, { values }) => sum + (values[dataIndex] ?? 0), 0)
      return tip(
        categories[dataIndex],
        isStacked && lines.length > 1 ? [...lines, [paint.ink, `together ${textOf(value, all)}`]] : lines,
      )
    },
  }
  return {
    option,
    height: 320,
    legend: series.length < 2 ? [] : series.map(({ name }, at) => ({ name, color: colorOf(at) })),
    table: {
      heads: ['', ...series.map(({ name }) => name)],
      rows: categories.map((name, row) => [name, ...series.map(({ values }) => textOf(value, values[row]))]),
    },
    isZoomable: false,
  }
}
