import type { Indifference, IndifferenceAnswer } from '../planning/what-if/indifference.ts'
import {
  answeredFigure,
  answerHeader,
  inSections,
  listedLines,
  manner,
  opposite,
  WIDEST_TEXT,
  type AnswerOptions,
} from './answer-lines.ts'
import { colorsOf } from './colors.ts'
import { tabulate, type Column, type Row } from './columns.ts'
import { differenceText, valueText } from './compare-format.ts'
import { inWords, NOTHING } from './format.ts'
import { printable } from './text-width.ts'

const COLUMNS: readonly Column[] = [
  { head: 'variant', align: 'left', atLeast: 10 },
  { head: '', rank: 2 },
  { head: 'difference now', marginRank: 1, rank: 3 },
  { head: 'now' },
  { head: 'equal at' },
  { head: 'from' },
  { head: 'to' },
]

/** At which number each variant comes to the same as the first. */
export function indifferenceTable(answer: Indifference, options: AnswerOptions = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const colors = colorsOf(options.colors ?? false)
  const { path, variants, answers, notes } = answer
  const first = variants[0].name
  const rows = answers.map(({ variant, now, values, difference, crossing }): Row => {
    const texts = crossing === null ? [NOTHING, NOTHING, NOTHING] : [crossing.text, crossing.lowText, crossing.highText]
    return {
      cells: [
        { text: printable(variant) },
        valueText(answer.figure, values.variant, answer),
        differenceText(answer.figure, difference, answer),
        ...[now.text, ...texts].map((text) => ({ text: text === null ? NOTHING : withoutUnit(text) })),
      ],
    }
  })
  const columns = COLUMNS.map((column, i) => (i === 1 ? { ...column, head: answeredFigure(answer) } : column))
  const unit = /\/.*$/.exec(answers[0]?.now.text ?? '')?.[0].replace('/', ' per ') ?? ''
  const title = `${path}${unit} at which ${answeredFigure(answer)} is that of ${first}`
  const legend = `${printable(first)}: ${inWords(valueText(answer.figure, answers[0]?.values.first ?? NONE, answer))} · under the same luck`
  return inSections([
    answerHeader(title, answer, legend, width, colors),
    rows.length === 0 ? [] : tabulate(columns, rows, width, colors.dim),
    listedLines(
      'what it comes to',
      answers.map((one) => sentence(answer, one, first)),
      width,
      colors,
    ),
    listedLines('notes', notes, width, colors),
  ])
}

/** The heading has it. */
function withoutUnit(text: string): string {
  return text.replace(/\/.*$/, '')
}

const NONE = { value: null, low: null, high: null }

function sentence(
  answer: Indifference,
  { variant, moved, crossing, searched, difference }: IndifferenceAnswer,
  first: string,
): string {
  const whose = moved === variant ? '' : ` of ${moved}`
  if (crossing === null) {
    const { high, low, value } = difference
    const anywhere = `at any ${answer.path}${whose} from ${searched.from} to ${searched.to}`
    if (value === null) return `${variant} has no value to be compared with ${first}`
    if (value === 0) return `${variant} comes to the same as ${first} ${anywhere}`
    const isTold = low === null || high === null || low > 0 || high < 0
    const doubt = isTold ? '' : ', but now cannot be told from it'
    return `${variant} is ${manner(answer, value > 0 ? 'higher' : 'lower')} than ${first} ${anywhere}${doubt}`
  }
  const { text, above, lowText, highText } = crossing
  const band =
    lowText === highText || answer.replications < 2
      ? ''
      : `; they cannot be told apart ${lowText === null ? '' : `from ${lowText} `}${highText === null ? 'upwards' : `to ${highText}`}`
  return `${variant} comes to the same as ${first} at ${answer.path}${whose} ${text}: ${manner(answer, opposite(above))} below, ${manner(answer, above)} above${band}`
}
