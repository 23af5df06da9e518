import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Figures, Summary } from '../../src/experiment/summary.ts'
import { figureRows } from '../../src/experiment/figure-rows.ts'
import { choose, loadText, type Comparison } from '../../src/index.ts'
import { trace } from '../../src/models/trace.ts'
import { comparisonCsv } from '../../src/report/compare-csv.ts'
import type { CsvDialect } from '../../src/report/csv-cell.ts'
import { csvLog } from '../../src/report/event-log.ts'
import { json } from '../../src/report/json.ts'
import { choiceTable } from '../../src/results/choice-table.ts'
import { comparisonTable } from '../../src/results/comparison-table.ts'
import { csvOf } from '../../src/results/csv.ts'
import { figureCells } from '../../src/results/figure-columns.ts'
import { runTable } from '../../src/results/run-table.ts'
import { tableColumns } from '../../src/results/sweep-tables.ts'
import { tableCsv, tableParquet, type Table } from '../../src/results/table.ts'
import { guarded } from '../../src/scenario/csv-guard.ts'
import { compared, HOSTILE, hostileCenter, plainCenter, ran } from './exported.ts'

let summary: Summary
let csv: string
beforeAll(async () => {
  summary = await ran(plainCenter)
  csv = [...tableCsv(runTable(summary, false))].join('')
})

type Row = Readonly<Record<string, string | number | null>>

/** As a reader of CSV has it, who skips the first line. */
function rowsOf(text: string, delimiter = ','): Row[] {
  const { data, errors } = Papa.parse<Row>(text, {
    header: true,
    comments: '#',
    delimiter,
    skipEmptyLines: true,
    transform: (value, column) => {
      const isNumber = ['day', 'seconds', 'value', 'low', 'high'].includes(String(column))
      return isNumber ? (value === '' ? null : Number(value.replace(',', '.'))) : value
    },
  })
  expect(errors).toEqual([])
  return data
}

/** Every figure of the JSON document by where it is: level, day or start, scope, name, figure. */
function figuresOfJson(text: string): Map<string, Figures[string]> {
  const document = JSON.parse(text)
  const found = new Map<string, Figures[string]>()
  const add = (where: string, slice: Record<string, unknown>): void => {
    for (const scope of ['totals', 'types', 'queues', 'groups', 'trunks', 'clients', 'providers', 'outages']) {
      const named = scope === 'totals' && slice.totals ? { '': slice.totals } : (slice[scope] ?? {})
      for (const [name, figures] of Object.entries(named))
        for (const [figure, estimate] of Object.entries(figures as Figures))
          found.set([where, scope, name, figure].join('|'), estimate)
    }
  }
  add('whole||', document)
  for (const day of document.days) add(`day|${day.date}|`, day)
  for (const one of document.intervals) add(`interval|${one.date}|${one.start}`, one)
  for (const one of document.hours) add(`hour||${one.start}`, one)
  return found
}

describe('the table of a run', () => {
  test('has every figure of --json, under the same names and with the same values', () => {
    const wanted = figuresOfJson(json(summary, { timing: false }))
    const rows = rowsOf(csv)
    const told = new Map(
      rows.map(({ date, figure, level, name, scope, start, value, low, high }) => [
        [level, level === 'whole' ? '' : date, start, scope, name, figure].join('|'),
        { value, low, high },
      ]),
    )
    for (const [where, estimate] of wanted) expect([where, told.get(where)]).toEqual([where, estimate])
    const others = [...told.keys()].filter((where) => !wanted.has(where))
    expect([...new Set(others.map((where) => where.split('|')[0]))].toSorted()).toEqual(['month', 'whole'])
    // What the document has in places of their own.
    expect(new Set(others.filter((one) => one.startsWith('whole')).map((where) => where.split('|')[3]))).toEqual(
      new Set(['typeGroups']),
    )
    expect(told.get('month|2026-02||totals||cost')).toEqual(summary.months?.[0].totals.cost)
  })

  test('is the same in Parquet, which says what columns and figures mean', async () => {
    const bytes = tableParquet(runTable(summary, false))
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    const rows = (await parquetReadObjects({ file })) as Row[]
    const empty = (row: Row) => ({ ...row, date: row.date ?? '', start: row.start ?? '' })
    expect(rows.map(empty)).toEqual(rowsOf(csv))
    const metadata = new Map(parquetMetadata(file).key_value_metadata?.map(({ key, value }) => [key, value]))
    expect(metadata.get('agner.scenario')).toBe(summary.scenario.hash)
    expect(metadata.get('agner.seed')).toBe('exports')
    expect(JSON.parse(metadata.get('agner.units') ?? '')).toEqual({ seconds: 's' })
    expect(JSON.parse(metadata.get('agner.descriptions') ?? '')).toMatchObject({ value: 'null: nothing to divide by' })
    expect(JSON.parse(metadata.get('agner.figures') ?? '')).toMatchObject({
      asa: { unit: 'seconds', description: 'average speed of answer: mean wait of the answered' },
      cost: { unit: 'money' },
    })
  })

  test('gives the same bytes twice', () => {
    const again = runTable(summary, false)
    expect([...tableCsv(again)].join('')).toBe(csv)
    expect(tableParquet(runTable(summary, false))).toEqual(tableParquet(runTable(summary, false)))
  })

  test('says in its first line what it is of', () => {
    const [first] = csv.split('\n')
    expect(first).toBe(
      `# agner ${summary.agner}; scenario Two clients; hash ${summary.scenario.hash}; seed exports; replications 6; ` +
        'confidence 0.95; serviceLevel answered-of-offered; currency EUR',
    )
  })

  test('with a decimal comma has semicolons between cells, and a mark by which Excel knows UTF-8', () => {
    const dutch = [...tableCsv(runTable(summary, false), { decimal: ',', separator: ';' })].join('')
    expect(dutch.startsWith('\uFEFF# agner')).toBe(true)
    expect(dutch).toMatch(/;offered;count;\d+,\d+;\d+,\d+;/)
    expect(rowsOf(dutch, ';')).toEqual(rowsOf(csv))
  })
})

