import { centerOf, type Group, type Skills, type Type } from './center.ts'
import { NotExpressible, type Inputs } from './inputs.ts'
import { ENDLESS, patienceIn, readLaw } from './laws.ts'
import { readRate, TYPE } from './one-pool.ts'
import type { Plan } from './plan.ts'
import { readDiscipline, readRules, type Rules } from './rules.ts'

/** Several contact types and groups of agents in steady state. */
export function skillBased(inputs: Inputs): Plan {
  const rules = readRules(inputs)
  readDiscipline(inputs)
  const types = inputs.children('contact_types')?.map((one) => readType(one)) ?? [onlyType(inputs)]
  const groups = inputs.need(inputs.children('agent_groups'), 'agent_groups').map(readGroup)
  const places = inputs.limit('trunks_total', 'trunks')
  const skills = readRouting(inputs, rules, types, groups)
  inputs.done()
  const fastestFirst = rules.agent === 'fastest-group'
  return centerOf({
    types,
    groups,
    skills,
    places,
    block: rules.block,
    agentRule: fastestFirst ? 'longest-idle' : (rules.agent ?? 'longest-idle'),
    contactRule: rules.contact ?? 'longest-waiting',
    fastestFirst,
    hasQueues: true,
  })
}

/** The type of a case that has one kind of contact. */
export function onlyType(inputs: Inputs): Type {
  const service = inputs.child('service')
  return {
    name: TYPE,
    perHour: readRate(inputs.need(inputs.child('arrivals'), 'arrivals')),
    patience: patienceIn(inputs) ?? ENDLESS,
    service: service === undefined ? null : readLaw(service),
    byGroup: new Map(),
  }
}

/** `more`: what else is read of it. */
export function readType(inputs: Inputs, more: (inputs: Inputs) => Partial<Type> = () => ({})): Type {
  const service = inputs.child('service')
  const byGroup = inputs.child('service_by_group')
  const laws = byGroup?.keys().map((group) => [group, readLaw(byGroup.need(byGroup.child(group), group))] as const)
  const type: Type = {
    name: inputs.need(inputs.text('name'), 'name'),
    perHour: readRate(inputs.need(inputs.child('arrivals'), 'arrivals')),
    patience: patienceIn(inputs) ?? ENDLESS,
    service: service === undefined ? null : readLaw(service),
    byGroup: new Map(laws),
    ...more(inputs),
  }
  inputs.done()
  return type
}

export function readGroup(inputs: Inputs): Group {
  const service = inputs.child('service')
  const group: Group = {
    name: inputs.need(inputs.text('name'), 'name'),
    agents: inputs.need(inputs.number('agents'), 'agents'),
    skills: inputs.texts('skills', 'handles') ?? null,
    service: service === undefined ? null : readLaw(service),
  }
  inputs.done()
  return group
}

/** Orders of groups and of types by keys, or the skills of the groups and `rules`; words alone are not enough. */
function readRouting(inputs: Inputs, rules: Rules, types: readonly Type[], groups: readonly Group[]): Skills {
  const given = inputs.value('routing')
  if (typeof given === 'string' || given === undefined) {
    if (rules.agent === null || rules.contact === null) {
      throw new NotExpressible(
        given === undefined
          ? 'no routing and no rules'
          : 'routing is told in words, without rules.agent and rules.contact',
      )
    }
    const equal = { rank: 1, preference: 1 }
    const serves = (group: Group, type: Type): boolean =>
      type.name === TYPE || (group.skills?.includes(type.name) ?? type.byGroup.has(group.name))
    return mapOf(groups, (group) =>
      mapOf(
        types.filter((type) => serves(group, type)),
        () => equal,
      ),
    )
  }
  const routing = inputs.need(inputs.child('routing'), 'routing')
  const orders = readOrders(routing, types, groups)
  routing.done()
  return skillsBy(orders, types, groups)
}

/** By type the groups it goes to, by group the types it takes, each in order. */
export interface Orders {
  readonly groupOrder: ReadonlyMap<string, readonly string[]>
  readonly typeOrder: ReadonlyMap<string, readonly string[]>
}

export function readOrders(routing: Inputs, types: readonly Type[], groups: readonly Group[]): Orders {
  const orders = routing.need(routing.child('contact_to_group_order'), 'contact_to_group_order')
  const priorities = routing.need(routing.child('group_to_contact_priority'), 'group_to_contact_priority')
  const groupOrder = new Map(types.map(({ name }) => [name, orders.texts(name) ?? []]))
  const typeOrder = new Map(groups.map(({ name }) => [name, priorities.texts(name) ?? []]))
  for (const part of [orders, priorities]) part.done()
  return { groupOrder, typeOrder }
}

export function skillsBy({ groupOrder, typeOrder }: Orders, types: readonly Type[], groups: readonly Group[]): Skills {
  return mapOf(groups, (group) => {
    const taken = typeOrder.get(group.name) ?? []
    const offered = types.filter(({ name }) => groupOrder.get(name)?.includes(group.name))
    if (offered.length !== taken.length || offered.some(({ name }) => !taken.includes(name))) {
      throw new NotExpressible(`${group.name} takes other types from the queue than on arrival`)
    }
    return mapOf(offered, ({ name }) => ({
      rank: (groupOrder.get(name)?.indexOf(group.name) ?? 0) + 1,
      preference: taken.indexOf(name) + 1,
    }))
  })
}

function mapOf<T extends { readonly name: string }, V>(items: readonly T[], value: (item: T) => V): Map<string, V> {
  return new Map(items.map((item) => [item.name, value(item)]))
}
