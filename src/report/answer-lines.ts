import type { Provenance } from '../planning/what-if/answer.ts'
import type { Colors } from './colors.ts'
import { figureName } from './compare-format.ts'
import { amount, grouped, plural } from './format.ts'
import { printable, wrap } from './text-width.ts'

export interface AnswerOptions {
  /** Characters a line; 100 unless told, at least 60. */
  readonly width?: number
  readonly colors?: boolean
}

/** Lines of running text are no wider. */
export const WIDEST_TEXT = 100

const SHORT_HASH = 12

/** What was asked, and what the answer was found with: version, seed, scenarios. */
export function answerHeader(
  title: string,
  answer: Provenance,
  legend: string,
  width: number,
  { bold, dim }: Colors,
): string[] {
  const { agner, seed, variants, replications, method, confidence, seconds } = answer
  const runs =
    method === 'batches' ? `steady state, ${grouped(replications)} batches` : plural(replications, 'replication')
  const hashes = variants.map(({ name, scenario }) => `${printable(name)} ${scenario.hash.slice(0, SHORT_HASH)}`)
  const took = seconds === undefined ? '' : ` · ${amount(seconds)} s`
  const level =
    replications > 1 ? ` · ± ${Math.round(100 * confidence)} % interval` : ' · one replication: no intervals'
  const text = Math.min(width, WIDEST_TEXT)
  return [
    ...wrap(printable(title), text).map(bold),
    ...wrap(`agner ${agner} · ${hashes.join(', ')} · seed ${printable(seed)} · ${runs} of each${took}`, text).map(dim),
    ...wrap(`${legend}${level}`, text).map(dim),
  ]
}

/** `cost`, `cost of shop`. */
export function answeredFigure({ figure }: Provenance): string {
  return printable(figureName(figure))
}

/** Sentences under a heading; nothing where there are none. */
export function listedLines(heading: string, texts: readonly string[], width: number, { bold }: Colors): string[] {
  if (texts.length === 0) return []
  const text = Math.min(width, WIDEST_TEXT)
  return [bold(heading), ...texts.flatMap((one) => wrap(`- ${printable(one)}`, text, '  '))]
}

export function inSections(sections: readonly (readonly string[])[]): string {
  return `${sections.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n')}\n`
}

/** How a variant is where its figure is higher or lower than that of the first. */
export function manner({ figure }: Provenance, way: 'higher' | 'lower'): string {
  if (figure.better === null) return way
  if (figure.unit === 'money') return way === 'higher' ? 'dearer' : 'cheaper'
  return way === figure.better ? 'better' : 'worse'
}

export function opposite(way: 'higher' | 'lower'): 'higher' | 'lower' {
  return way === 'higher' ? 'lower' : 'higher'
}
