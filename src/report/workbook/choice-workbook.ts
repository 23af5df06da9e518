import type { Choice } from '../../planning/choosing/choice.ts'
import { moreText, winnerAndNext } from '../choose-format.ts'
import { choiceSentences } from '../choose-words.ts'
import type { Locale } from '../locales.ts'
import { localized } from '../localized.ts'
import { choiceSentencesIn } from '../sentences.ts'
import { choiceProvenance } from '../provenance.ts'
import { printable } from '../text-width.ts'
import { estimateCells, head, name, styled } from './cells.ts'
import { formChart, formSheet, serviceSheet } from './choice-sheets.ts'
import { listRows, provenanceRows, SUMMARY } from './summary-sheet.ts'
import type { Chart, Sheet, SheetRow, Workbook } from './workbook.ts'

/** Of so many clients there is a chart; the table has all. */
const MOST_CHARTS = 8
const CHART_ROWS = 18

/** Choices to compute on with: what to choose for each client and why, what its forms cost, and how they serve. */
export function choiceWorkbook(choices: readonly Choice[], locale?: Locale): Workbook {
  const currencies = new Set(choices.map(({ currency }) => currency))
  const [currency] = currencies
  return {
    title: printable(choices.map(({ title }) => title).join(', ')),
    sheets: [summarySheet(choices, locale), formSheet(choices), serviceSheet(choices)],
    // Amounts of several currencies have theirs in a column.
    ...(currencies.size === 1 ? { currency } : {}),
    ...(locale === undefined ? {} : { locale }),
  }
}

function summarySheet(choices: readonly Choice[], locale: Locale | undefined): Sheet {
  const rows: SheetRow[] = [
    [styled(choices.length === 1 ? name(choices[0].title) : 'What to choose', 'title')],
    [],
    [
      ...head(['for', 'choose'], ['a resolved issue costs', 'low', 'high']),
      ...head(['next best', 'costs more', 'cheapest on wages']),
    ],
    ...choices.map((choice) => choiceRow(choice, locale)),
    [],
    ...choices.flatMap((choice) =>
      listRows(name(choice.title), choiceSentences(choice).map(choiceSentencesIn(choice, locale))),
    ),
    ...listRows(
      'notes',
      choices.flatMap((choice) => choice.notes.map(choiceSentencesIn(choice, locale))),
    ),
    ...provenanceRows(choiceProvenance(choices)),
    [],
  ]
  let before = 1
  const charts = choices.slice(0, MOST_CHARTS).map((choice, i): Chart => {
    const chart = formChart(choice, before)
    before += choice.forms.length
    const [column, line] = [(i % 2) * 4, Math.floor(i / 2)]
    return { ...chart, at: { row: rows.length + line * (CHART_ROWS + 1), column }, columns: 4, rows: CHART_ROWS }
  })
  return { name: SUMMARY, widths: [24, 24, 20, 12, 12, 24, 18, 24], rows, charts }
}

function choiceRow(choice: Choice, locale: Locale | undefined): SheetRow {
  const { winner, next } = winnerAndNext(choice)
  const more = next === null ? '' : choice.near.length > 0 ? 'near tie' : moreText(next)
  return [
    name(choice.title),
    winner === null ? styled('none can win', 'bad') : styled(name(winner.name), 'sentence'),
    ...estimateCells(winner?.costPerResolvedIssue, 'money'),
    styled(next === null ? '' : name(next.name), 'beside'),
    localized(more, locale),
    name(choice.bestOnWages),
  ]
}
