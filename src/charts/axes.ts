import type { Quantity } from '../report/html/chart.ts'
import type { Surface } from './drawing.ts'
import { axisText } from './printed.ts'

/** Up to 100 %, in round steps, from below the least. */
export function shareScale(least: number): { min: number; max: number; interval: number } {
  const span = 1 - Math.max(0, least - 0.01)
  const interval = span <= 0.2 ? 0.05 : span <= 0.4 ? 0.1 : 0.25
  return { min: Math.max(0, 1 - interval * Math.ceil(span / interval - 1e-9)), max: 1, interval }
}

/** Steps in which people count seconds. */
const STEPS = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800,
  604_800,
]
const USUAL_STEPS = 5

/** How far the ticks of an axis stand apart, where decimals would do no good: seconds go by the clock, people are whole. */
export function stepOf(
  { unit }: Quantity,
  least: number,
  most: number,
  steps = USUAL_STEPS,
): { interval?: number; minInterval?: number } {
  if (unit === 'agents') return { minInterval: 1 }
  if (unit !== 'seconds' || !(most > least)) return {}
  return { interval: STEPS.find((step) => (most - least) / step <= steps) }
}

export function axisStyle({ paint }: Surface) {
  return {
    axisLine: { lineStyle: { color: paint.line } },
    axisTick: { lineStyle: { color: paint.line } },
    axisLabel: { color: paint.soft, fontSize: 11, hideOverlap: true },
    splitLine: { lineStyle: { color: paint.line, opacity: 0.6 } },
    nameTextStyle: { color: paint.soft, fontSize: 11 },
  }
}

/** From a little below the least to a little above the most; shares stay shares. */
export function rangeOf(
  { unit }: Quantity,
  values: readonly number[],
  room: number,
): { readonly min: number; readonly max: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const beside = room * (most - least || Math.abs(most) || 1)
  const isShare = unit === 'share' && least >= 0 && most <= 1
  return {
    min: isShare ? Math.max(0, least - beside) : least - beside,
    max: isShare ? Math.min(1, most + beside) : most + beside,
  }
}

/** An axis of numbers that begins and ends between its ticks. */
export function numberAxis(
  quantity: Quantity,
  { min, max }: { readonly min: number; readonly max: number },
  surface: Surface,
  steps: number,
) {
  const style = axisStyle(surface)
  return {
    type: 'value' as const,
    ...style,
    min,
    max,
    ...stepOf(quantity, min, max, steps),
    axisLabel: {
      ...style.axisLabel,
      showMinLabel: false,
      showMaxLabel: false,
      formatter: (one: number) => axisText(quantity, one),
    },
  }
}
