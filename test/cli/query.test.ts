import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as duckdb from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDuckDB } from '../../src/cli/duckdb.ts'
import { recordsJson } from '../../src/report/records-json.ts'
import { SweepDatabase } from '../../src/results/sweep-database.ts'
import { readSweep } from '../../src/results/read-sweep.ts'
import { SqlFault } from '../../src/results/sql-fault.ts'
import { readManifest } from '../../src/results/sweep-folder.ts'
import { agner, agnerHere, type Outcome } from './agner.ts'

/** A spreadsheet that cuts where it should not would take it for formulas. */
const QUEUE = `b; =1, '-2 "@x`
const small = `agner: 1
name: Small
queues: { ${JSON.stringify(QUEUE)}: { types: [calls] } }
hours: 09:00-11:00
calendar: { interval: 1h }
types: { calls: { arrivals: 30/h, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 3 } }
employers: { center: { wage: EUR 20/h } }
run: { replications: 4 }
`
/** An axis that is called like a figure, and a text that a spreadsheet would take for a formula. */
const VARIED = ['--vary', 'groups.team.agents=2,3', '--vary', 'aht=-10%,+10%']
// A shell, SQL and a pattern of files would each read such a name in its own way.
const NAME = process.platform === 'win32' ? "it's [1] {a} out" : "it's [1] {a,b} *out*"
const home = mkdtempSync(join(tmpdir(), 'agner-query-'))
const [out, csv] = [NAME, 'csv'].map((name) => join(home, name))

const query = (...args: string[]): Promise<Outcome> => agnerHere(['query', ...args])
const open = new Map<string, SweepDatabase>()

/** As --json has them, of a database that is opened once. */
async function rowsOf(folder: string, sql: string): Promise<Record<string, unknown>[]> {
  const database = open.get(folder) ?? (await SweepDatabase.open(duckdb, folder, await readManifest(folder)))
  open.set(folder, database)
  const { chunks, columns } = await database.query(sql)
  const texts: string[] = []
  for await (const rows of chunks) texts.push(...recordsJson(columns, rows))
  return texts.map((text) => JSON.parse(text))
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))

/** One part that is the whole, in the journal alone; merged it gives tables in either format. */
const part = join(home, 'part')

beforeAll(async () => {
  writeFileSync(join(home, 'a.yaml'), small)
  agner(['sweep', 'a.yaml', ...VARIED, '--workers', '1', '--shard', '1/1', '-o', 'part'], { cwd: home })
  const other = join(home, 'as csv')
  cpSync(part, other, { recursive: true })
  writeFileSync(join(other, 'manifest.json'), JSON.stringify({ ...manifestOf(part), tableFormat: 'csv' }))
  await agnerHere(['merge', part, '-o', out])
  await agnerHere(['merge', other, '-o', csv])
})
afterAll(() => {
  for (const database of open.values()) database.close()
  rmSync(home, { recursive: true, force: true })
})

