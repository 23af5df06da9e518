import type { Kpi } from '../../models/kpi.ts'

/**
 * Charts of a report as data: what is shown, not how. A page holds them as JSON, and src/charts draws them in the browser,
 * lists their numbers in tables and puts words to the mouse. Numbers are in the units of `--json`.
 */
export type Chart = TimeChart | CurvesChart | HeatChart | WaysChart | DotsChart | ColumnsChart | ScatterChart

interface Titled {
  readonly title: string
  /** In plain words, what it shows and how to read it. */
  readonly words: string
}

/** One of several looks at the same thing, chosen from a list: a queue, a group, a day. */
interface View {
  readonly name: string
}

export interface Quantity {
  readonly name: string
  readonly unit: Kpi['unit']
  /** Of the figure, where its decimals go by it. */
  readonly key?: string
  readonly currency?: string
  /** Of two values: shares differ by points. */
  readonly isDifference?: true
}

export interface Series {
  readonly name: string
  readonly draw: 'line' | 'steps' | 'bars'
  readonly values: readonly (number | null)[]
  /** Ends of the intervals, where they are known. */
  readonly low?: readonly (number | null)[]
  readonly high?: readonly (number | null)[]
}

/** A line across: `80 % in 20 s`. */
export interface Mark {
  readonly at: number
  readonly label: string
}

export interface Panel extends Quantity {
  readonly series: readonly Series[]
  readonly goal?: Mark
}

/** Panels below each other over the same time. */
export interface TimeChart extends Titled {
  readonly kind: 'time'
  /** Of the intervals, `08:00` or `mon 08:00`. */
  readonly labels: readonly string[]
  readonly views: readonly (View & { readonly panels: readonly Panel[] })[]
}

/** Lines over a number. */
export interface CurvesChart extends Titled {
  readonly kind: 'curves'
  readonly x: Quantity & { readonly isLogarithmic?: boolean }
  readonly views: readonly (View & {
    readonly y: Quantity
    readonly curves: readonly {
      readonly name: string
      readonly x: readonly number[]
      readonly y: readonly (number | null)[]
      readonly low?: readonly (number | null)[]
      readonly high?: readonly (number | null)[]
      /** Where it should pass. */
      readonly goal?: Mark & { readonly y: number }
    }[]
    readonly marks?: readonly Mark[]
  })[]
}

/** A colour for every row and column. */
export interface HeatChart extends Titled {
  readonly kind: 'heat'
  readonly views: readonly (View & {
    readonly value: Quantity
    readonly rows: readonly string[]
    readonly columns: readonly string[]
    /** What rows and columns are, where their names do not say it. */
    readonly row?: string
    readonly column?: string
    /** Of the colours, where they mean the same in every chart: the upper end is warm. Else from the least to the most. */
    readonly scale?: readonly [number, number]
    /** By row. */
    readonly cells: readonly (readonly (number | null)[])[]
  })[]
}

/** Where contacts went: bands from place to place, as wide as they are many. Without circles. */
export interface WaysChart extends Titled {
  readonly kind: 'ways'
  readonly value: Quantity
  readonly places: readonly {
    readonly name: string
    readonly role: 'contacts' | 'ivr' | 'queue' | 'group' | 'good' | 'bad' | 'neutral'
  }[]
  readonly ways: readonly { readonly from: number; readonly to: number; readonly value: number }[]
}

/** A value and its interval on each row. */
export interface DotsChart extends Titled {
  readonly kind: 'dots'
  readonly views: readonly (View & {
    readonly value: Quantity
    readonly rows: readonly {
      readonly name: string
      readonly value: number | null
      readonly low: number | null
      readonly high: number | null
      /** `good`, `bad`: a verdict, told by colour and by shape. */
      readonly tone?: 'good' | 'bad' | 'open' | 'strong'
    }[]
    readonly mark?: Mark
  })[]
}

/** Columns side by side or on top of each other. */
export interface ColumnsChart extends Titled {
  readonly kind: 'columns'
  readonly isStacked: boolean
  readonly views: readonly (View & {
    readonly value: Quantity
    readonly categories: readonly string[]
    readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
    /** Between two categories, from the first on. */
    readonly mark?: Mark
  })[]
}

/** Points by two figures. */
export interface ScatterChart extends Titled {
  readonly kind: 'scatter'
  readonly views: readonly (View & {
    readonly x: Quantity
    readonly y: Quantity
    readonly points: readonly {
      readonly name: string
      readonly x: number
      readonly y: number
      readonly xEnds?: readonly [number, number]
      readonly yEnds?: readonly [number, number]
    }[]
    /** Points that no other beats, in order. */
    readonly frontier?: readonly number[]
    readonly mark?: Mark
  })[]
}

/** Enough to draw and to read: six significant digits. */
export function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(6))
}
