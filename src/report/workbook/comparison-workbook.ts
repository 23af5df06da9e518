import type { Comparison } from '../../experiment/comparison.ts'
import { verdictLines } from '../compare-words.ts'
import type { Locale } from '../locales.ts'
import { comparisonProvenance } from '../provenance.ts'
import { printable } from '../text-width.ts'
import { name, styled } from './cells.ts'
import { differenceSheet, variantSheet } from './comparison-sheets.ts'
import { costKindSheet } from './cost-kind-sheet.ts'
import { listRows, provenanceRows, SUMMARY } from './summary-sheet.ts'
import type { Chart, Sheet, Workbook } from './workbook.ts'

/** Where charts stand beside the verdicts, which are long: below them. */
const CHART_COLUMNS = 5

/** A comparison to compute on with: verdicts, variants side by side, differences, and cost by kind. */
export function comparisonWorkbook(comparison: Comparison, locale?: Locale): Workbook {
  const { currency, variants } = comparison
  const costs = costKindSheet(comparison)
  const title = printable(variants.map(({ name: own }) => own).join(', '))
  return {
    title,
    sheets: [
      summarySheet(comparison, title, costs.chart),
      ...variantSheet(comparison),
      differenceSheet(comparison),
      ...costs.sheets,
    ],
    ...(currency === undefined ? {} : { currency }),
    ...(locale === undefined ? {} : { locale }),
  }
}

function summarySheet(
  comparison: Comparison,
  title: string,
  chart: Omit<Chart, 'at' | 'columns' | 'rows'> | null,
): Sheet {
  const rows = [
    [styled(title, 'title')],
    [styled(`differences to ${name(comparison.variants[0].name)}, under the same luck`, 'faint')],
    [],
    ...listRows('what is better', verdictLines(comparison)),
    ...listRows('notes', comparison.notes),
    ...provenanceRows(comparisonProvenance(comparison)),
    [],
  ]
  const charts =
    chart === null ? [] : [{ ...chart, at: { row: rows.length, column: 0 }, columns: CHART_COLUMNS, rows: 22 }]
  return { name: SUMMARY, widths: [30, 30, 20, 20, 20], rows, charts }
}
