import type { RestKind } from '../models/people-model.ts'
import type { ClockRange } from './clock.ts'

const DAY_SECONDS = 86_400

/** Clock times are seconds since midnight of the day the shift begins on, past 86,400 after the next midnight. */
export interface DutyShift {
  readonly agents: number
  readonly weekdays: readonly number[]
  /** Months in which it begins, january = 1; absent: all. */
  readonly months?: readonly number[]
  /** One after the other. */
  readonly spells: readonly ClockRange[]
  readonly rests: readonly WrittenRest[]
}

export interface WrittenRest {
  readonly kind: RestKind
  readonly paid: boolean
  readonly seconds: number
  /** The window in which it is; as long as it is where its time is fixed. */
  readonly from: number
  readonly to: number
  /** null: whenever the shift is worked. */
  readonly weekdays: readonly number[] | null
  readonly keepsLength: boolean
}

export interface WrittenTime {
  readonly at?: number
  readonly between?: ClockRange
  readonly for: number
  readonly days?: readonly number[]
  readonly delayed?: 'full' | 'shortened'
}

/** Spells in order, each later than the one before; null where they overlap or last for more than 24 hours altogether. */
export function splitDay(ranges: readonly ClockRange[]): ClockRange[] | null {
  const spells: ClockRange[] = []
  for (const { from, to } of ranges) {
    const last = spells[spells.length - 1]
    const later = last !== undefined && from < last.to ? DAY_SECONDS : 0
    spells.push({ from: from + later, to: to + later })
  }
  const end = spells[spells.length - 1].to
  return end <= spells[0].from + DAY_SECONDS ? spells : null
}

export function restAt(
  kind: RestKind,
  paid: boolean,
  { at, between, for: seconds, days, delayed }: WrittenTime,
  spells: readonly ClockRange[],
): WrittenRest {
  const window = between ?? { from: at ?? 0, to: (at ?? 0) + seconds }
  const later = window.from < spells[0].from ? DAY_SECONDS : 0
  return {
    kind,
    paid,
    seconds,
    from: window.from + later,
    to: window.to + later,
    weekdays: days ?? null,
    keepsLength: delayed === undefined ? between !== undefined : delayed === 'full',
  }
}
