import { bytes, floatsOf, ints } from '../../engine/columns.ts'
import { AtHand } from '../at-hand.ts'
import type { Center } from '../center.ts'
import type { Flow } from '../flow.ts'
import { offersLines } from '../offering.ts'
import { linesOf } from '../line-plan.ts'
import { goalSeconds } from '../service-level.ts'
import type { Reserve, Rise } from './reserve.ts'
import { SlidingShare } from './sliding-share.ts'

/** A reserve of a group for the lines of a type. */
interface Kept {
  readonly group: number
  readonly lines: readonly number[]
  readonly reserve: Reserve
}

/**
 * Keeps agents idle for those who cannot wait, and lets the others' work in: how many by the clock, more while those are served
 * late. Whenever fewer are kept, or idle agents of another group count too, idle agents take what waits and may be taken.
 */
export class Blending extends AtHand {
  /** Whether it has anything to do but to keep numbers that never change. */
  readonly exists: boolean
  /** Whether any reserve goes by a service level. */
  readonly watches: boolean
  private readonly flow: Flow
  private readonly center: Center
  private readonly kept: readonly Kept[]
  /** Lines whose reserve counts idle agents of others, or lets in who holds something: whoever becomes idle may let contacts in. */
  private readonly pooled: readonly number[]
  /** By reserve: the step that holds; 1: it has risen; 1: it is about to change. */
  private readonly step: Int32Array
  private readonly isRisen: Uint8Array
  private readonly isChanging: Uint8Array
  private readonly level: SlidingShare
  private readonly changing: number
  /** By type: reserves that go by its service level; its target, seconds. */
  private readonly watchers: readonly (readonly number[])[]
  private readonly targets: Float64Array
  /** Instants at which a day begins, where any service level is that of the day; the next of them. */
  private readonly midnights: Float64Array
  private midnight = 0

  constructor(center: Center, flow: Flow) {
    super(center)
    const { model } = center
    this.flow = flow
    this.center = center
    const plans = linesOf(model)
    this.kept = model.groups.flatMap(({ skills }, group) =>
      skills.flatMap(({ reserve, type }) => {
        const lines = plans.flatMap((plan, line) => (plan.type === type ? [line] : []))
        return reserve === null ? [] : [{ group, lines, reserve }]
      }),
    )
    const isPooled = ({ group, reserve }: Kept): boolean =>
      model.groups[group].hands !== null || (reserve.of?.some((other) => other !== group) ?? false)
    this.pooled = [...new Set(this.kept.filter(isPooled).flatMap(({ lines }) => lines))]
    const rises = this.kept.map(({ reserve }) => reserve.rise)
    this.watches = rises.some((rise) => rise !== null)
    this.exists = this.watches || this.pooled.length > 0 || this.kept.some(({ reserve }) => reserve.agents.length > 1)
    this.step = ints(this.kept.length)
    this.isRisen = bytes(this.kept.length)
    this.isChanging = bytes(this.kept.length)
    this.level = new SlidingShare(
      rises.map((rise) => rise?.seconds ?? Infinity),
      this.clock,
    )
    this.changing = this.kernel.on(this.changes)
    this.watchers = model.types.map((_, type) =>
      rises.flatMap((rise, id) => (rise !== null && rise.types.includes(type) ? [id] : [])),
    )
    this.targets = floatsOf(model.types, ({ queue, goal }) => goalSeconds(model, queue, goal?.seconds))
    const isOfDay = (rise: Rise | null): boolean => rise !== null && rise.seconds === null
    this.midnights = rises.some(isOfDay) ? model.busyness.dayBounds : new Float64Array()
  }

  reset(): void {
    this.router.reserves.reset()
    this.step.fill(0)
    this.isRisen.fill(0)
    this.isChanging.fill(0)
    this.level.reset()
    this.midnight = 0
  }

  /** When the clock next changes a reserve; Infinity: never again. */
  nextAt(): number {
    let next = this.midnights[this.midnight] ?? Infinity
    this.kept.forEach(({ reserve }, id) => {
      next = Math.min(next, reserve.bounds[this.step[id]] ?? Infinity)
    })
    return next
  }

  /** Keeps as many as are to be kept from now on. */
  takeSteps(): void {
    const now = this.clock[0]
    if (this.midnights[this.midnight] <= now) {
      while (this.midnights[this.midnight] <= now) this.midnight++
      this.kept.forEach(({ reserve: { rise } }, id) => {
        if (rise === null || rise.seconds !== null) return
        this.level.clear(id)
        this.isRisen[id] = 0
      })
    }
    this.kept.forEach(({ reserve }, id) => {
      while (reserve.bounds[this.step[id]] <= now) this.step[id]++
      this.keeps(id)
    })
  }

  private keeps(id: number): void {
    const { group, lines, reserve } = this.kept[id]
    const { agents, rise } = reserve
    const step = this.step[id] - 1
    const byClock = step >= 0 && step < agents.length ? agents[step] : 0
    const wanted = rise !== null && this.isRisen[id] === 1 ? Math.max(rise.agents, byClock) : byClock
    for (const line of lines) this.router.reserves.keep(group, line, wanted)
  }

  /** Idle agents take what they may take now. */
  offers(): void {
    for (const { lines } of this.kept) offersLines(this.center, this.flow, lines)
  }

  /** An agent has become idle, and counts in reserves of other groups. */
  isIdle(): void {
    if (this.pooled.length > 0) offersLines(this.center, this.flow, this.pooled)
  }

  /** A contact is answered, or lost (in time: never). */
  judges(contact: number, isAnswered: boolean): void {
    const type = this.contacts.type[contact]
    if (this.watchers[type].length === 0) return
    // In time as the books have it, by the clock of its goal: no later than offered + target.
    const { targets } = this.counts
    targets.read(contact)
    const isInTime = targets.now[0] <= targets.offeredAt[0] + this.targets[type]
    for (const id of this.watchers[type]) {
      this.level.add(id, isAnswered && isInTime)
      const { rise } = this.kept[id].reserve
      if (rise === null || this.isChanging[id] === 1 || this.isRight(id, rise)) continue
      this.isChanging[id] = 1
      // Once what happens now has happened.
      this.due[0] = this.clock[0]
      this.kernel.schedule(this.changing, id)
    }
  }

  private isRight(id: number, { below, until }: Rise): boolean {
    const share = this.level.share(id)
    return this.isRisen[id] === 1 ? share < until : share >= below
  }

  private readonly changes = (id: number): void => {
    this.isChanging[id] = 0
    const { lines, reserve } = this.kept[id]
    if (reserve.rise === null || this.isRight(id, reserve.rise)) return
    this.isRisen[id] = 1 - this.isRisen[id]
    this.keeps(id)
    offersLines(this.center, this.flow, lines)
    this.flow.turns.idling.dialer.works()
  }
}
