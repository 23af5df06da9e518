import type { Bar, End, Tornado } from '../planning/what-if/tornado.ts'
import {
  answeredFigure,
  answerHeader,
  inSections,
  listedLines,
  manner,
  WIDEST_TEXT,
  type AnswerOptions,
} from './answer-lines.ts'
import { colorsOf } from './colors.ts'
import { tabulate, type Column, type Row } from './columns.ts'
import { differenceText, valueText } from './compare-format.ts'
import { inWords } from './format.ts'
import { printable, textWidth } from './text-width.ts'

const COLUMNS: readonly Column[] = [
  { head: 'assumption', align: 'left', atLeast: 12 },
  { head: 'from' },
  { head: 'change', marginRank: 1 },
  { head: 'to' },
  { head: 'change', marginRank: 1 },
]
const WIDEST_BARS = 60
const LEAST_BARS = 16
const GAP = 2

/** Every assumption at both ends, the one that moves the figure most first, drawn as bars to both sides of what is written. */
export function tornadoTable(answer: Tornado, options: AnswerOptions = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const colors = colorsOf(options.colors ?? false)
  const { variants, isDifference, asWritten, bars, notes } = answer
  const names = variants.map(({ name }) => name)
  const what = isDifference
    ? `${answeredFigure(answer)} of ${names[1]} less ${names[0]}`
    : `${answeredFigure(answer)} of ${names[0]}`
  const now = isDifference
    ? differenceText(answer.figure, asWritten, answer)
    : valueText(answer.figure, asWritten, answer)
  const rows = bars.map((bar): Row => ({
    cells: [
      { text: printable(bar.assumption) },
      { text: bar.from.text },
      differenceText(answer.figure, bar.from.change, answer),
      { text: bar.to.text },
      differenceText(answer.figure, bar.to.change, answer),
    ],
  }))
  const table = tabulate(COLUMNS, rows, Math.max(60 - GAP - LEAST_BARS, width - GAP - LEAST_BARS), colors.dim)
  const used = Math.max(...table.map(textWidth)) + GAP
  const drawn = drawing(bars, Math.min(WIDEST_BARS, width - used))
  const lines = table.map((line, i) =>
    (line + ' '.repeat(used - textWidth(line)) + (i === 0 ? '' : (drawn[i - 1] ?? ''))).trimEnd(),
  )
  return inSections([
    answerHeader(
      `What moves ${what} most`,
      answer,
      `as written ${inWords(now)} · changes under the same luck`,
      width,
      colors,
    ),
    [...lines, ...(drawn.length === 0 ? [] : [colors.dim('░ at the first end, █ at the other, │ as written')])],
    listedLines('what decides', isDifference ? reversals(answer) : [], width, colors),
    listedLines('notes', notes, width, colors),
  ])
}

/** One line a bar, all to one scale; `│` is what is written. */
function drawing(bars: readonly Bar[], width: number): string[] {
  const changes = bars.flatMap(({ from, to }) => [from.change.value ?? 0, to.change.value ?? 0])
  const [least, most] = [Math.min(0, ...changes), Math.max(0, ...changes)]
  if (width < LEAST_BARS || most === least) return []
  const scale = (width - 1) / (most - least)
  const zero = Math.round(-least * scale)
  const length = (change: number): number => (change === 0 ? 0 : Math.max(1, Math.round(Math.abs(change) * scale)))
  return bars.map(({ from, to }) => {
    const cells = Array.from({ length: width + 1 }, () => ' ')
    const ends = [
      { change: from.change.value ?? 0, mark: '░' },
      { change: to.change.value ?? 0, mark: '█' },
    ]
    // The shorter over the longer, where both are on one side.
    for (const { change, mark } of ends.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))) {
      const step = Math.sign(change)
      for (let i = 1; i <= length(change); i++) cells[Math.min(width, Math.max(0, zero + step * i))] = mark
    }
    cells[zero] = '│'
    return cells.slice(0, width).join('').trimEnd()
  })
}

function reversals(answer: Tornado): string[] {
  const [first, second] = answer.variants.map(({ name }) => name)
  const found = answer.bars.flatMap(({ path, from, to }) =>
    [from, to]
      .filter(({ isReversed }) => isReversed)
      .map((end: End) => {
        const way = manner(answer, (end.value.value ?? 0) > 0 ? 'higher' : 'lower')
        return `with ${path} at ${end.text} ${second} is ${way} than ${first}, other than as written`
      }),
  )
  return found.length > 0 ? found : ['none of them turns the comparison round for sure']
}
