import { centerOf, type Skill, type Type } from './center.ts'
import { NotExpressible, type Inputs } from './inputs.ts'
import { ENDLESS, readLaw } from './laws.ts'
import type { Plan } from './plan.ts'
import { readDiscipline, rulesIn } from './rules.ts'
import { readGroup, readType } from './skills.ts'

const STARTS = 'outbound_starts_when_idle_agents_exceed'

/** Calls, and an endless list that is worked whenever no call waits and more than so many agents are idle. */
export function withBacklog(inputs: Inputs): Plan {
  readDiscipline(inputs)
  const types = inputs.need(inputs.children('contact_types'), 'contact_types').map(readCallerOrList)
  const groups = inputs.need(inputs.children('agent_groups'), 'agent_groups').map(readGroup)
  const names = groups.map(({ name }) => name)
  const places = inputs.limit('trunks_total', 'trunks')
  const rules = inputs.need(inputs.child('rules'), 'rules')
  const reserve = rules.need(rules.number(STARTS), STARTS)
  const counted = rules.texts('idle_agents_counted_in') ?? names
  const order = rules.need(rules.texts('inbound_group_order'), 'inbound_group_order')
  const workers = rules.need(rules.texts('outbound_groups'), 'outbound_groups')
  const { agent, contact, block } = rulesIn(rules)
  // In words, and once more, what the rules say.
  inputs.skip('routing')
  const again = inputs.number('reserved_idle_agents_r') ?? reserve
  inputs.done()
  if (again !== reserve) throw new NotExpressible(`a reserve of ${reserve} and of ${again}`)
  const unknown = [...counted, ...order, ...workers].find((name) => !names.includes(name))
  if (unknown !== undefined) throw new NotExpressible(`no group is called ${unknown}`)
  const lists = types.filter(({ isList }) => isList === true)
  if (lists.length !== 1 || types.length !== 2) throw new NotExpressible('other types than calls and a list')
  const [list] = lists
  const [calls] = types.filter((type) => type !== list)
  const skills = new Map(
    names.map((name): [string, ReadonlyMap<string, Skill>] => {
      const own = new Map<string, Skill>()
      if (order.includes(name)) own.set(calls.name, { rank: order.indexOf(name) + 1, preference: 1 })
      if (workers.includes(name))
        own.set(list.name, { rank: 1, preference: 2, reserve: { agents: reserve, of: counted } })
      return [name, own]
    }),
  )
  const plan = centerOf({
    types,
    groups,
    skills,
    places,
    block,
    agentRule: agent ?? 'longest-idle',
    contactRule: contact ?? 'longest-waiting',
    fastestFirst: false,
    hasQueues: true,
  })
  const also = {
    outbound_throughput_per_h: `throughput_per_h@${list.name}`,
    mean_busy_outbound: `mean_in_talk@${list.name}`,
  }
  return { ...plan, also }
}

function readCallerOrList(inputs: Inputs): Type {
  const arrivals = inputs.need(inputs.child('arrivals'), 'arrivals')
  const process = arrivals.text('process') ?? ''
  if (!/^infinite backlog$/i.test(process)) return readType(inputs)
  arrivals.done()
  const service = inputs.child('service')
  const list: Type = {
    name: inputs.need(inputs.text('name'), 'name'),
    perHour: 0,
    patience: ENDLESS,
    service: service === undefined ? null : readLaw(service),
    byGroup: new Map(),
    isList: true,
  }
  inputs.done()
  return list
}
