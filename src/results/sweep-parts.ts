import { join } from 'node:path'
import type { Manifest } from './manifest.ts'
import { namesIn } from './sweep-folder.ts'
import { isWholeTable } from './whole-table.ts'
import type { TableName } from './sweep-tables.ts'

/** What of a sweep is in tables. */
export interface SweepParts {
  /** In order of points. */
  readonly files: Readonly<Record<TableName, readonly string[]>>
  /** Points that are in them, and those that are not. */
  readonly points: number
  readonly missing: number
}

/** Whole parts alone. Throws a FileFault. */
export async function partsOf(folder: string, { design, pointsPerPart, tableFormat }: Manifest): Promise<SweepParts> {
  const found = (await namesIn(join(folder, 'points')))
    .filter((name) => PART.exec(name)?.[2] === tableFormat && numberOf(name) * pointsPerPart < design.size)
    .toSorted((a, b) => numberOf(a) - numberOf(b))
  const names: string[] = []
  for (const name of found) {
    const tables = ['points', 'figures'].map((table) => isWholeTable(join(folder, table, name), tableFormat))
    if ((await Promise.all(tables)).every(Boolean)) names.push(name)
  }
  const points = names.reduce((sum, name) => {
    return sum + Math.min(pointsPerPart, design.size - numberOf(name) * pointsPerPart)
  }, 0)
  const within = (table: TableName): string[] => names.map((name) => join(folder, table, name))
  return { files: { points: within('points'), figures: within('figures') }, points, missing: design.size - points }
}

const PART = /^part-(\d{5,})\.(parquet|csv)$/

function numberOf(name: string): number {
  return Number(PART.exec(name)?.[1])
}
