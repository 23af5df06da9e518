import type { HeatChart } from '../../report/html/chart.ts'
import { axisStyle } from '../axes.ts'
import { common, type Drawing, type Surface } from '../drawing.ts'
import { axisText, heading, textOf } from '../printed.ts'
import { tip, tipStyle } from '../tip.ts'
import type { EChartsOption } from '../echarts.ts'

const ROW = 26
/** Of many rows each is lower: a year is one picture. */
const HIGHEST = 720

/** A colour for each row and column, from cold to warm. */
export function drawHeat({ views }: HeatChart, view: number, surface: Surface): Drawing {
  const { cells, column, columns, row, rows, scale, value } = views[view]
  const { paint, width } = surface
  const style = axisStyle(surface)
  const known = cells.flat().filter((one) => one !== null)
  const [least, most] = scale ?? [Math.min(...known), Math.max(...known)]
  const rowHeight = Math.min(ROW, HIGHEST / rows.length)
  const left = Math.min(width * 0.3, 24 + 7 * Math.max(4, ...rows.map(({ length }) => Math.min(22, length))))
  const option: EChartsOption = {
    ...common(surface),
    grid: { left, right: 18, top: row === undefined ? 10 : 26, bottom: 88 },
    xAxis: {
      type: 'category',
      data: [...columns],
      ...style,
      splitLine: { show: false },
      ...(column === undefined ? {} : { name: column, nameLocation: 'middle', nameGap: 26 }),
    },
    yAxis: {
      type: 'category',
      data: [...rows],
      inverse: true,
      ...style,
      splitLine: { show: false },
      ...(row === undefined ? {} : { name: row, nameLocation: 'start' }),
      axisLabel: { ...style.axisLabel, width: left - 14, overflow: 'truncate' },
    },
    visualMap: {
      min: least,
      max: most > least ? most : least + 1,
      orient: 'horizontal',
      left: 'center',
      bottom: 2,
      calculable: false,
      itemHeight: Math.min(260, width * 0.4),
      itemWidth: 12,
      textStyle: { color: paint.soft, fontSize: 11 },
      text: [axisText(value, most), axisText(value, least)],
      inRange: { color: [paint.cold, paint.series[0], paint.warm, ...(scale === undefined ? [] : [paint.bad])] },
      formatter: (raw: unknown) => axisText(value, Number(raw)),
    },
    series: [
      {
        type: 'heatmap',
        name: heading(value),
        data: cells.flatMap((own, y) => own.map((one, x): [number, number, number | string] => [x, y, one ?? '-'])),
        itemStyle: { borderColor: paint.paper, borderWidth: columns.length > 60 || rowHeight < 8 ? 0 : 1 },
        emphasis: { itemStyle: { borderColor: paint.ink, borderWidth: 1 } },
      },
    ],
  }
  option.tooltip = {
    ...tipStyle(surface),
    trigger: 'item',
    formatter: (raw: unknown) => {
      const { color = paint.ink, data = [0, 0] } = raw as { color?: string; data?: [number, number] }
      const [x, y] = data
      return tip(`${rows[y]}, ${columns[x]}`, [[color, `${value.name} ${textOf(value, cells[y][x])}`]])
    },
  }
  return {
    option,
    height: 110 + Math.round(rowHeight * rows.length) + (row === undefined ? 0 : 16),
    legend: [],
    table: {
      heads: [row ?? '', ...columns],
      rows: rows.map((name, y) => [name, ...cells[y].map((one) => (one === null ? '' : textOf(value, one)))]),
    },
    isZoomable: false,
  }
}
