import type { Comparison } from '../experiment/comparison.ts'
import { jsonText } from './json-text.ts'

/** One document of a comparison, see docs/comparing.md; the same variants and seed give the same bytes but for `seconds`. */
export function comparisonJson(comparison: Comparison, { timing = true }: { readonly timing?: boolean } = {}): string {
  const { variants, figures, correction, costs, seconds, ...rest } = comparison
  return jsonText({
    ...rest,
    correction: { ...correction },
    variants: variants.map((variant) => ({ ...variant, scenario: { ...variant.scenario } })),
    figures: figures.map((figure) => ({
      ...figure,
      variants: figure.variants.map((one) => ({ ...one })),
      differences: figure.differences.map((one) => ({ ...one, uncorrected: { ...one.uncorrected } })),
    })),
    costs: costs?.map((cost) => ({ ...cost })),
    seconds: timing ? seconds : undefined,
  })
}
