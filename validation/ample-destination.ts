import { ample, centerOf, type Type } from './center.ts'
import { NotExpressible, type Inputs } from './inputs.ts'
import { readLaw, seconds, type CaseLaw } from './laws.ts'
import { GROUP, TYPE } from './one-pool.ts'
import { relaxationOf, type Plan } from './plan.ts'
import { readDiscipline, readRules } from './rules.ts'
import { onlyType } from './skills.ts'

const OVERFLOWED = 'overflowed'
const DESTINATION = 'destination'
/** One pool; who has waited so long goes to a destination that is never busy. */
export function toAmpleDestination(inputs: Inputs): Plan {
  const rules = readRules(inputs)
  readDiscipline(inputs)
  const caller = onlyType(inputs)
  const agents = inputs.need(inputs.number('agents', 'servers'), 'agents')
  if (inputs.limit('trunks_total', 'trunks') < Infinity)
    throw new NotExpressible('whether the overflowed keep their trunks is not said')
  const { timer, service } = readOverflow(inputs.need(inputs.child('overflow'), 'overflow'))
  inputs.done()
  const rate = caller.perHour / 3600
  const overflowed: Type = { ...caller, name: OVERFLOWED, perHour: 0, service }
  const rule = { after: timer.written, to: OVERFLOWED, 'keep-wait': false }
  const skill = { rank: 1, preference: 1 }
  const plan = centerOf({
    types: [{ ...caller, overflow: [rule] }, overflowed],
    groups: [
      { name: GROUP, agents, skills: null, service: null },
      { name: DESTINATION, agents: ample(rate * service.mean), skills: null, service: null },
    ],
    skills: new Map([
      [GROUP, new Map([[TYPE, skill]])],
      [DESTINATION, new Map([[OVERFLOWED, skill]])],
    ]),
    places: Infinity,
    block: rules.block,
    agentRule: rules.agent ?? 'longest-idle',
    contactRule: rules.contact ?? 'longest-waiting',
    fastestFirst: false,
    hasQueues: true,
  })
  const { mean: handle, cv } = caller.service as CaseLaw
  const patience = Math.min(timer.mean, caller.patience.law?.mean ?? Infinity)
  const own = relaxationOf({ rate, handle, cv, agents, patience, places: Infinity })
  return {
    ...plan,
    relaxation: Math.max(own, service.mean),
    overflowsFrom: typeof timer.written === 'string' ? timer.mean : 0,
    main: { type: TYPE, group: GROUP },
    also: { mean_busy_destination: `mean_busy@${DESTINATION}` },
  }
}

function readOverflow(inputs: Inputs): { timer: CaseLaw; service: CaseLaw } {
  const timer = readLaw(inputs.need(inputs.child('timer'), 'timer'))
  const mode = inputs.text('mode')
  if (mode !== 'transfer') throw inputs.misread(['mode'], mode)
  const to = inputs.need(inputs.text('to'), 'to')
  if (!/\bample\b|never (any wait|busy)|unlimited|infinite/i.test(to)) throw inputs.misread(['to'], to)
  const law = inputs.child('destination_service')
  const service = law === undefined ? null : readLaw(law)
  const mean = inputs.number('destination_service_mean_s')
  inputs.done()
  if (service !== null) return { timer, service }
  // How many are busy where nobody waits depends on the mean alone.
  const average = inputs.need(mean, 'destination_service_mean_s')
  return { timer, service: { written: { law: 'exponential', mean: seconds(average) }, mean: average, cv: 1 } }
}
