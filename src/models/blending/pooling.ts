import { AtHand } from '../at-hand.ts'
import type { Center } from '../center.ts'
import type { Flow } from '../flow.ts'
import { linesOf } from '../line-plan.ts'
import { offersLines } from '../offering.ts'
import type { Pools } from './pools.ts'

const NO_LINES: readonly number[] = []

/**
 * Keeps the account of what a pool's agents have of each client. Whoever becomes free looks for the next by the same rules that
 * kept the others back, so that as a rule nobody else need be asked. Idle agents are asked where that agent may not look, or
 * not for this: it goes, has room for other channels alone, or comes by what it takes next in another way than by its turn.
 */
export class Pooling extends AtHand {
  /** Whether anything is counted; without, nobody needs to ask. */
  readonly exists: boolean
  /** Whether idle agents are about to be asked. */
  isAsking = false
  private readonly flow: Flow
  private readonly center: Center
  private readonly pools: Pools
  /** Lines that groups with limits take from. */
  private readonly lineIds: readonly number[]
  private readonly asking: number

  constructor(center: Center, flow: Flow) {
    super(center)
    const { model, router } = center
    this.flow = flow
    this.center = center
    this.pools = router.pools
    this.exists = this.pools.exist
    const isLimited = (group: number): boolean => model.groups[group].pool.length > 0
    this.lineIds = this.pools.limit
      ? linesOf(model).flatMap(({ groups }, line) => (groups.some(isLimited) ? [line] : []))
      : []
    this.asking = this.kernel.on(() => this.offers())
  }

  reset(): void {
    this.isAsking = false
  }

  /** The agent has a contact of a type, or calls somebody for one. */
  takes(type: number, agent: number): void {
    if (this.pools.takes(this.agents.group[agent], type)) this.asksLater()
  }

  /** The agent has it no more. */
  letsGo(type: number, agent: number): void {
    if (this.pools.letsGo(this.agents.group[agent], type)) this.asksLater()
  }

  /** Once what happens now has happened. */
  private asksLater(): void {
    if (this.isAsking || !this.isAnybodyThere()) return
    this.isAsking = true
    this.due[0] = this.clock[0]
    this.kernel.schedule(this.asking, 0)
  }

  private isAnybodyThere(): boolean {
    if (this.flow.turns.idling.dialer.exists) return true
    const { lineIds } = this
    for (let i = 0; i < lineIds.length; i++) if (this.lines.length[lineIds[i]] > 0) return true
    return false
  }

  /** Queues have opened or closed: lines that may be taken from now, as nobody is there for clients who have closed. */
  freedByHours(): readonly number[] {
    return this.pools.limit && this.pools.looksAtHours() ? this.lineIds : NO_LINES
  }

  private offers(): void {
    this.isAsking = false
    offersLines(this.center, this.flow, this.lineIds)
    this.flow.turns.idling.dialer.works()
  }
}
