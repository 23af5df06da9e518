import type { WaysChart } from '../../report/html/chart.ts'
import { common, type Drawing, type Surface } from '../drawing.ts'
import { textOf } from '../printed.ts'
import { tip, tipStyle } from '../tip.ts'
import type { EChartsOption } from '../echarts.ts'
import type { Paint } from '../paint.ts'

const LEAST_HEIGHT = 260
const PLACE = 34
/** A name is as long as there is room for. */
const CHARACTER = 6.6

/** Bands from place to place (a Sankey diagram). On a narrow screen they run down. */
export function drawWays({ places, value, ways }: WaysChart, surface: Surface): Drawing {
  const { paint, width } = surface
  const isNarrow = width < 620
  const total = (at: number): number => Math.max(sum(ways, 'from', at), sum(ways, 'to', at))
  // Places are known by number: two may be called the same.
  const option: EChartsOption = {
    ...common(surface),
    series: [
      {
        type: 'sankey',
        left: 8,
        right: isNarrow ? 8 : 180,
        top: isNarrow ? 24 : 8,
        bottom: isNarrow ? 40 : 8,
        orient: isNarrow ? 'vertical' : 'horizontal',
        nodeGap: isNarrow ? 14 : 12,
        nodeWidth: 14,
        draggable: false,
        labelLayout: { hideOverlap: true },
        layoutIterations: 64,
        emphasis: { focus: 'adjacency' },
        data: places.map(({ role }, at) => ({ name: String(at), itemStyle: { color: colorOf(role, paint) } })),
        links: ways.map(({ from, to, value: many }) => ({ source: String(from), target: String(to), value: many })),
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
        label: {
          color: paint.ink,
          fontSize: 11,
          position: isNarrow ? 'bottom' : 'right',
          formatter: ({ name = '0' }: { name?: string }) =>
            label(places[Number(name)].name, textOf(value, total(Number(name))), isNarrow ? 90 : 165, isNarrow),
        },
      },
    ],
  }
  option.tooltip = {
    ...tipStyle(surface),
    trigger: 'item',
    formatter: (raw: unknown) => {
      const {
        data,
        dataType,
        name = '0',
      } = raw as { dataType?: string; name?: string; data?: { source: string; target: string; value: number } }
      if (dataType !== 'edge' || data === undefined) {
        const at = Number(name)
        return tip(places[at].name, [[colorOf(places[at].role, paint), `${textOf(value, total(at))} ${value.name}`]])
      }
      const [from, to] = [places[Number(data.source)], places[Number(data.target)]]
      return tip(`${from.name} → ${to.name}`, [
        [colorOf(from.role, paint), `${textOf(value, data.value)} ${value.name}`],
      ])
    },
  }
  return {
    option,
    height: isNarrow ? Math.max(520, 90 * 6) : Math.max(LEAST_HEIGHT, PLACE * most(places, ways)),
    legend: [],
    table: {
      heads: ['from', 'to', value.name],
      rows: ways.map(({ from, to, value: many }) => [places[from].name, places[to].name, textOf(value, many)]),
    },
    isZoomable: false,
  }
}

function colorOf(role: WaysChart['places'][number]['role'], paint: Paint): string {
  const [blue, , green, purple, , sky] = paint.series
  const colors = {
    contacts: sky,
    ivr: purple,
    queue: blue,
    group: green,
    good: paint.good,
    bad: paint.bad,
    neutral: paint.soft,
  }
  return colors[role]
}

function label(name: string, text: string, room: number, isNarrow: boolean): string {
  const longest = Math.floor(room / CHARACTER) - (isNarrow ? 0 : text.length + 1)
  const short = name.length > longest ? `${name.slice(0, Math.max(4, longest - 1))}…` : name
  return isNarrow ? `${short}\n${text}` : `${short} ${text}`
}

/** As many places as stand below each other at most: a guess by where they lead. */
function most(places: WaysChart['places'], ways: WaysChart['ways']): number {
  const ends = places.filter((_, at) => ways.every(({ from }) => from !== at)).length
  const starts = places.filter((_, at) => ways.every(({ to }) => to !== at)).length
  return Math.max(ends, starts, places.length / 2.5)
}

function sum(ways: WaysChart['ways'], end: 'from' | 'to', at: number): number {
  return ways.reduce((all, way) => all + (way[end] === at ? way.value : 0), 0)
}
