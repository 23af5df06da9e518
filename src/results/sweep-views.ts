import type { Kpi } from '../models/kpi.ts'
import { figureMeaning } from '../report/figure-meaning.ts'
import type { View, ViewColumn } from '../report/view-list.ts'
import { UNGUARDING } from '../scenario/csv-guard.ts'
import type { TableColumn } from './columns.ts'
import type { Manifest, TableFormat } from './manifest.ts'
import type { TableName } from './sweep-tables.ts'

const TYPES: Readonly<Record<TableColumn['type'], string>> = {
  INT32: 'INTEGER',
  INT64: 'BIGINT',
  DOUBLE: 'DOUBLE',
  STRING: 'VARCHAR',
}

/** A figure of the totals, as the tables have it. */
export interface FoundFigure {
  readonly figure: string
  readonly unit: Kpi['unit']
}

/** What a planner asks for first stands first. */
const FIRST = ['serviceLevel', 'asa', 'abandonment', 'occupancy', 'cost', 'costPerResolvedIssue']

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A table of the folder; of no files an empty one. */
export function tableView(
  table: TableName,
  columns: readonly TableColumn[],
  files: readonly string[],
  format: TableFormat,
): string {
  const view = `CREATE VIEW ${table} AS SELECT`
  if (files.length === 0)
    return `${view} ${columns.map(({ name, type }) => `CAST(NULL AS ${TYPES[type]}) AS ${identifier(name)}`).join(', ')} WHERE false`
  const list = `[${files.map(literal).join(', ')}]`
  if (format === 'parquet')
    return `${view} ${columns.map(({ name }) => identifier(name)).join(', ')} FROM read_parquet(${list})`
  const types = columns.map(({ name, type }) => `${literal(name)}: ${literal(TYPES[type])}`).join(', ')
  const source = `read_csv(${list}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${types}})`
  return `${view} ${columns.map(asWritten).join(', ')} FROM ${source}`
}

/** Texts are never missing, but may be empty; and without the apostrophes that keep a spreadsheet from taking one for a formula. */
function asWritten({ name, type }: TableColumn): string {
  const own = identifier(name)
  if (type !== 'STRING') return own
  const { beginning, within } = UNGUARDING
  const begun = `regexp_replace(${own}, ${literal(beginning.pattern)}, ${literal(beginning.by)})`
  return `coalesce(regexp_replace(${begun}, ${literal(within.pattern)}, ${literal(within.by)}, 'g'), '') AS ${own}`
}

/** A row a point: what is varied, then the totals, each with the ends of its interval. */
export function resultsView(manifest: Manifest, found: readonly FoundFigure[]): { view: View; sql: string } {
  const { axes, confidence, currency, tables } = manifest
  const paths = new Set(['point', ...axes.map(({ path }) => path), 'replications'])
  const given = tables.points.filter(({ name }) => paths.has(name))
  const taken = new Set(given.map(({ name }) => name.toLowerCase()))
  const figures = inOrder(found).map(({ figure, unit }) => {
    // An axis may be called like a figure: aht.
    const name = taken.has(figure.toLowerCase()) ? `totals_${figure}` : figure
    return { figure, name, unit: unitText(unit, currency) }
  })
  const level = `${100 * confidence} % interval`
  const columns = figures.flatMap(({ figure, name, unit }): ViewColumn[] => [
    { name, type: 'DOUBLE', unit, description: figureMeaning(figure), figure },
    { name: `${name}_low`, type: 'DOUBLE', unit, description: `lower end of its ${level}`, isEnd: true },
    { name: `${name}_high`, type: 'DOUBLE', unit, description: 'upper end', isEnd: true },
  ])
  // Several hundred FILTERs take seconds to plan.
  const picked = figures.flatMap(({ figure, name }) =>
    (['value', 'low', 'high'] as const).map((end) => {
      const own = identifier(end === 'value' ? name : `${name}_${end}`)
      return `max(CASE WHEN figure = ${literal(figure)} THEN ${end} END) AS ${own}`
    }),
  )
  const names = [...given, ...columns].map(({ name }) => identifier(name)).join(', ')
  const totals = `SELECT ${['point', ...picked].join(', ')} FROM figures WHERE scope = 'totals' GROUP BY point`
  return {
    view: {
      name: 'results',
      about: 'a row a point, a column a figure of the totals',
      columns: [...asViewed(given), ...columns],
    },
    sql: `CREATE VIEW results AS SELECT ${names} FROM points LEFT JOIN (${totals}) USING (point) ORDER BY point`,
  }
}

export function asViewed(columns: readonly TableColumn[]): ViewColumn[] {
  return columns.map(({ description, name, type, unit }) => ({ name, type: TYPES[type], unit, description }))
}

function inOrder(found: readonly FoundFigure[]): FoundFigure[] {
  const rank = ({ figure }: FoundFigure): number => (FIRST.includes(figure) ? FIRST.indexOf(figure) : FIRST.length)
  return found.toSorted((a, b) => rank(a) - rank(b))
}

function unitText(unit: Kpi['unit'], currency: string | null): string {
  if (unit === 'money') return currency ?? unit
  return unit === 'seconds' ? 's' : unit === 'count' ? '' : unit
}
