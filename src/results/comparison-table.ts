import type { Comparison } from '../experiment/comparison.ts'
import { comparisonProvenance } from '../report/provenance.ts'
import type { TableColumn, TableRow } from './columns.ts'
import { figureCells, figureColumns } from './figure-columns.ts'
import { meaningsOf, type Table } from './table.ts'

/** Every figure of every variant and how it differs from the first: a row a figure and variant. */
export function comparisonTable(comparison: Comparison): Table {
  const { confidence, figures } = comparison
  return {
    columns: columnsOf(confidence),
    rows: rowsOf(comparison),
    provenance: comparisonProvenance(comparison),
    meanings: meaningsOf(figures.map(({ key, unit }) => ({ figure: key, unit }))),
  }
}

function columnsOf(confidence: number): readonly TableColumn[] {
  const number = (name: string, description: string): TableColumn => ({ name, type: 'DOUBLE', unit: '', description })
  const level = `${100 * confidence} % interval, of all comparisons of the figure together`
  return [
    { name: 'variant', type: 'STRING', unit: '', description: 'name of the variant' },
    ...figureColumns(confidence),
    number('p5', 'a replication in twenty is below'),
    number('p95', 'a replication in twenty is above'),
    number('difference', 'to the first variant; null of the first'),
    number('difference_low', `lower end of its ${level}`),
    number('difference_high', 'upper end'),
    number('relative', 'difference by the value of the first variant'),
    {
      name: 'verdict',
      type: 'STRING',
      unit: '',
      description: 'better, worse, higher, lower, same, or open: cannot be told',
    },
  ]
}

function* rowsOf({ figures }: Comparison): Generator<TableRow> {
  for (const { differences, key, name, scope, unit, variants } of figures) {
    for (const [i, { high, low, p5, p95, value, variant }] of variants.entries()) {
      const difference = i === 0 ? undefined : differences[i - 1]
      yield [
        variant,
        ...figureCells({ scope, name, figure: key, unit, value, low, high }),
        p5,
        p95,
        difference?.value ?? null,
        difference?.low ?? null,
        difference?.high ?? null,
        difference?.relative ?? null,
        difference?.verdict ?? null,
      ]
    }
  }
}
