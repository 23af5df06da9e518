import type { Case } from './case.ts'
import { arrivalsOnly, dayInWords, timeVarying } from './days.ts'
import { Inputs, NotExpressible } from './inputs.ts'
import { onePool } from './one-pool.ts'
import type { Plan } from './plan.ts'
import { skillBased } from './skills.ts'

/** Families that need words the scenario language does not have yet, and which. */
const LATER: readonly (readonly [RegExp, string])[] = [
  [/^overflow_/, 'overflow to another group after a time'],
  [/^blending_backlog$/, 'a backlog worked by idle agents, with some kept in reserve'],
  [/^email_reservation$/, 'agents kept in reserve for one type'],
  [/^callback$/, 'callbacks'],
  [/^chat_concurrency$/, 'agents who hold several contacts at once'],
  [/^ivr$/, 'a menu before the queue'],
  [/^retrial$/, 'customers who try again'],
  [/^transfer$/, 'transfers between queues'],
  [/^priority_preemptive$/, 'interrupting a contact for another'],
]

/** Turns a case into a scenario. Throws NotExpressible. */
export function readCase({ family, inputs }: Case): Plan {
  const later = LATER.find(([pattern]) => pattern.test(family))
  if (later !== undefined) throw new NotExpressible(`the language has no ${later[1]} yet`)
  const given = new Inputs(inputs)
  if (given.has('contact_types')) return skillBased(given)
  const arrivals = inputs.arrivals
  const byInterval = typeof arrivals === 'object' && arrivals !== null && 'rate_per_hour_by_interval' in arrivals
  if (byInterval) return given.has('service') ? timeVarying(given) : arrivalsOnly(given)
  if (given.has('horizon')) return dayInWords(given)
  return onePool(given)
}
