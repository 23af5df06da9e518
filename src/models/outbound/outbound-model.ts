import type { Law } from '../../engine/law.ts'

/** A list of customers who are called. Part of the compiled model. */
export interface Outbound {
  /** Customers who are put on the list at each of these instants, ascending; Infinity: it never runs out. */
  readonly records: number
  readonly loadedAt: Float64Array
  readonly dialing: Dialing
  /** Until somebody or something answers, if anything does. */
  readonly ring: Law
  /** How long it rings where nobody answers; how long a busy tone takes, seconds. */
  readonly noAnswerSeconds: number
  readonly busySeconds: number
  /** Share of calls that a person answers: shares[i] from bounds[i] to bounds[i + 1], 0 outside. */
  readonly reach: { readonly bounds: Float64Array; readonly shares: Float64Array }
  /** Of the other calls, those that meet a busy line, and an answering machine. */
  readonly busy: number
  readonly machine: number
  /** How long an agent needs to notice that it is a machine. */
  readonly notice: Law
  /** Machines are told from persons before an agent is connected; null: agents hear who answers. */
  readonly detection: Detection | null
  /** Of the persons who are put through, those who are not whom the call is for; how long agents talk with them. */
  readonly wrongParty: number
  readonly wrongPartyTalk: Law
  /** How often a customer is called at most. */
  readonly attempts: number
  /** From a call that did not end in a talk with the right party to the next, by how it ended. */
  readonly again: Readonly<Record<Failure, Law>>
  /** How long a person waits for an agent before the call is abandoned. */
  readonly abandonSeconds: number
  /** Alternating instants at which calls begin and end to be allowed; null: while the queue is open. */
  readonly hours: Float64Array | null
}

export type Dialing =
  /** An agent takes the record, looks at it, and calls. */
  | { readonly mode: 'preview'; readonly seconds: Law }
  /** One call for each agent who is free; the agent waits for its end. */
  | { readonly mode: 'progressive' }
  /** So many calls for each agent who is free. */
  | { readonly mode: 'power'; readonly ratio: number }
  /** As many as keep the share of live answers that find no agent below a cap; see `pacing.ts`. */
  | { readonly mode: 'predictive'; readonly cap: number; readonly windowSeconds: number; readonly most: number }

export interface Detection {
  /** Between the answer and an agent. */
  readonly seconds: number
  /** Share of machines taken for persons, and of persons taken for machines. */
  readonly missed: number
  readonly mistaken: number
}

/** How a call can end without a talk with the right party. */
export const FAILURES = ['no-answer', 'busy', 'machine', 'wrong-party', 'abandoned'] as const
export type Failure = (typeof FAILURES)[number]
