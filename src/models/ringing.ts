import { floatsOf, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { ASIDE as IS_ASIDE, BUSY as IS_BUSY } from './agents.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Connecting } from './connecting.ts'
import type { Flow } from './flow.ts'
import { UNIFORM } from './luck.ts'

const NONE = MISSING
const ASIDE = IS_ASIDE
const BUSY = IS_BUSY

/**
 * The phone of an agent rings. The agent answers, or does not: then the contact goes back to the head of its line, to be
 * offered to the next, and the agent is set aside for a while.
 */
export class Ringing extends AtHand {
  readonly exists: boolean
  private readonly flow: Flow
  private readonly connecting: Connecting
  private readonly answersRing: number
  private readonly missesRing: number
  private readonly endsAside: number
  /** By group: keyed taps of the time to answer (NONE: at once) and of whether nobody does; its share and its times, seconds. */
  private readonly ringTap: Int32Array
  private readonly missTap: Int32Array
  private readonly unanswered: Float64Array
  private readonly unansweredSeconds: Float64Array
  private readonly asideSeconds: Float64Array

  constructor(center: Center, flow: Flow, connecting: Connecting) {
    super(center)
    const { groups } = center.model
    this.flow = flow
    this.connecting = connecting
    this.exists = groups.some(({ ring }) => ring !== null)
    this.answersRing = this.kernel.on(this.answers)
    this.missesRing = this.kernel.on(this.misses)
    this.endsAside = this.kernel.on(this.isBack)
    this.ringTap = intsOf(groups, ({ name, ring }) =>
      ring === null ? NONE : center.draws.keyedTap(ring.seconds, `ring/${name}`),
    )
    this.missTap = intsOf(groups, ({ name, ring }) =>
      ring === null || ring.unanswered === 0 ? NONE : center.draws.keyedTap(UNIFORM, `ring-unanswered/${name}`),
    )
    this.unanswered = floatsOf(groups, ({ ring }) => ring?.unanswered ?? 0)
    this.unansweredSeconds = floatsOf(groups, ({ ring }) => ring?.unansweredSeconds ?? 0)
    this.asideSeconds = floatsOf(groups, ({ ring }) => ring?.asideSeconds ?? 0)
  }

  /** Whether the phones of a group ring. */
  isIn(group: number): boolean {
    return this.ringTap[group] !== NONE
  }

  begins(contact: number, agent: number): void {
    const { agents, contacts, luck } = this
    const group = agents.group[agent]
    const misses = this.missTap[group] !== NONE && luck.ofTry(this.missTap[group], contact) < this.unanswered[group]
    this.due[0] = this.clock[0] + (misses ? this.unansweredSeconds[group] : luck.ofTry(this.ringTap[group], contact))
    contacts.endEvent[contact] = this.kernel.schedule(misses ? this.missesRing : this.answersRing, contact)
  }

  private readonly answers = (contact: number): void => {
    const agent = this.contacts.ringsAt[contact]
    this.connecting.ends(contact, agent)
    this.connecting.isConnected(contact, agent)
  }

  private readonly misses = (contact: number): void => {
    const agent = this.contacts.ringsAt[contact]
    const group = this.agents.group[agent]
    this.contacts.tries[contact]++
    this.connecting.ends(contact, agent)
    this.flow.turns.letsGo(contact, agent)
    this.journeyCounts.unanswered(contact, agent, group)
    const isLeaving = this.agents.leaving[agent] === 1 || this.flow.turns.excess[group] > 0
    // Who holds other contacts goes on with those.
    const isSetAside = this.asideSeconds[group] > 0 && !isLeaving && this.agents.contact[agent] === NONE
    if (isSetAside) this.isSetAside(agent, group)
    this.connecting.goesBack(contact)
    if (!isSetAside) this.flow.turns.looksForNext(agent)
  }

  private isSetAside(agent: number, group: number): void {
    const { presence } = this
    presence.busy(group, -1)
    presence.signedIn(group, -1)
    presence.aside(group, 1)
    if (this.keepsHistory) this.agents.busySeconds[agent] += this.clock[0]
    this.agents.state[agent] = ASIDE
    if (this.flow.preferred.exists) this.flow.preferred.lettingGo(agent)
    this.due[0] = this.clock[0] + this.asideSeconds[group]
    this.kernel.schedule(this.endsAside, agent)
  }

  private readonly isBack = (agent: number): void => {
    const { presence } = this
    const group = this.agents.group[agent]
    presence.aside(group, -1)
    presence.signedIn(group, 1)
    presence.busy(group, 1)
    if (this.keepsHistory) this.agents.busySeconds[agent] -= this.clock[0]
    this.agents.state[agent] = BUSY
    this.flow.turns.looksForNext(agent)
  }
}
