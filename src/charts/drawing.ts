import type { EChartsOption } from './echarts.ts'
import type { Quantity } from '../report/html/chart.ts'
import { differenceText, valueText } from '../report/compare-format.ts'
import type { Paint } from './paint.ts'

/** A chart as the browser shows it: one of its views. */
export interface Drawing {
  readonly option: EChartsOption
  /** Pixels. */
  readonly height: number
  /** What can be hidden, with the colour that it has. */
  readonly legend: readonly { readonly name: string; readonly color: string }[]
  readonly table: Table
  /** Whether it can be looked at closer, along its time. */
  readonly isZoomable: boolean
}

export interface Table {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Where a chart is drawn. */
export interface Surface {
  readonly paint: Paint
  /** Pixels. */
  readonly width: number
  /** There nothing moves, and room is dear. */
  readonly isPaper: boolean
}

/** As all reports print it: `81.3 %`, `1:05`. */
export function textOf(quantity: Quantity, value: number | null | undefined): string {
  return withInterval(quantity, value, null, null)
}

/** With the ends of its interval, where it has one. */
export function withInterval(
  { currency, isDifference, key, name, unit }: Quantity,
  value: number | null | undefined,
  low: number | null | undefined,
  high: number | null | undefined,
): string {
  const print = isDifference ? differenceText : valueText
  const plain = (one: number): string => {
    return print({ key: key ?? name, unit }, { value: one, low: null, high: null }, { currency }).text
  }
  if (value === null || value === undefined) return '–'
  const text = plain(value)
  if (low === null || low === undefined || high === null || high === undefined || low === high) return text
  return `${text} (${plain(low)} to ${plain(high)})`
}

/** On an axis: short, without decimals that say nothing. */
export function axisText({ currency, isDifference, unit }: Quantity, value: number): string {
  if (isDifference && unit === 'share') return `${signed(Number((100 * value).toFixed(2)))} pt`
  switch (unit) {
    case 'share':
      return `${Number((100 * value).toFixed(2))} %`
    case 'seconds':
      return value >= 3600
        ? `${Number((value / 3600).toFixed(1))} h`
        : value >= 60
          ? `${Number((value / 60).toFixed(1))} min`
          : `${Number(value.toFixed(1))} s`
    case 'money':
      return `${currency ?? ''} ${bigText(value)}`.trim()
    default:
      return bigText(value)
  }
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value)
}

function bigText(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e6) return `${Number((value / 1e6).toFixed(1))} M`
  if (size >= 1e4) return `${Number((value / 1e3).toFixed(1))} k`
  return String(Number(value.toPrecision(4)))
}

/** `service level`; `cost, EUR`. */
export function heading({ currency, name }: Quantity): string {
  return currency === undefined || currency === '' ? name : `${name}, ${currency}`
}

/** Lines under the mouse: an element, never markup, since names are written by users. */
export function tip(title: string, lines: readonly (readonly [color: string, text: string])[]): HTMLElement {
  const box = document.createElement('div')
  box.className = 'tip'
  const head = document.createElement('b')
  head.textContent = title
  box.append(head)
  for (const [color, text] of lines) {
    const line = document.createElement('div')
    const dot = document.createElement('span')
    dot.textContent = '● '
    dot.style.color = color
    line.append(dot, text)
    box.append(line)
  }
  return box
}

/** What is under the mouse, in the colours of the page. */
export function tipStyle({ paint }: Surface) {
  return {
    confine: true,
    backgroundColor: paint.raised,
    borderColor: paint.line,
    textStyle: { color: paint.ink, fontSize: 12 },
  }
}

/** Shared by all: text in the colours of the page. */
export function common({ paint }: Surface): EChartsOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: paint.font, color: paint.ink },
    color: [...paint.series],
  }
}

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
