import { ints } from '../../engine/columns.ts'
import type { LinePlan } from '../line-plan.ts'
import type { Model } from '../model.ts'
import type { Reserve } from './reserve.ts'

/** How many agents stay idle now, by group and line, and whether enough are idle for one to take a contact. */
export class Reserves {
  /** Whether any do, at any time; without, nobody needs to ask. */
  readonly exist: boolean
  private readonly kept: Int32Array
  /** By group and line: groups whose idle agents count; the row of the key says from where to where in `members`. */
  private readonly firstMember: Int32Array
  private readonly members: number[] = []
  private readonly idleCount: Int32Array
  private readonly lineCount: number

  constructor(model: Model, plans: readonly LinePlan[], idleCount: Int32Array) {
    const { groups } = model
    this.exist = groups.some(({ skills }) => skills.some(({ reserve }) => reserve !== null))
    this.idleCount = idleCount
    this.lineCount = plans.length
    this.kept = ints(this.exist ? groups.length * plans.length : 0)
    this.firstMember = ints(this.kept.length + 1)
    if (!this.exist) return
    groups.forEach(({ skills }, group) =>
      plans.forEach(({ type }, line) => {
        const reserve: Reserve | null = skills.find((skill) => skill.type === type)?.reserve ?? null
        this.members.push(...(reserve?.of ?? [group]))
        this.firstMember[group * plans.length + line + 1] = this.members.length
      }),
    )
  }

  reset(): void {
    this.kept.fill(0)
  }

  /** So many agents stay idle from now on. */
  keep(group: number, line: number, agents: number): void {
    this.kept[group * this.lineCount + line] = agents
  }

  /** Idle agents beyond those that stay idle. */
  beyond(group: number, line: number): number {
    const key = group * this.lineCount + line
    const end = this.firstMember[key + 1]
    let idle = -this.kept[key]
    for (let i = this.firstMember[key]; i < end; i++) idle += this.idleCount[this.members[i]]
    return idle
  }

  /** Whether an agent who has something already may take one more: nobody need stay idle now, or more do than need to. */
  letIn(group: number, line: number): boolean {
    return this.kept[group * this.lineCount + line] === 0 || this.beyond(group, line) > 0
  }

  /** Idle agents beyond those that stay idle, for an agent of the group who is free, but not idle yet. */
  beyondWithOneMore(group: number, line: number): number {
    const key = group * this.lineCount + line
    const end = this.firstMember[key + 1]
    let idle = -this.kept[key]
    for (let i = this.firstMember[key]; i < end; i++) {
      idle += this.idleCount[this.members[i]]
      if (this.members[i] === group) idle++
    }
    return idle
  }

  /** Whether the idle agents of two groups are counted together for a line. */
  isShared(group: number, other: number, line: number): boolean {
    return this.listOf(group, line) === this.listOf(other, line)
  }

  private listOf(group: number, line: number): string {
    const key = group * this.lineCount + line
    return this.members
      .slice(this.firstMember[key], this.firstMember[key + 1])
      .toSorted((a, b) => a - b)
      .join()
  }
}
