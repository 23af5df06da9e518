import { REST_KINDS, type RestKind } from './people-model.ts'

/** What an agent on a roster is doing. Those between `PHONE` and `OVERTIME` are signed out in time that was planned for work. */
export const HOME = 0
/** Signed in: handling, available or set aside. */
export const PHONE = 1
const BREAK = 2
export const ABSENT = BREAK + REST_KINDS.length
export const LATE = ABSENT + 1
export const LEFT_EARLY = LATE + 1
export const OFF_PHONE = LEFT_EARLY + 1
/** Still signed in past the end of the spell, or after having left for good. */
export const OVERTIME = OFF_PHONE + 1
/** Nobody works the place in time planned for work. */
export const UNWORKED = OVERTIME + 1

/** Kinds of time off the phone, in the order of their states. */
export const AWAY = [...REST_KINDS, 'absence', 'lateness', 'earlyLeaving', 'offPhone'] as const
export type Away = (typeof AWAY)[number]

/** Names of all states, in order. */
export const DUTY_STATES = ['home', 'phone', ...AWAY, 'overtime', 'unworked'] as const

export function restState(kind: RestKind): number {
  return BREAK + REST_KINDS.indexOf(kind)
}

export function isRest(state: number): boolean {
  return state >= BREAK && state < ABSENT
}

/** Should be at work by the plan, and is not. */
export function isMissing(state: number): boolean {
  return state >= ABSENT && state < OFF_PHONE
}

export function isOffThePhone(state: number): boolean {
  return state >= BREAK && state < OVERTIME
}

/** Of a state off the phone, the index in `AWAY`. */
export function awayIndex(state: number): number {
  return state - BREAK
}
