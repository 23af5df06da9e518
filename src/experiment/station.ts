import type { Law } from '../engine/law.ts'
import { meanHandleSeconds } from '../models/handle-time.ts'
import type { ContactType, Group, Model, Skill } from '../models/model.ts'
import { openWindows, type Window } from '../scenario/expected.ts'
import { neverWaits } from './patience-of-law.ts'

/** A single queue as the closed formulas want it: M/M/n, with or without patience and a limit on places. */
export interface Station {
  readonly ratePerSecond: number
  readonly handleSeconds: number
  readonly agents: number
  readonly patience: Law | null
  /** To wait and to be served together; Infinity: no limit. */
  readonly places: number
  /** Whether nobody ever waits: then any law of the handle time will do. */
  readonly isLoss: boolean
  /** Whether the agents are there also while the queue is closed. */
  readonly isStaffedClosed: boolean
}

/** The station a queue comes to, or why it is none. */
export function stationOf(model: Model, queue: number): Station | string {
  const ids = model.types.flatMap((type, id) => (type.queue === queue ? [id] : []))
  if (ids.length !== 1) return `${ids.length} contact types share the queue`
  const [id] = ids
  const type = model.types[id]
  if (type.overflow.length > 0) return 'its contacts may overflow'
  if (model.types.some(({ overflow }) => overflow.some(({ what }) => what.action === 'move' && what.type === id))) {
    return 'contacts of other types overflow to it'
  }
  if (type.outbound !== null) return 'its customers are called from a list'
  if (actsOnAnnouncement(type)) return 'customers act on the wait that they hear announced'
  if (type.turns !== null) return 'agents and customers write in turns'
  if (type.silent !== null) return 'customers leave without a sign'
  if (type.pauses !== null) return 'contacts pause and go on'
  const groups = model.groups.filter((group) => group.skills.some((skill) => skill.type === id))
  if (groups.length === 0) return 'nobody serves it'
  if (groups.length > 1) return `${groups.length} groups share the work`
  const [group] = groups
  const differ = whyNotAlike(group)
  if (differ !== null) return differ
  if (group.hands !== null) return `its agents (${group.name}) hold several contacts at once`
  if (group.skills.length > 1) return `its agents (${group.name}) also serve other types`
  if (model.routing.contact.rule === 'random') return 'contacts are not answered in order of arrival'
  const times = timesOf(model, queue)
  const rate = rateOf(type, times)
  if (typeof rate === 'string') return rate
  const staff = staffOf(group, times)
  if (typeof staff === 'string') return staff
  const places = placesOf(model, type, queue, staff.agents)
  if (typeof places === 'string') return places
  const [skill] = group.skills
  if (skill.reserve !== null) return 'some agents are kept free'
  if (places < Infinity && (skill.wrap ?? type.wrap) !== null) {
    return 'agents in wrap hold no line, which the formula cannot tell apart'
  }
  const { patience } = type
  const isLoss = places === staff.agents || (patience !== null && neverWaits(patience))
  const why = isLoss ? null : whyNotExponential(type, skill)
  if (why !== null) return why
  if (!isLoss && places < Infinity && patience !== null && patience.law !== 'exponential') {
    return 'patience is not exponential and places are limited'
  }
  const handleSeconds = meanHandleSeconds(type, skill)
  if (!(handleSeconds > 0)) return 'contacts take no time'
  if (!(handleSeconds < Infinity)) return 'the handle time has no finite mean'
  return { ratePerSecond: rate, handleSeconds, patience, places, isLoss, ...staff }
}

/** Who only hears how long it will take waits as if nobody had said so. */
function actsOnAnnouncement({ announce }: ContactType): boolean {
  return announce !== null && (announce.balkAbove < Infinity || announce.patience !== 1 || announce.holdOut > 0)
}

interface Times {
  readonly open: readonly Window[]
  readonly closed: readonly Window[]
}

function timesOf({ queues, periods }: Model, queue: number): Times {
  const horizon = periods.bounds[periods.bounds.length - 1]
  const open = openWindows(queues[queue].hours, horizon)
  const ends = [0, ...open.map(({ to }) => to)]
  const starts = [...open.map(({ from }) => from), horizon]
  const closed = ends.map((from, i) => ({ from, to: starts[i] })).filter(({ from, to }) => from < to)
  return { open, closed }
}

function rateOf({ arrivals }: ContactType, { open, closed }: Times): number | string {
  if (arrivals.process !== 'poisson') return 'arrivals are not a Poisson process'
  if (arrivals.busyness >= 0) return 'some days are busier than others'
  const { bounds, perSecond } = arrivals
  const [rate = 0, ...others] = valuesIn(open, bounds, perSecond)
  if (others.length > 0) return 'the arrival rate changes over the opening hours'
  if (rate === 0) return 'no contacts come'
  return valuesIn(closed, bounds, perSecond).some((other) => other > 0) ? 'contacts come while it is closed' : rate
}

function staffOf({ name, staffing }: Group, { open, closed }: Times) {
  if (staffing.plan !== 'headcount') return `the agents of ${name} have shifts`
  const [agents = 0, ...others] = valuesIn(open, staffing.bounds, staffing.agents)
  if (others.length > 0) return 'the number of agents changes over the opening hours'
  if (agents === 0) return 'nobody is signed in'
  return { agents, isStaffedClosed: valuesIn(closed, staffing.bounds, staffing.agents).some((other) => other > 0) }
}

/** What makes agents quicker or slower than the mean that the formula knows, or leaves places vacant. */
function whyNotAlike({ name, proficiency }: Group): string | null {
  if (proficiency === null) return null
  const { people, skills, cohorts, attrition, pace } = proficiency
  if (cohorts.length > 0 || attrition !== null) return `agents of ${name} are new, or leave`
  if (people.length > 0 || skills.some(({ spreads }) => spreads.length > 0))
    return `the agents of ${name} differ in speed`
  if (skills.some(({ practice }) => practice !== null)) return `agents of ${name} may be out of practice`
  return pace === null ? null : `agents of ${name} are quicker or slower by the load`
}

/** The different values that steps take within windows, 0 where there is no step; the first two at most. */
function valuesIn(windows: readonly Window[], bounds: Float64Array, values: ArrayLike<number>): number[] {
  const found = new Set<number>()
  let step = 0
  for (const { from, to } of windows) {
    for (let at = from; at < to && found.size < 2;) {
      while (step < values.length && bounds[step + 1] <= at) step++
      const isGap = step === values.length || bounds[step] > at
      found.add(isGap ? 0 : values[step])
      if (step === values.length) break
      at = isGap ? bounds[step] : bounds[step + 1]
    }
  }
  return [...found]
}

function whyNotExponential(type: ContactType, { talk, hold, wrap }: Skill): string | null {
  if ((hold ?? type.hold) !== null || (wrap ?? type.wrap) !== null) {
    return 'handle time has several parts, so it is not exponential'
  }
  const { law } = talk ?? type.talk
  return law === 'exponential' ? null : `talk is ${law === 'constant' ? 'a constant' : law}, not exponential`
}

function placesOf(model: Model, type: ContactType, queue: number, agents: number): number | string {
  const { capacity } = model.queues[queue]
  const inQueue = capacity === Infinity ? Infinity : capacity + agents
  if (type.trunks < 0) return inQueue
  if (model.types.filter(({ trunks }) => trunks === type.trunks).length > 1) {
    return 'its lines are shared with other types'
  }
  const { lines } = model.trunks[type.trunks]
  return lines < agents ? 'there are fewer lines than agents' : Math.min(inQueue, lines)
}
