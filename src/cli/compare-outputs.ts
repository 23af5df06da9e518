import type { Comparison } from '../experiment/comparison.ts'
import type { Loaded } from '../index.ts'
import type { Locale } from '../report/locales.ts'
import { dialectOf } from './locale-option.ts'
import type { OutputFormats } from './outputs.ts'

/** What a comparison found, and how it is to be written. */
export interface FoundComparison {
  readonly comparison: Comparison
  readonly variants: ReadonlyMap<string, Loaded>
  /** What `--set` changed. */
  readonly changes: readonly string[]
  /** Whether with what differs between two equal runs. */
  readonly timing: boolean
  readonly locale?: Locale
}

/** What `agner compare -o` writes; what a format takes is loaded when it is asked for. */
export const COMPARE_FORMATS: OutputFormats<FoundComparison> = {
  '.html': async ({ changes, comparison, variants }) => {
    const [{ comparisonReport }, { chartProgram }, { simulatedOfAll }] = await Promise.all([
      import('../report/html/compare-report.ts'),
      import('./chart-program.ts'),
      import('./simulated.ts'),
    ])
    return comparisonReport(comparison, simulatedOfAll(variants, changes), await chartProgram())
  },
  '.json': async ({ comparison, timing }) =>
    (await import('../report/compare-json.ts')).comparisonJson(comparison, { timing }),
  '.csv': async ({ comparison, locale }) =>
    (await import('../report/compare-csv.ts')).comparisonCsv(comparison, dialectOf(locale)),
  '.parquet': async ({ comparison }) => {
    const [{ comparisonTable }, { tableParquet }] = await Promise.all([
      import('../results/comparison-table.ts'),
      import('../results/table.ts'),
    ])
    return tableParquet(comparisonTable(comparison))
  },
  '.xlsx': async ({ comparison, locale }) => {
    const [{ comparisonWorkbook }, { xlsxOf }] = await Promise.all([
      import('../report/workbook/comparison-workbook.ts'),
      import('../results/xlsx/xlsx.ts'),
    ])
    return xlsxOf(comparisonWorkbook(comparison, locale))
  },
  '.md': async ({ comparison, locale }) =>
    (await import('../report/compare-markdown.ts')).comparisonMarkdown(comparison, locale),
}