describe('agner query', () => {
  test('without SQL says what may be asked, of what it is, and questions that work', async () => {
    const { code, stderr, stdout } = await agnerHere(['query', out], { COLUMNS: '80' })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { scenario } = manifestOf(out)
    expect(stdout).toContain(`Small\n4 points · scenario ${scenario.hash} · seed 1 · agner `)
    expect(stdout).toMatch(/\ncost +DOUBLE +EUR +fully costed/)
    expect(stdout).toMatch(/\ntotals_aht +DOUBLE +s +average handle time/)
    expect(stdout).toMatch(/\naht as written +VARCHAR +the same as text\n/)
    const lines = stdout.split('\n')
    expect(lines.filter((line) => line.length > 80 && !line.includes('agner query'))).toEqual([])
    const examples = lines.filter((line) => line.startsWith('  agner query '))
    expect(examples).toHaveLength(2)
    for (const example of examples) {
      const [, sql] = /'(SELECT .*)'$/.exec(example)!
      expect((await query(out, sql)).code).toBe(0)
    }
    const told = JSON.parse((await query(out, '--json')).stdout)
    expect(told).toMatchObject({ points: 4, missing: 0, seed: '1', scenario })
    expect(told.views.points).toContainEqual({
      name: 'aht',
      type: 'DOUBLE',
      unit: 'share',
      description: 'by how much it is changed',
    })
  })

  test.each([
    ['Parquet', out],
    ['CSV', csv],
  ])('columns of %s have the types that the manifest says', async (_, folder) => {
    const types = { INT32: 'INTEGER', INT64: 'BIGINT', DOUBLE: 'DOUBLE', STRING: 'VARCHAR' } as const
    const { tables } = manifestOf(folder)
    for (const table of ['points', 'figures']) {
      const columns: { name: string; type: keyof typeof types }[] = tables[table]
      expect(await rowsOf(folder, `SELECT column_name, column_type FROM (DESCRIBE ${table})`)).toEqual(
        columns.map(({ name, type }) => ({ column_name: name, column_type: types[type] })),
      )
    }
    const [first, second, third] = await rowsOf(folder, 'SELECT column_name, column_type FROM (DESCRIBE results)')
    expect([first, second, third].map((row) => row.column_type)).toEqual(['INTEGER', 'DOUBLE', 'DOUBLE'])
  })

  test('DuckDB reads version, scenario, seed and units from the Parquet files themselves', async () => {
    const instance = await duckdb.DuckDBInstance.create()
    const connection = await instance.connect()
    // By itself DuckDB takes the name for a pattern, which finds it.
    const file = join(home, '*out*', 'points', '*.parquet').replaceAll("'", "''")
    const reader = await connection.runAndReadAll(
      `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${file}')`,
    )
    const found = Object.fromEntries(reader.getRows().map(([key, value]) => [String(key), String(value)]))
    const { agner: version, confidence, design, scenario, seed } = manifestOf(out)
    expect(found).toEqual({
      'agner.version': version,
      'agner.scenario': scenario.hash,
      'agner.seed': seed,
      'agner.confidence': String(confidence),
      'agner.design': design.hash,
      'agner.currency': 'EUR',
      'agner.units': JSON.stringify({ aht: 'share' }),
    })
    connection.closeSync()
    instance.closeSync()
  })

  test('the figures of a point are those of a run, to the last bit', async () => {
    const set = ['--set', 'groups.team.agents=3', '--set', 'aht=+10%']
    const run = JSON.parse((await agnerHere(['run', join(home, 'a.yaml'), '--json', ...set])).stdout)
    const where = `"groups.team.agents" = 3 AND "aht as written" = '+10%'`
    const figures = await rowsOf(
      out,
      `SELECT f.* EXCLUDE (point, unit) FROM figures f JOIN points USING (point) WHERE ${where}`,
    )
    expect(figures.length).toBeGreaterThan(300)
    for (const { figure, name, scope, ...estimate } of figures) {
      const own = scope === 'totals' ? run.totals : run[String(scope)][String(name)]
      expect({ figure, ...estimate }).toEqual({ figure, ...own[String(figure)] })
    }
    const [point] = await rowsOf(out, `SELECT contacts, events, scenario FROM points WHERE ${where}`)
    expect(point).toEqual({ contacts: run.contacts, events: run.events, scenario: run.scenario.hash })
  })

  test('results is a row a point, as pivoted by hand; the same from CSV', async () => {
    const results = await rowsOf(out, 'SELECT * FROM results')
    const points = await rowsOf(out, 'SELECT * FROM points ORDER BY point')
    const figures = await rowsOf(out, "SELECT * FROM figures WHERE scope = 'totals'")
    expect(results).toHaveLength(4)
    for (const [i, { point, replications, ...set }] of points.entries()) {
      const byHand: Record<string, unknown> = { point, replications }
      for (const axis of ['groups.team.agents', 'aht']) byHand[axis] = set[axis]
      for (const { figure, high, low, point: of, value } of figures) {
        if (of !== point) continue
        const name = figure === 'aht' ? 'totals_aht' : String(figure)
        Object.assign(byHand, { [name]: value, [`${name}_low`]: low, [`${name}_high`]: high })
      }
      expect(results[i]).toEqual(byHand)
    }
    for (const table of ['results', 'points ORDER BY point', 'figures ORDER BY point, scope, name, figure'])
      expect(await rowsOf(csv, `SELECT * FROM ${table}`)).toEqual(await rowsOf(out, `SELECT * FROM ${table}`))
    const [queue] = await rowsOf(csv, `SELECT DISTINCT name FROM figures WHERE scope = 'queues'`)
    expect(queue).toEqual({ name: QUEUE })
  })

  test('a report reads the same of CSV and of Parquet', async () => {
    const [ofCsv, ofParquet] = await Promise.all([csv, out].map(async (of) => readSweep(of, await readManifest(of))))
    expect(ofCsv).toEqual(ofParquet)
    expect(ofCsv.figures.some(({ name }) => name === QUEUE)).toBe(true)
  })

  test('of an unfinished sweep whole parts are there, and it is told how many points are not', async () => {
    const many = join(home, 'many')
    cpSync(out, many, { recursive: true })
    const manifest = manifestOf(out)
    // As if there were a second part, of two points.
    const larger = { ...manifest, pointsPerPart: 4, design: { ...manifest.design, size: 6 } }
    writeFileSync(join(many, 'manifest.json'), JSON.stringify(larger))
    const { code, stderr, stdout } = await query(many, 'SELECT count(serviceLevel) AS n FROM results', '--csv')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'n\n4\n' })
    expect(stderr).toContain('2 of 6 points are not in tables yet')
    // A part on one of several machines has no tables at all.
    const none = await query(part, 'SELECT * FROM results JOIN figures USING (point)', '--json', '-q')
    expect(none).toEqual({ code: 0, stdout: '[]\n', stderr: '' })
    expect((await query(part)).stderr).toContain('4 of 4 points are not in tables yet')
  })
})

