import { NotExpressible, type Inputs } from './inputs.ts'
import { ENDLESS, patienceIn, readLaw, type CaseLaw, type CasePatience } from './laws.ts'
import { patienceOf, readRate, TYPE } from './one-pool.ts'
import { relaxationOf, type Plan } from './plan.ts'
import { readDiscipline, readRules, type Rules } from './rules.ts'

interface Type {
  readonly name: string
  readonly perHour: number
  readonly patience: CasePatience
  readonly service: CaseLaw | null
  readonly byGroup: ReadonlyMap<string, CaseLaw>
}

interface Group {
  readonly name: string
  readonly agents: number
  readonly skills: readonly string[] | null
  readonly service: CaseLaw | null
}

/** Who serves whom, in which order. */
interface Skill {
  readonly rank: number
  readonly preference: number
}
type Skills = ReadonlyMap<string, ReadonlyMap<string, Skill>>

/** Several contact types and groups of agents in steady state. */
export function skillBased(inputs: Inputs): Plan {
  const rules = readRules(inputs)
  readDiscipline(inputs)
  const types = inputs.children('contact_types')?.map(readType) ?? [onlyType(inputs)]
  const groups = inputs.need(inputs.children('agent_groups'), 'agent_groups').map(readGroup)
  const places = inputs.limit('trunks_total', 'trunks')
  const skills = readRouting(inputs, rules, types, groups)
  inputs.done()
  const handleOf = (group: Group, type: Type): CaseLaw => {
    const law = type.byGroup.get(group.name) ?? group.service ?? type.service
    if (law === null) throw new NotExpressible(`no service of ${type.name} by ${group.name}`)
    return law
  }
  const first = (type: Type): CaseLaw => {
    const group = groups.find(({ name }) => skills.get(name)?.has(type.name))
    if (group === undefined) throw new NotExpressible(`nobody serves ${type.name}`)
    return handleOf(group, type)
  }
  const ranked = rules.agent === 'fastest-group'
  const rankByMean = (group: Group, type: Type): number => {
    const means = groups.filter(({ name }) => skills.get(name)?.has(type.name)).map((one) => handleOf(one, type).mean)
    return [...new Set(means)].toSorted((a, b) => a - b).indexOf(handleOf(group, type).mean) + 1
  }
  const skillOf = (group: Group, type: Type, { rank, preference }: Skill): Record<string, unknown> => {
    const law = handleOf(group, type)
    const differs = JSON.stringify(law.written) !== JSON.stringify(first(type).written)
    return { preference, rank: ranked ? rankByMean(group, type) : rank, ...(differs ? { talk: law.written } : {}) }
  }
  const perHour = types.reduce((sum, type) => sum + type.perHour, 0)
  const laws = types.flatMap((type) =>
    groups.filter(({ name }) => skills.get(name)?.has(type.name)).map((group) => handleOf(group, type)),
  )
  const patience = Math.max(...types.map((type) => type.patience.law?.mean ?? Infinity))
  const agents = groups.reduce((sum, group) => sum + group.agents, 0)
  return {
    scenario: {
      types: Object.fromEntries(
        types.map((type) => [
          type.name,
          { arrivals: `${type.perHour}/h`, talk: first(type).written, ...patienceOf(type.patience) },
        ]),
      ),
      groups: Object.fromEntries(
        groups.map((group) => {
          const own = types.filter(({ name }) => skills.get(group.name)?.has(name))
          const skill = (type: Type): Record<string, unknown> =>
            skillOf(group, type, skills.get(group.name)?.get(type.name) as Skill)
          return [
            group.name,
            { skills: Object.fromEntries(own.map((type) => [type.name, skill(type)])), agents: group.agents },
          ]
        }),
      ),
      ...(places < Infinity ? { trunks: { lines: { lines: places, block: rules.block } } } : {}),
      routing: {
        agent: ranked ? 'longest-idle' : (rules.agent ?? 'longest-idle'),
        contact: rules.contact ?? 'longest-waiting',
      },
    },
    kind: 'steady',
    contacts: perHour / 3600,
    relaxation: relaxationOf({
      rate: perHour / 3600,
      handle: Math.max(...laws.map(({ mean }) => mean)),
      cv: Math.max(...laws.map(({ cv }) => cv)),
      agents,
      patience,
      places,
    }),
    intervals: 0,
    atoms: types.flatMap((type) => type.patience.atoms),
  }
}

/** The type of a case that has groups, and one kind of contact. */
function onlyType(inputs: Inputs): Type {
  const service = inputs.child('service')
  return {
    name: TYPE,
    perHour: readRate(inputs.need(inputs.child('arrivals'), 'arrivals')),
    patience: patienceIn(inputs) ?? ENDLESS,
    service: service === undefined ? null : readLaw(service),
    byGroup: new Map(),
  }
}

function readType(inputs: Inputs): Type {
  const service = inputs.child('service')
  const byGroup = inputs.child('service_by_group')
  const laws = byGroup?.keys().map((group) => [group, readLaw(byGroup.need(byGroup.child(group), group))] as const)
  const type: Type = {
    name: inputs.need(inputs.text('name'), 'name'),
    perHour: readRate(inputs.need(inputs.child('arrivals'), 'arrivals')),
    patience: patienceIn(inputs) ?? ENDLESS,
    service: service === undefined ? null : readLaw(service),
    byGroup: new Map(laws),
  }
  inputs.done()
  return type
}

function readGroup(inputs: Inputs): Group {
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
  const orders = routing.need(routing.child('contact_to_group_order'), 'contact_to_group_order')
  const priorities = routing.need(routing.child('group_to_contact_priority'), 'group_to_contact_priority')
  const groupOrder = new Map(types.map(({ name }) => [name, orders.texts(name) ?? []]))
  const typeOrder = new Map(groups.map(({ name }) => [name, priorities.texts(name) ?? []]))
  for (const part of [orders, priorities, routing]) part.done()
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
