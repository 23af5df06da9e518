import { meanOf } from '../engine/distributions.ts'
import type { Pauses, TurnTaking } from './conversation-model.ts'

/**
 * About how many seconds a conversation in turns takes of an agent at least, who holds so many at most: what is written, or
 * its part of the time in which as many as fit are held.
 */
export function leastSecondsInTurns({ replies, think, fallsSilent }: TurnTaking, work: number, most: number): number {
  const planned = Math.max(1, meanOf(replies))
  const stay = 1 - fallsSilent
  const written = fallsSilent > 0 ? (1 - Math.exp(planned * Math.log(stay))) / fallsSilent : planned
  const busy = (work * written) / planned
  return Math.max(busy, (busy + Math.max(0, written - 1) * meanOf(think)) / most)
}

/** The mean number of legs of a contact that pauses with a chance, unless it is handed on. */
export function legsOf(pauses: Pauses | null, handedOn: number): number {
  if (pauses === null) return 1
  const goesOn = pauses.share * Math.max(0, 1 - handedOn)
  if (goesOn >= 1) return 1 + pauses.atMost
  const lost = pauses.atMost === Infinity || goesOn === 0 ? 0 : Math.exp((pauses.atMost + 1) * Math.log(goesOn))
  return (1 - lost) / (1 - goesOn)
}
