import type { Choice } from '../planning/choosing/choice.ts'
import type { Locale } from '../report/locales.ts'
import { dialectOf } from './locale-option.ts'
import type { OutputFormats } from './outputs.ts'

/** What was found for each client, and how it is to be written. */
export interface FoundChoices {
  readonly choices: readonly Choice[]
  /** Whether with what differs between two equal runs. */
  readonly timing: boolean
  readonly locale?: Locale
}

/** What `agner choose -o` writes; what a format takes is loaded when it is asked for. */
export const CHOOSE_FORMATS: OutputFormats<FoundChoices> = {
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
