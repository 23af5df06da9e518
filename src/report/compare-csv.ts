import type { ComparedFigure, Comparison } from '../experiment/comparison.ts'
import { commentLine, csvLine, SPREADSHEET_MARK, type CsvDialect } from './csv-cell.ts'

/** A column for each variant, a row for each figure, its interval, and its difference to the first. */
export function comparisonCsv(comparison: Comparison, dialect?: CsvDialect): string {
  const { variants, figures, agner, seed, replications } = comparison
  const hashes = variants.map(({ name, scenario }) => `${name} ${scenario.hash}`)
  const provenance = commentLine({ agner, seed, replications: String(replications), scenarios: hashes })
  const head = ['scope', 'name', 'figure', 'unit', 'what', ...variants.map(({ name }) => name)]
  const lines = [head, ...figures.flatMap(rowsOf)].map((row) => csvLine(row, dialect))
  return `${dialect === undefined ? '' : SPREADSHEET_MARK}${provenance}\n${lines.join('')}`
}

function rowsOf({ scope, name, key, unit, variants, differences }: ComparedFigure): (string | number | null)[][] {
  const row = (what: string, ...values: readonly (number | string | null)[]) => [
    scope,
    name,
    key,
    unit,
    what,
    ...values,
  ]
  return [
    row('value', ...variants.map(({ value }) => value)),
    row('low', ...variants.map(({ low }) => low)),
    row('high', ...variants.map(({ high }) => high)),
    row('difference', null, ...differences.map(({ value }) => value)),
    row('difference low', null, ...differences.map(({ low }) => low)),
    row('difference high', null, ...differences.map(({ high }) => high)),
    row('verdict', null, ...differences.map(({ verdict }) => verdict)),
  ]
}
