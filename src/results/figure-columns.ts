import type { FigureRow } from '../experiment/figure-rows.ts'
import type { TableColumn, TableRow } from './columns.ts'

/** What every table of figures has in common: a row a figure, with its interval. */
export function figureColumns(confidence: number): readonly TableColumn[] {
  const level = `${100 * confidence} % interval`
  return [
    { name: 'scope', type: 'STRING', unit: '', description: 'totals, types, queues, groups, trunks, clients, …' },
    { name: 'name', type: 'STRING', unit: '', description: 'of the type, the queue, …; empty of the totals' },
    { name: 'figure', type: 'STRING', unit: '', description: 'as in --json, see docs/figures.md' },
    { name: 'unit', type: 'STRING', unit: '', description: 'share: from 0 to 1; money: whole units of the currency' },
    { name: 'value', type: 'DOUBLE', unit: '', description: 'null: nothing to divide by' },
    { name: 'low', type: 'DOUBLE', unit: '', description: `lower end of its ${level}; null: not known` },
    { name: 'high', type: 'DOUBLE', unit: '', description: 'upper end' },
  ]
}

export function figureCells({ figure, high, low, name, scope, unit, value }: FigureRow): TableRow {
  return [scope, name, figure, unit, value, low, high]
}
