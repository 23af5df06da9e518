import type { PointFinding } from '../planning/sweep/point-run.ts'
import { numericAxis } from '../planning/sweep/axis-column.ts'
import type { Sweep } from '../planning/sweep/sweep.ts'
import type { TableColumn, TableRow } from './columns.ts'

/** A table of a sweep: its columns, and the rows that a point has in it. */
export interface SweepTable {
  readonly columns: readonly TableColumn[]
  readonly rowsOf: (finding: PointFinding) => readonly TableRow[]
}

export type TableName = 'points' | 'figures'

/** `points`: what each is; `figures`: what has come of it, a row a figure. */
export function sweepTables(sweep: Sweep): Readonly<Record<TableName, SweepTable>> {
  return { points: pointTable(sweep), figures: figureTable(sweep) }
}

const POINT: TableColumn = { name: 'point', type: 'INT32', unit: '', description: 'number of the point, from 0' }

function pointTable({ axes, points }: Sweep): SweepTable {
  const numeric = axes.map((_, axis) => numericAxis(points.map(({ texts }) => texts[axis])))
  const columns: TableColumn[] = [
    POINT,
    ...axes.flatMap(({ path }, axis): TableColumn[] => {
      const numbers = numeric[axis]
      if (numbers === null) return [{ name: path, type: 'STRING', unit: '', description: 'what it is set to' }]
      return [
        { name: path, type: 'DOUBLE', unit: numbers.unit, description: 'what it is set to' },
        { name: `${path} as written`, type: 'STRING', unit: '', description: 'the same as text' },
      ]
    }),
    { name: 'scenario', type: 'STRING', unit: '', description: 'hash of the scenario that the point is' },
    { name: 'replications', type: 'INT32', unit: '', description: 'replications, or batches of a steady-state run' },
    { name: 'contacts', type: 'INT64', unit: '', description: 'contacts simulated in all' },
    { name: 'events', type: 'INT64', unit: '', description: 'events simulated in all' },
  ]
  return {
    columns,
    rowsOf: ({ contacts, events, hash, point, replications }) => {
      const { texts } = points[point]
      const values = numeric.flatMap((numbers, axis): (number | string)[] =>
        numbers === null ? [texts[axis]] : [numbers.numbers[point], texts[axis]],
      )
      return [[point, ...values, hash, replications, contacts, events]]
    },
  }
}

function figureTable({ loaded: { confidence } }: Sweep): SweepTable {
  const level = `${100 * confidence} % interval`
  const columns: TableColumn[] = [
    POINT,
    { name: 'scope', type: 'STRING', unit: '', description: 'totals, types, queues, groups, trunks, clients, …' },
    { name: 'name', type: 'STRING', unit: '', description: 'of the type, the queue, …; empty of the totals' },
    { name: 'figure', type: 'STRING', unit: '', description: 'as in --json, see docs/figures.md' },
    { name: 'unit', type: 'STRING', unit: '', description: 'share: from 0 to 1; money: whole units of the currency' },
    { name: 'value', type: 'DOUBLE', unit: '', description: 'null: nothing to divide by' },
    { name: 'low', type: 'DOUBLE', unit: '', description: `lower end of its ${level}; null: not known` },
    { name: 'high', type: 'DOUBLE', unit: '', description: 'upper end' },
  ]
  return {
    columns,
    rowsOf: ({ point, rows }) =>
      rows.map(({ figure, high, low, name, scope, unit, value }) => [
        point,
        scope,
        name,
        figure,
        unit,
        value,
        low,
        high,
      ]),
  }
}
