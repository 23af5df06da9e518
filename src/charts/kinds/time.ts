import type { Panel, Series, TimeChart } from '../../report/html/chart.ts'
import { axisStyle, shareScale, stepOf } from '../axes.ts'
import { common, type Drawing, type Surface, type Table } from '../drawing.ts'
import { axisText, withInterval } from '../printed.ts'
import { tip, tipStyle } from '../tip.ts'
import type { EChartsOption } from '../echarts.ts'
import { bandSeries } from '../band.ts'

const PANEL = 150
const PAPER_PANEL = 84
const GAP = 42
const TOP = 26
/** For the clock, and for the slider below it. */
const BOTTOM = 28
const SLIDER = 46
/** Of more intervals than these the first are shown, to be moved along: a year is no picture in half hours. */
const MOST_SHOWN = 700

/** Panels below each other over one time, which all of them zoom. */
export function drawTime({ labels, views }: TimeChart, view: number, surface: Surface): Drawing {
  const { panels } = views[view]
  const { isPaper, paint } = surface
  const panelHeight = isPaper ? PAPER_PANEL : PANEL
  const colors = colorsOf(panels, paint.series)
  const top = (at: number): number => TOP + at * (panelHeight + GAP)
  const style = axisStyle(surface)
  const shown = labels.length > MOST_SHOWN && !isPaper ? (100 * MOST_SHOWN) / labels.length : 100
  const height = top(panels.length) - GAP + BOTTOM + (isPaper ? 0 : SLIDER)
  const option: EChartsOption = {
    ...common(surface),
    title: panels.map(({ name }, at) => ({
      text: name,
      left: 4,
      top: top(at) - TOP + 2,
      textStyle: { color: paint.soft, fontSize: 12, fontWeight: 'normal' },
    })),
    grid: panels.map((_, at) => ({ left: 62, right: 18, top: top(at), height: panelHeight })),
    axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: paint.soft } },
    xAxis: panels.map((_, at) => ({
      type: 'category',
      gridIndex: at,
      data: [...labels],
      ...style,
      axisTick: { show: at === panels.length - 1, lineStyle: { color: paint.line } },
      axisLabel: { ...style.axisLabel, show: at === panels.length - 1 },
      splitLine: { show: false },
    })),
    yAxis: panels.map((panel, at) => ({
      type: 'value',
      gridIndex: at,
      ...style,
      ...(panel.unit === 'share'
        ? shareScale(lowest(panel))
        : { min: 0, splitNumber: 3, ...stepOf(panel, 0, highest(panel), 4) }),
      axisLabel: { ...style.axisLabel, formatter: (value: number) => axisText(panel, value) },
    })),
    dataZoom: [
      {
        type: 'inside',
        xAxisIndex: panels.map((_, at) => at),
        zoomOnMouseWheel: 'ctrl',
        moveOnMouseWheel: false,
        end: shown,
      },
      {
        type: 'slider',
        end: shown,
        show: !isPaper,
        xAxisIndex: panels.map((_, at) => at),
        height: 22,
        bottom: 10,
        borderColor: paint.line,
        fillerColor: `${paint.accent}22`,
        handleStyle: { color: paint.raised, borderColor: paint.soft },
        textStyle: { color: paint.soft, fontSize: 10 },
        dataBackground: { lineStyle: { color: paint.line }, areaStyle: { color: paint.line } },
        brushSelect: false,
        showDetail: false,
      },
    ],
    series: panels.flatMap((panel, at) =>
      panel.series.flatMap((series, i) => seriesOf(panel, series, at, colors[at][i], surface, i === 0)),
    ),
  }
  option.tooltip = {
    ...tipStyle(surface),
    trigger: 'axis',
    formatter: (raw: unknown) => {
      const [{ dataIndex = 0 } = {}] = raw as { dataIndex?: number }[]
      return tip(
        labels[dataIndex],
        panels.flatMap((panel, at) =>
          panel.series.map(({ high, low, name, values }, i): [string, string] => [
            colors[at][i],
            `${name} ${withInterval(panel, values[dataIndex], low?.[dataIndex], high?.[dataIndex])}`,
          ]),
        ),
      )
    },
  }
  return {
    option,
    height,
    legend: panels.flatMap(({ series }, at) => series.map(({ name }, i) => ({ name, color: colors[at][i] }))),
    table: tableOf(labels, panels),
    isZoomable: true,
  }
}

const KNOWN = ['offered', 'abandoned', 'service level', 'ASA', 'scheduled', 'signed in', 'busy', 'occupancy']

/** What is of one name has one colour, in every report. */
function colorsOf(panels: readonly Panel[], colors: readonly string[]): string[][] {
  return panels.map(({ series }) => series.map(({ name }) => colors[Math.max(0, KNOWN.indexOf(name)) % colors.length]))
}

function lowest({ goal, series }: Panel): number {
  const all = series.flatMap(({ low, values }) => [...values, ...(low ?? [])]).filter((one) => one !== null)
  return Math.min(1, goal?.at ?? 1, ...all)
}

function highest({ series }: Panel): number {
  return Math.max(
    0,
    ...series.flatMap(({ high, values }) => [...values, ...(high ?? [])]).filter((one) => one !== null),
  )
}

function seriesOf(
  panel: Panel,
  series: Series,
  at: number,
  color: string,
  { paint }: Surface,
  isFirst: boolean,
): object[] {
  const { draw, high, low, name, values } = series
  const place = { xAxisIndex: at, yAxisIndex: at }
  const { goal } = panel
  const mark =
    goal === undefined || !isFirst
      ? {}
      : {
          markLine: {
            silent: true,
            symbol: 'none',
            data: [{ yAxis: goal.at }],
            lineStyle: { color: paint.ink, type: 'dashed', width: 1 },
            label: { formatter: `goal ${goal.label}`, position: 'insideStartTop', color: paint.ink, fontSize: 11 },
          },
        }
  if (draw === 'bars')
    return [
      {
        type: 'bar',
        name,
        data: [...values],
        itemStyle: { color },
        barGap: '-100%',
        barCategoryGap: '18%',
        ...place,
        ...mark,
      },
    ]
  const line = {
    type: 'line',
    name,
    data: [...values],
    step: draw === 'steps' ? 'middle' : false,
    showSymbol: values.length < 60 && draw === 'line',
    symbolSize: 4,
    lineStyle: { color, width: 2, ...(draw === 'steps' ? { type: 'dashed' } : {}) },
    itemStyle: { color },
    z: 3,
    ...place,
    ...mark,
  }
  return low === undefined || high === undefined ? [line] : [...bandSeries(name, low, high, color, place), line]
}

function tableOf(labels: readonly string[], panels: readonly Panel[]): Table {
  const all = panels.flatMap((panel) => panel.series.map((series) => ({ panel, series })))
  return {
    heads: ['', ...all.map(({ series }) => series.name)],
    rows: labels.map((label, row) => [
      label,
      ...all.map(({ panel, series: { high, low, values } }) =>
        withInterval(panel, values[row], low?.[row], high?.[row]),
      ),
    ]),
  }
}
