import { figureRows } from '../../experiment/figure-rows.ts'
import type { Summary } from '../../experiment/summary.ts'
import type { Locale } from '../locales.ts'
import { provenanceOf } from '../provenance.ts'
import { sentencesOf } from '../sentences.ts'
import { printable } from '../text-width.ts'
import { costSheet } from './cost-sheet.ts'
import { daySheet } from './day-sheet.ts'
import { figureSheet } from './figure-sheet.ts'
import { intervalCharts } from './interval-charts.ts'
import { intervalTable } from './interval-sheet.ts'
import { monthSheet } from './month-sheet.ts'
import { partSheets } from './part-sheets.ts'
import { contactSheet, groupSheet } from './scope-sheets.ts'
import { summarySheet } from './summary-sheet.ts'
import { whatIfSheet } from './what-if-sheet.ts'
import type { Sheet, Workbook } from './workbook.ts'

interface Options {
  readonly timing: boolean
  readonly locale?: Locale
}

/** Where charts stand beside the summary. */
const CHARTS = 7

/** A run to compute on with: what is read first, figures by interval, day and scope, money, and what if. */
export function runWorkbook(summary: Summary, { locale, timing }: Options): Workbook {
  const intervals = intervalTable(summary)
  const parts = partSheets(summary)
  const sheets: (Sheet | null)[] = [
    summarySheet(
      summary,
      provenanceOf(summary, timing),
      parts.notes,
      intervalCharts(intervals, CHARTS),
      sentencesOf(summary, locale),
    ),
    intervals === null ? null : whatIfSheet(intervals),
    costSheet(summary),
    intervals?.sheet ?? null,
    ...parts.sheets,
    daySheet(summary),
    contactSheet(summary),
    groupSheet(summary),
    monthSheet(summary),
    figureSheet(figureRows(summary)),
  ]
  const { currency, scenario } = summary
  return {
    title: printable(scenario.name),
    sheets: sheets.filter((sheet) => sheet !== null),
    ...(currency === undefined ? {} : { currency }),
    ...(locale === undefined ? {} : { locale }),
  }
}
