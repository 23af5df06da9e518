import { bytesOf, floatsOf, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { IDLE as IS_IDLE, OUT as IS_OUT, ASIDE as IS_ASIDE } from './agents.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import type { Issues } from './issues.ts'
import { isAdvice, UNIFORM } from './luck.ts'
import type { Model } from './model.ts'

const NONE = MISSING
const IDLE = IS_IDLE
const OUT = IS_OUT
const ASIDE = IS_ASIDE

/**
 * Customers who have an agent of their own: the one who handled their issue last, or one they have known before. They wait
 * for that agent for a while, in a line of the agent's own, and then for everybody.
 */
export class PreferredAgents extends AtHand {
  /** Whether anybody has one; without, nobody needs to ask. */
  readonly exists: boolean
  private readonly flow: Flow
  private readonly issues: Issues
  private readonly timeIsUp: number
  /** By type: 1 where customers prefer; how long they wait for that agent; share of new customers who know one. */
  private readonly prefers: Uint8Array
  private readonly seconds: Float64Array
  /** By type: how long whoever goes on after a pause waits for the same agent; NONE: as everybody. */
  private readonly sameSeconds: Float64Array
  private readonly known: Float64Array
  private readonly knownTap: Int32Array
  private readonly whichTap: Int32Array
  /** By type: agents who could be known. */
  private readonly candidates: readonly Int32Array[]

  constructor(center: Center, flow: Flow) {
    super(center)
    const { draws, model } = center
    const { types } = model
    this.flow = flow
    this.issues = center.issues
    this.exists = prefersIn(model)
    this.timeIsUp = this.kernel.on(this.asksEverybody)
    this.prefers = bytesOf(types, ({ preferredAgent }) => (preferredAgent === null ? 0 : 1))
    this.seconds = floatsOf(types, ({ preferredAgent }) => preferredAgent?.seconds ?? 0)
    this.sameSeconds = floatsOf(types, ({ pauses }) => pauses?.sameAgentSeconds ?? NONE)
    this.known = floatsOf(types, ({ preferredAgent }) => preferredAgent?.known ?? 0)
    this.knownTap = intsOf(types, ({ name }, type) =>
      this.known[type] > 0 ? draws.keyedTap(UNIFORM, `knows-agent/${name}`) : NONE,
    )
    this.whichTap = intsOf(types, ({ name }, type) =>
      this.known[type] > 0 ? draws.keyedTap(UNIFORM, `known-agent/${name}`) : NONE,
    )
    this.candidates = types.map((_, type) => {
      const { first } = this.agents
      const ids = model.groups.flatMap((_group, group) =>
        this.pairs.of(group, type) === NONE
          ? []
          : Array.from({ length: first[group + 1] - first[group] }, (_agent, i) => first[group] + i),
      )
      return intsOf(ids, (id) => id)
    })
  }

  /** The customer's own agent, signed in and able to take the contact; NONE: there is none now. */
  private agentFor(contact: number, type: number): number {
    const { agents, contacts } = this
    // What a colleague is asked is asked of anybody, and nobody hands over to themselves.
    const isKnown = (this.prefers[type] === 1 || this.goesOnWithSame(contact, type)) && !isAdvice(contacts.leg[contact])
    const known = isKnown ? this.ownOf(contact, type) : NONE
    const asker = contacts.asker[contact]
    const agent = asker !== NONE && known === contacts.agent[asker] ? NONE : known
    contacts.preferred[contact] = agent
    if (agent === NONE) return NONE
    this.journeyCounts.prefers(contact)
    const state = agents.state[agent]
    const isThere = state !== OUT && state !== ASIDE && agents.leaving[agent] === 0
    return isThere && this.pairs.of(agents.group[agent], type) !== NONE ? agent : NONE
  }

  /** Whether the agent has to leave contacts of a type to others, or to nobody for now; `about`: 1 if about to be idle. */
  private isKeptFrom(agent: number, type: number, about: number): boolean {
    const { agents } = this
    const group = agents.group[agent]
    return !this.router.pools.letIn(group, type, agents.idleCount[group] + about)
  }

  private goesOnWithSame(contact: number, type: number): boolean {
    return this.contacts.pauses[contact] > 0 && this.sameSeconds[type] !== NONE
  }

  private ownOf(contact: number, type: number): number {
    const { contacts, luck } = this
    const issue = contacts.issue[contact]
    if (issue !== NONE && this.issues.agent[issue] !== NONE) return this.issues.agent[issue]
    const candidates = this.candidates[type]
    if (this.knownTap[type] === NONE || candidates.length === 0) return NONE
    if (luck.ofCustomer(this.knownTap[type], contact) >= this.known[type]) return NONE
    return candidates[Math.floor(luck.ofCustomer(this.whichTap[type], contact) * candidates.length)]
  }

  /**
   * Whether a contact that asks for agents goes to its own, or waits for that one. Who finds no room to wait, or would not
   * wait at all, takes whoever is free.
   */
  takes(contact: number, type: number, noLine: boolean): boolean {
    const agent = this.agentFor(contact, type)
    if (agent === NONE) return false
    const { several } = this.flow
    const mayTake = several.exists && several.mayTake(agent, type)
    if (this.agents.state[agent] === IDLE || mayTake) {
      if (this.router.pools.limit && this.isKeptFrom(agent, type, 0)) return false
      if (this.trunks.exist) this.trunks.take(type)
      this.flow.isAnsweredAtOnce(contact, agent, type)
      return true
    }
    const queue = this.queueOf[type]
    const isFull = noLine || this.waiting[queue] >= this.capacity[queue]
    // Counted, not asked for: some rules remember whom they have named.
    const isAnybodyFree = this.router.idleFor(type) > 0
    if (isAnybodyFree && (isFull || this.contacts.patience[contact] <= 0)) return false
    if (noLine) return false
    const line = this.lines.ownLine(agent)
    if (!isAnybodyFree) this.flow.wouldWait(contact, type, queue, line)
    else {
      if (this.trunks.exist) this.trunks.take(type)
      this.flow.waits(contact, line, queue)
    }
    return true
  }

  /** It has begun to wait in an agent's own line. */
  begins(contact: number): void {
    if (!this.lines.isOwn(this.contacts.line[contact])) return
    const type = this.contacts.type[contact]
    const seconds = this.goesOnWithSame(contact, type) ? this.sameSeconds[type] : this.seconds[type]
    this.due[0] = this.clock[0] + seconds
    this.contacts.preferenceEvent[contact] = this.kernel.schedule(this.timeIsUp, contact)
  }

  /** It leaves its line: if that was an agent's own, its next is its type's. */
  ends(contact: number): void {
    const { contacts } = this
    if (!this.lines.isOwn(contacts.line[contact])) return
    contacts.line[contact] = contacts.type[contact]
    if (contacts.preferenceEvent[contact] !== NONE) this.kernel.cancel(contacts.preferenceEvent[contact])
    contacts.preferenceEvent[contact] = NONE
  }

  private readonly asksEverybody = (contact: number): void => {
    this.contacts.preferenceEvent[contact] = NONE
    this.asksAtOnce(contact)
  }

  private asksAtOnce(contact: number): void {
    this.joinsOthers(contact)
    const agent = this.router.agentFor(this.contacts.type[contact])
    if (agent !== NONE) this.flow.isTakenBy(contact, agent)
  }

  private joinsOthers(contact: number): void {
    this.lines.leave(contact)
    this.ends(contact)
    this.lines.join(this.contacts.type[contact], contact)
  }

  /** Who waits for this agent first, of those there is room for; NONE: nobody. */
  firstFor(agent: number): number {
    const { contacts } = this
    const { several } = this.flow
    if (this.router.pools.limit) this.sharesKept(agent)
    let contact = this.lines.head[this.lines.ownLine(agent)]
    if (!several.exists) return contact
    while (contact !== NONE && !several.hasRoom(agent, contacts.type[contact])) contact = contacts.next[contact]
    return contact
  }

  /** Those whom the agent has to leave wait for everybody. */
  private sharesKept(agent: number): void {
    let next: number
    const about = this.agents.contact[agent] === NONE ? 1 : 0
    for (let contact = this.lines.head[this.lines.ownLine(agent)]; contact !== NONE; contact = next) {
      next = this.contacts.next[contact]
      if (this.isKeptFrom(agent, this.contacts.type[contact], about)) this.asksAtOnce(contact)
    }
  }

  /** The agent goes, or is set aside: who waits for nobody else waits for everybody. */
  lettingGo(agent: number): void {
    const line = this.lines.ownLine(agent)
    for (let contact = this.lines.head[line]; contact !== NONE; contact = this.lines.head[line]) {
      this.asksAtOnce(contact)
    }
  }

  /** Those of a type who wait for one agent join the others. */
  gathers(type: number): void {
    for (let agent = 0; agent < this.agents.count; agent++) {
      let next: number
      for (let contact = this.lines.head[this.lines.ownLine(agent)]; contact !== NONE; contact = next) {
        next = this.contacts.next[contact]
        if (this.contacts.type[contact] === type) this.joinsOthers(contact)
      }
    }
  }

  /** A queue closes: those of it who wait for one agent go by what the queue says of all; if they are served, by anybody. */
  closes(queue: number, areServed: boolean): void {
    for (let agent = 0; agent < this.agents.count; agent++) {
      let next: number
      for (let contact = this.lines.head[this.lines.ownLine(agent)]; contact !== NONE; contact = next) {
        next = this.contacts.next[contact]
        if (this.queueOf[this.contacts.type[contact]] !== queue) continue
        if (areServed) this.asksAtOnce(contact)
        else this.joinsOthers(contact)
      }
    }
  }
}

/** Whether customers of any type have agents of their own. */
export function prefersIn({ types }: Pick<Model, 'types'>): boolean {
  return types.some(
    ({ preferredAgent, pauses }) => preferredAgent !== null || (pauses?.sameAgentSeconds ?? null) !== null,
  )
}
