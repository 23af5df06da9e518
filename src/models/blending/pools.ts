import { floats, ints, intsOf } from '../../engine/columns.ts'
import type { Model } from '../model.ts'

/** What works for whom: of each group and client, the contacts that its agents have, and whether one more may be taken. */
export class Pools {
  /** Whether they are counted; without, nobody needs to ask. */
  readonly exist: boolean
  /** Whether any client has a guaranteed minimum or a limit. */
  readonly limit: boolean
  /** By group and client, the last for those of none: contacts that agents have, calls they make included. */
  private readonly held: Int32Array
  private readonly least: Int32Array
  private readonly most: Float64Array
  private readonly weight: Float64Array
  /** By group: contacts that those with a minimum are short of, but for clients that are closed. */
  private readonly short: Int32Array
  private readonly clients: number
  /** By type: its client, or the place of none. */
  private readonly clientOf: Int32Array
  /** Groups with settings; by client: its queues. */
  private readonly limited: readonly number[]
  private readonly queuesOf: readonly (readonly number[])[]
  private readonly isOpen: Uint8Array

  constructor(model: Model, isOpen: Uint8Array) {
    const { clients, groups, types } = model
    this.limit = groups.some(({ pool }) => pool.some(({ least, most }) => least > 0 || most < Infinity))
    this.exist = this.limit || model.routing.contact.rule === 'client-weights'
    this.isOpen = isOpen
    this.clients = clients.length + 1
    const places = this.exist ? groups.length * this.clients : 0
    this.held = ints(places)
    this.least = ints(places)
    this.most = floats(places, Infinity)
    this.weight = floats(places, 1)
    this.short = ints(groups.length)
    this.clientOf = intsOf(types, ({ client }) => (client < 0 ? clients.length : client))
    this.limited = groups.flatMap(({ pool }, group) => (this.limit && pool.length > 0 ? [group] : []))
    this.queuesOf = clients.map((_, client) => [
      ...new Set(types.flatMap((type) => (type.client === client ? [type.queue] : []))),
    ])
    if (!this.exist) return
    groups.forEach(({ pool }, group) => {
      for (const { client, least, most, weight } of pool) {
        const at = group * this.clients + client
        this.least[at] = least
        this.most[at] = most
        this.weight[at] = weight
      }
    })
  }

  reset(): void {
    this.held.fill(0)
    this.looksAtHours()
  }

  /** Queues have opened or closed: nobody is there for a client who is closed. Whether less is needed anywhere. */
  looksAtHours(): boolean {
    let isLess = false
    for (const group of this.limited) {
      const before = this.short[group]
      this.adds(group)
      if (this.short[group] < before) isLess = true
    }
    return isLess
  }

  /** An agent has one more. Whether others may be taken now that could not: a client has come nearer its minimum. */
  takes(group: number, type: number): boolean {
    const at = group * this.clients + this.clientOf[type]
    const wasShort = this.held[at] < this.least[at]
    this.held[at]++
    if (wasShort) this.adds(group)
    return wasShort
  }

  /** An agent has one less. Whether others may be taken now: the client had as many as it may have, or as it must. */
  letsGo(group: number, type: number): boolean {
    const at = group * this.clients + this.clientOf[type]
    const wasAtLimit = this.held[at] >= this.most[at]
    this.held[at]--
    const isShort = this.held[at] < this.least[at]
    if (isShort) this.adds(group)
    return wasAtLimit || isShort
  }

  /** Whether there is room for one more of its client, whoever stays idle for others. */
  hasRoom(group: number, type: number): boolean {
    const at = group * this.clients + this.clientOf[type]
    return this.held[at] < this.most[at]
  }

  /** Whether an agent may take one more: its client is short of its minimum, or more agents are idle than the others are. */
  letIn(group: number, type: number, idle: number): boolean {
    const at = group * this.clients + this.clientOf[type]
    if (this.held[at] >= this.most[at]) return false
    return this.held[at] < this.least[at] || this.short[group] === 0 || idle > this.short[group]
  }

  /** How many of the idle agents could take one each. */
  among(group: number, type: number, idle: number): number {
    const at = group * this.clients + this.clientOf[type]
    const own = Math.max(0, this.least[at] - this.held[at])
    const beyond = own + Math.max(0, idle - this.short[group])
    return Math.max(0, Math.min(idle, beyond, this.most[at] - this.held[at]))
  }

  /** What its agents have of the client of a type, per weight. */
  perWeight(group: number, type: number): number {
    const at = group * this.clients + this.clientOf[type]
    return this.held[at] / this.weight[at]
  }

  /** For checks: contacts counted, and what those with a minimum are short of. */
  heldOf(group: number, client: number): number {
    return this.held[group * this.clients + (client < 0 ? this.clients - 1 : client)]
  }

  shortOf(group: number): number {
    return this.short[group]
  }

  private adds(group: number): void {
    let short = 0
    for (let client = 0; client < this.clients - 1; client++) {
      const at = group * this.clients + client
      if (this.held[at] < this.least[at] && this.isThere(client)) short += this.least[at] - this.held[at]
    }
    this.short[group] = short
  }

  private isThere(client: number): boolean {
    const queues = this.queuesOf[client]
    for (let i = 0; i < queues.length; i++) if (this.isOpen[queues[i]] === 1) return true
    return false
  }
}