test('the table of a comparison has every figure of every variant, and differences to the first', async () => {
  const comparison = await compared(plainCenter)
  const rows = rowsOf([...tableCsv(comparisonTable(comparison))].join(''))
  expect(rows).toHaveLength(comparison.figures.length * 2)
  const [figure] = comparison.figures
  expect(rows[0]).toMatchObject({ variant: 'base', figure: 'serviceLevel', value: figure.variants[0].value })
  expect(rows[1]).toMatchObject({ variant: 'one more', difference: String(figure.differences[0].value) })
  expect(rows[1].verdict).toBe(figure.differences[0].verdict)
})

/** Lines are cut where a cell has a line break too: by another separator quotes may be anywhere. */
function cut(text: string, delimiter: string): string[] {
  const { data } = Papa.parse<string[]>(text, { delimiter })
  const torn = text.split(/[\r\n]+/).flatMap((line) => line.split(delimiter))
  return [...data.flat(), ...torn.map((cell) => cell.replace(/^"+/, ''))]
}

const isFormula = (cell: string): boolean =>
  /^(\s*[=+\-@]|[\t\r])/.test(cell) && !/^-?\d+([.,]\d+)?(e-?\d+)?$/.test(cell)

describe('names that look like formulas begin no cell, the comment included, wherever it is cut', () => {
  const DUTCH = { decimal: ',', separator: ';' } as const
  const whole = (table: Table, dialect?: CsvDialect): string => [...tableCsv(table, dialect)].join('')
  let hostile: Summary
  let comparison: Comparison
  beforeAll(async () => {
    hostile = await ran(hostileCenter)
    comparison = await compared(hostileCenter)
  })

  test.each<[string, () => string | Promise<string>, (keyof typeof HOSTILE)[]]>([
    ['run', () => whole(runTable(hostile, false)), ['queue', 'second']],
    ['run, with semicolons', () => whole(runTable(hostile, false), DUTCH), ['queue', 'second']],
    ['comparison', () => whole(comparisonTable(comparison)), ['variant', 'queue']],
    ['comparison side by side', () => comparisonCsv(comparison), ['variant', 'queue']],
    ['comparison side by side, with semicolons', () => comparisonCsv(comparison, DUTCH), ['variant', 'queue']],
    [
      'choice',
      async () => whole(choiceTable([await choose(loadText(hostileCenter), { clients: [HOSTILE.neighbour] })])),
      ['neighbour', 'variant'],
    ],
    [
      'sweep',
      () => {
        const { figures } = tableColumns([], 0.95)
        return csvOf(
          figures,
          figureRows(hostile).map((row) => [0, ...figureCells(row)]),
        )
      },
      ['queue', 'second'],
    ],
    [
      'trace',
      () => {
        const { model } = loadText(hostileCenter)
        return csvLog(trace(model, { seed: 'hostile', replication: 0, issues: 40, from: 0, type: -1 }), model.periods)
      },
      ['queue', 'second'],
    ],
  ])('of a %s', async (_, write, names) => {
    const text = await write()
    for (const delimiter of [',', ';', '\t']) expect(cut(text, delimiter).filter(isFormula)).toEqual([])
    const cells = Papa.parse<string[]>(text, { delimiter: /^\uFEFF|variant;/.test(text) ? ';' : ',' }).data.flat()
    for (const name of names) expect(cells).toContain(guarded(HOSTILE[name]))
  })

  test('negative numbers among them stay numbers', () => {
    const cells = cut(whole(comparisonTable(comparison)), ',')
    expect(cells.filter((cell) => /^-\d+(\.\d+)?$/.test(cell)).length).toBeGreaterThan(10)
    expect(cells.filter((cell) => /^'[-+]?\d+(\.\d+)?$/.test(cell))).toEqual([])
  })
})
