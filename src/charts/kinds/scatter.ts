import type { Quantity, ScatterChart } from '../../report/html/chart.ts'
import { axisStyle, rangeOf, numberAxis } from '../axes.ts'
import { common, type Drawing, type Surface } from '../drawing.ts'
import { heading, withInterval } from '../printed.ts'
import { tip, tipStyle } from '../tip.ts'
import type { EChartsOption } from '../echarts.ts'

/** Of more points than these, those on the frontier alone carry names. */
const MOST_NAMES = 10

/** Points by two figures, with the line of those that no other beats. */
export function drawScatter({ views }: ScatterChart, view: number, surface: Surface): Drawing {
  const { frontier = [], mark, points, x, y } = views[view]
  const { paint, width } = surface
  const style = axisStyle(surface)
  const onFrontier = new Set(frontier)
  const crosses = points.flatMap(({ x: px, xEnds, y: py, yEnds }) => [
    ...(xEnds === undefined ? [] : [[xEnds[0], py, xEnds[1], py]]),
    ...(yEnds === undefined ? [] : [[px, yEnds[0], px, yEnds[1]]]),
  ])
  const axis = (quantity: Quantity, ends: readonly number[]) =>
    numberAxis(quantity, rangeOf(quantity, ends, 0.08), surface, 6)
  const option: EChartsOption = {
    ...common(surface),
    grid: { left: 78, right: 30, top: 36, bottom: 50 },
    xAxis: {
      ...axis(
        x,
        points.flatMap(({ x: at, xEnds = [] }) => [at, ...xEnds]),
      ),
      name: heading(x),
      nameLocation: 'middle',
      nameGap: 30,
      splitNumber: width < 560 ? 3 : 6,
    },
    yAxis: {
      ...axis(y, [
        ...points.flatMap(({ y: at, yEnds = [] }) => [at, ...yEnds]),
        ...(mark === undefined ? [] : [mark.at]),
      ]),
      name: heading(y),
      nameTextStyle: { ...style.nameTextStyle, align: 'left', padding: [0, 0, 0, -70] },
    },
    series: [
      {
        type: 'custom',
        name: 'intervals',
        silent: true,
        data: crosses,
        encode: { x: [0, 2], y: [1, 3] },
        renderItem: (_: unknown, api: { value: (i: number) => number; coord: (point: number[]) => number[] }) => {
          const [[x1, y1], [x2, y2]] = [
            api.coord([api.value(0), api.value(1)]),
            api.coord([api.value(2), api.value(3)]),
          ]
          return {
            type: 'line' as const,
            shape: { x1, y1, x2, y2 },
            style: { stroke: paint.soft, lineWidth: 1.5, opacity: 0.7 },
          }
        },
      } as object,
      {
        type: 'line',
        name: 'frontier',
        data: frontier.map((at) => [points[at].x, points[at].y]),
        symbol: 'none',
        silent: true,
        lineStyle: { color: paint.series[1], width: 2, type: 'dashed' },
      },
      {
        type: 'scatter',
        name: y.name,
        data: points.map(({ x: px, y: py }, at) => ({
          value: [px, py],
          symbol: onFrontier.has(at) ? 'diamond' : 'circle',
          itemStyle: { color: onFrontier.has(at) ? paint.series[1] : paint.series[0] },
        })),
        symbolSize: points.length > 200 ? 6 : 11,
        label: {
          show: width > 420,
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            points.length <= MOST_NAMES || onFrontier.has(dataIndex) ? points[dataIndex].name : '',
          position: 'top',
          color: paint.ink,
          fontSize: 11,
          backgroundColor: paint.paper,
          padding: [1, 2],
        },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        z: 4,
        ...(mark === undefined
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                data: [{ yAxis: mark.at }],
                lineStyle: { color: paint.ink, type: 'dashed', width: 1 },
                label: { formatter: () => mark.label, position: 'insideStartTop', color: paint.ink, fontSize: 11 },
              },
            }),
      },
    ],
  }
  option.tooltip = {
    ...tipStyle(surface),
    trigger: 'item',
    formatter: (raw: unknown) => {
      const point = points[(raw as { dataIndex: number }).dataIndex]
      return tip(point.name, [
        [paint.soft, `${x.name} ${withInterval(x, point.x, point.xEnds?.[0], point.xEnds?.[1])}`],
        [paint.series[0], `${y.name} ${withInterval(y, point.y, point.yEnds?.[0], point.yEnds?.[1])}`],
      ])
    },
  }
  return {
    option,
    height: 380,
    legend: [],
    table: {
      heads: ['', x.name, y.name, ...(frontier.length > 0 ? ['on the frontier'] : [])],
      rows: points.map(({ name, x: px, xEnds, y: py, yEnds }, at) => [
        name,
        withInterval(x, px, xEnds?.[0], xEnds?.[1]),
        withInterval(y, py, yEnds?.[0], yEnds?.[1]),
        ...(frontier.length > 0 ? [onFrontier.has(at) ? 'yes' : ''] : []),
      ]),
    },
    isZoomable: false,
  }
}
