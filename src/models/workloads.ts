import { bytes, bytesOf, ints, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Hand } from './channel-model.ts'
import type { Model } from './model.ts'

const NONE = MISSING

/**
 * What agents hold at once. A workload is a group and how many contacts of each kind one of its agents holds; the first
 * ones, as many as groups, are those of agents who hold nothing. A kind is a channel, or a channel whose contacts have been
 * interrupted as often as they may be.
 */
export class Workloads {
  readonly count: number
  readonly group: Int32Array
  /** Contacts held. */
  readonly held: Int32Array
  /** By workload; 1: its agents are in the router's sight: they have nothing, could take more, or be interrupted. */
  readonly isInSight: Uint8Array
  /** By workload; 1: there is no room for another contact. */
  readonly isFull: Uint8Array
  /** By group; 1: its agents may hold several contacts, or be interrupted. By group: the most contacts one can hold. */
  readonly isSeveral: Uint8Array
  readonly most: Int32Array
  /** By kind: its channel. By channel: the kind of what has been interrupted as often as it may be. */
  readonly channelOf: Int32Array
  readonly fixedKind: Int32Array
  /** By type of contact: its channel. */
  readonly channelOfType: Int32Array
  private readonly kinds: number
  /** By workload and kind: the workload after taking one, after letting one go; NONE: there is no such. */
  private readonly with: Int32Array
  private readonly without: Int32Array
  /** By workload and channel; 1: there is no room for a contact of it, but there is once others have been interrupted. */
  private readonly interrupts: Uint8Array
  /** By kind and channel; 1: a contact of the channel may interrupt one of the kind. */
  private readonly mayInterrupt: Uint8Array

  constructor({ channels, groups, types }: Pick<Model, 'channels' | 'groups' | 'types'>) {
    this.channelOfType = intsOf(types, ({ channel }) => channel)
    const channelOf = kindsOf(channels)
    this.kinds = channelOf.length
    this.channelOf = intsOf(channelOf, (channel) => channel)
    this.fixedKind = intsOf(channels, (_, channel) => channelOf.lastIndexOf(channel))
    this.mayInterrupt = bytes(this.kinds * channels.length)
    channelOf.forEach((channel, kind) => {
      if (kind >= channels.length) return
      for (const by of channels[channel].interruptibleBy) this.mayInterrupt[kind * channels.length + by] = 1
    })
    const loads: { group: number; counts: number[] }[] = groups.map((_, group) => ({
      group,
      counts: channelOf.map(() => 0),
    }))
    groups.forEach(({ hands }, group) => {
      if (hands !== null) loads.push(...loadsOf(hands, channelOf).map((counts) => ({ group, counts })))
    })
    this.count = loads.length
    this.group = intsOf(loads, ({ group }) => group)
    this.held = intsOf(loads, ({ counts }) => counts.reduce((sum, count) => sum + count, 0))
    this.isSeveral = bytesOf(groups, ({ hands }) => (hands === null ? 0 : 1))
    this.most = intsOf(groups, ({ hands }) => (hands === null ? 1 : mostOf(hands)))
    const ids = new Map(loads.map(({ group, counts }, id) => [key(group, counts), id]))
    const next = (by: number): Int32Array => {
      const table = ints(this.count * this.kinds, NONE)
      loads.forEach(({ group, counts }, id) => {
        for (let kind = 0; kind < this.kinds; kind++) {
          const changed = counts.map((count, one) => (one === kind ? count + by : count))
          table[id * this.kinds + kind] = ids.get(key(group, changed)) ?? NONE
        }
      })
      return table
    }
    this.with = next(1)
    this.without = next(-1)
    this.interrupts = bytes(this.count * channels.length)
    loads.forEach(({ group, counts }, id) => {
      channels.forEach((_, channel) => {
        if (groups[group].hands === null || this.hasRoom(id, channel)) return
        const left = counts.map((count, kind) =>
          this.mayInterrupt[kind * channels.length + channel] === 1 ? 0 : count,
        )
        const after = ids.get(key(group, left)) ?? NONE
        if (after !== NONE && after !== id && this.hasRoom(after, channel)) {
          this.interrupts[id * channels.length + channel] = 1
        }
      })
    })
    this.isFull = bytesOf(this.group, (_, id) =>
      channels.some((_channel, channel) => this.hasRoom(id, channel)) ? 0 : 1,
    )
    this.isInSight = bytesOf(this.group, (_, id) =>
      this.held[id] === 0 ||
      channels.some((_channel, channel) => this.hasRoom(id, channel) || this.isInterruptedBy(id, channel))
        ? 1
        : 0,
    )
  }

  /** Whether an agent can take one of a channel as well. */
  hasRoom(workload: number, channel: number): boolean {
    return this.with[workload * this.kinds + channel] !== NONE
  }

  /** Whether an agent can take one of a channel if others are interrupted. */
  isInterruptedBy(workload: number, channel: number): boolean {
    return this.interrupts[workload * (this.interrupts.length / this.count) + channel] === 1
  }

  interruptsKind(kind: number, channel: number): boolean {
    return this.mayInterrupt[kind * (this.mayInterrupt.length / this.kinds) + channel] === 1
  }

  after(workload: number, kind: number): number {
    return this.with[workload * this.kinds + kind]
  }

  before(workload: number, kind: number): number {
    return this.without[workload * this.kinds + kind]
  }
}

/** All that fits into at least one of some hands, but nothing at all. */
function loadsOf(hands: readonly Hand[], channelOf: readonly number[], most = Infinity): number[][] {
  const channels = hands[0].length
  const fits = (counts: readonly number[]): boolean => {
    const held = Array.from({ length: channels }, () => 0)
    counts.forEach((count, kind) => (held[channelOf[kind]] += count))
    return hands.some((hand) => held.every((count, channel) => count <= hand[channel]))
  }
  const found = new Map<string, number[]>()
  const grow = (counts: number[]): void => {
    for (let kind = 0; kind < channelOf.length; kind++) {
      const more = counts.map((count, one) => (one === kind ? count + 1 : count))
      const name = more.join()
      if (found.has(name) || found.size > most || !fits(more)) continue
      found.set(name, more)
      grow(more)
    }
  }
  grow(channelOf.map(() => 0))
  return [...found.values()]
}

/** Whether there is more than so much that an agent could hold. */
export function holdsMoreThan(most: number, hands: readonly Hand[], channels: Model['channels']): boolean {
  return loadsOf(hands, kindsOf(channels), most).length > most
}

/** By kind of work its channel: all channels, then those whose contacts are interrupted a limited number of times again. */
function kindsOf(channels: Model['channels']): readonly number[] {
  const limited = channels.flatMap(({ interruptibleBy, interruption }, channel) =>
    interruptibleBy.length > 0 && interruption.atMost < Infinity ? [channel] : [],
  )
  return [...channels.keys(), ...limited]
}

/** The most contacts that fit into one of some hands. */
export function mostOf(hands: readonly (readonly number[])[]): number {
  return Math.max(...hands.map((hand) => hand.reduce((sum, count) => sum + count, 0)))
}

function key(group: number, counts: readonly number[]): string {
  return `${group}:${counts.join()}`
}
