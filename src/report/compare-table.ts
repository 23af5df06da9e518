import type { ComparedFigure, Comparison, Difference } from '../experiment/comparison.ts'
import { MISSES } from '../experiment/figure-samples.ts'
import { colorsOf, type Colors, type Paint } from './colors.ts'
import { tabulate, type Cell, type Column, type Row } from './columns.ts'
import { differenceText, figureName, quantileText, relativeText, valueText } from './compare-format.ts'
import { monthTables } from './compare-months.ts'
import { verdictLines } from './compare-words.ts'
import { amount, grouped, NOTHING, plural } from './format.ts'
import { printable, wrap } from './text-width.ts'

const WIDEST_TEXT = 100

interface Options {
  /** Characters a line; 100 unless told, at least 60. */
  readonly width?: number
  readonly colors?: boolean
}

interface Sheet {
  readonly comparison: Comparison
  readonly width: number
  readonly colors: Colors
}

/** What a planner reads: every figure of every variant, how it differs from the first, what varies, and what is better. */
export function comparisonTable(comparison: Comparison, options: Options = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const sheet: Sheet = { comparison, width, colors: colorsOf(options.colors ?? false) }
  const { colors } = sheet
  const textWidth = Math.min(width, WIDEST_TEXT)
  const notes = (heading: string, texts: readonly string[]): string[] =>
    texts.length === 0
      ? []
      : [colors.bold(heading), ...texts.flatMap((text) => wrap(`- ${printable(text)}`, textWidth, '  '))]
  const isMiss = ({ key }: ComparedFigure): boolean => MISSES.some((miss) => miss === key)
  const scopes = [
    ...new Set(
      comparison.figures
        .filter((one) => !isMiss(one) && one.scope !== 'months')
        .map(({ scope, name }) => `${scope}\n${name}`),
    ),
  ]
  const sections = [
    header(sheet, textWidth),
    ...scopes.map((id) =>
      figureSection(
        sheet,
        comparison.figures.filter((one) => !isMiss(one) && `${one.scope}\n${one.name}` === id),
      ),
    ),
    ...monthTables(comparison, width, colors.dim),
    figureSection(sheet, comparison.figures.filter(isMiss), 'risk'),
    rangeSection(sheet),
    notes('what is better', verdictLines(comparison)),
    notes('notes', comparison.notes),
  ]
  return `${sections.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n')}\n`
}

function header({ comparison, colors }: Sheet, width: number): string[] {
  const { variants, method, replications, agner, seed, confidence, correction } = comparison
  const names = variants.map(({ name }) => printable(name)).join(', ')
  const runs =
    method === 'batches' ? `steady state, ${grouped(replications)} batches` : plural(replications, 'replication')
  const took = comparison.seconds === undefined ? '' : ` in ${amount(comparison.seconds)} s`
  const contacts = variants.reduce((sum, one) => sum + one.contacts, 0)
  const level = Math.round(100 * confidence)
  const legend = [
    `differences to ${printable(variants[0].name)}, under the same luck`,
    ...(replications > 1
      ? [
          `± ${level} % interval${correction.comparisons > 1 ? `, of differences for all ${correction.comparisons} together (Bonferroni)` : ''}`,
        ]
      : ['one replication: no intervals']),
  ]
  const [first, ...rest] = wrap(`${names}: ${runs} of each`, width)
  return [
    colors.bold(first),
    ...rest,
    ...wrap(`agner ${agner} · seed ${printable(seed)} · ${plural(contacts, 'contact')}${took}`, width).map(colors.dim),
    ...wrap(legend.join(' · '), width).map(colors.dim),
  ]
}

const COLUMNS: readonly Column[] = [
  { head: '', align: 'left', atLeast: 24 },
  { head: 'variant', align: 'left', atLeast: 12 },
  { head: 'value', marginRank: 3 },
  { head: 'difference' },
  { head: 'relative', rank: 1 },
  { head: 'verdict', align: 'left' },
  { head: 'would tell', rank: 2 },
]

/** A row per figure and variant; nothing where there are no figures. */
function figureSection(sheet: Sheet, figures: readonly ComparedFigure[], heading?: string): string[] {
  const [first] = figures
  if (first === undefined) return []
  const { comparison, colors, width } = sheet
  const head = heading ?? (first.scope === 'totals' ? 'all together' : printable(first.name))
  const rows = figures.flatMap((figure, at) =>
    figure.variants.map((own, i): Row => {
      const named = heading === undefined ? { ...figure, scope: 'totals' } : figure
      const difference = i === 0 ? undefined : figure.differences[i - 1]
      const label = i === 0 ? printable(figureName(named)) : ''
      return {
        ruled: at > 0 && i === 0,
        cells: [
          { text: label },
          { text: printable(own.variant) },
          valueText(figure, own, comparison),
          ...differenceCells(figure, difference, sheet),
        ],
      }
    }),
  )
  const columns = COLUMNS.map((column, i) => (i === 0 ? { ...column, head } : column))
  return tabulate(columns, rows, width, colors.dim)
}

function differenceCells(figure: ComparedFigure, difference: Difference | undefined, sheet: Sheet): Cell[] {
  if (difference === undefined) return [{ text: '' }, { text: '' }, { text: '' }, { text: '' }]
  const { comparison, colors } = sheet
  const { verdict, replicationsNeeded } = difference
  const needed = verdict === 'open' && replicationsNeeded !== null ? grouped(replicationsNeeded) : ''
  return [
    differenceText(figure, difference, comparison),
    { text: relativeText(difference) },
    { text: VERDICTS[verdict], paint: paintOf(verdict, colors) },
    { text: needed },
  ]
}

export const VERDICTS: Readonly<Record<Difference['verdict'], string>> = {
  better: 'better',
  worse: 'worse',
  higher: 'higher',
  lower: 'lower',
  same: 'the same',
  open: 'cannot tell',
}

export function paintOf(verdict: Difference['verdict'], colors: Colors): Paint {
  if (verdict === 'better') return colors.green
  if (verdict === 'worse') return colors.red
  return verdict === 'open' ? colors.yellow : (text) => text
}

/** How much a figure varies from one replication to the next: risk beside the mean. */
function rangeSection({ comparison, colors, width }: Sheet): string[] {
  const figures = comparison.figures.filter(
    ({ scope, key, variants }) =>
      scope === 'totals' && !MISSES.some((miss) => miss === key) && variants.some(({ p5, p95 }) => p5 !== p95),
  )
  if (figures.length === 0 || comparison.replications < 2) return []
  const what = comparison.method === 'batches' ? 'batches' : 'replications'
  const columns: Column[] = [
    { head: `5–95 % of ${what}`, align: 'left', atLeast: 24 },
    { head: 'variant', align: 'left', atLeast: 12 },
    { head: 'from' },
    { head: 'to' },
  ]
  const rows = figures.flatMap((figure) =>
    figure.variants.map(({ variant, p5, p95 }, place): Row => {
      const quantile = (value: number | null): Cell => ({
        text: value === null ? NOTHING : quantileText(figure, value, comparison),
      })
      const name = place === 0 ? figureName(figure) : ''
      return { cells: [{ text: name }, { text: printable(variant) }, quantile(p5), quantile(p95)] }
    }),
  )
  return tabulate(columns, rows, width, colors.dim)
}
