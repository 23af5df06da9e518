import type { ContactType, Model } from '../models/model.ts'
import { durationText } from '../scenario/units.ts'

/**
 * Where types that two models have in common are judged otherwise in the second, as scenarios have it:
 * `calls 10% in 20s, not 80% in 20s`. Who is compared at equal service must be judged alike. `isMeant`: others may differ.
 */
export function differingGoals(
  first: Model,
  other: Model,
  isMeant: (type: ContactType, model: Model) => boolean = () => true,
): string[] {
  const goalsIn = (model: Model) =>
    new Map(
      model.types.filter((type) => isMeant(type, model)).map((type) => [type.name, goalText(type, model)] as const),
    )
  const known = goalsIn(first)
  const ofTypes = [...goalsIn(other)].flatMap(([name, goal]) => {
    const expected = known.get(name)
    return expected === undefined || expected === goal ? [] : [`${name} ${goal}, not ${expected}`]
  })
  const isOneFormula = first.serviceLevel === other.serviceLevel
  return isOneFormula ? ofTypes : [...ofTypes, `service-level ${other.serviceLevel}, not ${first.serviceLevel}`]
}

/** What a contact of the type is judged by: the goal of its queue, else its own. */
function goalText({ goal: own, goalClock, queue }: ContactType, { queues }: Model): string {
  const goal = queues[queue].goal ?? own
  if (goal === null) return 'without a goal'
  const text = `${Number((100 * goal.share).toPrecision(6))}% in ${durationText(goal.seconds)}`
  return goalClock === 'business' ? `${text} open` : text
}
