import type { CsvDialect } from '../report/csv-cell.ts'
import type { Locale } from '../report/locales.ts'
import { UserError } from './user-error.ts'

export interface LocaleOptions {
  readonly locale?: string
}

export const localeOption = {
  type: 'string',
  requiresArg: true,
  describe: 'how files write numbers and dates: nl-NL, pl-PL, …; of .xlsx, .csv and .md, see docs/exports.md',
} as const

/** Undefined: numbers as programs read them. */
export async function localeFrom({ locale }: LocaleOptions): Promise<Locale | undefined> {
  if (locale === undefined) return undefined
  const { localeNamed } = await import('../report/locales.ts')
  const found = localeNamed(locale)
  if (typeof found === 'string') throw new UserError(`--locale: ${found}`)
  return found
}

/** What spreadsheets of a locale read by a double click: where the decimal point is a comma, cells end with a semicolon. */
export function dialectOf(locale: Locale | undefined): CsvDialect | undefined {
  if (locale === undefined) return undefined
  return { decimal: locale.decimal, separator: locale.decimal === ',' ? ';' : ',' }
}
