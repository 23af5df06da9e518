import type { BreakEven, VariantCrossings } from '../planning/what-if/break-even.ts'
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
import { colorsOf, type Colors } from './colors.ts'
import { tabulate, type Cell, type Column, type Row } from './columns.ts'
import { differenceText, valueText } from './compare-format.ts'
import { VERDICTS } from './compare-table.ts'
import { printable } from './text-width.ts'

/** The figure of every variant at every level, the differences to the first, and where they cross. */
export function breakEvenTable(answer: BreakEven, options: AnswerOptions = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const colors = colorsOf(options.colors ?? false)
  const { path, variants, notes } = answer
  const names = variants.map(({ name }) => name)
  const title = `${answeredFigure(answer)} of ${names.join(', ')} by ${path}`
  return inSections([
    answerHeader(title, answer, `differences to ${printable(names[0])}, under the same luck`, width, colors),
    levelRows(answer, width, colors),
    listedLines(
      'where they cross',
      answer.crossings.flatMap((one) => crossingLines(answer, one)),
      width,
      colors,
    ),
    listedLines('notes', notes, width, colors),
  ])
}

function levelRows(answer: BreakEven, width: number, { dim, green, red, yellow }: Colors): string[] {
  const columns: readonly Column[] = [
    { head: printable(answer.path), align: 'left', atLeast: 12 },
    { head: 'variant', align: 'left', atLeast: 10 },
    { head: answeredFigure(answer), marginRank: 1 },
    { head: 'difference' },
    { head: 'verdict', align: 'left' },
  ]
  const paints = { better: green, worse: red, open: yellow, higher: undefined, lower: undefined, same: undefined }
  const rows = answer.levels.flatMap(({ text, variants, differences }, at) =>
    variants.map((own, i): Row => {
      const difference = i === 0 ? undefined : differences[i - 1]
      const beside: Cell[] =
        difference === undefined
          ? [{ text: '' }, { text: '' }]
          : [
              differenceText(answer.figure, difference, answer),
              { text: VERDICTS[difference.verdict], paint: paints[difference.verdict] },
            ]
      return {
        ruled: at > 0 && i === 0 && variants.length > 2,
        cells: [
          { text: i === 0 ? text : '' },
          { text: printable(own.variant) },
          valueText(answer.figure, own, answer),
          ...beside,
        ],
      }
    }),
  )
  return tabulate(columns, rows, width, dim)
}

/** Where one crosses the first, in sentences. */
export function crossingLines(
  answer: BreakEven,
  { variant, crossings, throughout, untold }: VariantCrossings,
): string[] {
  const { isStaffedAnew, levels, path, variants, replications } = answer
  const first = variants[0].name
  const ends = levels.map(({ level }) => level)
  const [least, most] = [ends.indexOf(Math.min(...ends)), ends.indexOf(Math.max(...ends))].map((i) => levels[i].text)
  if (crossings.length === 0) {
    if (throughout === 'same') return [`${variant} and ${first} are the same at every level`]
    if (throughout === null || throughout === 'open') return [`${variant}: not every level has a value`]
    const range = `from ${path} ${least} to ${most}`
    if (untold.length === levels.length) return [`${variant} and ${first} cannot be told apart ${range}`]
    if (2 * untold.length > levels.length) {
      const told = levels.filter(({ text }) => !untold.includes(text)).map(({ text }) => text)
      return [
        `${variant} is ${manner(answer, throughout)} than ${first} at ${path} ${told.join(', ')}; at ${untold.join(', ')} they cannot be told apart`,
      ]
    }
    const doubt = untold.length === 0 ? 'they do not cross' : `at ${untold.join(', ')} they cannot be told apart`
    return [`${variant} is ${manner(answer, throughout)} than ${first} ${range}: ${doubt}`]
  }
  const band = (low: string | null, high: string | null): string =>
    isStaffedAnew ? toldText(low, high) : bandText(low, high, least, most)
  return crossings.map(({ text, above, lowText, highText, whole }) => {
    if (whole !== null) {
      const ways = `${manner(answer, opposite(above))} than ${first} up to ${path} ${whole.last}, ${manner(answer, above)} from ${whole.next}`
      const told = whole.isTold ? 'every level is told' : band(lowText, highText)
      return `${variant} is ${ways}${replications > 1 ? `; ${told}` : ''}`
    }
    const ways = `${manner(answer, opposite(above))} than ${first} below ${path} ${text}, ${manner(answer, above)} above`
    return `${variant} is ${ways}${replications > 1 ? `; ${band(lowText, highText)}` : ''}`
  })
}

function bandText(low: string | null, high: string | null, least: string, most: string): string {
  if (low === null && high === null) return `anywhere from ${least} to ${most} the two cannot be told apart`
  if (low === high) return low === null ? '' : `at ${low} they cannot be told apart`
  if (low === null) return `below ${high} they cannot be told apart, down to ${least}`
  if (high === null) return `above ${low} they cannot be told apart, up to ${most}`
  return `between ${low} and ${high} they cannot be told apart`
}

/** Of the levels tried alone: between them the staffing that is found makes as much of a difference as the level. */
function toldText(low: string | null, high: string | null): string {
  const parts = [...(low === null ? [] : [`up to ${low}`]), ...(high === null ? [] : [`from ${high}`])]
  if (parts.length === 0) return 'no level tried around it tells the two apart'
  return `told ${parts.join(' and ')}, of the levels tried; between, it is as much a matter of the staffing found`
}
