import type { Law } from '../engine/law.ts'

/** Menus, announcements and bots that customers meet before a queue: a graph of nodes. Part of the compiled model. */
export interface IvrModel {
  readonly nodes: readonly IvrNode[]
  /** Customers who can be in it at once; Infinity: no limit. */
  readonly ports: number
  /** Of a customer in it, minor units of the currency (cents) per second. */
  readonly price: number
}

/** A customer spends some time here, then takes the first branch that holds, else an exit by chance. */
export interface IvrNode {
  readonly name: string
  readonly seconds: Law
  /** Of each time that somebody enters it, minor units of the currency. */
  readonly price: number
  readonly branches: readonly IvrBranch[]
  /** The shares add up to 1. */
  readonly exits: readonly IvrExit[]
  /** Talk of those who go on from here to agents is multiplied by it. */
  readonly talk: number
  /**
   * Of those whose choice here is a type, share who come to another of the choices that are, by their shares; the agent
   * finds out after such a talk. null: nobody.
   */
  readonly misroutes: { readonly share: number; readonly talk: Law } | null
  /** Of those contained here, those who come back all the same, as a type (-1: as what they came); null: nobody. */
  readonly comesBack: {
    readonly share: number
    readonly delay: Law
    readonly type: number
    readonly whenOpen: boolean
  } | null
}

export interface IvrBranch {
  readonly when:
    | { readonly trigger: 'waiting'; readonly contacts: number }
    | { readonly trigger: 'expected-wait'; readonly seconds: number }
    | { readonly trigger: 'unattended' }
    | { readonly trigger: 'closed' }
    /** The customer dialled in as one of these types; has contacted before about the issue. */
    | { readonly trigger: 'came-as'; readonly types: readonly number[] }
    | { readonly trigger: 'again' }
    | { readonly trigger: 'always' }
  /** Whose queue and agents are looked at. */
  readonly of: number
  /** Alternating instants at which it begins and ends to hold; null: always. */
  readonly hours: Float64Array | null
  readonly to: IvrTarget
}

export interface IvrExit {
  readonly share: number
  readonly to: IvrTarget
}

export type IvrTarget =
  | { readonly goes: 'node'; readonly node: number }
  /** To the queue of a type. `isChosen`: by the customer, who may be misunderstood. */
  | { readonly goes: 'type'; readonly type: number; readonly isChosen: boolean }
  /** Served without an agent. */
  | { readonly goes: 'contained' }
  /** The system hangs up. */
  | { readonly goes: 'hang-up' }
