import type { Json } from './json-text.ts'

/** A column of what a query gives. Numbers that no double holds come as text with all their digits. */
export interface RecordColumn {
  readonly name: string
  readonly kind: 'number' | 'text' | 'other'
}

/** Values by column, in their order; null where there is none. */
export type RecordRow = readonly Json[]
