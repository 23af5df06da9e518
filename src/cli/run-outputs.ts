import type { Locale } from '../report/locales.ts'
import type { Summary } from '../experiment/summary.ts'
import { dialectOf } from './locale-option.ts'
import type { OutputFormats } from './outputs.ts'

/** What a run found, and how it is to be written. */
export interface FoundRun {
  readonly summary: Summary
  /** Whether with what differs between two equal runs. */
  readonly timing: boolean
  readonly locale?: Locale
}

/** What `agner run -o` writes; what a format takes is loaded when it is asked for. */
export const RUN_FORMATS: OutputFormats<FoundRun> = {
  '.json': async ({ summary, timing }) => (await import('../report/json.ts')).jsonInParts(summary, { timing }),
  '.csv': async ({ summary, timing, locale }) => {
    const [{ runTable }, { tableCsv }] = await Promise.all([
      import('../results/run-table.ts'),
      import('../results/table.ts'),
    ])
    return tableCsv(runTable(summary, timing), dialectOf(locale))
  },
  '.parquet': async ({ summary, timing }) => {
    const [{ runTable }, { tableParquet }] = await Promise.all([
      import('../results/run-table.ts'),
      import('../results/table.ts'),
    ])
    return tableParquet(runTable(summary, timing))
  },
  '.xlsx': async ({ summary, timing, locale }) => {
    const [{ runWorkbook }, { xlsxOf }] = await Promise.all([
      import('../report/workbook/run-workbook.ts'),
      import('../results/xlsx/xlsx.ts'),
    ])
    return xlsxOf(runWorkbook(summary, { timing, locale }))
  },
  '.md': async ({ summary, timing, locale }) =>
    (await import('../report/run-markdown.ts')).runMarkdown(summary, { timing, locale }),
}
