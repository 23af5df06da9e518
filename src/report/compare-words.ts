import type { ComparedFigure, Comparison, Difference } from '../experiment/comparison.ts'
import { differenceText, figureName } from './compare-format.ts'
import { grouped, inWords } from './format.ts'

/** More replications than this nobody runs. */
const MOST_REPLICATIONS = 1_000_000

/** What a comparison comes to, a sentence or two for each variant. */
export function verdictLines(comparison: Comparison): string[] {
  const { variants, figures, method } = comparison
  const runs = method === 'batches' ? 'batches' : 'replications'
  return variants.slice(1).flatMap(({ name }, at) => {
    const of = (...verdicts: readonly Difference['verdict'][]) =>
      figures.flatMap((figure) => {
        // Figures by month have tables of their own.
        if (figure.scope === 'months') return []
        const difference = figure.differences[at]
        return difference.value !== null && verdicts.includes(difference.verdict) ? [{ figure, difference }] : []
      })
    const told = (all: ReturnType<typeof of>): string =>
      all.map(({ figure, difference }) => withAmount(figure, difference, comparison)).join(', ')
    const [better, worse, other, open, same] = [
      of('better'),
      of('worse'),
      of('higher', 'lower'),
      of('open'),
      of('same'),
    ]
    const parts = [
      ...(better.length === 0 ? [] : [`better: ${told(better)}`]),
      ...(worse.length === 0 ? [] : [`worse: ${told(worse)}`]),
      ...(other.length === 0 ? [] : [`different: ${told(other)}`]),
      ...(open.length === 0 ? [] : [`cannot be told apart: ${open.map((one) => openText(one, runs)).join(', ')}`]),
      ...(same.length === 0 ? [] : [`the same: ${same.map(({ figure }) => figureName(figure)).join(', ')}`]),
    ]
    return parts.length === 0 ? [] : [`${name} against ${variants[0].name} – ${parts.join('; ')}`]
  })
}

function withAmount(figure: ComparedFigure, difference: Difference, comparison: Comparison): string {
  return `${figureName(figure)} ${inWords(differenceText(figure, difference, comparison))}`
}

function openText({ figure, difference }: { figure: ComparedFigure; difference: Difference }, runs: string): string {
  const { replicationsNeeded: needed } = difference
  if (needed === null) return figureName(figure)
  const howMany = needed > MOST_REPLICATIONS ? `more than ${grouped(MOST_REPLICATIONS)}` : `about ${grouped(needed)}`
  return `${figureName(figure)} (${howMany} ${runs} would tell)`
}

/** More figures than these are counted. */
const MOST_NAMED = 4

/** The same in short, of all together alone and without amounts: a sentence for each variant. */
export function verdictsInShort({ figures, variants }: Comparison): string[] {
  const totals = figures.filter(({ scope }) => scope === 'totals')
  return variants.slice(1).map(({ name }, at) => {
    const named = (...verdicts: readonly Difference['verdict'][]): string[] =>
      totals.flatMap((figure) => {
        const { value, verdict } = figure.differences[at]
        return value !== null && verdicts.includes(verdict) ? [figureName(figure)] : []
      })
    const told = (words: string, names: readonly string[]): string[] => {
      if (names.length === 0) return []
      const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
      return [`${words} ${names.slice(0, MOST_NAMED).join(', ')}${more}`]
    }
    const parts = [
      ...told('better in', named('better')),
      ...told('worse in', named('worse')),
      ...told('other in', named('higher', 'lower')),
      ...told('not to be told apart in', named('open')),
    ]
    return parts.length === 0
      ? `${name} comes to the same as ${variants[0].name}.`
      : `${name} against ${variants[0].name}: ${parts.join('; ')}.`
  })
}
