import type { Choice } from '../planning/choosing/choice.ts'
import { jsonText } from './json-text.ts'

/** One document of choices, a client each (docs/webshops.md); the same scenarios and seed give the same bytes but for `seconds`. */
export function choiceJson(choices: readonly Choice[], { timing = true }: { readonly timing?: boolean } = {}): string {
  return jsonText({
    agner: choices[0]?.agner,
    choices: choices.map(({ seconds, ...choice }) => ({
      ...choice,
      agner: undefined,
      correction: { ...choice.correction },
      forms: choice.forms.map((form) => ({
        ...form,
        scenario: { ...form.scenario },
        costPerIssue: { ...form.costPerIssue },
        resolved: { ...form.resolved },
        costPerResolvedIssue: { ...form.costPerResolvedIssue },
        costs: { ...form.costs },
        wagesPerResolvedIssue: { ...form.wagesPerResolvedIssue },
        service: form.service.map((one) => ({ ...one, level: { ...one.level } })),
        risk: {
          monthsMissed: { ...form.risk.monthsMissed },
          monthlyCostPerIssue: { ...form.risk.monthlyCostPerIssue },
          dearestMonth: { ...form.risk.dearestMonth },
        },
        behind:
          form.behind === null
            ? null
            : {
                difference: { ...form.behind.difference },
                relative: { ...form.behind.relative },
                mayBeBest: form.behind.mayBeBest,
              },
      })),
      seconds: timing ? seconds : undefined,
    })),
  })
}
