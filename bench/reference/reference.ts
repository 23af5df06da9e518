/**
 * The reference model: a contact center written to be read, with an object for everything that exists and a closure
 * for everything that will happen. The engine is timed against it and its answers are checked against it, so it
 * shares no code with the engine.
 */
import seedrandom from 'seedrandom'
import { Agenda, type Appointment } from './agenda.ts'
import { emptyInterval, sumOf, type Interval, type TypeCounts } from './counts.ts'
import { sampler, type Law } from './laws.ts'

/** Times in seconds, `rate` in contacts per second. In all three orders 1, the default, comes first. */
export interface ReferenceModel {
  readonly types: readonly {
    readonly rate: number
    readonly service: Law
    /** Without patience a contact waits for ever. */
    readonly patience?: Law
    readonly priority?: number
  }[]
  readonly groups: readonly {
    readonly agents: number
    /** `preference` orders the types of a group, `rank` the groups of a type. */
    readonly skills: readonly { readonly type: number; readonly preference?: number; readonly rank?: number }[]
  }[]
  /** Lines, each held from arrival to the end of service; a contact that finds none is blocked. */
  readonly trunks?: number
  /** Counting starts at `warmup` and ends with the run, at `horizon`. */
  readonly warmup: number
  readonly horizon: number
  /** Answered in time means after at most this wait; 20 by default. */
  readonly target?: number
  /** The length of an interval of the books; half an hour by default. */
  readonly interval?: number
  readonly seed: string
}

/** Sums over everything counted; a contact is counted in the interval in which it was offered. */
export interface ReferenceResult extends Interval {
  readonly intervals: readonly Interval[]
  /** The whole run, warm-up included. */
  readonly contacts: number
  readonly events: number
}

interface Contact {
  readonly type: Type
  readonly offeredAt: number
  readonly counts: TypeCounts
  hangUp?: Appointment
}

interface Type {
  readonly index: number
  readonly priority: number
  readonly waiting: Contact[]
  readonly servers: { readonly group: Group; readonly rank: number }[]
  readonly nextGap: () => number
  readonly nextPatience: () => number
  readonly nextService: () => number
}

interface Group {
  readonly index: number
  readonly skills: { readonly type: Type; readonly preference: number }[]
  /** In order of becoming idle. */
  readonly idle: Agent[]
  busy: number
  busySince: number
}

interface Agent {
  readonly group: Group
  idleSince: number
}

/** Runs the model once. The same model and seed give the same result. */
export function simulate(model: ReferenceModel): ReferenceResult {
  const { trunks = Infinity, target = 20, interval = 1800 } = model
  const agenda = new Agenda()
  const types = model.types.map(createType)
  const groups = model.groups.map(createGroup)
  let linesInUse = 0
  let contacts = 0
  let books = emptyInterval(types.length, groups.length)
  const closed: Interval[] = []

  function createType({ rate, service, patience, priority = 1 }: ReferenceModel['types'][number], index: number): Type {
    const stream = (purpose: string) => seedrandom(`${model.seed}/${index}/${purpose}`)
    return {
      index,
      priority,
      waiting: [],
      servers: [],
      nextGap: sampler({ law: 'exponential', mean: 1 / rate }, stream('arrivals')),
      nextPatience: patience ? sampler(patience, stream('patience')) : () => Infinity,
      nextService: sampler(service, stream('service')),
    }
  }

  function createGroup({ agents, skills }: ReferenceModel['groups'][number], index: number): Group {
    const group: Group = { index, skills: [], idle: [], busy: 0, busySince: 0 }
    for (const { type, preference = 1, rank = 1 } of skills) {
      group.skills.push({ type: types[type], preference })
      types[type].servers.push({ group, rank })
    }
    for (let i = 0; i < agents; i++) group.idle.push({ group, idleSince: 0 })
    return group
  }

  function arrive(type: Type): void {
    agenda.after(type.nextGap(), () => arrive(type))
    const counts = books.types[type.index]
    contacts++
    counts.offered++
    if (linesInUse === trunks) {
      counts.blocked++
      return
    }
    linesInUse++
    const contact: Contact = { type, offeredAt: agenda.now, counts }
    const agent = agentFor(type)
    if (agent) serve(contact, agent)
    else wait(contact)
  }

  /** The longest idle agent of the groups of best rank that have one. */
  function agentFor(type: Type): Agent | undefined {
    let best: Agent | undefined
    let bestRank = Infinity
    for (const { group, rank } of type.servers) {
      const agent = group.idle[0]
      if (!agent || rank > bestRank) continue
      if (!best || rank < bestRank || agent.idleSince < best.idleSince) {
        best = agent
        bestRank = rank
      }
    }
    if (best) best.group.idle.shift()
    return best
  }

  function wait(contact: Contact): void {
    contact.type.waiting.push(contact)
    const patience = contact.type.nextPatience()
    if (patience < Infinity) contact.hangUp = agenda.after(patience, () => abandon(contact))
  }

  function abandon(contact: Contact): void {
    const { type, counts, offeredAt } = contact
    type.waiting.splice(type.waiting.indexOf(contact), 1)
    linesInUse--
    counts.abandoned++
    counts.waitOfAbandoned += agenda.now - offeredAt
  }

  function serve(contact: Contact, agent: Agent): void {
    const { type, counts, offeredAt } = contact
    const waited = agenda.now - offeredAt
    counts.answered++
    if (waited <= target) counts.answeredInTime++
    counts.waitOfAnswered += waited
    if (contact.hangUp) contact.hangUp.cancelled = true
    setBusy(agent.group, agent.group.busy + 1)
    const service = type.nextService()
    agenda.after(service, () => finish(agent, service))
  }

  function finish(agent: Agent, service: number): void {
    const { group } = agent
    const counts = books.groups[group.index]
    counts.handled++
    counts.handleSeconds += service
    linesInUse--
    setBusy(group, group.busy - 1)
    const contact = contactFor(group)
    if (contact) {
      serve(contact, agent)
    } else {
      agent.idleSince = agenda.now
      group.idle.push(agent)
    }
  }

  /** The waiting contact that comes first by priority, then by the group's preference, then by its wait. */
  function contactFor(group: Group): Contact | undefined {
    let best: Contact | undefined
    let bestPreference = Infinity
    for (const { type, preference } of group.skills) {
      const contact = type.waiting[0]
      if (!contact) continue
      const order = best
        ? type.priority - best.type.priority || preference - bestPreference || contact.offeredAt - best.offeredAt
        : -1
      if (order < 0) {
        best = contact
        bestPreference = preference
      }
    }
    best?.type.waiting.shift()
    return best
  }

  function setBusy(group: Group, busy: number): void {
    books.groups[group.index].busySeconds += group.busy * (agenda.now - group.busySince)
    group.busySince = agenda.now
    group.busy = busy
  }

  /** Ends an interval of the books at this instant and starts the next. */
  function closeBooks(): Interval {
    for (const group of groups) setBusy(group, group.busy)
    const ended = books
    books = emptyInterval(types.length, groups.length)
    return ended
  }

  for (const type of types) agenda.after(type.nextGap(), () => arrive(type))
  agenda.runUntil(model.warmup)
  closeBooks()
  for (let end = model.warmup; end < model.horizon; closed.push(closeBooks())) {
    end = Math.min(end + interval, model.horizon)
    agenda.runUntil(end)
  }
  return { ...sumOf(closed), intervals: closed, contacts, events: agenda.kept }
}
