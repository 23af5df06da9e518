import type { BaselineComparison, BaselineFigure } from '../experiment/baseline.ts'
import { listed } from '../scenario/names.ts'
import { colorsOf, type Colors } from './colors.ts'
import { tabulate, type Column, type Row } from './columns.ts'
import { differenceText, figureName, relativeText, valueText } from './compare-format.ts'
import { paintOf, VERDICTS } from './compare-table.ts'
import { plural } from './format.ts'
import type { ToldBaseline } from './judgement.ts'
import { printable, wrap } from './text-width.ts'

interface Options {
  /** Characters a line; 100 unless told, at least 60. */
  readonly width?: number
  readonly colors?: boolean
  /** Of the figures of money. */
  readonly currency?: string
}

const WIDEST_TEXT = 100
/** Names that a line has room for. */
const MOST = 12

const COLUMNS: readonly Column[] = [
  { head: 'changed', align: 'left', atLeast: 24 },
  { head: 'before', marginRank: 1 },
  { head: 'now', marginRank: 2 },
  { head: 'difference' },
  { head: 'relative', rank: 3 },
  { head: 'verdict', align: 'left' },
]

/** What has changed since a former run, beyond noise; of the rest, how many. */
export function baselineTable({ file, comparison }: ToldBaseline, options: Options = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const textWidth = Math.min(width, WIDEST_TEXT)
  const colors = colorsOf(options.colors ?? false)
  const told = (text: string): string[] => wrap(printable(text), textWidth, '  ')
  const changed = comparison.figures.filter(isChanged)
  const { agner, method, replications, scenario, seed } = comparison.baseline
  const runs = method === 'batches' ? `${replications} batches` : plural(replications, 'replication')
  const lines = [
    colors.bold(printable(`against ${file}`)),
    ...told(`agner ${agner} · scenario ${scenario.hash.slice(0, 12)} · seed ${seed} · ${runs}`).map(colors.dim),
    ...(changed.length === 0
      ? []
      : tabulate(
          COLUMNS,
          changed.map((figure) => rowOf(figure, colors, options)),
          width,
          colors.dim,
        )),
    ...told(`${countsOf(comparison)}.`),
    ...(comparison.added.length === 0 ? [] : told(`New, without a baseline: ${listed(comparison.added, MOST)}.`)),
    ...(comparison.removed.length === 0 ? [] : told(`No longer there: ${listed(comparison.removed, MOST)}.`)),
    ...comparison.notes.flatMap((note) => told(`- ${note}`)),
  ]
  return `${lines.join('\n')}\n`
}

export function isChanged({ verdict }: Pick<BaselineFigure, 'verdict'>): boolean {
  return verdict !== 'open' && verdict !== 'same'
}

function rowOf(figure: BaselineFigure, colors: Colors, options: Options): Row {
  return {
    cells: [
      { text: printable(figureName(figure)) },
      valueText(figure, figure.before, options),
      valueText(figure, figure.now, options),
      differenceText(figure, figure.difference, options),
      { text: relativeText(figure) },
      { text: VERDICTS[figure.verdict], paint: paintOf(figure.verdict, colors) },
    ],
  }
}

/** `Of 9 figures 2 are worse and 7 cannot be told apart (…)`. */
export function countsOf({ confidence, correction, figures }: BaselineComparison): string {
  if (figures.length === 0) return 'No figure is in both'
  const count = (...verdicts: readonly BaselineFigure['verdict'][]): number =>
    figures.filter(({ verdict }) => verdicts.includes(verdict)).length
  const parts = [
    [count('better'), 'better'],
    [count('worse'), 'worse'],
    [count('higher', 'lower'), 'higher or lower'],
    [count('same'), 'the same'],
    [count('open'), 'not to be told apart'],
  ].flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`]))
  const level = `± ${Math.round(100 * confidence)} % interval of two independent runs`
  const together = correction.comparisons > 1 ? `, for all ${correction.comparisons} together (Bonferroni)` : ''
  return `Of ${plural(figures.length, 'figure')}: ${parts.join(', ')}; ${level}${together}`
}
