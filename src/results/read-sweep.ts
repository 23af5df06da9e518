import { readFile } from 'node:fs/promises'
import { parquetReadObjects } from 'hyparquet'
import papaparse from 'papaparse'
import type { SweepFound, SweepFigure } from '../report/html/sweep-found.ts'
import { axisNumber } from '../planning/sweep/axis-column.ts'
import { fileFault } from './file-fault.ts'
import type { Manifest, TableFormat } from './manifest.ts'
import { partsOf } from './sweep-parts.ts'

type Row = Readonly<Record<string, unknown>>

/** What is in the tables of a sweep so far. Throws a FileFault. */
export async function readSweep(folder: string, manifest: Manifest): Promise<SweepFound> {
  const { files, missing } = await partsOf(folder, manifest)
  const points = (await rowsOf(files.points, manifest.tableFormat)).map((row) => ({
    point: Number(row.point),
    texts: manifest.axes.map(({ path, unit }) => textOf(row[unit === null ? path : `${path} as written`])),
    replications: Number(row.replications),
  }))
  const placeOf = new Map(points.map(({ point }, place) => [point, place]))
  const figures = new Map<string, SweepFigure>()
  for (const file of files.figures) {
    for (const row of await rowsOf([file], manifest.tableFormat)) {
      const place = placeOf.get(Number(row.point))
      if (place === undefined) continue
      const [scope, name, key] = [row.scope, row.name, row.figure].map(textOf)
      const id = [scope, name, key].join('\n')
      let figure = figures.get(id)
      if (figure === undefined) {
        const unit = textOf(row.unit) as SweepFigure['unit']
        figures.set(id, (figure = { scope, name, key, unit, estimates: points.map(() => null) }))
      }
      figure.estimates[place] = { value: numberOf(row.value), low: numberOf(row.low), high: numberOf(row.high) }
    }
  }
  const { agner, axes, confidence, currency, design, replications, scenario, seed } = manifest
  return {
    agner,
    scenario,
    seed,
    confidence,
    currency,
    design: design.kind,
    missing,
    replications,
    axes: axes.map(({ path, unit }, axis) => ({
      path,
      unit,
      numbers: unit === null ? null : points.map(({ texts }) => axisNumber(texts[axis])),
    })),
    points: points.map(({ texts }) => texts),
    figures: [...figures.values()],
  }
}

async function rowsOf(files: readonly string[], format: TableFormat): Promise<Row[]> {
  const rows: Row[] = []
  for (const file of files) {
    try {
      const bytes = await readFile(file)
      if (format === 'csv') {
        rows.push(...papaparse.parse<Row>(bytes.toString('utf8'), { header: true, skipEmptyLines: true }).data)
      } else {
        const { buffer, byteLength, byteOffset } = bytes
        for (const row of await parquetReadObjects({
          file: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer,
        }))
          rows.push(row)
      }
    } catch (error) {
      throw fileFault(`read ${file}`, error)
    }
  }
  return rows
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}
