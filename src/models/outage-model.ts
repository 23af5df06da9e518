import type { Law } from '../engine/law.ts'

/** Something that does not work for a while, once or again and again. */
export interface Outage {
  readonly name: string
  /** When it begins, seconds since the first midnight; below 0 it is on at once, for what is left of it. Null: at random. */
  readonly from: number | null
  /** At random: seconds from the end of one to the beginning of the next. */
  readonly every: Law | null
  readonly seconds: Law
  /** Types whose customers find no telephone line, nor agents one to them. */
  readonly deadTypes: readonly number[]
  /** What becomes of who waits on a dead line. */
  readonly waiting: 'lost' | 'kept'
  /** Groups whose agents begin no contact. */
  readonly stoppedGroups: readonly number[]
  /** Groups and types whose contacts begun meanwhile take longer: handle times are multiplied by `slowness`. */
  readonly slowed: readonly { readonly group: number; readonly type: number }[]
  readonly slowness: number
  /** Contacts in talk, on a dead line or with an agent of a stopped group: are lost, go back to the head of their line, go on. */
  readonly calls: 'cut' | 'requeue' | 'go-on'
}
