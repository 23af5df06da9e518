import type { EChartsOption } from './echarts.ts'
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

/** Shared by all: text in the colours of the page. */
export function common({ paint }: Surface): EChartsOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: paint.font, color: paint.ink },
    color: [...paint.series],
  }
}
