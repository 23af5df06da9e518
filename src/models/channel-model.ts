import type { Law } from '../engine/law.ts'

/** What is particular to contacts of a channel: a row of traits (see `scenario/channel-catalogue.ts` for the rows). */
export interface Channel {
  readonly name: string
  /** Speed at which a contact gets on while its agent holds 1, 2, … contacts; more than listed: as the last. */
  readonly speeds: readonly number[]
  /** `static`: the speed of the moment at which the talk begins. `dynamic`: it changes with every contact that joins or leaves. */
  readonly slowDown: 'static' | 'dynamic'
  /** Channels whose contacts may interrupt it. */
  readonly interruptibleBy: readonly number[]
  readonly interruption: Interruption
}

/** What becomes of a contact that is interrupted. */
export interface Interruption {
  /** Kept: it goes on where it was. Lost: it begins again. */
  readonly progress: 'kept' | 'lost'
  /** Who goes on with it: the agent who was interrupted, or anybody. */
  readonly by: 'same-agent' | 'anybody'
  /** What it takes to get into it again, seconds; null: nothing. */
  readonly setUp: Law | null
  /** How often it is interrupted at most; Infinity: no limit. */
  readonly atMost: number
}

/** What an agent may hold at once: at most so many contacts by channel. */
export type Hand = readonly number[]
