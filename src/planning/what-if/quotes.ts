import type { Loaded } from '../../experiment/loaded.ts'
import { at, readTable, type Cell, type Table } from '../../scenario/csv.ts'
import { inOrder, ScenarioError, type Problem } from '../../scenario/diagnostics.ts'
import { BASE } from '../../scenario/variants.ts'
import { leverFrom, type Lever } from './lever-text.ts'
import { withLevers } from './lever.ts'
import { placedCell } from './placed-cell.ts'

/**
 * Scenarios of a table of quotes: a row per provider, its name first; in the other columns what it offers, under the path of
 * each number. An empty cell leaves the number as the scenario has it. `taken` are names that quotes cannot have. Throws a
 * ScenarioError with all that is wrong with the table, by line and column.
 */
export function quotesOf(
  file: string,
  text: string,
  loaded: Loaded,
  taken: Iterable<string> = [BASE],
): ReadonlyMap<string, Loaded> {
  const { table, problems: unreadable } = readTable(file, text)
  if (table === null || unreadable.length > 0) throw new ScenarioError(unreadable)
  const quotes = new Map<string, Loaded>()
  const problems: Problem[] = []
  const names = new Set(taken)
  for (const [name, ...cells] of table.rows) {
    const fault = nameFault(table, name, names)
    if (fault !== null) problems.push(fault)
    names.add(name.text)
    try {
      quotes.set(name.text, quoted(table, name, cells, loaded))
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new ScenarioError(inOrder(problems, file))
  return quotes
}

function quoted(table: Table, name: Cell, cells: readonly Cell[], loaded: Loaded): Loaded {
  const levers = cells.flatMap((cell, i): Lever[] => {
    if (cell.text === '') return []
    return [leverFrom(placedCell(table, table.columns[i + 1]), placedCell(table, cell))]
  })
  return { ...withLevers(loaded, levers), name: `${loaded.name}, ${name.text}` }
}

function nameFault(table: Table, cell: Cell, names: ReadonlySet<string>): Problem | null {
  if (cell.text === '') return at(table, cell, 'a quote needs a name', { allowed: 'the name of a provider' })
  if (cell.text.includes(',')) return at(table, cell, 'the name of a quote cannot hold a comma')
  if (!names.has(cell.text)) return null
  return at(table, cell, `the name ${JSON.stringify(cell.text)} is taken`, {
    allowed: 'a name of its own for each quote',
  })
}
