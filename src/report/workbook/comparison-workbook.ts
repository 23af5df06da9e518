import type { Comparison } from '../../experiment/comparison.ts'
import { verdictLines } from '../compare-words.ts'
import type { Locale } from '../locales.ts'
import { comparisonProvenance } from '../provenance.ts'
import { comparisonSentences, type Sentence } from '../sentences.ts'
import { printable } from '../text-width.ts'
import { name, styled } from './cells.ts'
import { differenceSheet, variantSheet } from './comparison-sheets.ts'
import { costKindSheet } from './cost-kind-sheet.ts'
import { listRows, provenanceRows, SUMMARY } from './summary-sheet.ts'
import type { Chart, Sheet, Workbook } from './workbook.ts'

/** Where the chart stands: beside the sentences. */
const CHART_COLUMN = 5

/** A comparison to compute on with: verdicts, variants side by side, differences, and cost by kind. */
export function comparisonWorkbook(comparison: Comparison, locale?: Locale): Workbook {
  const { currency, variants } = comparison
  const costs = costKindSheet(comparison)
  const title = printable(variants.map(({ name: own }) => own).join(', '))
  return {
    title,
    sheets: [
      summarySheet(comparison, title, costs.chart, comparisonSentences(comparison, locale)),
      ...variantSheet(comparison),
      differenceSheet(comparison),
      ...(costs.sheet === null ? [] : [costs.sheet]),
    ],
    ...(currency === undefined ? {} : { currency }),
    ...(locale === undefined ? {} : { locale }),
  }
}

function summarySheet(
  comparison: Comparison,
  title: string,
  chart: Omit<Chart, 'at' | 'columns' | 'rows'> | null,
  sentence: Sentence,
): Sheet {
  const rows = [
    [styled(title, 'title')],
    [styled(`differences to ${name(comparison.variants[0].name)}, under the same luck`, 'faint')],
    [],
    ...listRows('what is better', verdictLines(comparison).map(sentence)),
    ...listRows('notes', comparison.notes.map(sentence)),
    ...provenanceRows(comparisonProvenance(comparison)),
  ]
  const charts = chart === null ? [] : [{ ...chart, at: { row: 3, column: CHART_COLUMN }, columns: 10, rows: 22 }]
  return { name: SUMMARY, widths: [30, 30, 20, 20, 20], rows, charts }
}
