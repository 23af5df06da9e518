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
