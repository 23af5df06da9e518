import type { ComparedFigure, Comparison } from '../experiment/comparison.ts'
import { differenceText, figureName, valueText } from './compare-format.ts'
import { VERDICTS } from './compare-table.ts'
import { verdictLines } from './compare-words.ts'
import { inWords } from './format.ts'
import type { Locale } from './locales.ts'
import { localized } from './localized.ts'
import { markdownList, markdownPage, markdownTable, plainMarkdown, type MarkdownColumn } from './markdown.ts'
import { provenanceLine } from './provenance-line.ts'
import { comparisonProvenance } from './provenance.ts'
import { comparisonSentences } from './sentences.ts'

const COLUMNS: readonly MarkdownColumn[] = [
  { head: 'figure', align: 'left' },
  { head: 'variant', align: 'left' },
  { head: 'value' },
  { head: 'difference' },
  { head: 'verdict', align: 'left' },
]

/** A comparison for a pull request: what is better, the figures of all together, notes, provenance. */
export function comparisonMarkdown(comparison: Comparison, locale?: Locale): string {
  const { figures, notes, variants } = comparison
  const sentence = comparisonSentences(comparison, locale)
  const totals = figures.filter(({ scope }) => scope === 'totals')
  const rows = (totals.length > 0 ? totals : figures).flatMap((figure) => figureRows(figure, comparison))
  return markdownPage([
    [`## ${variants.map(({ name }) => plainMarkdown(name)).join(', ')}`],
    verdictLines(comparison).map((text) => `- ${plainMarkdown(sentence(text))}`),
    markdownTable(
      COLUMNS,
      rows.map(([figure, variant, ...rest]) => [figure, variant, ...rest.map((text) => localized(text, locale))]),
    ),
    markdownList('Notes', notes.map(sentence)),
    [provenanceLine(comparisonProvenance(comparison))],
  ])
}

function figureRows(figure: ComparedFigure, comparison: Comparison): [string, string, ...string[]][] {
  return figure.variants.map((own, i) => {
    const difference = i === 0 ? undefined : figure.differences[i - 1]
    return [
      i === 0 ? figureName(figure) : '',
      own.variant,
      inWords(valueText(figure, own, comparison)),
      difference === undefined ? '' : inWords(differenceText(figure, difference, comparison)),
      difference === undefined ? '' : VERDICTS[difference.verdict],
    ]
  })
}
