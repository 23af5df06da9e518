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
  /** Warm: both agents are held for so long once the second has answered, the first from when talk ended; null: cold. */
  readonly warm: Law | null
}

/** Customers who would rather have the agent who knows them. */
export interface PreferredAgent {
  /** How long they wait for that one alone. */
  readonly seconds: number
  /** Of new customers, share who know an agent, each of those who can take the type alike. */
  readonly known: number
}

/** An agent asks a colleague while the customer holds, and then goes on. */
export interface Consult {
  /** What the colleague takes it as, after a wait in the queue of that type. */
  readonly type: number
  readonly share: number
  /** How long both are held once the colleague has answered. */
  readonly seconds: Law
}

export interface Retry {
  /** Shares of those who come back after being blocked, having abandoned, being turned away. */
  readonly afterBlocked: number
  readonly afterAbandoning: number
  readonly afterTurnedAway: number
  /** And after an outage has cut them off, in talk or while they waited. */
  readonly afterCutOff: number
  readonly delay: Law
  /** How often a customer comes back at most, counted over the whole issue. */
  readonly attempts: number
  /** The shares are multiplied by it for every time the customer has come back already. */
  readonly fading: number
  /** Whether who would come back while it is closed comes when it opens. */
  readonly whenOpen: boolean
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
  /** Whether who would come back while it is closed comes when it opens. */
  readonly whenOpen: boolean
  /** Their patience is multiplied by it. */
  readonly patience: number
}

/** What happens between an agent being found and the talk, when the customer has contacted us. */
export interface Ring {
  /** Until the agent answers, while the customer waits. */
  readonly seconds: Law
  /** Share of rings that the agent does not answer; how long it rings then, above 0. */
  readonly unanswered: number
  readonly unansweredSeconds: number
  /** How long the agent is then not available, seconds. */
  readonly asideSeconds: number
}

/** How customers are called back. */
export interface Dial {
  /** Whose phone comes first: an agent calls and waits for the customer, or the customer is called and waits for an agent. */
  readonly first: 'agent' | 'customer'
  /** How long the customer's phone rings, answered or not. */
  readonly ring: Law
  /** How long a customer who is called first waits for an agent; null: for ever. */
  readonly patience: Law | null
  /** Share of attempts that reach the customer. */
  readonly reach: number
  readonly attempts: number
  /** From an attempt that did not reach the customer to the next. */
  readonly again: Law
  /** How far ahead an appointment is made; null: as soon as it is its turn. */
  readonly booked: Law | null
  /** Appointments are at multiples of it since midnight, the first that is not too early; 0: at any time. */
  readonly slotSeconds: number
}
/** What customers hear of their wait when they begin to wait, and what they make of it. */
export interface Announcement {
  readonly by: Estimator
  /** What customers make of each place in the queue, seconds; for `position` alone. */
  readonly eachSeconds: number
  /** Who hears of more than so many times the patience they have left hangs up at once; Infinity: nobody. */
  readonly balkAbove: number
  /** The patience that those who stay have left is multiplied by it. */
  readonly patience: number
  /** Those who stay wait for at least this share of the announced wait. */
  readonly holdOut: number
}

export type Estimator =
  /** Those who wait and one more × mean handle time ÷ agents signed in. */
  | 'expected-wait'
  /** The wait of whoever was answered last. */
  | 'last-to-start'
  /** How long the longest waiting has waited. */
  | 'head-of-line'
  /** Those who wait and one more × `eachSeconds`. */
  | 'position'
