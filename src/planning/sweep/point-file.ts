import { readTable } from '../../scenario/csv.ts'
import { ScenarioError } from '../../scenario/diagnostics.ts'
import { leverFrom } from '../what-if/lever-text.ts'
import { placedCell } from '../what-if/placed-cell.ts'
import type { Axis } from './axis.ts'
import type { Factor } from './design.ts'

/** Points of a table: a path on top of each column, what it is set to below. Throws a ScenarioError, by line and column. */
export function pointFactor(file: string, text: string): Factor {
  const { problems, table } = readTable(file, text)
  if (table === null || problems.length > 0) throw new ScenarioError(problems)
  return table.columns.map((column, i): Axis => {
    const path = placedCell(table, column)
    const levels = table.rows.map((row) => {
      const value = placedCell(table, row[i])
      return { text: value.text, lever: leverFrom(path, value) }
    })
    return { path: column.text, levels, range: null }
  })
}
