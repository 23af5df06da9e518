import { NotExpressible, type Inputs } from './inputs.ts'
import { readLaw, type CaseLaw } from './laws.ts'
import { callerOf, onePool, TYPE } from './one-pool.ts'
import type { Plan } from './plan.ts'

const NODE = 'ivr'
const UNLIMITED = /^(unlimited|infinite|infinity)\b/i

interface Ivr {
  readonly ports: number
  readonly duration: CaseLaw
  /** Share of those who leave it served. */
  readonly served: number
}

/** One pool behind an IVR; trunks are held from arrival to the end of the IVR or of the service. */
export function withIvr(inputs: Inputs): Plan {
  const ivr = readIvr(inputs.need(inputs.child('ivr'), 'ivr'))
  // How many wait is limited by the trunks alone: a caller blocked after the IVR would not be one blocked on arrival.
  if (inputs.has('queue_capacity', 'waiting_places')) throw new NotExpressible('places in queue behind an IVR')
  const pool = onePool(inputs, 1 - ivr.served)
  const { lines } = pool.scenario.trunks as { readonly lines: { readonly block: string } }
  if (lines.block !== 'arrival') throw new NotExpressible('who meets the IVR without a trunk is not said')
  const limited = pool.places !== undefined || ivr.ports < Infinity
  return {
    ...pool,
    scenario: {
      ...pool.scenario,
      types: { [TYPE]: { ...callerOf(pool), 'starts-at': NODE } },
      ivr: { [NODE]: { bot: ivr.duration.written, contained: `${ivr.served * 100}%`, next: TYPE } },
      ...(ivr.ports < Infinity ? { 'ivr-ports': ivr.ports } : {}),
    },
    relaxation: pool.relaxation + ivr.duration.mean * Math.max(1, (1 + ivr.duration.cv * ivr.duration.cv) / 2),
    unsaid: [
      [/^mean_in_system$/, 'with those in the IVR or without is not said'],
      [/^mean_sojourn_s$/, 'with the time in the IVR or without is not said'],
      ...(limited
        ? [[OF_OFFERED, 'of all who come or of those who leave the IVR for an agent is not said'] as const]
        : []),
    ],
  }
}

/** Where nobody is blocked all who are offered to agents come from the IVR. */
const OF_OFFERED = /^(p_(wait|immediate|abandon|served)|offered_per_h|sl[\d.]+(_answered_over_offered)?)$/

function readIvr(inputs: Inputs): Ivr {
  const given = inputs.value('ports')
  const isUnlimited = given === undefined || (typeof given === 'string' && UNLIMITED.test(given))
  if (!isUnlimited && typeof given !== 'number') throw inputs.misread(['ports'], given)
  const duration = readLaw(inputs.need(inputs.child('duration'), 'duration'))
  const served = inputs.number('self_service_probability') ?? 0
  if (!(served >= 0 && served < 1)) throw inputs.misread(['self_service_probability'], served)
  inputs.done()
  return { ports: isUnlimited ? Infinity : Number(given), duration, served }
}
