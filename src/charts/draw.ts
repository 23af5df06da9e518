import type { Chart } from '../report/html/chart.ts'
import type { Drawing, Surface } from './drawing.ts'
import { drawColumns } from './kinds/columns.ts'
import { drawCurves } from './kinds/curves.ts'
import { drawDots } from './kinds/dots.ts'
import { drawHeat } from './kinds/heat.ts'
import { drawScatter } from './kinds/scatter.ts'
import { drawTime } from './kinds/time.ts'
import { drawWays } from './kinds/ways.ts'

/** One view of a chart, for where it is shown. */
export function draw(chart: Chart, view: number, surface: Surface): Drawing {
  switch (chart.kind) {
    case 'time':
      return drawTime(chart, view, surface)
    case 'curves':
      return drawCurves(chart, view, surface)
    case 'heat':
      return drawHeat(chart, view, surface)
    case 'ways':
      return drawWays(chart, surface)
    case 'dots':
      return drawDots(chart, view, surface)
    case 'columns':
      return drawColumns(chart, view, surface)
    case 'scatter':
      return drawScatter(chart, view, surface)
  }
}
