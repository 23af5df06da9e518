import type { Loaded } from '../index.ts'
import type { Judgement } from '../report/judgement.ts'
import type { Locale } from '../report/locales.ts'
import type { Summary } from '../experiment/summary.ts'
import { dialectOf } from './locale-option.ts'
import type { OutputFormats } from './outputs.ts'

/** What a run found, and how it is to be written. */
export interface FoundRun {
  readonly loaded: Loaded
  /** What `--set` changed. */
  readonly changes: readonly string[]
  readonly summary: Summary
  /** What was asked of the run, and what it came to. */
  readonly judgement: Judgement | undefined
  /** Whether with what differs between two equal runs. */
  readonly timing: boolean
  readonly locale?: Locale
}

/** What `agner run -o` writes; what a format takes is loaded when it is asked for. */
export const RUN_FORMATS: OutputFormats<FoundRun> = {
  '.html': async ({ changes, loaded, summary }) => {
    const [{ runReport }, { chartProgram }, { simulatedOf }] = await Promise.all([
      import('../report/html/run-report.ts'),
      import('./chart-program.ts'),
      import('./simulated.ts'),
    ])
    return runReport(summary, simulatedOf(loaded, changes), await chartProgram())
  },
  '.json': async ({ judgement, summary, timing }) =>
    (await import('../report/json.ts')).jsonInParts(summary, { timing, judgement }),
  '.xml': async ({ judgement, summary, timing }) =>
    (await import('../report/junit.ts')).junit(summary, { timing, judgement }),
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
