import { basename } from 'node:path'
import type { Loaded } from '../index.ts'
import type { Choice } from '../planning/choosing/choice.ts'
import type { Locale } from '../report/locales.ts'
import { dialectOf } from './locale-option.ts'
import { loadFrom, STANDARD_INPUT } from './files.ts'
import type { OutputFormats } from './outputs.ts'

/** What was found for each client, and how it is to be written. */
export interface FoundChoices {
  readonly choices: readonly Choice[]
  /** They are read again, to be shown. */
  readonly files: readonly string[]
  readonly allowOutside?: boolean
  /** Whether with what differs between two equal runs. */
  readonly timing: boolean
  readonly locale?: Locale
}

/** What `agner choose -o` writes; what a format takes is loaded when it is asked for. */
export const CHOOSE_FORMATS: OutputFormats<FoundChoices> = {
  '.html': async ({ allowOutside, choices, files }) => {
    const [{ choiceReport }, { chartProgram }, { simulatedOfAll }] = await Promise.all([
      import('../report/html/choose-report.ts'),
      import('./chart-program.ts'),
      import('./simulated.ts'),
    ])
    const loaded = new Map<string, Loaded>()
    // Standard input has been read, and can be no second time.
    for (const file of files)
      if (file !== STANDARD_INPUT) loaded.set(basename(file), await loadFrom(file, { allowOutside }))
    return choiceReport(choices, simulatedOfAll(loaded, []), await chartProgram())
  },
  '.json': async ({ choices, timing }) => (await import('../report/choose-json.ts')).choiceJson(choices, { timing }),
  '.csv': async ({ choices, locale }) => {
    const [{ choiceTable }, { tableCsv }] = await Promise.all([
      import('../results/choice-table.ts'),
      import('../results/table.ts'),
    ])
    return tableCsv(choiceTable(choices), dialectOf(locale))
  },
  '.parquet': async ({ choices }) => {
    const [{ choiceTable }, { tableParquet }] = await Promise.all([
      import('../results/choice-table.ts'),
      import('../results/table.ts'),
    ])
    return tableParquet(choiceTable(choices))
  },
  '.xlsx': async ({ choices, locale }) => {
    const [{ choiceWorkbook }, { xlsxOf }] = await Promise.all([
      import('../report/workbook/choice-workbook.ts'),
      import('../results/xlsx/xlsx.ts'),
    ])
    return xlsxOf(choiceWorkbook(choices, locale))
  },
  '.md': async ({ choices, locale }) => (await import('../report/choose-markdown.ts')).choiceMarkdown(choices, locale),
}
