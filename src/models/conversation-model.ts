import type { Law } from '../engine/law.ts'
import type { Goal } from './model.ts'

/** A conversation in writing: agent and customer take turns, and the agent is free for others while the customer thinks. */
export interface TurnTaking {
  /** Replies that the agent writes, rounded to a whole number, at least 1; talk and hold are divided evenly among them. */
  readonly replies: Law
  /** From a reply to the customer's next message. */
  readonly think: Law
  /** After so many seconds without a message the agent closes the conversation; Infinity: never. */
  readonly idleSeconds: number
  /** Chance, after each reply but the last, that the customer writes no more. */
  readonly fallsSilent: number
  /** For every reply but the first, from the customer's message. */
  readonly goal: Goal
}

/** Customers who leave without a sign while they wait. */
export interface SilentLeaving {
  /** Of those whose patience ends. */
  readonly share: number
  /** How long an agent who answers takes to find out that nobody is there. */
  readonly foundOut: Law
}

/** Conversations that pause when talk ends, and go on with the customer's next message. */
export interface Pauses {
  readonly share: number
  readonly seconds: Law
  /** How long the customer waits for the same agent first, seconds; null: for anybody. */
  readonly sameAgentSeconds: number | null
  /** Pauses of one conversation at most; Infinity: no limit. */
  readonly atMost: number
}
