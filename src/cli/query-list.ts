import { jsonText } from '../report/json-text.ts'
import { viewList, type ViewColumn } from '../report/view-list.ts'
import type { SweepDatabase } from '../results/sweep-database.ts'
import { identifier } from '../results/sweep-views.ts'
import { colors, lineWidth } from './terminal.ts'

interface ListOptions {
  readonly json: boolean
  readonly noColor: boolean
}

/** What may be asked of a folder, with two questions to begin with. */
export async function databaseList(database: SweepDatabase, folder: string, options: ListOptions): Promise<string> {
  const { manifest, missing, points, views } = database
  const { agner, scenario, seed } = manifest
  if (options.json) {
    const columnsOf = (columns: readonly ViewColumn[]) =>
      columns.map(({ description, name, type, unit }) => ({ name, type, unit, description }))
    const told = Object.fromEntries(views.map(({ columns, name }) => [name, columnsOf(columns)]))
    return jsonText({ agner, scenario, seed, points, missing, views: told })
  }
  const working = await database.figuresAtWork()
  return viewList({ agner, missing, points, scenario, seed }, views, {
    width: lineWidth(),
    colors: colors('stdout', options.noColor),
    isTold: ({ figure }) => figure === undefined || working.has(figure),
    examples: examplesOf(database).map((sql) => `agner query ${inShell(folder)} ${inShell(sql)}`),
  })
}

/** In SQL that works on this folder. */
function examplesOf({ manifest, views: [results] }: SweepDatabase): readonly string[] {
  const axes = manifest.axes.slice(0, MOST_AXES).map(({ path }) => identifier(path))
  const figures = new Map(results.columns.map(({ figure, name }) => [figure, name]))
  const [level, asa, cost] = ['serviceLevel', 'asa', 'cost'].map((figure) => figures.get(figure))
  const shown = level ?? asa
  if (shown === undefined) return [`SELECT ${axes.join(', ')} FROM points`, 'SELECT * FROM results LIMIT 10']
  const best = level === undefined ? '' : ` WHERE ${level}_low >= 0.8`
  return [
    `SELECT ${[...axes, shown, `${shown}_low`, `${shown}_high`].join(', ')} FROM results`,
    `SELECT ${[...axes, shown, ...(cost === undefined ? [] : [cost])].join(', ')} FROM results${best} ORDER BY ${cost ?? asa} LIMIT 3`,
  ]
}

/** Words of a command line that a shell leaves as they are. */
function inShell(text: string): string {
  return /^[\w./@%+=:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

/** More make an example hard to read. */
const MOST_AXES = 2
