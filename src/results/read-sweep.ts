import { readFile } from 'node:fs/promises'
import { parquetReadObjects } from 'hyparquet'
import papaparse from 'papaparse'
import type { SweepFound, SweepFigure } from '../report/html/sweep-found.ts'
import type { PointFinding } from '../planning/sweep/point-run.ts'
import { unguarded } from '../scenario/csv-guard.ts'
import { axisNumber } from '../planning/sweep/axis-column.ts'
import { FileFault, fileFault } from './file-fault.ts'
import { Journal } from './journal.ts'
import type { Manifest, TableFormat } from './manifest.ts'
import { partsOf } from './sweep-parts.ts'
import { rowsOf as tableRowsOf, tableColumns } from './sweep-tables.ts'

type Row = Readonly<Record<string, unknown>>

/** What a sweep has found so far: what is in its tables, and points whose part is not done. Throws a FileFault. */
export async function readSweep(folder: string, manifest: Manifest): Promise<SweepFound> {
  const { files } = await partsOf(folder, manifest)
  const columns = tableColumns(manifest.axes, manifest.confidence)
  const points: FoundPoint[] = []
  const placeOf = new Map<number, number>()
  const figures: Row[] = []
  const take = (table: 'points' | 'figures', rows: readonly Row[]): void => {
    if (table === 'figures') return void figures.push(...rows)
    for (const row of rows) {
      placeOf.set(Number(row.point), points.length)
      points.push({
        point: Number(row.point),
        texts: manifest.axes.map(({ path, unit }) => textOf(row[unit === null ? path : `${path} as written`])),
      })
    }
  }
  for (const table of ['points', 'figures'] as const)
    for (const file of files[table]) take(table, await rowsOf(file, manifest.tableFormat))
  for (const finding of await unfinished(folder, manifest.design.size, placeOf)) {
    const rows = tableRowsOf(manifest.axes, finding)
    for (const table of ['points', 'figures'] as const)
      take(
        table,
        rows[table].map((values) => Object.fromEntries(columns[table].map(({ name }, i) => [name, values[i]]))),
      )
  }
  const { agner, axes, confidence, currency, design, replications, scenario, seed } = manifest
  return {
    agner,
    scenario,
    seed,
    confidence,
    currency,
    design: design.kind,
    missing: design.size - points.length,
    replications,
    axes: axes.map(({ path, unit }, axis) => ({
      path,
      unit,
      numbers: unit === null ? null : points.map(({ texts }) => axisNumber(texts[axis])),
    })),
    points: points.map(({ texts }) => texts),
    figures: figuresOf(figures, points.length, placeOf),
  }
}

interface FoundPoint {
  readonly point: number
  readonly texts: readonly string[]
}

function figuresOf(rows: readonly Row[], points: number, placeOf: ReadonlyMap<number, number>): SweepFigure[] {
  const figures = new Map<string, SweepFigure>()
  for (const row of rows) {
    const place = placeOf.get(Number(row.point))
    if (place === undefined) continue
    const [scope, name, key] = [row.scope, row.name, row.figure].map(textOf)
    const id = [scope, name, key].join('\n')
    let figure = figures.get(id)
    if (figure === undefined) {
      const unit = textOf(row.unit) as SweepFigure['unit']
      const estimates = Array.from({ length: points }, () => null)
      figures.set(id, (figure = { scope, name, key, unit, estimates }))
    }
    figure.estimates[place] = { value: numberOf(row.value), low: numberOf(row.low), high: numberOf(row.high) }
  }
  return [...figures.values()]
}

/** Points in journals that are in no table, in their order. */
async function unfinished(folder: string, size: number, known: ReadonlyMap<number, number>): Promise<PointFinding[]> {
  const journal = await Journal.open(folder, null)
  const findings: PointFinding[] = []
  for (const point of [...journal.points].toSorted((a, b) => a - b))
    if (point < size && !known.has(point)) findings.push(JSON.parse(await journal.read(point)))
  await journal.close()
  return findings
}

async function rowsOf(file: string, format: TableFormat): Promise<Row[]> {
  try {
    const bytes = await readFile(file)
    if (format === 'csv') {
      const how = { header: true, skipEmptyLines: true, transform: unguarded } as const
      return papaparse.parse<Row>(bytes.toString('utf8'), how).data
    }
    const { buffer, byteLength, byteOffset } = bytes
    return await parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer })
  } catch (error) {
    throw damaged(file, error)
  }
}

/** A file that cannot be read, or is not what was written. */
function damaged(file: string, error: unknown): unknown {
  const fault = fileFault(`read ${file}`, error)
  if (fault instanceof FileFault) return fault
  return new FileFault(`cannot read ${file}: it is damaged; delete it, and the same agner sweep makes it again`)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}
