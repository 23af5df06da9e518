import type { Loaded } from '../../experiment/loaded.ts'
import type { CommitmentAnswer, DayClass, PlanAnswer } from './commitment-answer.ts'
import { committedGoals } from './commitment-service.ts'
import { openAt, termsOf, type CommitmentTerms } from './commitment-terms.ts'
import { DayPlanner, type PlannedDays } from './committed-days.ts'
import { ALIKE, cvOf, knowledgeOf } from './knowledge.ts'
import { rampOf } from './ramp.ts'
import type { StaffOptions } from '../staffing/staff.ts'
import type { StaffingAnswer } from '../staffing/staffing-answer.ts'

export interface CommitmentOptions extends Pick<StaffOptions, 'replications'> {
  /** Staffings solved so far, and how many it takes at most. */
  readonly onProgress?: (solved: number, most: number) => void
}

/**
 * What it costs to fix hours before the day is known. Days are told apart into equally likely classes by what forecasts
 * know when hours are fixed; each class is staffed to the goals at least cost with the rest open; what may be changed later
 * is solved again around it; and with hindsight each class of how busy days are is staffed knowing it. All solved under
 * the same luck. `base` is the answer for the scenario itself. Throws Unanswerable.
 */
export async function commitmentOf(
  loaded: Loaded,
  base: StaffingAnswer,
  { onProgress, replications }: CommitmentOptions = {},
): Promise<CommitmentAnswer> {
  const terms = termsOf(loaded)
  const { seed } = base
  const most = staffingsFor(terms)
  let solved = 0
  const planner = new DayPlanner(loaded, terms, base, { seed, replications }, () => onProgress?.(++solved, most))
  const early = knowledgeOf(terms.law, openAt(terms.forecast, terms.first))
  let days = await planner.plan(early)
  const plans = [planAnswer(terms, terms.first, days)]
  if (terms.second !== null) {
    const late = knowledgeOf(early.open, openAt(terms.forecast, terms.second))
    const changed: PlannedDays[] = []
    for (const fixed of days) changed.push(...(await planner.changed(fixed, late)))
    days = changed
    plans.push(planAnswer(terms, terms.second, days))
  }
  const hindsight = await planner.plan({ known: terms.law, open: ALIKE })
  const ramp = rampOf(loaded, terms, days, base.currency)
  const [known, worked] = [meanOver(hindsight, costOf), plans[plans.length - 1]]
  const cost = worked.cost + (ramp?.cost ?? 0)
  const squares = meanOver(hindsight, (one) => (one.cost - known) * (one.cost - known))
  return {
    cv: cvOf(terms.law),
    currency: base.currency,
    groups: terms.groups,
    uninformed: { cost: base.cost, hours: base.hours },
    plans,
    ramp,
    cost,
    hindsight: {
      cost: known,
      hours: meanOver(hindsight, ({ hours }) => hours),
      spread: Math.sqrt(squares),
      classes: hindsight.map(classOf),
    },
    regret: { cost: cost - known, share: known === 0 ? null : (cost - known) / known },
    goals: committedGoals(loaded, days, terms.levels, seed),
  }
}

/** How many staffings are solved at most: of each decision, and with hindsight. */
export function staffingsFor({ first, forecast, law, levels, second }: CommitmentTerms): number {
  const classes = (knowing: { known: typeof law }): number => (cvOf(knowing.known) === 0 ? 1 : levels)
  const early = knowledgeOf(law, openAt(forecast, first))
  const late = second === null ? 0 : classes(knowledgeOf(early.open, openAt(forecast, second)))
  return classes(early) * (1 + late) + classes({ known: law })
}

function planAnswer({ law }: CommitmentTerms, ahead: number, days: readonly PlannedDays[]): PlanAnswer {
  const open = cvOf(days[0].open)
  const cv = cvOf(law)
  return {
    ahead,
    known: Math.sqrt(Math.max(0, (1 + cv * cv) / (1 + open * open) - 1)),
    open,
    cost: meanOver(days, costOf),
    hours: meanOver(days, ({ hours }) => hours),
    classes: days.map(classOf),
  }
}

function classOf({ answer, cost, foreseen, hours }: PlannedDays): DayClass {
  return { busyness: foreseen, cost, hours, isFeasible: answer.isFeasible }
}

function costOf({ cost }: PlannedDays): number {
  return cost
}

/** Classes are as likely as one another. */
function meanOver(days: readonly PlannedDays[], of: (days: PlannedDays) => number): number {
  return days.reduce((sum, one) => sum + of(one), 0) / days.length
}
