import { toAmpleDestination } from './ample-destination.ts'
import { withCallbacks } from './callback.ts'
import { withBacklog } from './backlog.ts'
import type { Case } from './case.ts'
import { withChats } from './chat.ts'
import { arrivalsOnly, dayInWords, timeVarying } from './days.ts'
import { Inputs } from './inputs.ts'
import { withIvr } from './ivr.ts'
import { onePool } from './one-pool.ts'
import { overflowing } from './overflow.ts'
import type { Plan } from './plan.ts'
import { withInterruptions } from './preemption.ts'
import { withReserve } from './reservation.ts'
import { withRetrials } from './retrial.ts'
import { weekInWords } from './skills-in-words.ts'
import { skillBased } from './skills.ts'
import { networkOfStages } from './transfer.ts'
import { isWeek, weekOfOnePool } from './week.ts'

/** Turns a case into a scenario. Throws NotExpressible. */
export function readCase({ family, inputs }: Case): Plan {
  const given = new Inputs(inputs)
  if (family.startsWith('overflow_')) return given.has('contact_types') ? overflowing(given) : toAmpleDestination(given)
  if (family === 'blending_backlog') return withBacklog(given)
  if (family === 'email_reservation') return withReserve(given)
  if (family === 'chat_concurrency') return withChats(given)
  if (family === 'priority_preemptive') return withInterruptions(inputs)
  if (family === 'callback') return withCallbacks(given)
  if (given.has('retrial')) return withRetrials(given)
  if (given.has('ivr')) return withIvr(given)
  if (family === 'transfer') return networkOfStages(given)
  if (given.has('contact_types') || given.has('agent_groups')) return skillBased(given)
  const arrivals = inputs.arrivals
  const byInterval = typeof arrivals === 'object' && arrivals !== null && 'rate_per_hour_by_interval' in arrivals
  if (family === 'arrival_process') return arrivalsOnly(given)
  if (byInterval) return given.has('service') ? timeVarying(given) : arrivalsOnly(given)
  if (isWeek(given)) return given.has('types') ? weekInWords(given) : weekOfOnePool(given)
  if (given.has('horizon')) return dayInWords(given)
  return onePool(given)
}
