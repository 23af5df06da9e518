import type { Comparison } from '../experiment/comparison.ts'
import type { Summary } from '../experiment/summary.ts'
import type { Choice } from '../planning/choosing/choice.ts'

/** What figures are of, and how to have the same again: by name, in the order in which it is told. */
export type ProvenanceFacts = Readonly<Record<string, string>>

/** Of a run; with `timing` what may differ between two equal runs on two machines. */
export function provenanceOf(summary: Summary, timing: boolean): ProvenanceFacts {
  const { agner, confidence, currency, method, replications, scenario, seed, serviceLevelFormula, timezoneData } =
    summary
  return {
    agner,
    scenario: scenario.name,
    hash: scenario.hash,
    seed,
    [method]: String(replications),
    confidence: String(confidence),
    serviceLevel: serviceLevelFormula,
    ...(currency === undefined ? {} : { currency }),
    ...(timing && timezoneData !== undefined ? { timezoneData } : {}),
  }
}

export function comparisonProvenance(comparison: Comparison): ProvenanceFacts {
  const { agner, confidence, correction, currency, method, replications, seed, variants } = comparison
  return {
    agner,
    scenarios: variants.map(({ name, scenario }) => `${name} ${scenario.hash}`).join(', '),
    seed,
    [method]: String(replications),
    confidence: String(confidence),
    comparisons: String(correction.comparisons),
    ...(currency === undefined ? {} : { currency }),
  }
}

/** Of several choices those of each, with commas between. */
export function choiceProvenance(choices: readonly Choice[]): ProvenanceFacts {
  const [{ agner, confidence, seed }] = choices
  const all = (told: (choice: Choice) => string): string => [...new Set(choices.map(told))].join(', ')
  return {
    agner,
    scenarios: choices.flatMap(({ forms }) => forms.map(({ name, scenario }) => `${name} ${scenario.hash}`)).join(', '),
    seed,
    replications: all(({ replications }) => String(replications)),
    confidence: String(confidence),
    currency: all(({ currency }) => currency),
    indifference: all(({ indifference }) => String(indifference)),
  }
}
