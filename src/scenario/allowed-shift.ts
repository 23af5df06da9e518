import type { ClockRange } from './clock.ts'
import type { WrittenRest } from './duty-shift.ts'

/** A shift that may be worked, as the catalogue has it: every choice that it leaves. Seconds; clock times since midnight. */
export interface AllowedShift {
  /** Lengths to choose from, each of one spell of work or of several. */
  readonly lengths: readonly (readonly number[])[]
  /** Between two spells. */
  readonly gap: ClockRange
  /** null: whenever it fits. */
  readonly starts: readonly number[] | null
  /** From one start, or one gap, to the next. */
  readonly every: number
  /** Sets of weekdays; the same people work all days of a set. null: as the center is open. */
  readonly days: readonly (readonly number[])[] | null
  readonly rests: readonly AllowedRest[]
  /** Before and after the hours in which the group can work. */
  readonly outside: number
  /** Agents on any of its days. */
  readonly atLeast: number
  readonly atMost: number
  /** Of the paid hours of the group. */
  readonly share: number
  /** null: all. */
  readonly groups: readonly string[] | null
}

/** A break somewhere between two moments of the time worked, counted from the start of the shift. */
export interface AllowedRest extends Pick<WrittenRest, 'paid' | 'seconds' | 'from' | 'to'> {
  readonly kind: 'break' | 'lunch'
}

/** What is wrong with one of the rests of a shift of these spells; null: nothing. */
export function restFault(
  rests: readonly AllowedRest[],
  index: number,
  spells: readonly number[],
): 'outside' | 'overlap' | 'no room' | null {
  const rest = rests[index]
  if (spellOf(rest, spells) < 0) return 'outside'
  const others = rests.filter((other, i) => i !== index && other.from < rest.to && rest.from < other.to)
  if (isFixed(rest)) return others.some((other, i) => i < index && isFixed(other)) ? 'overlap' : null
  // Wherever the others are, each takes away at most its own length and that of this one as moments to begin at.
  const taken = others.reduce((sum, { seconds }) => sum + seconds + rest.seconds, 0)
  return taken > rest.to - rest.from - rest.seconds ? 'no room' : null
}

function isFixed({ from, to, seconds }: AllowedRest): boolean {
  return to - from === seconds
}

/** The spell that a rest lies in wholly, by its number; −1: none. At the moment between two spells, the later. */
export function spellOf({ from, to }: AllowedRest, spells: readonly number[]): number {
  let begins = 0
  for (let spell = 0; spell < spells.length; spell++) {
    const ends = begins + spells[spell]
    if (begins <= from && to <= ends) return spell
    begins = ends
  }
  return -1
}
