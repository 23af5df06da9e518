import type { Best } from '../planning/ranking/best.ts'
import { colorsOf } from './colors.ts'
import { tabulate, type Column, type Row } from './columns.ts'
import { figureName, valueText } from './compare-format.ts'
import { amount, grouped, inWords, plural } from './format.ts'
import { inSections, listedLines, WIDEST_TEXT, type AnswerOptions } from './answer-lines.ts'
import { printable, wrap } from './text-width.ts'

const COLUMNS: readonly Column[] = [
  { head: 'from the best', align: 'left', atLeast: 12 },
  { head: '', marginRank: 1 },
  { head: 'replications', rank: 2 },
  { head: '', align: 'left' },
]

/** More would fill the window; `--json` has them all. */
const MOST_HASHES = 6

/** The best first, with what was spent on each to find out. */
export function bestTable(answer: Best, options: AnswerOptions = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const colors = colorsOf(options.colors ?? false)
  const { agner, best, figure, notes, ranking, replications, scenarios, seconds, seed } = answer
  const name = printable(figureName(figure))
  const all = Object.entries(scenarios).map(([key, { hash }]) => `${printable(key)} ${hash.slice(0, 12)}`)
  const hashes = all.length > MOST_HASHES ? plural(all.length, 'scenario') : all.join(', ')
  const took = seconds === undefined ? '' : ` · ${amount(seconds)} s`
  const text = Math.min(width, WIDEST_TEXT)
  const rows = ranking.map((one): Row => {
    const isBest = one.name === best
    const state = isBest ? 'best' : one.isOut ? 'out' : 'may be the best'
    return {
      cells: [
        { text: printable(one.name), ...(isBest ? { paint: colors.green } : {}) },
        valueText(figure, one, answer),
        { text: grouped(one.replications) },
        { text: state },
      ],
    }
  })
  const columns = COLUMNS.map((column, i) => (i === 1 ? { ...column, head: name } : column))
  return inSections([
    [
      ...wrap(`which is best by ${name}`, text).map(colors.bold),
      ...wrap(
        `agner ${agner} · ${hashes} · seed ${printable(seed)} · ${plural(replications, 'replication')} in all${took}`,
        text,
      ).map(colors.dim),
    ],
    tabulate(columns, rows, width, colors.dim),
    wrap(sentence(answer), text),
    listedLines('notes', notes, width, colors),
  ])
}

function sentence(answer: Best): string {
  const { best, confidence, figure, indifference, ranking } = answer
  const zone = inWords(valueText(figure, { value: indifference.size, low: null, high: null }, answer))
  const chance = `${Math.round(100 * confidence)} %`
  if (best === null) {
    const left = ranking.filter(({ isOut }) => !isOut).map(({ name }) => printable(name))
    return `Not decided within the most replications: ${left.join(', ')} may each be the best. A larger --indifference, or more replications, decide.`
  }
  return `${printable(best)} is best. Where the best is better than all others by ${zone} at least (${indifference.text}), it is found with a chance of ${chance}; else one that is so near to it.`
}
