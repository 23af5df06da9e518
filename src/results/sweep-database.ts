import type { DuckDBConnection, DuckDBInstance, DuckDBPreparedStatement, DuckDBResult } from '@duckdb/node-api'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { RecordColumn, RecordRow } from '../report/records.ts'
import type { View } from '../report/view-list.ts'
import type { DuckDB } from './duckdb.ts'
import { FileFault } from './file-fault.ts'
import { FORMAT, provenanceOf, type Manifest } from './manifest.ts'
import { kindOf, plainValue } from './query-values.ts'
import { SqlFault, sqlFault } from './sql-fault.ts'
import { partsOf } from './sweep-parts.ts'
import { asViewed, identifier, literal, resultsView, tableView, type FoundFigure } from './sweep-views.ts'

/** What a query gives, rows in chunks as they are found. */
export interface Records {
  readonly columns: readonly RecordColumn[]
  readonly chunks: AsyncIterable<readonly RecordRow[]>
}

/** They change nothing but memory; whatever writes files, or may hold what does (PREPARE), is not among them. */
const HARMLESS = [
  'SELECT',
  'CREATE',
  'CREATE_FUNC',
  'INSERT',
  'UPDATE',
  'DELETE',
  'MERGE_INTO',
  'ALTER',
  'DROP',
  'SET',
  'VARIABLE_SET',
  'TRANSACTION',
] as const

/** A folder of results as a database in memory: views over its tables, and no way to any other file. */
export class SweepDatabase {
  readonly manifest: Manifest
  readonly views: readonly View[]
  /** In tables, and not yet. */
  readonly points: number
  readonly missing: number
  private readonly duckdb: DuckDB
  private readonly instance: DuckDBInstance
  private readonly connection: DuckDBConnection
  private readonly folder: string
  private isConfined = false

  private constructor(
    { duckdb, instance, connection, manifest, folder }: Opened,
    { points, missing }: { readonly points: number; readonly missing: number },
    views: readonly View[],
  ) {
    this.duckdb = duckdb
    this.instance = instance
    this.connection = connection
    this.manifest = manifest
    this.folder = folder
    this.views = views
    this.points = points
    this.missing = missing
  }

  /** Throws a FileFault. */
  static async open(duckdb: DuckDB, folder: string, manifest: Manifest): Promise<SweepDatabase> {
    if (manifest.format !== FORMAT)
      throw new FileFault(
        `cannot read ${folder}: its manifest says format ${manifest.format}, and this agner reads ${FORMAT}`,
      )
    const parts = await partsOf(resolve(folder), manifest)
    const instance = await duckdb.DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const { tableFormat, tables } = manifest
    try {
      for (const table of ['points', 'figures'] as const)
        await connection.run(tableView(table, tables[table], parts.files[table], tableFormat))
      const results = resultsView(manifest, await totalsOf(connection))
      await connection.run(results.sql)
      const points = { name: 'points', about: 'what each point is', columns: asViewed(tables.points) }
      const figures = { name: 'figures', about: 'a row a figure of a point', columns: asViewed(tables.figures) }
      return new SweepDatabase({ duckdb, instance, connection, manifest, folder: resolve(folder) }, parts, [
        results.view,
        points,
        figures,
      ])
    } catch (error) {
      connection.closeSync()
      instance.closeSync()
      const reason = error instanceof Error ? error.message.trimEnd() : String(error)
      throw new FileFault(`cannot read the tables of ${folder}: ${reason}`)
    }
  }

  /** Carries out all statements, and gives what the last of them does. Throws a SqlFault, also while rows are read. */
  async query(sql: string): Promise<Records> {
    const { duckdb } = this
    await this.confine(null)
    const result = await this.carriedOut(sql)
    const hasRows = result.returnType === duckdb.ResultReturnType.QUERY_RESULT
    if (!hasRows) throw new SqlFault('the last statement gives no rows: end with a SELECT')
    const types = result.columnTypes()
    const columns = result.deduplicatedColumnNames().map((name, i) => ({ name, kind: kindOf(duckdb, types[i]) }))
    return { columns, chunks: chunksOf(duckdb, result) }
  }

