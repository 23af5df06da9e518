import { minorDigitsOf } from '../../models/currency.ts'
import type { Locale } from '../../report/locales.ts'
import type { CellFormat, Workbook } from '../../report/workbook/workbook.ts'

/** By what a number is: the code of its format, in the language of the locale.  */
export function numberFormat(format: CellFormat, { currency, locale }: Pick<Workbook, 'currency' | 'locale'>): string {
  // Separators follow the reader's system in Excel, and this in LibreOffice; names of days and months follow it in both.
  const language = locale === undefined ? '' : `[$-${locale.lcid}]`
  switch (format) {
    case 'text':
      return '@'
    case 'whole':
      return `${language}#,##0`
    case 'count':
    case 'seconds':
      return `${language}#,##0.0`
    case 'fine':
      return `${language}#,##0.00`
    case 'quantity':
      return `${language}#,##0.00##`
    case 'share':
      return `${language}0.0%`
    case 'percent':
      return `${language}0%`
    case 'duration':
      return `${language}[m]:ss`
    case 'money':
      return moneyFormat(currency, minorDigitsOf(currency ?? ''), locale)
    case 'price':
      return moneyFormat(currency, minorDigitsOf(currency ?? '') + 2, locale)
    case 'date':
      return locale === undefined ? 'yyyy-mm-dd' : `${language}${locale.date}`
    case 'time':
      return `${language}hh:mm`
  }
}

function moneyFormat(currency: string | undefined, digits: number, locale: Locale | undefined): string {
  const number = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
  if (currency === undefined) return number
  if (locale === undefined) return `[$${currency}] ${number}`
  const language = `[$-${locale.lcid}]`
  return locale.isCurrencyLast ? `${language}${number} "${currency}"` : `${language}"${currency}" ${number}`
}
