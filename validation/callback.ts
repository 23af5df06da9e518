import { centerOf, type Type } from './center.ts'
import { NotExpressible, type Inputs } from './inputs.ts'
import { ENDLESS, readLaw, type CaseLaw } from './laws.ts'
import type { Plan } from './plan.ts'
import { readDiscipline, rulesIn } from './rules.ts'
import { onlyType } from './skills.ts'

const VOICE = 'voice'
const CALLBACK = 'callback'
const POOL = 'pool'

interface Offer {
  /** Calls that wait when it is made. */
  readonly waiting: number
  readonly accept: number
  /** Agents that stay idle. */
  readonly reserve: number
  readonly service: CaseLaw | null
}

/** One pool that calls back those who would wait behind so many, when enough agents are idle. */
export function withCallbacks(inputs: Inputs): Plan {
  readDiscipline(inputs)
  // In words what the keys say.
  inputs.skip('routing')
  const caller: Type = { ...onlyType(inputs), name: VOICE }
  const agents = inputs.need(inputs.number('agents', 'servers'), 'agents')
  if (inputs.limit('trunks_total', 'trunks') < Infinity)
    throw new NotExpressible('whether callbacks need a trunk is not said')
  const offer = readOffer(inputs.need(inputs.child('callback'), 'callback'))
  const rules = inputs.child('rules')
  const reserve = rules?.number('callback_starts_when_no_call_waits_and_idle_agents_exceed') ?? offer.reserve
  const { agent, contact, block } =
    rules === undefined ? { agent: null, contact: null, block: 'arrival' as const } : rulesIn(rules)
  inputs.done()
  const rule = { waiting: offer.waiting, accept: `${offer.accept * 100}%`, to: CALLBACK, 'keep-wait': false }
  const callback: Type = {
    ...caller,
    name: CALLBACK,
    perHour: 0,
    patience: ENDLESS,
    service: offer.service ?? caller.service,
  }
  const plan = centerOf({
    types: [{ ...caller, overflow: [rule] }, callback],
    groups: [{ name: POOL, agents, skills: null, service: null }],
    skills: new Map([
      [
        POOL,
        new Map([
          [VOICE, { rank: 1, preference: 1 }],
          [CALLBACK, { rank: 1, preference: 2, reserve }],
        ]),
      ],
    ]),
    places: Infinity,
    block,
    agentRule: agent ?? 'longest-idle',
    contactRule: contact ?? 'longest-waiting',
    fastestFirst: false,
    hasQueues: true,
  })
  return { ...plan, main: { type: VOICE, group: POOL }, also: { mean_callback_delay_s: `asa_served_s@${CALLBACK}` } }
}

function readOffer(inputs: Inputs): Offer {
  const decided = inputs.text('decided')
  if (decided !== undefined && !/on arrival/i.test(decided)) throw inputs.misread(['decided'], decided)
  const service = inputs.child('service')
  const offer = {
    waiting: inputs.need(inputs.number('offered_if_calls_waiting_at_least'), 'offered_if_calls_waiting_at_least'),
    accept: inputs.number('accept_probability') ?? 1,
    reserve: inputs.number('reserved_idle_agents_r') ?? 0,
    service: service === undefined ? null : readLaw(service),
  }
  inputs.done()
  return offer
}