  /** What a query gives as a Parquet file, which names what it is of. Throws a SqlFault. */
  async writeParquet(sql: string, path: string): Promise<void> {
    const query = sql.replace(/(\s|;|--[^\n]*(\n|$))+$/, '')
    const about = Object.entries(provenanceOf(this.manifest)).map(
      ([key, value]) => `${identifier(`agner.${key}`)}: ${literal(value)}`,
    )
    const target = `TO ${literal(resolve(path))} (FORMAT parquet, KV_METADATA {${about.join(', ')}})`
    const copy = `COPY (${query}\n) ${target}`
    await this.confine(path)
    try {
      // What is wrong with it is told of it, not of what is around it.
      await this.connection.extractStatements(sql)
      await this.connection.extractStatements(copy).catch(() => {
        throw new SqlFault('a Parquet file is of one query: without other statements')
      })
      await this.connection.run(copy)
    } catch (error) {
      throw sqlFault(error)
    }
  }

  /** Figures of the totals that are anything but 0 or empty at some point. */
  async figuresAtWork(): Promise<ReadonlySet<string>> {
    const reader = await this.connection.runAndReadAll(
      "SELECT DISTINCT figure FROM figures WHERE scope = 'totals' AND value <> 0",
    )
    return new Set(reader.getRows().map(([figure]) => String(figure)))
  }

  close(): void {
    this.connection.closeSync()
    this.instance.closeSync()
  }

  /** From here on SQL reads these tables and nothing else: no files but the one that is written, no network, no extensions. */
  private async confine(written: string | null): Promise<void> {
    if (this.isConfined) return
    this.isConfined = true
    const tables = ['points', 'figures'].map((table) => literal(join(this.folder, table)))
    const settings = [
      `allowed_directories = [${tables.join(', ')}]`,
      ...(written === null ? [] : [`allowed_paths = [${literal(resolve(written))}]`]),
      // Where a query needs more than memory has; the working directory is somebody's own.
      `temp_directory = ${literal(join(tmpdir(), `agner-query-${process.pid}`))}`,
      'autoinstall_known_extensions = false',
      'autoload_known_extensions = false',
      'enable_external_access = false',
      'lock_configuration = true',
    ]
    for (const setting of settings) await this.connection.run(`SET ${setting}`)
  }

  private async carriedOut(sql: string): Promise<DuckDBResult> {
    try {
      const statements = await this.connection.extractStatements(sql)
      for (let i = 0; i < statements.count - 1; i++) {
        const statement = await statements.prepare(i)
        this.requireHarmless(statement)
        await statement.run()
      }
      const last = await statements.prepare(statements.count - 1)
      this.requireHarmless(last)
      return await last.stream()
    } catch (error) {
      throw sqlFault(error)
    }
  }

  private requireHarmless(statement: DuckDBPreparedStatement): void {
    const { StatementType: types } = this.duckdb
    if (!HARMLESS.some((name) => types[name] === statement.statementType))
      throw new SqlFault(
        `${types[statement.statementType]} is not for here: the folder is read, and files are written with -o`,
      )
    if (statement.parameterCount > 0)
      throw new SqlFault('the SQL has parameters ($1, ?), and there is nothing to put there')
  }
}

interface Opened {
  readonly duckdb: DuckDB
  readonly instance: DuckDBInstance
  readonly connection: DuckDBConnection
  readonly manifest: Manifest
  readonly folder: string
}

/** In the order of the first point, then those that only others have. */
async function totalsOf(connection: DuckDBConnection): Promise<FoundFigure[]> {
  const reader = await connection.runAndReadAll(
    `SELECT figure, unit FROM figures WHERE scope = 'totals' AND point = (SELECT min(point) FROM figures)
     UNION ALL SELECT DISTINCT figure, unit FROM figures WHERE scope = 'totals' AND point > 0`,
  )
  const found = new Map<string, FoundFigure>()
  for (const [figure, unit] of reader.getRows() as [string, FoundFigure['unit']][])
    if (!found.has(figure)) found.set(figure, { figure, unit })
  return [...found.values()]
}

async function* chunksOf(duckdb: DuckDB, result: DuckDBResult): AsyncGenerator<readonly RecordRow[]> {
  try {
    yield* result.yieldConvertedRows(plainValue(duckdb))
  } catch (error) {
    throw sqlFault(error)
  }
}
