import { bytesOf, floats, floatsOf, ints, intsOf } from '../engine/columns.ts'
import type { Draws } from '../engine/draws.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Kernel } from '../engine/kernel.ts'
import type { Agents } from './agents.ts'
import type { Contacts } from './contacts.ts'
import type { Counts } from './counts.ts'
import { PAIR_FACTS } from './facts.ts'
import { isAdvice } from './luck.ts'
import type { Model } from './model.ts'
import { OccupancyMemory } from './occupancy-memory.ts'
import type { Pairs } from './pairs.ts'
import type { SkillProficiency } from './proficiency-model.ts'
import { speedsOf } from './speeds.ts'

const NONE = MISSING
const SWITCHES = PAIR_FACTS.indexOf('switches')
const PAIR_FACT_COUNT = PAIR_FACTS.length

interface Parts {
  readonly model: Model
  readonly pairs: Pairs
  readonly agents: Agents
  readonly contacts: Contacts
  readonly draws: Draws
  readonly kernel: Kernel
  readonly counts: Counts
  /** By queue: contacts waiting. */
  readonly waiting: Int32Array
}

/**
 * How quick an agent is with a contact, all factors in one place: own speed × learning × practice × load multiply talk, hold and
 * wrap when the talk starts, and the seconds of a switch are added to talk. The contact then has the times it really takes.
 * What a colleague is asked takes the time it takes, and is neither practice nor a switch.
 */
export class Proficiency {
  /** Whether agents of any group differ; without, nobody needs to ask. */
  readonly exists: boolean
  private readonly agents: Agents
  private readonly contacts: Contacts
  private readonly pairs: Pairs
  private readonly draws: Draws
  private readonly clock: Float64Array
  private readonly waiting: Int32Array
  private readonly queueOf: Int32Array
  private readonly facts: Float64Array
  private readonly pairsAt: number
  /** By agent: where its row for pair 0 would be in the columns by agent and skill. */
  private readonly rowsFrom: Int32Array
  /** By agent and skill: handle times are multiplied by it; as it is before a team is drawn. Share resolved; -1: the group's. */
  private readonly slowness: Float64Array
  private readonly drawn: readonly { readonly tap: number; readonly row: number; readonly number: number }[]
  private readonly undrawn: Float64Array
  private readonly resolved: Float64Array
  /** By agent and skill: recent contacts per second, as of an instant. */
  private readonly recent: Float64Array
  private readonly recentAt: Float64Array
  /** By agent: the first instant on the phone (-Infinity: of old), and the pair of the last contact; NONE: none yet. */
  readonly startedAt: Float64Array
  readonly lastPair: Int32Array
  /** By group; 1: agents differ. Factor - 1, 1 - share resolved, per second. */
  private readonly differs: Uint8Array
  private readonly excess: Float64Array
  private readonly shortfall: Float64Array
  private readonly decay: Float64Array
  /** By pair. */
  private readonly practiceRate: Float64Array
  private readonly practiceExcess: Float64Array
  private readonly practiceDecay: Float64Array
  private readonly client: Int32Array
  private readonly channel: Int32Array
  /** By group: seconds of a switch; share by which a full queue hurries, the number waiting then, by which being busy tires. */
  private readonly typeSeconds: Float64Array
  private readonly clientSeconds: Float64Array
  private readonly channelSeconds: Float64Array
  private readonly rush: Float64Array
  private readonly fullAt: Float64Array
  readonly occupancy: OccupancyMemory