describe('an answer', () => {
  const VALUES = `SELECT 9007199254740993 AS big, 12::BIGINT AS small, '-x' AS text, [1.5::DOUBLE, 2] AS list, 1.10::DECIMAL(9,2) AS decimal,
    TIMESTAMP '2026-01-02 03:04:05' AS at, INTERVAL '-1 day' AS lag, 'nan'::DOUBLE AS nothing, {a: 'b'} AS struct, -2 AS minus, 1 AS minus`

  test('as JSON: numbers where they are safe, no NaN', async () => {
    const [row] = JSON.parse((await query(out, VALUES, '--json')).stdout)
    expect(row).toEqual({
      big: '9007199254740993',
      small: 12,
      text: '-x',
      list: [1.5, 2],
      decimal: 1.1,
      at: '2026-01-02 03:04:05',
      lag: '-1 day',
      nothing: null,
      struct: { a: 'b' },
      minus: -2,
      'minus:1': 1,
    })
  })

  test('as CSV: what a spreadsheet would take for a formula only where it is text', async () => {
    const { stdout } = await query(out, VALUES, '--csv')
    const row = `9007199254740993,12,'-x,"[1.5,2]",1.1,2026-01-02 03:04:05,-1 day,,"{""a"":""b""}",-2,1`
    expect(stdout.split('\n')[1]).toBe(row)
  })

  test('as a table: points below each other; as many columns as there is room for, or one row on its side', async () => {
    const { stdout } = await query(out, "SELECT 'a' AS name, 1 / 3 AS share UNION ALL SELECT 'b', 12.5", '-q')
    expect(stdout).toBe('name      share\na      0.333333\nb     12.5\n')
    const wide = await agnerHere(['query', out, 'SELECT * FROM results'], { COLUMNS: '80' })
    expect(wide.stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(wide.stderr).toMatch(/columns do not fit here: name some in SELECT; --json, --csv or -o FILE has all/)
    const one = await agnerHere(['query', out, 'SELECT * FROM results WHERE point = 2'], { COLUMNS: '80' })
    expect(one.stdout).toMatch(/^point +2\n[^]*\nserviceLevel +0\.\d+\n/)
    const long = await query(out, 'FROM range(3000)')
    expect(long.stdout.split('\n')).toHaveLength(1002)
    expect(long.stderr).toContain('these are the first 1000 rows')
  })

  test.each(['json', 'csv', 'parquet'])('as a file: .%s, the same', async (ending) => {
    const [file, sql] = [
      join(home, `answer.${ending}`),
      'SELECT point, asa, "aht as written" FROM results JOIN points USING (point)',
    ]
    expect(await query(out, sql, '-o', file)).toEqual({ code: 0, stdout: '', stderr: '' })
    const instance = await duckdb.DuckDBInstance.create()
    const connection = await instance.connect()
    const format = { json: 'read_json', csv: 'read_csv', parquet: 'read_parquet' }[ending]
    const reader = await connection.runAndReadAll(`SELECT point::INT AS point, asa FROM ${format}('${file}')`)
    expect(reader.getRowObjectsJson()).toEqual(await rowsOf(out, 'SELECT point, asa FROM results'))
    if (ending === 'parquet') {
      const about = await connection.runAndReadAll(`SELECT decode(key) FROM parquet_kv_metadata('${file}')`)
      expect(about.getRows().flat()).toContain('agner.scenario')
    }
    connection.closeSync()
    instance.closeSync()
    expect(readdirSync(home).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('SQL from a file, or from standard input', async () => {
    writeFileSync(
      join(home, 'count.sql'),
      'CREATE TABLE few AS FROM points LIMIT 3;\nSELECT count(*) AS n FROM few -- three\n',
    )
    expect((await query(out, '--file', join(home, 'count.sql'), '--csv')).stdout).toBe('n\n3\n')
    expect(agner(['query', out, '-', '--csv'], { input: 'SELECT 1 AS one' }).stdout).toBe('one\n1\n')
  })
})

describe('a mistake is told without a stack', () => {
  test.each([
    ['SELECT servicelvl FROM results', 'DuckDB: Binder Error: Referenced column "servicelvl" not found'],
    ['SELEC 1', 'DuckDB: Parser Error: syntax error at or near "SELEC"'],
    ['SELECT CAST(text AS INT) FROM (SELECT name AS text FROM figures)', 'DuckDB: Conversion Error'],
    ['CREATE TABLE a (b INT)', 'gives no rows'],
    ['/* nothing */', 'there is no SQL to be carried out'],
    ['SELECT $1', 'has parameters'],
    ["COPY points TO 'x.csv'", 'file system operations are disabled'],
    ["COPY points TO '<points>/part-00000.parquet'", 'COPY is not for here'],
    ["EXPLAIN ANALYZE COPY points TO '<points>/new.parquet'", 'EXPLAIN is not for here'],
    ["SELECT * FROM read_text('package.json')", 'file system operations are disabled'],
    ['SET enable_external_access = true', 'DuckDB: '],
  ])('%s', async (sql, message) => {
    const asked = rowsOf(csv, sql.replace('<points>', join(csv, 'points')))
    await expect(asked).rejects.toThrow(SqlFault)
    await expect(asked).rejects.toThrow(message)
    expect(readdirSync(join(csv, 'points'))).toEqual(['part-00000.csv'])
  })

  test('on the command line: exit code 2, and what DuckDB says', async () => {
    const { code, stderr, stdout } = await query(out, 'SELECT servicelvl FROM results')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^agner: DuckDB: Binder Error: Referenced column "servicelvl" not found/)
    expect(stderr).toContain('Candidate bindings: "serviceLevel"')
    expect(stderr).not.toMatch(/\n +at /)
    expect((await query(out, ' ')).stderr).toBe('agner: query: the SQL is empty\n')
    const twice = await query(out, 'SELECT 1', '--json', '-o', 'a.csv')
    expect(twice.stderr).toBe('agner: query: --json, --csv and -o say what becomes of the answer: one of them\n')
    expect((await query(out, 'SELECT', '1')).stderr).toContain('too much: 1: SQL goes in quotes')
  })

  test('of a file nothing is left, and none is written into the folder that is read', async () => {
    const file = join(home, 'bad.parquet')
    expect((await query(out, 'SELECT foo FROM points', '-o', file)).stderr).toContain('Referenced column "foo"')
    expect((await query(out, 'CREATE TABLE a (b INT); FROM a', '-o', file)).stderr).toContain('is of one query')
    expect((await query(out, 'SELECT name::INT FROM figures', '-o', join(home, 'bad.csv'))).code).toBe(2)
    expect((await query(out, 'FROM points', '-o', join(out, 'points', 'x.csv'))).stderr).toContain('is in the folder')
    expect((await query(out, 'FROM points', '-o', join(home, 'x.xls'))).stderr).toContain('.csv, .json or .parquet')
    expect((await query(out, '-o', file)).stderr).toContain('say in SQL what is to be written')
    expect(readdirSync(home).filter((name) => /bad|\.tmp$/.test(name))).toEqual([])
  })

  test('a folder that is of no sweep: the words of merge', async () => {
    const [none, other] = [join(home, 'none'), join(home, 'other')]
    mkdirSync(other)
    writeFileSync(join(other, 'manifest.json'), '{"kind":"else"}')
    for (const folder of [none, other]) {
      const asked = await query(folder, 'SELECT 1')
      expect(asked).toEqual(await agnerHere(['merge', folder]))
      expect(asked.code).toBe(2)
    }
    expect(existsSync(none)).toBe(false)
    writeFileSync(join(other, 'manifest.json'), '{"kind":"sweep","format":2}')
    expect((await query(other)).stderr).toContain('its manifest says format 2, and this agner reads 1')
  })

  test('without DuckDB: what to install', async () => {
    const missing = (message: string) => () =>
      Promise.reject(Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' }))
    const why = (message: string) =>
      loadDuckDB(missing(message)).catch((error: Error) => `${error.name}: ${error.message}`)
    expect(await why("Cannot find package '@duckdb/node-api' imported from query.js")).toBe(
      'UserError: query reads tables with DuckDB, and @duckdb/node-api is not installed: npm install @duckdb/node-api',
    )
    expect(await why("Cannot find module '@duckdb/node-bindings-linux-x64/duckdb.node'")).toContain(
      `@duckdb/node-api does not go with this machine (${process.platform} ${process.arch})`,
    )
    await expect(loadDuckDB(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug')
  })
})
