import { VERSION } from '../experiment/version.ts'
import { axisUnit, isChange } from '../planning/sweep/axis-column.ts'
import { hashOfPoints, type Sweep } from '../planning/sweep/sweep.ts'
import type { Provenance, TableColumn } from './columns.ts'
import { tableColumns, type TableName, type VariedAxis } from './sweep-tables.ts'

/** Points that share a file of each table. */
export const POINTS_A_PART = 64
/** Of the folder, raised when it would no longer be understood. */
export const FORMAT = 1

export type TableFormat = 'parquet' | 'csv'

/** What a folder of results is of: `manifest.json` in it. */
export interface Manifest {
  readonly agner: string
  readonly kind: 'sweep'
  readonly format: number
  readonly scenario: { readonly name: string; readonly hash: string }
  readonly seed: string
  readonly confidence: number
  /** null: as many as the precision takes. */
  readonly replications: number | null
  readonly precision: readonly string[] | null
  /** `antithetic`, `controls`. */
  readonly varianceReduction: readonly string[]
  readonly currency: string | null
  readonly design: { readonly kind: string; readonly size: number; readonly hash: string }
  readonly axes: readonly VariedAxis[]
  readonly pointsPerPart: number
  readonly tableFormat: TableFormat
  readonly tables: Readonly<Record<TableName, readonly TableColumn[]>>
}

export function manifestOf(sweep: Sweep, tableFormat: TableFormat): Manifest {
  const { design, loaded, points, precision, replications, seed, varianceReduction } = sweep
  const axes = sweep.axes.map(({ path }, axis): VariedAxis => {
    const texts = points.map((point) => point.texts[axis])
    return { path, unit: axisUnit(texts), ...(isChange(texts) ? { isChange: true } : {}) }
  })
  return {
    agner: VERSION,
    kind: 'sweep',
    format: FORMAT,
    scenario: { name: loaded.name, hash: loaded.hash },
    seed,
    confidence: loaded.confidence,
    replications: precision === null ? replications : null,
    precision: precision === null ? null : precisionWords(precision),
    varianceReduction: (['antithetic', 'controls'] as const).filter((way) => varianceReduction[way]),
    currency: loaded.model.currency,
    design: { kind: design.design, size: points.length, hash: hashOfPoints(sweep) },
    axes,
    pointsPerPart: POINTS_A_PART,
    tableFormat,
    tables: tableColumns(axes, loaded.confidence),
  }
}

function precisionWords({ atLeast, atMost, goals }: NonNullable<Sweep['precision']>): string[] {
  return [...goals.map(({ figure, halfWidth }) => `${figure}=${halfWidth.text}`), `from ${atLeast} to ${atMost}`]
}

export function provenanceOf({ agner, confidence, currency, design, scenario, seed }: Manifest): Provenance {
  return {
    createdBy: `agner ${agner}`,
    version: agner,
    scenario: scenario.hash,
    seed,
    confidence: String(confidence),
    design: design.hash,
    ...(currency === null ? {} : { currency }),
  }
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** In what a folder is of something else, in words; null: it is of the same. */
export function differenceOf(found: Manifest, wanted: Manifest): string | null {
  const texts: readonly (readonly [what: string, of: (manifest: Manifest) => unknown])[] = [
    ['scenario', ({ scenario }) => scenario.hash],
    ['version of agner', ({ agner, format }) => `${agner} (format ${format})`],
    ['seed', ({ seed }) => seed],
    ['confidence', ({ confidence }) => confidence],
    ['number of replications', ({ replications }) => replications ?? 'by precision'],
    ['precision', ({ precision }) => precision?.join(', ') ?? 'none'],
    ['variance reduction', ({ varianceReduction }) => varianceReduction.join(', ') || 'none'],
    ['design', ({ design }) => `${design.kind} of ${design.size} points, ${design.hash}`],
    ['table format', ({ tableFormat }) => tableFormat],
  ]
  for (const [what, of] of texts) {
    const [there, here] = [String(of(found)), String(of(wanted))]
    if (there !== here) return `another ${what}: ${there}, not ${here}`
  }
  return null
}
