import { NotExpressible, type Inputs } from './inputs.ts'
import { patienceIn, ENDLESS, readLaw, type CaseLaw } from './laws.ts'
import { patienceOf } from './one-pool.ts'
import { relaxationOf, type Plan } from './plan.ts'

const LOADS: readonly (readonly [RegExp, string])[] = [
  [/least.?loaded/i, 'least-loaded'],
  [/most.?loaded|fill.?up/i, 'fill-up'],
  [/random|alike/i, 'alike'],
]

/** One pool of agents who have several chats at once, which slow each other down. */
export function withChats(inputs: Inputs): Plan {
  const rules = inputs.need(inputs.child('rules'), 'rules')
  const load = rules.need(rules.text('agent'), 'agent')
  const slowDown = rules.need(rules.text('slowdown'), 'slowdown')
  rules.done()
  const meant = LOADS.find(([pattern]) => pattern.test(load))
  if (meant === undefined) throw new NotExpressible(`the rule for agents is not understood: ${load}`)
  if (slowDown !== 'static' && slowDown !== 'dynamic') throw new NotExpressible(`no slow-down called ${slowDown}`)
  const most = inputs.need(inputs.number('max_concurrent_chats'), 'max_concurrent_chats')
  const { work, speeds } = slowDown === 'static' ? drawnAtStart(inputs, most) : shared(inputs, most)
  const arrivals = inputs.need(inputs.child('arrivals'), 'arrivals')
  const perHour = arrivals.need(arrivals.number('rate_per_hour'), 'rate_per_hour')
  arrivals.skip('process')
  arrivals.done()
  const agents = inputs.need(inputs.number('agents'), 'agents')
  if (inputs.limit('trunks_total') < Infinity) throw new NotExpressible('a limit on places for chats')
  const patience = patienceIn(inputs) ?? ENDLESS
  // The words say what the rules do.
  inputs.skip('routing', 'slowdown')
  inputs.done()
  return {
    scenario: {
      channels: { chat: { 'at-once': most, speeds, 'slow-down': slowDown } },
      types: { chats: { channel: 'chat', arrivals: `${perHour}/h`, talk: work.written, ...patienceOf(patience) } },
      groups: { agents: { skills: ['chats'], agents } },
      // A case leaves ties open, or draws them.
      routing: { agent: 'random', load: meant[1] },
    },
    kind: 'steady',
    contacts: perHour / 3600,
    relaxation: relaxationOf({
      rate: perHour / 3600,
      handle: work.mean / Math.min(...speeds),
      cv: work.cv,
      agents: agents * most,
      patience: patience.law?.mean ?? Infinity,
      places: Infinity,
    }),
    intervals: 0,
    atoms: patience.atoms,
  }
}

interface Work {
  readonly work: CaseLaw
  readonly speeds: readonly number[]
}

/** Chats get on at the speed of the number held now. */
function shared(inputs: Inputs, most: number): Work {
  const table = inputs.need(
    inputs.child('per_chat_speed_when_agent_has_j_chats'),
    'per_chat_speed_when_agent_has_j_chats',
  )
  const speeds = Array.from({ length: most }, (_, i) => table.need(table.number(String(i + 1)), String(i + 1)))
  table.done()
  return { work: readLaw(inputs.need(inputs.child('work'), 'work')), speeds }
}

/** The law of a chat is that of how many others its agent has when it starts: of one family, so that a speed does. */
function drawnAtStart(inputs: Inputs, most: number): Work {
  const service = inputs.need(inputs.child('service'), 'service')
  service.skip('drawn_at_start')
  const laws = Array.from({ length: most }, (_, others) => {
    const key = `if_agent_had_${others}_other_chat${others === 1 ? '' : 's'}`
    return readLaw(service.need(service.child(key), key))
  })
  service.done()
  if (laws.some(({ cv }) => cv !== laws[0].cv)) throw new NotExpressible('laws of different families')
  return { work: laws[0], speeds: laws.map(({ mean }) => laws[0].mean / mean) }
}
