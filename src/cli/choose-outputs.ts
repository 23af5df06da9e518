import { basename } from 'node:path'
import type { Loaded } from '../index.ts'
import type { Choice } from '../planning/choosing/choice.ts'
import type { Simulated } from '../report/html/scenario-section.ts'
import type { Locale } from '../report/locales.ts'
import { loadFrom, STANDARD_INPUT } from './files.ts'
import { dialectOf } from './locale-option.ts'
import type { OutputFormats } from './outputs.ts'

/** What was found for each client, and how it is to be written. */
export interface FoundChoices {
  readonly choices: readonly Choice[]
  /** By name of the file its variants, where a report shows them. */
  readonly scenarios: ReadonlyMap<string, ReadonlyMap<string, Loaded>>
  /** Whether with what differs between two equal runs. */
  readonly timing: boolean
  readonly locale?: Locale
}

/** What `agner choose -o` writes; what a format takes is loaded when it is asked for. */
export const CHOOSE_FORMATS: OutputFormats<FoundChoices> = {
  '.html': async ({ choices, scenarios }) => {
    const [{ choiceReport }, { chartProgram }, { simulatedOfFile }] = await Promise.all([
      import('../report/html/choose-report.ts'),
      import('./chart-program.ts'),
      import('./simulated.ts'),
    ])
    const simulated = [...scenarios].map(([name, variants], at): [string, Simulated] => {
      return [name, simulatedOfFile(variants, [], `picture-${at + 1}`)]
    })
    return choiceReport(choices, new Map(simulated), await chartProgram())
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

/** For a report: as they are when the simulation begins. Standard input can be read no second time. */
export async function scenariosShown(
  files: readonly string[],
  outputs: readonly string[],
  allowOutside?: boolean,
): Promise<FoundChoices['scenarios']> {
  const shown = new Map<string, ReadonlyMap<string, Loaded>>()
  if (!outputs.some((path) => path.toLowerCase().endsWith('.html'))) return shown
  const { variantsOf } = await import('../index.ts')
  for (const file of files)
    if (file !== STANDARD_INPUT) shown.set(basename(file), variantsOf(await loadFrom(file, { allowOutside })))
  return shown
}
