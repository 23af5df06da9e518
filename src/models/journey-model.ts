import type { Law } from '../engine/law.ts'

/** What can follow when a contact waits, has been handled, or was not answered. Part of the compiled model. */
export interface OverflowRule {
  readonly when: OverflowTrigger
  /** Alternating instants at which it begins and ends to hold; null: always. */
  readonly hours: Float64Array | null
  /** Share of customers who go along with it. */
  readonly accept: number
  readonly what: OverflowAction
}

/** All but `waited` are looked at once: when the contact would have to wait, or finds its queue closed. */
export type OverflowTrigger =
  /** It has waited so long, counted from when it began to wait as this type. */
  | { readonly trigger: 'waited'; readonly seconds: Law }
  /** At least so many wait in its queue; once that was so, until fewer than `until` wait. */
  | { readonly trigger: 'waiting'; readonly contacts: number; readonly until: number }
  /** Those before it and itself × mean handle time ÷ agents signed in who serve it come to at least so much. */
  | { readonly trigger: 'expected-wait'; readonly seconds: number }
  /** Nobody who serves it is signed in. */
  | { readonly trigger: 'unattended' }
  | { readonly trigger: 'closed' }

export type OverflowAction =
  /** It becomes a contact of another type, with its queue, agents, priority, goal and handle times. */
  | {
      readonly action: 'move'
      readonly type: number
      /** Whether the time waited so far counts in the other queue: for its place there and for service level. */
      readonly keepWait: boolean
    }
  /** Further groups, that have the skill, may take it too. */
  | { readonly action: 'widen'; readonly groups: readonly number[] }
  | { readonly action: 'turn-away' }

export interface Transfer {
  /** What the customer goes on as, after a wait in the queue of that type. */
  readonly type: number
  readonly share: number
}

export interface Retry {
  /** Shares of those who come back after being blocked, having abandoned, being turned away. */
  readonly afterBlocked: number
  readonly afterAbandoning: number
  readonly afterTurnedAway: number
  readonly delay: Law
  /** How often a customer comes back at most, counted over the whole issue. */
  readonly attempts: number
  /** What the customer comes back as. */
  readonly type: number
}

export interface Resolution {
  /** Share of handled contacts that resolve the issue. */
  readonly share: number
  /** It is multiplied by these: for every time an agent has handed the customer on, for every minute waited; 1: as it is. */
  readonly perTransfer: number
  readonly perMinuteWaited: number
  /** Of the others, share of customers who contact again. */
  readonly repeat: number
  readonly delay: Law
  readonly type: number
  /** Their patience is multiplied by it. */
  readonly patience: number
}
