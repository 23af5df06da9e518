import type { ComparedFigure, Comparison } from '../experiment/comparison.ts'
import { csvCell } from './csv-cell.ts'

/** A column for each variant, a row for each figure, its interval, and its difference to the first. */
export function comparisonCsv({ variants, figures, agner, seed, replications }: Comparison): string {
  const hashes = variants.map(({ name, scenario }) => `${name} ${scenario.hash}`).join(', ')
  const provenance = `# agner ${agner}; seed ${seed}; replications ${replications}; scenarios ${hashes}`.replaceAll(
    /\s/g,
    ' ',
  )
  const head = ['scope', 'name', 'figure', 'unit', 'what', ...variants.map(({ name }) => name)]
  const rows = figures.flatMap(rowsOf)
  return `${[provenance, ...[head, ...rows].map((row) => row.map(csvCell).join(','))].join('\n')}\n`
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
