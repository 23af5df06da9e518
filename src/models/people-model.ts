import type { Law } from '../engine/law.ts'

/** People on a roster as they really are: part of the compiled model. */
export interface PeoplePlan {
  readonly plan: 'people'
  readonly agents: number
  /** Agents are numbered line by line. */
  readonly lines: readonly DutyLine[]
  /** Who is expected and does not come; null: nobody. */
  readonly absence: Absence | null
  /** Coming after the start of a day's first spell; going before the end of its last. */
  readonly lateness: Adherence | null
  readonly earlyLeaving: Adherence | null
  /** Time off the phone that no plan knows of; null: none. */
  readonly offPhone: OffPhone | null
  /** Staying on past the end of a spell while contacts wait; null: an agent finishes the contact and goes. */
  readonly overtime: Overtime | null
  /** Planned seconds by period of the grid, agents added up. */
  readonly planned: Planned
}

/** `agents` people who work the same hours on the same days. What a year repeats is held by timetable: one a weekday (and once more for months in which others work beside them), and one for holidays alike. */
export interface DutyLine {
  readonly agents: number
  /** The days it is worked on, in order: their numbers (-1: the day before the first). */
  readonly day: Int32Array
  /** By day: that of its weekday, monday = 0 (of the months alike, seven after the other), or beyond these that of a holiday. */
  readonly timetable: Int32Array
  /** Where the spells of work of a day begin among all, and at last their number: a holiday may have fewer, or more. */
  readonly first: Int32Array
  readonly from: Float64Array
  readonly to: Float64Array
  readonly rests: readonly Rest[]
}

/** What takes an agent off the phone by plan. */
export const REST_KINDS = ['break', 'lunch', 'meeting', 'training'] as const
export type RestKind = (typeof REST_KINDS)[number]

/** More than anybody has in a day: they are kept as bits. */
export const MOST_RESTS = 30

export interface Rest {
  readonly kind: RestKind
  readonly paid: boolean
  readonly seconds: number
  /** Whether who is busy when it begins has all of it afterwards; else it ends when planned. */
  readonly keepsLength: boolean
  /** By day worked: the instant from which `offset` counts; Infinity: not on that day. */
  readonly at: Float64Array
  /** By timetable and person of the line (timetable * agents + person): seconds from `at` to its planned start. */
  readonly offset: Float64Array
}

export interface Absence {
  /** Of planned days. */
  readonly share: number
  /** Of any two people on a day on which absences begin (one-factor Gaussian copula), the same factor for all groups. */
  readonly correlation: number
  /** How long one lasts, begun days being whole ones; null: a day. */
  readonly seconds: Law | null
  readonly paid: boolean
}

export interface Adherence {
  readonly share: number
  readonly seconds: Law
  readonly paid: boolean
}

export interface OffPhone {
  /** From coming to the phone (at work, from a break) to going off it. */
  readonly every: Law
  readonly seconds: Law
}

export interface Overtime {
  readonly mostSeconds: number
  /** An agent stays while at least so many contacts wait that the group takes. */
  readonly waiting: number
}

/** `unpaid`: of breaks and the like, those that nobody is paid for. */
export interface Planned extends Readonly<Record<RestKind, Float64Array>> {
  readonly unpaid: Float64Array
}