  constructor({ model, pairs, agents, contacts, draws, kernel, counts, waiting }: Parts) {
    const { groups } = model
    const { clock } = kernel
    this.facts = counts.ledger.facts
    this.pairsAt = counts.ledger.layout.pairsAt
    this.agents = agents
    this.contacts = contacts
    this.pairs = pairs
    this.draws = draws
    this.clock = clock
    this.waiting = waiting
    this.queueOf = intsOf(model.types, ({ queue }) => queue)
    this.differs = bytesOf(groups, ({ proficiency }) => (proficiency === null ? 0 : 1))
    this.exists = this.differs.includes(1)
    const sizes = groups.map((_, id) => agents.first[id + 1] - agents.first[id])
    this.rowsFrom = ints(agents.count)
    let rows = 0
    let pair = 0
    groups.forEach(({ skills, proficiency }, id) => {
      for (let i = 0; proficiency !== null && i < sizes[id]; i++) {
        this.rowsFrom[agents.first[id] + i] = rows + i * skills.length - pair
      }
      if (proficiency !== null) rows += sizes[id] * skills.length
      pair += skills.length
    })
    this.undrawn = floats(rows, 1)
    this.slowness = floats(rows, 1)
    this.resolved = floats(rows, -1)
    const drawn: { tap: number; row: number; number: number }[] = []
    pair = 0
    groups.forEach(({ skills, proficiency }, id) => {
      for (let skill = 0; proficiency !== null && skill < skills.length; skill++) {
        const speeds = speedsOf(proficiency, skill, sizes[id])
        const taps = proficiency.skills[skill].spreads
          .filter(({ isDrawn }) => isDrawn)
          .map(({ law, name }) => draws.keyedTap(law, `speed/${name}`))
        speeds.forEach((speed, number) => {
          const row = this.rowsFrom[agents.first[id] + number] + pair + skill
          this.undrawn[row] = 1 / speed
          const person = proficiency.people[number]
          this.resolved[row] = person?.resolved[skill] ?? -1
          if (person === undefined) for (const tap of taps) drawn.push({ tap, row, number })
        })
      }
      pair += skills.length
    })
    this.drawn = drawn
    this.recent = floats(rows)
    this.recentAt = floats(rows)
    this.startedAt = floats(agents.count, -Infinity)
    this.lastPair = ints(agents.count, NONE)
    const learning = groups.map(({ proficiency }) => proficiency?.learning ?? null)
    this.excess = floatsOf(learning, (given) => (given === null ? 0 : given.factor - 1))
    this.shortfall = floatsOf(learning, (given) => (given === null ? 0 : 1 - given.resolved))
    this.decay = floatsOf(learning, (given) => (given === null ? 1 : Math.LN2 / given.halvingSeconds))
    const skills = groups.flatMap((group): (SkillProficiency | null)[] =>
      group.skills.map((_, skill) => group.proficiency?.skills[skill] ?? null),
    )
    this.practiceRate = floatsOf(skills, (skill) => skill?.practice?.perSecond ?? 1)
    this.practiceExcess = floatsOf(skills, (skill) => (skill?.practice?.most ?? 1) - 1)
    this.practiceDecay = floatsOf(skills, (skill) => 1 / (skill?.practice?.memorySeconds ?? 1))
    this.client = intsOf(skills, (skill) => skill?.client ?? NONE)
    this.channel = intsOf(pairs.type, (type) => model.types[type].channel)
    this.typeSeconds = floatsOf(groups, ({ proficiency }) => proficiency?.switching?.typeSeconds ?? 0)
    this.clientSeconds = floatsOf(groups, ({ proficiency }) => proficiency?.switching?.clientSeconds ?? 0)
    this.channelSeconds = floatsOf(groups, ({ proficiency }) => proficiency?.switching?.channelSeconds ?? 0)
    this.rush = floatsOf(groups, ({ proficiency }) => proficiency?.pace?.rush ?? 0)
    this.fullAt = floatsOf(groups, ({ proficiency }) => proficiency?.pace?.fullAt ?? 1)
    this.occupancy = new OccupancyMemory(groups, agents, clock)
  }

  /** Everybody is of old and in practice. A team that is drawn is drawn again. */
  reset(): void {
    if (!this.exists) return
    this.slowness.set(this.undrawn)
    for (const { tap, row, number } of this.drawn) this.slowness[row] /= this.draws.takeKeyed(tap, number)
    this.occupancy.reset()
    for (let agent = 0; agent < this.agents.count; agent++) this.starts(agent, -Infinity)
  }

