import type { Estimate, Figures, Summary } from '../../experiment/summary.ts'
import { advice } from '../advice.ts'
import { alarms } from '../alarms.ts'
import { valueOf } from '../format.ts'
import type { ProvenanceFacts } from '../provenance.ts'
import { goalText, judgedName } from '../queue-rows.ts'
import type { Sentence } from '../sentences.ts'
import { staffingOf } from '../staffing-of.ts'
import { wrap } from '../text-width.ts'
import { verdictSentence } from '../verdict.ts'
import { addressOf } from './addresses.ts'
import { estimateCells, formula, head, name, number, styled, verdict } from './cells.ts'
import type { CellFormat, CellStyle, Chart, Sheet, SheetRow } from './workbook.ts'

export const SUMMARY = 'summary'

/** Characters of running text. */
const LINE_WIDTH = 100

/** Seconds of a day, of which a spreadsheet's times are parts. */
const A_DAY = 86_400

/** What is read first: the verdict, goals, main figures, what to look at next, and what it is all of. */
export function summarySheet(
  summary: Summary,
  provenance: ProvenanceFacts,
  notes: readonly string[],
  charts: readonly Chart[],
  sentence: Sentence,
): Sheet {
  const rows: SheetRow[] = [
    [styled(name(summary.scenario.name), 'title')],
    ...sentenceRows(sentence(verdictSentence(summary)), 'sentence'),
    ...alarms(summary).flatMap((text) => sentenceRows(sentence(text), 'bad')),
    [],
    ...goalRows(summary),
  ]
  rows.push(...figureRows(summary, rows.length))
  rows.push(...listRows('what to look at next', advice(summary).map(sentence)))
  rows.push(...listRows('warnings', [...summary.warnings.map(name), ...notes]))
  rows.push(...provenanceRows(provenance))
  return { name: SUMMARY, widths: [30, 16, 14, 14, 12, 14], rows, charts }
}

function goalRows({ goals }: Summary): SheetRow[] {
  if (goals.length === 0) return []
  return [
    [...head(['goal of', 'goal'], ['service level', 'low', 'high']), ...head(['verdict'])],
    ...goals.map((goal): SheetRow => {
      const isJudged = valueOf(goal.serviceLevel) !== null
      return [
        judgedName(goal),
        goalText(goal),
        ...estimateCells(goal.serviceLevel, 'share'),
        isJudged ? verdict(goal.verdict) : null,
      ]
    }),
    [],
  ]
}

const FIGURES: readonly (readonly [key: string, words: string, format: CellFormat])[] = [
  ['offered', 'offered', 'count'],
  ['serviceLevel', 'service level', 'share'],
  ['asa', 'ASA, s', 'seconds'],
  ['waitP90', '90 % wait no longer than, s', 'seconds'],
  ['abandonment', 'abandoned', 'share'],
  ['aht', 'AHT, s', 'seconds'],
  ['occupancy', 'occupancy', 'share'],
  ['fcr', 'FCR', 'share'],
  ['cost', 'cost, fully costed', 'money'],
  ['costPerContact', 'cost of a handled contact', 'money'],
  ['costPerIssue', 'cost of an issue raised', 'money'],
  ['costPerResolvedIssue', 'cost of a resolved issue', 'money'],
]

/** All queues and groups together; durations in seconds, to compute with, and as minutes and seconds. */
function figureRows(summary: Summary, before: number): SheetRow[] {
  const { intervals, totals } = summary
  const scheduled = intervals.map((one) => ({ seconds: one.seconds, scheduled: one.totals.scheduled }))
  const { mean, most } = staffingOf(scheduled, (one) => one.scheduled)
  const figures: Figures = { ...totals }
  const there = FIGURES.filter(([key]) => valueOf(figures[key]) !== null)
  const rows = there.map(([key, words, format], i): SheetRow => figureRow(words, format, figures[key], before + 1 + i))
  return [
    head(['all together'], ['value', 'low', 'high', 'min:s']),
    ...rows,
    ...(mean === null
      ? []
      : [
          ['agents, while there are any', number(mean, 'fine')],
          ['agents at most', number(most, 'fine')],
        ]),
    [],
  ]
}

function figureRow(words: string, format: CellFormat, estimate: Estimate, row: number): SheetRow {
  const cells = [words, ...estimateCells(estimate, format)]
  const value = valueOf(estimate)
  if (format !== 'seconds' || value === null) return cells
  return [...cells, formula(`${addressOf({ row, column: 1 })}/${A_DAY}`, value / A_DAY, 'duration')]
}

export function listRows(heading: string, texts: readonly string[]): SheetRow[] {
  if (texts.length === 0) return []
  return [[styled(heading, 'sentence')], ...texts.flatMap((text) => sentenceRows(text)), []]
}

/** Running text in lines of its own: a long one would make a printed page too wide to read. */
function sentenceRows(text: string, style?: CellStyle): SheetRow[] {
  const lines = wrap(name(text), LINE_WIDTH, '   ')
  return lines.map((line): SheetRow => [style === undefined ? line : styled(line, style)])
}

export function provenanceRows(provenance: ProvenanceFacts): SheetRow[] {
  return [
    [styled('provenance', 'sentence')],
    ...Object.entries(provenance).flatMap(([key, fact]) =>
      wrap(name(fact), LINE_WIDTH).map((line, i): SheetRow => [
        styled(i === 0 ? key : null, 'faint'),
        styled(line, 'faint'),
      ]),
    ),
  ]
}
