import { ints } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Agents } from './agents.ts'
import type { DutyLine, PeoplePlan, Rest } from './people-model.ts'

const NONE = MISSING

/**
 * Where each agent is in the plan: the day and the spell that is on or comes next, and which breaks and meetings of the
 * day have begun. All that is kept per agent; days and times are the line's.
 */
export class DutyRoster {
  /** By agent: the person's place in the line; NONE: on no such plan. */
  private readonly person: Int32Array
  private readonly lines: readonly DutyLine[]
  private readonly lineOf: Int32Array
  private readonly dayIndex: Int32Array
  private readonly spell: Int32Array
  /** Bits of the rests that have begun or been left out. */
  private readonly begun: Int32Array

  constructor(plans: readonly (PeoplePlan | null)[], agents: Agents) {
    const lines: DutyLine[] = []
    this.person = ints(agents.count, NONE)
    this.lineOf = ints(agents.count, NONE)
    plans.forEach((plan, group) => {
      let agent = agents.first[group]
      for (const line of plan?.lines ?? []) {
        for (let person = 0; person < line.agents; person++, agent++) {
          this.person[agent] = person
          this.lineOf[agent] = lines.length
        }
        lines.push(line)
      }
    })
    this.lines = lines
    this.dayIndex = ints(agents.count)
    this.spell = ints(agents.count)
    this.begun = ints(agents.count)
  }

  /** Everybody is before the first spell that lasts past instant 0. */
  reset(): void {
    this.dayIndex.fill(0)
    this.spell.fill(0)
    this.begun.fill(0)
    for (let agent = 0; agent < this.person.length; agent++) {
      if (!this.has(agent)) continue
      while (this.hasMore(agent) && this.endsAt(agent) <= 0) this.advance(agent)
    }
  }

  /** Whether an agent is on such a plan. */
  has(agent: number): boolean {
    return this.person[agent] !== NONE
  }

  private line(agent: number): DutyLine {
    return this.lines[this.lineOf[agent]]
  }

  hasMore(agent: number): boolean {
    return this.dayIndex[agent] < this.line(agent).day.length
  }

  /** Number of the day; -1 is the one before the first. */
  day(agent: number): number {
    return this.line(agent).day[this.dayIndex[agent]]
  }

  beginsAt(agent: number): number {
    const { from, first } = this.line(agent)
    return from[first[this.dayIndex[agent]] + this.spell[agent]]
  }

  endsAt(agent: number): number {
    const { to, first } = this.line(agent)
    return to[first[this.dayIndex[agent]] + this.spell[agent]]
  }

  /** Of the day's last spell. */
  dayEndsAt(agent: number): number {
    const { to, first } = this.line(agent)
    return to[first[this.dayIndex[agent] + 1] - 1]
  }

  dayBeginsAt(agent: number): number {
    const { from, first } = this.line(agent)
    return from[first[this.dayIndex[agent]]]
  }

  isLastSpell(agent: number): boolean {
    const { first } = this.line(agent)
    const day = this.dayIndex[agent]
    return first[day] + this.spell[agent] === first[day + 1] - 1
  }

  /** On to the next spell: whether it is the first of a day. */
  advance(agent: number): boolean {
    if (!this.isLastSpell(agent)) {
      this.spell[agent]++
      return false
    }
    this.spell[agent] = 0
    this.dayIndex[agent]++
    this.begun[agent] = 0
    return this.hasMore(agent)
  }

  rest(agent: number, rest: number): Rest {
    return this.line(agent).rests[rest]
  }

  /** Planned start; Infinity: not on this day. */
  restAt(agent: number, rest: number): number {
    const { rests, timetable, agents } = this.line(agent)
    const { at, offset } = rests[rest]
    const day = this.dayIndex[agent]
    return at[day] + offset[timetable[day] * agents + this.person[agent]]
  }

  plannedEnd(agent: number, rest: number): number {
    return this.restAt(agent, rest) + this.rest(agent, rest).seconds
  }

  /** The first of the day that has not begun; NONE: there is none. */
  nextRest(agent: number): number {
    const { rests } = this.line(agent)
    let next = NONE
    for (let rest = 0; rest < rests.length; rest++) {
      if ((this.begun[agent] & (1 << rest)) !== 0 || this.restAt(agent, rest) === Infinity) continue
      if (next === NONE || this.restAt(agent, rest) < this.restAt(agent, next)) next = rest
    }
    return next
  }

  /** The rest that is on by the plan, whoever works the place; NONE: none. */
  restOn(agent: number, now: number, isUnpaid: boolean): number {
    const { rests } = this.line(agent)
    for (let rest = 0; rest < rests.length; rest++) {
      if (isUnpaid && rests[rest].paid) continue
      if (this.restAt(agent, rest) <= now && now < this.plannedEnd(agent, rest)) return rest
    }
    return NONE
  }

  begins(agent: number, rest: number): void {
    this.begun[agent] |= 1 << rest
  }
}