  /** Somebody whose first instant on the phone is `at` takes the place of an agent. */
  starts(agent: number, at: number): void {
    const group = this.agents.group[agent]
    this.startedAt[agent] = at
    this.lastPair[agent] = NONE
    if (this.differs[group] === 0) return
    for (let pair = 0; pair < this.pairs.count; pair++) {
      if (this.pairs.group[pair] !== group) continue
      const row = this.rowsFrom[agent] + pair
      this.recent[row] = this.practiceRate[pair]
      this.recentAt[row] = this.clock[0]
    }
  }

  /** A contact's handle times become those it has with this agent, who starts to talk. */
  meets(contact: number, agent: number, pair: number): void {
    const { contacts } = this
    const group = this.agents.group[agent]
    if (this.differs[group] === 0 || isAdvice(contacts.leg[contact])) return
    const factor = this.factorOf(agent, pair) * this.loadFactor(agent, group, contacts.type[contact])
    contacts.talk[contact] *= factor
    contacts.hold[contact] *= factor
    contacts.wrap[contact] *= factor
    const last = this.lastPair[agent]
    if (last !== NONE && last !== pair) this.switches(contact, group, last, pair)
    this.isPractised(agent, pair)
  }

  /** What multiplies the handle times of a pair when this agent has them now: own speed, learning, practice; load aside. */
  factorOf(agent: number, pair: number): number {
    const group = this.agents.group[agent]
    if (this.differs[group] === 0) return 1
    const row = this.rowsFrom[agent] + pair
    const rate = this.recent[row] * Math.exp((this.recentAt[row] - this.clock[0]) * this.practiceDecay[pair])
    const lack = Math.max(0, 1 - rate / this.practiceRate[pair])
    return this.slowness[row] * (1 + this.excess[group] * this.newness(agent)) * (1 + this.practiceExcess[pair] * lack)
  }

  /** Of a contact that this agent has handled: the share resolved, the group's being `share`. */
  resolvedBy(agent: number, pair: number, share: number): number {
    const group = this.agents.group[agent]
    if (this.differs[group] === 0) return share
    const own = this.resolved[this.rowsFrom[agent] + pair]
    return (own < 0 ? share : own) * (1 - this.shortfall[group] * this.newness(agent))
  }

  /** 1 on the first instant on the phone, half of it a halving time later; 0 for who is of old. */
  private newness(agent: number): number {
    return Math.exp(Math.min(0, this.startedAt[agent] - this.clock[0]) * this.decay[this.agents.group[agent]])
  }

  private loadFactor(agent: number, group: number, type: number): number {
    const waiting = this.waiting[this.queueOf[type]]
    return (1 - this.rush[group] * Math.min(1, waiting / this.fullAt[group])) * this.occupancy.slowsDown(agent, group)
  }

  /** The agent's last contact was of another pair. */
  private switches(contact: number, group: number, last: number, pair: number): void {
    const ofClient = this.client[last] === this.client[pair] ? this.typeSeconds[group] : this.clientSeconds[group]
    const ofChannel = this.channel[last] === this.channel[pair] ? 0 : this.channelSeconds[group]
    const seconds = Math.max(ofClient, ofChannel)
    if (seconds === 0) return
    this.contacts.talk[contact] += seconds
    this.facts[this.contacts.page[contact] + this.pairsAt + pair * PAIR_FACT_COUNT + SWITCHES]++
  }

  private isPractised(agent: number, pair: number): void {
    const row = this.rowsFrom[agent] + pair
    const decay = this.practiceDecay[pair]
    this.recent[row] = this.recent[row] * Math.exp((this.recentAt[row] - this.clock[0]) * decay) + decay
    this.recentAt[row] = this.clock[0]
    this.lastPair[agent] = pair
  }
}
