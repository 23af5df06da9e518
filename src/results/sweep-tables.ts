import type { PointFinding } from '../planning/sweep/point-run.ts'
import { axisNumber } from '../planning/sweep/axis-column.ts'
import type { TableColumn, TableRow } from './columns.ts'
import { figureCells, figureColumns } from './figure-columns.ts'

/** A place of the scenario that is varied. */
export interface VariedAxis {
  readonly path: string
  /** `s`, `share`, `EUR/min`, empty of plain numbers; null: its values are no numbers. */
  readonly unit: string | null
  /** Its values are changes of what is written, such as +20 %. */
  readonly isChange?: true
}

export type TableName = 'points' | 'figures'

const POINT: TableColumn = { name: 'point', type: 'INT32', unit: '', description: 'number of the point, from 0' }

/** `points`: what each is; `figures`: what has come of it, a row a figure. */
export function tableColumns(
  axes: readonly VariedAxis[],
  confidence: number,
): Readonly<Record<TableName, readonly TableColumn[]>> {
  return {
    points: [
      POINT,
      ...axes.flatMap(({ isChange, path, unit }): TableColumn[] => {
        const text = { type: 'STRING', unit: '' } as const
        if (unit === null) return [{ ...text, name: path, description: 'what it is set to' }]
        return [
          {
            name: path,
            type: 'DOUBLE',
            unit,
            description: isChange ? 'by how much it is changed' : 'what it is set to',
          },
          { ...text, name: `${path} as written`, description: 'the same as text' },
        ]
      }),
      { name: 'scenario', type: 'STRING', unit: '', description: 'hash of the scenario that the point is' },
      { name: 'replications', type: 'INT32', unit: '', description: 'replications, or batches of a steady-state run' },
      { name: 'contacts', type: 'INT64', unit: '', description: 'contacts simulated in all' },
      { name: 'events', type: 'INT64', unit: '', description: 'events simulated in all' },
    ],
    figures: [POINT, ...figureColumns(confidence)],
  }
}

/** The rows of a point in each table. */
export function rowsOf(
  axes: readonly VariedAxis[],
  { contacts, events, hash, point, replications, rows, texts }: PointFinding,
): Readonly<Record<TableName, readonly TableRow[]>> {
  const values = axes.flatMap(({ unit }, axis) =>
    unit === null ? [texts[axis]] : [axisNumber(texts[axis]), texts[axis]],
  )
  return {
    points: [[point, ...values, hash, replications, contacts, events]],
    figures: rows.map((row) => [point, ...figureCells(row)]),
  }
}
