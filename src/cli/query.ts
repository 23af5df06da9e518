import { command } from './command.ts'
import { commonOptions, outputOption } from './common-options.ts'
import { requireWritable } from './files.ts'
import { note, print } from './terminal.ts'
import { UserError } from './user-error.ts'

interface QueryOptions {
  readonly folder?: string
  readonly sql?: string
  readonly file?: string
  readonly json?: boolean
  readonly csv?: boolean
  readonly output?: string
  readonly quiet?: boolean
  readonly 'no-color'?: boolean
}

export const queryCommand = command<QueryOptions>({
  usage: 'query <folder> [sql]',
  describe: 'ask a folder of results, in SQL; without any, say what is in it',
  examples: [
    ['agner query out', 'what may be asked: views, columns, units'],
    ["agner query out 'SELECT point, serviceLevel, cost FROM results'", 'a row a point, a column a figure'],
    ['agner query out --file best.sql -o best.csv', 'from a file, into one: .csv, .json or .parquet'],
  ],
  positionals: {
    folder: { type: 'string', describe: 'what agner sweep or agner merge has written' },
    sql: { type: 'string', describe: 'in quotes; -: on standard input' },
  },
  options: {
    file: { type: 'string', requiresArg: true, describe: 'the SQL is in this file' },
    json: { ...commonOptions.json, describe: 'print a list of objects instead of a table' },
    csv: { type: 'boolean', describe: 'print CSV instead of a table' },
    output: outputOption('write the answer to this file: .csv, .json or .parquet'),
    'no-color': commonOptions['no-color'],
    quiet: { type: 'boolean', alias: 'q', describe: 'no notes on stderr' },
  },
  run: async ({ folder = '', csv = false, json = false, output, quiet = false, ...options }) => {
    if (Number(csv) + Number(json) + Number(output !== undefined) > 1)
      throw new UserError('query: --json, --csv and -o say what becomes of the answer: one of them')
    const [{ queryText }, answer, { readManifest }] = await Promise.all([
      import('./query-text.ts'),
      import('./query-answer.ts'),
      import('../results/sweep-folder.ts'),
    ])
    const manifest = await readManifest(folder)
    if (output !== undefined) {
      await requireWritable(output, answer.ENDINGS)
      await answer.requireOutside(output, folder)
    }
    const sql = await queryText(options.sql, options.file)
    if (sql === null && (csv || output !== undefined))
      throw new UserError('query: say in SQL what is to be written: agner query FOLDER SQL')
    const [{ loadDuckDB }, { SweepDatabase }] = await Promise.all([
      import('./duckdb.ts'),
      import('../results/sweep-database.ts'),
    ])
    const database = await SweepDatabase.open(await loadDuckDB(), folder, manifest)
    try {
      if (!quiet && database.missing > 0) note(`agner: ${missingText(database)}\n`)
      if (sql === null) {
        const { databaseList } = await import('./query-list.ts')
        print(await databaseList(database, folder, { json, noColor: options['no-color'] ?? false }))
      } else if (answer.isParquet(output)) await answer.writeParquet(database, sql, output)
      else {
        const records = await database.query(sql)
        if (output !== undefined) await answer.writeRecords(records, output)
        else if (csv || json) await answer.printRecords(records, json ? 'json' : 'csv')
        else await answer.printTable(records, options['no-color'] ?? false, quiet)
      }
    } finally {
      database.close()
    }
  },
})

/** A part becomes tables once all of its points are there. */
function missingText({ missing, points }: { readonly missing: number; readonly points: number }): string {
  const all = points + missing
  return `${missing} of ${all} points are not in tables yet: the sweep is not finished (the same command goes on with it)`
}
