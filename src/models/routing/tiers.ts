import { BitSet } from '../../engine/bit-set.ts'
import type { Tiers } from '../../engine/ragged.ts'
import type { LinePlan } from '../line-plan.ts'
import { FEW } from '../lines.ts'
import type { Model } from '../model.ts'
import type { Workloads } from '../workloads.ts'

/** Interrupting somebody comes after all who need not be interrupted. */
const AT_ONCE = 0
const BY_INTERRUPTING = 1

/** The workloads whose agents could take from a line: by rank of the group, then by what they hold, in the order of the scenario. */
export function loadTiers(model: Model, { type, groups }: LinePlan, workloads: Workloads): number[][] {
  const { channel } = model.types[type]
  const items: { id: number; key: readonly number[] }[] = []
  for (const group of groups) {
    const skill = model.groups[group].skills.find((candidate) => candidate.type === type)
    if (skill === undefined) continue
    workloads.group.forEach((of, load) => {
      if (of !== group) return
      const held = workloads.held[load] * { 'least-loaded': 1, 'fill-up': -1, alike: 0 }[model.routing.load]
      const isSeveral = workloads.isSeveral[group] === 1
      if (!isSeveral || workloads.hasRoom(load, channel)) items.push({ id: load, key: [AT_ONCE, skill.rank, held] })
      else if (workloads.isInterruptedBy(load, channel))
        items.push({ id: load, key: [BY_INTERRUPTING, skill.rank, held] })
    })
  }
  return tiersBy(items)
}

/** The lines that an agent with a workload could take from, by priority and preference, or the other way round. */
export function lineTiers(model: Model, plans: readonly LinePlan[], load: number, workloads: Workloads): number[][] {
  const group = workloads.group[load]
  const taken = new Set(model.groups[group].skills.map((skill) => model.types[skill.type].channel))
  const served = plans.flatMap(({ type, groups }, id) => {
    const skill = model.groups[group].skills.find((candidate) => candidate.type === type)
    if (skill === undefined || !groups.includes(group)) return []
    const { channel, priority } = model.types[type]
    // Also those that interrupt: what kept them waiting may be gone, and what is left give way.
    const couldTake = workloads.hasRoom(load, channel) || workloads.isInterruptedBy(load, channel)
    if (workloads.isSeveral[group] === 1 && !couldTake) return []
    const { preference } = skill
    const order = model.routing.order === 'priority-first' ? [priority, preference] : [preference, priority]
    return [{ id, key: [interruptersOf(model, channel, taken), ...order] }]
  })
  return tiersBy(served)
}

/** Many lines, equals for some agents; and in which of all lines somebody waits. */
export interface WideTier {
  readonly lines: BitSet
  readonly occupied: BitSet
}

/** By tier; null: its lines are few enough to look at each. */
export function wideTiers({ firstMember, members }: Tiers, occupied: BitSet): (WideTier | null)[] {
  return Array.from({ length: firstMember.length - 1 }, (_, tier) => {
    const own = members.subarray(firstMember[tier], firstMember[tier + 1])
    if (own.length <= FEW) return null
    const lines = new BitSet(occupied.size)
    own.forEach((line) => lines.add(line))
    return { lines, occupied }
  })
}

/**
 * How many channels one above the other, of those a group takes, may interrupt a channel; 0: none. Whatever may be interrupted
 * comes after what may not: else who waits would be passed by those who come later and interrupt.
 */
function interruptersOf(model: Model, channel: number, taken: ReadonlySet<number>): number {
  const above = model.channels[channel].interruptibleBy
    .filter((by) => taken.has(by))
    .map((by) => 1 + interruptersOf(model, by, taken))
  return Math.max(0, ...above)
}

function tiersBy(items: readonly { readonly id: number; readonly key: readonly number[] }[]): number[][] {
  const sorted = items.toSorted((a, b) => compare(a.key, b.key) || a.id - b.id)
  const tiers: number[][] = []
  sorted.forEach((item, i) => {
    if (i > 0 && compare(sorted[i - 1].key, item.key) === 0) tiers.at(-1)?.push(item.id)
    else tiers.push([item.id])
  })
  return tiers
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i]
  return 0
}
