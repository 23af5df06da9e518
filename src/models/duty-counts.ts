import { bytes, bytesOf } from '../engine/columns.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import * as duty from './duty-states.ts'
import type { PeoplePlan } from './people-model.ts'

/** How time off the phone is counted. */
const PAID = 0
const UNPAID_REST = 1
const UNPAID_AWAY = 2

/** Counts who is off the phone, by reason, and whether that is paid. */
export class DutyCounts extends AtHand {
  private readonly countedAs: Uint8Array
  /** By group; 1: paid. */
  private readonly isPaid: Readonly<Record<number, Uint8Array>>

  constructor(center: Center, plans: readonly (PeoplePlan | null)[]) {
    super(center)
    this.countedAs = bytes(center.agents.count)
    this.isPaid = {
      [duty.ABSENT]: bytesOf(plans, (plan) => (plan?.absence?.paid === true ? 1 : 0)),
      [duty.LATE]: bytesOf(plans, (plan) => (plan?.lateness?.paid === true ? 1 : 0)),
      [duty.LEFT_EARLY]: bytesOf(plans, (plan) => (plan?.earlyLeaving?.paid === true ? 1 : 0)),
    }
  }

  reset(): void {
    this.countedAs.fill(PAID)
  }

  /** Of an agent who is off the phone, whether that is paid. */
  isPaidNow(agent: number): boolean {
    return this.countedAs[agent] === PAID
  }

  /** From one state to another; of a break, whether it is paid. */
  moves(agent: number, from: number, to: number, isPaidRest: boolean): void {
    this.counted(agent, from, -1)
    this.countedAs[agent] = this.howCounted(agent, to, isPaidRest)
    this.counted(agent, to, 1)
  }

  private howCounted(agent: number, state: number, isPaidRest: boolean): number {
    if (duty.isRest(state)) return isPaidRest ? PAID : UNPAID_REST
    if (!duty.isMissing(state)) return PAID
    return this.isPaid[state][this.agents.group[agent]] === 1 ? PAID : UNPAID_AWAY
  }

  private counted(agent: number, state: number, by: number): void {
    if (!duty.isOffThePhone(state)) return
    const { offPhone } = this.presence
    const group = this.agents.group[agent]
    offPhone.away(duty.awayIndex(state), group, by)
    if (this.countedAs[agent] === UNPAID_REST) offPhone.unpaidRest(group, by)
    else if (this.countedAs[agent] === UNPAID_AWAY) offPhone.unpaidAway(group, by)
  }
}
