import { NotExpressible } from './inputs.ts'
import type { CaseLaw, CasePatience } from './laws.ts'
import { patienceOf } from './one-pool.ts'
import { relaxationOf, type Plan } from './plan.ts'

export interface Type {
  readonly name: string
  /** 0: nobody comes but from other types. */
  readonly perHour: number
  readonly patience: CasePatience
  readonly service: CaseLaw | null
  readonly byGroup: ReadonlyMap<string, CaseLaw>
  /** An endless list: nobody comes, everybody called answers at once. */
  readonly isList?: true
  /** Overflow rules of the language. */
  readonly overflow?: readonly Readonly<Record<string, unknown>>[]
}

export interface Group {
  readonly name: string
  readonly agents: number
  readonly skills: readonly string[] | null
  readonly service: CaseLaw | null
}

/** Who serves whom, in which order. */
export interface Skill {
  readonly rank: number
  readonly preference: number
  /** Agents of the group that stay idle for others. */
  readonly reserve?: number | { readonly agents: number; readonly of: readonly string[] }
}
export type Skills = ReadonlyMap<string, ReadonlyMap<string, Skill>>

/** What a steady center of several types and groups is made of. */
export interface CenterParts {
  readonly types: readonly Type[]
  readonly groups: readonly Group[]
  readonly skills: Skills
  readonly places: number
  readonly block: 'arrival' | 'waiting'
  readonly agentRule: string
  readonly contactRule: string
  /** Groups in the order of their mean handle time, whatever the ranks. */
  readonly fastestFirst: boolean
  /** Whether anybody waits: without queues who finds nobody idle is blocked. */
  readonly hasQueues: boolean
}

/** Several contact types and groups of agents in steady state. */
export function centerOf(parts: CenterParts): Plan {
  const { types, groups, skills, places, fastestFirst } = parts
  const servedBy = (type: Type): Group[] => groups.filter(({ name }) => skills.get(name)?.has(type.name))
  const handleOf = (group: Group, type: Type): CaseLaw => {
    const law = type.byGroup.get(group.name) ?? group.service ?? type.service
    if (law === null) throw new NotExpressible(`no service of ${type.name} by ${group.name}`)
    return law
  }
  const first = (type: Type): CaseLaw => {
    const group = servedBy(type).at(0)
    if (group === undefined) throw new NotExpressible(`nobody serves ${type.name}`)
    return handleOf(group, type)
  }
  const rankByMean = (group: Group, type: Type): number => {
    const means = servedBy(type).map((one) => handleOf(one, type).mean)
    return [...new Set(means)].toSorted((a, b) => a - b).indexOf(handleOf(group, type).mean) + 1
  }
  const skillOf = (group: Group, type: Type, { rank, preference, reserve }: Skill): Record<string, unknown> => {
    const law = handleOf(group, type)
    const differs = JSON.stringify(law.written) !== JSON.stringify(first(type).written)
    return {
      preference,
      ...(reserve === undefined ? {} : { reserve }),
      rank: fastestFirst ? rankByMean(group, type) : rank,
      ...(differs ? { talk: law.written } : {}),
    }
  }
  const typeOf = (type: Type): Record<string, unknown> => ({
    ...(type.perHour > 0 ? { arrivals: `${type.perHour}/h` } : {}),
    talk: first(type).written,
    ...patienceOf(type.patience),
    ...(type.isList === true ? { outbound: { endless: true, reach: '100%', ring: '0s' } } : {}),
    ...(type.overflow === undefined ? {} : { overflow: type.overflow }),
  })
  const groupOf = (group: Group): Record<string, unknown> => {
    const own = types.flatMap((type) => {
      const skill = skills.get(group.name)?.get(type.name)
      return skill === undefined ? [] : [[type.name, skillOf(group, type, skill)] as const]
    })
    return { skills: Object.fromEntries(own), agents: group.agents }
  }
  const queueOf = ({ name }: Type): Record<string, unknown> => ({ types: [name], capacity: 0 })
  return {
    scenario: {
      types: mapped(types, typeOf),
      ...(parts.hasQueues ? {} : { queues: mapped(types, queueOf) }),
      groups: mapped(groups, groupOf),
      ...(places < Infinity ? { trunks: { lines: { lines: places, block: parts.block } } } : {}),
      routing: { agent: parts.agentRule, contact: parts.contactRule },
    },
    kind: 'steady',
    ...paceOf(
      parts,
      types.flatMap((type) => servedBy(type).map((group) => handleOf(group, type))),
    ),
    intervals: 0,
    atoms: types.flatMap((type) => type.patience.atoms),
  }
}

/** How many come, and how long the start is remembered. */
function paceOf(
  { types, groups, places, hasQueues }: CenterParts,
  laws: readonly CaseLaw[],
): Pick<Plan, 'contacts' | 'relaxation'> {
  const rate = types.reduce((sum, type) => sum + type.perHour, 0) / 3600
  const agents = groups.reduce((sum, group) => sum + group.agents, 0)
  const traffic = {
    rate,
    handle: Math.max(...laws.map(({ mean }) => mean)),
    cv: Math.max(...laws.map(({ cv }) => cv)),
    agents,
    patience: Math.max(...types.map((type) => type.patience.law?.mean ?? Infinity)),
    places: hasQueues ? places : Math.min(places, agents),
  }
  return { contacts: rate, relaxation: relaxationOf(traffic) }
}

function mapped<T extends { readonly name: string }>(
  items: readonly T[],
  written: (item: T) => Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(items.map((item) => [item.name, written(item)]))
}

/** Standard deviations above the load if everybody came, and some. */
const DEVIATIONS = 10
const SOME = 20

/** Agents that are never all busy with a load. */
export function ample(load: number): number {
  return Math.ceil(load + DEVIATIONS * Math.sqrt(load) + SOME)
}
