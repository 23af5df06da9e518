import type { Mark } from '../report/html/chart.ts'
import type { Surface } from './drawing.ts'

/** Dashed lines up and down where something is, with what it is. */
export function markLines(
  marks: readonly Mark[],
  { paint }: Surface,
  position: 'start' | 'insideEndTop' = 'insideEndTop',
): object {
  if (marks.length === 0) return {}
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      data: marks.map(({ at, label }) => ({ xAxis: at, label: { formatter: () => label } })),
      lineStyle: { color: paint.ink, type: 'dashed', width: 1 },
      label: { color: paint.ink, fontSize: 11, position },
    },
  }
}
