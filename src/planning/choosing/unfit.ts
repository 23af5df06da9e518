import type { Form } from './choice.ts'

/** Why a form cannot win, whatever it costs. */
export type Unfitness = 'other goals' | 'none resolved' | 'below goal'

/** A form with its goals that are not those of the first, in words. */
export interface JudgedForm extends Pick<Form, 'name' | 'isAtService' | 'costPerResolvedIssue'> {
  readonly otherGoals: readonly string[]
}

/** null: it can win. Equal service is the same goals, and all met: like is compared with like. */
export function unfitness({ costPerResolvedIssue, isAtService, otherGoals }: JudgedForm): Unfitness | null {
  if (otherGoals.length > 0) return 'other goals'
  if (costPerResolvedIssue.value === null) return 'none resolved'
  return isAtService ? null : 'below goal'
}

/** What the figures of a form do not show of why it cannot win. */
export function unfitNotes(forms: readonly JudgedForm[]): string[] {
  const [first] = forms
  return forms.flatMap((form) => {
    const { name, otherGoals } = form
    const unfit = unfitness(form)
    if (unfit === 'none resolved') return [`${name} cannot win, as none of its issues is resolved`]
    if (unfit !== 'other goals') return []
    return [`${name} cannot win, as its goals are not those of ${first.name}: ${otherGoals.join('; ')}`]
  })
}
