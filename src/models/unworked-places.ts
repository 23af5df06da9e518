import { bytes } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { DutyRoster } from './duty-roster.ts'
import type { Turnover } from './turnover.ts'

const NONE = MISSING

/**
 * Places on a roster that nobody works: vacant, or their agents in training. Their plan goes on by the clock, so that they
 * count as long as somebody would be paid: breaks without pay are told apart.
 */
export class UnworkedPlaces extends AtHand {
  /** By agent; 1: nobody works the place, and it would have an unpaid break now. */
  readonly isResting: Uint8Array
  private readonly turnover: Turnover
  private readonly roster: DutyRoster

  constructor(center: Center, roster: DutyRoster) {
    super(center)
    this.turnover = center.turnover
    this.roster = roster
    this.isResting = bytes(this.turnover.exists ? this.agents.count : 0)
  }

  reset(): void {
    this.isResting.fill(0)
  }

  isWorked(agent: number): boolean {
    return this.turnover.isThere(agent)
  }

  /** A place has a spell of work on by the plan (1), or not: when the unpaid break is over that nobody takes; Infinity: none is on. */
  follows(agent: number, isOn: number): number {
    const { isResting, roster, turnover } = this
    if (!turnover.exists) return Infinity
    const isUnworked = isOn === 1 && !turnover.isThere(agent)
    const rest = isUnworked ? roster.restOn(agent, this.clock[0], true) : NONE
    const rests = rest === NONE ? 0 : 1
    turnover.plans(agent, isOn - rests)
    if (rests !== isResting[agent]) {
      this.presence.offPhone.unworkedRest(this.agents.group[agent], rests - isResting[agent])
      isResting[agent] = rests
    }
    return rest === NONE ? Infinity : roster.plannedEnd(agent, rest)
  }
}
