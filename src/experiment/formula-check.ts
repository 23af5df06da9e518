import { cdfOf, meanOf } from '../engine/distributions.ts'
import type { Law } from '../engine/law.ts'
import {
  constantPatience,
  erlangA,
  erlangAServiceLevel,
  erlangC,
  erlangCServiceLevel,
  mmng,
  mmngServiceLevel,
  patienceOf,
  uniformPatience,
  withBalking,
  type Patience,
} from '../erlang/index.ts'
import type { ContactType, Group, Model, Skill } from '../models/model.ts'
import type { FormulaCheck } from './summary.ts'

/** A single queue as the closed formulas want it: M/M/n, with or without patience and a limit on places. */
interface Station {
  readonly ratePerSecond: number
  readonly handleSeconds: number
  readonly agents: number
  readonly patience: Law | null
  readonly places: number
}

/** For each queue the closed formula beside the simulation, or the assumption that fails. */
export function formulaChecks(model: Model): FormulaCheck[] {
  return model.queues.map(({ name }, queue) => {
    const station = stationOf(model, queue)
    return typeof station === 'string'
      ? { queue: name, formula: null, why: station }
      : answer(model, queue, name, station)
  })
}

/** The station a queue comes to, or why it is none. */
function stationOf(model: Model, queue: number): Station | string {
  const ids = model.types.flatMap((type, id) => (type.queue === queue ? [id] : []))
  if (ids.length !== 1) return `${ids.length} contact types share the queue`
  const [id] = ids
  const type = model.types[id]
  const groups = model.groups.filter((group) => group.skills.some((skill) => skill.type === id))
  if (groups.length === 0) return 'nobody serves it'
  if (groups.length > 1) return `${groups.length} groups share the work`
  const [group] = groups
  if (group.skills.length > 1) return `its agents (${group.name}) also serve other types`
  if (model.routing.contact.rule === 'random') return 'contacts are not answered in order of arrival'
  const rate = rateOf(model, type)
  if (typeof rate === 'string') return rate
  const agents = agentsOf(model, group, queue)
  if (typeof agents === 'string') return agents
  const handle = handleSecondsOf(type, group.skills[0])
  const places = placesOf(model, type, queue, agents)
  if (typeof places === 'string') return places
  const wrap = group.skills[0].wrap ?? type.wrap
  if (places < Infinity && wrap !== null) return 'agents in wrap hold no line, which the formula cannot tell apart'
  // With no place to wait the answer depends on the mean handle time alone (Sevastyanov).
  if (places > agents && handle.why !== null) return handle.why
  if (type.patience !== null && type.patience.law !== 'exponential' && places < Infinity) {
    return 'patience is not exponential and places are limited'
  }
  return { ratePerSecond: rate, handleSeconds: handle.seconds, agents, patience: type.patience, places }
}

function rateOf(model: Model, type: ContactType): number | string {
  const { arrivals } = type
  if (arrivals.process !== 'poisson') return 'arrivals are not a Poisson process'
  if (arrivals.busyness >= 0) return 'some days are busier than others'
  const open = openAt(model, type.queue)
  const rates = new Set<number>()
  arrivals.perSecond.forEach((rate, i) => {
    if (rate > 0 || open(arrivals.bounds[i])) rates.add(rate)
  })
  if (rates.size !== 1) return 'the arrival rate changes over the day'
  const [rate] = rates
  return rate > 0 ? rate : 'no contacts come'
}

function agentsOf(model: Model, group: Group, queue: number): number | string {
  const { staffing } = group
  if (staffing.plan === 'roster') return `the agents of ${group.name} have shifts`
  const open = openAt(model, queue)
  const counts = new Set<number>()
  staffing.agents.forEach((agents, i) => {
    if (agents > 0 || open(staffing.bounds[i])) counts.add(agents)
  })
  if (counts.size !== 1) return 'the number of agents changes over the day'
  const [agents] = counts
  return agents > 0 ? agents : 'nobody is signed in'
}

function openAt(model: Model, queue: number): (instant: number) => boolean {
  const { hours } = model.queues[queue]
  const { bounds } = model.periods
  const horizon = bounds[bounds.length - 1]
  if (hours === null) return (instant) => instant < horizon
  return (instant) => {
    const passed = hours.findLastIndex((bound) => bound <= instant)
    return instant < horizon && passed >= 0 && passed % 2 === 0
  }
}

function handleSecondsOf(type: ContactType, skill: Skill): { readonly seconds: number; readonly why: string | null } {
  const talk = skill.talk ?? type.talk
  const hold = skill.hold ?? type.hold
  const wrap = skill.wrap ?? type.wrap
  const parts = [talk, hold, wrap].filter((law) => law !== null)
  const seconds = parts.reduce((sum, law) => sum + meanOf(law), 0) / skill.speed
  if (parts.length > 1) return { seconds, why: 'handle time has several parts, so it is not exponential' }
  return { seconds, why: talk.law === 'exponential' ? null : `talk is ${article(talk.law)}, not exponential` }
}

function placesOf(model: Model, type: ContactType, queue: number, agents: number): number | string {
  const { capacity } = model.queues[queue]
  const inQueue = capacity === Infinity ? Infinity : capacity + agents
  if (type.trunks < 0) return inQueue
  if (model.types.filter(({ trunks }) => trunks === type.trunks).length > 1)
    return 'its lines are shared with other types'
  const { lines } = model.trunks[type.trunks]
  return lines < agents ? 'there are fewer lines than agents' : Math.min(inQueue, lines)
}

function answer(model: Model, queue: number, name: string, station: Station): FormulaCheck {
  const isSteady = model.periods.kind === 'batches'
  const { patience, places, agents } = station
  const seconds = model.queues[queue].goal?.seconds ?? model.types.find((type) => type.queue === queue)?.goal?.seconds
  const byName = model.serviceLevel === 'ignoring-short-abandons' ? null : model.serviceLevel
  const level = (of: (within: number, formula: NonNullable<typeof byName>) => number | null): number | null =>
    seconds === undefined || byName === null ? null : of(seconds, byName)
  if (patience === null || patience.law === 'exponential') {
    const patienceSeconds = patience === null ? Infinity : patience.mean
    if (places === Infinity && patience === null) {
      const figures = erlangC(station)
      if (!figures.stable)
        return { queue: name, formula: null, why: 'the load exceeds the agents: waits grow for ever' }
      return found(
        name,
        'Erlang C',
        figures,
        level((within) => erlangCServiceLevel(station, within)),
        isSteady,
      )
    }
    const system = { ...station, patienceSeconds, ...(places < Infinity ? { trunks: places } : {}) }
    const formula =
      places === Infinity
        ? 'Erlang A'
        : places === agents
          ? 'Erlang B'
          : `M/M/n/${places}${patience === null ? '' : '+M'}`
    return found(
      name,
      formula,
      erlangA(system),
      level((within, by) => erlangAServiceLevel(system, within, by)),
      isSteady,
    )
  }
  const system = { ...station, patience: patienceFor(patience) }
  return found(
    name,
    'M/M/n+G',
    mmng(system),
    level((within, by) => mmngServiceLevel(system, within, by)),
    isSteady,
  )
}

type Formulas = Readonly<
  Partial<Record<'asa' | 'meanWait' | 'abandonment' | 'blocking' | 'occupancy' | 'meanQueue', number | null>>
>

/** Means over time are compared in steady state only: days are averaged with their closed hours. */
function found(
  queue: string,
  formula: string,
  given: Formulas,
  serviceLevel: number | null,
  isSteady: boolean,
): FormulaCheck {
  const keys = [
    'asa',
    'meanWait',
    'abandonment',
    'blocking',
    'occupancy',
    ...(isSteady ? (['meanQueue'] as const) : []),
  ] as const
  const figures: Record<string, number> = {}
  if (serviceLevel !== null) figures.serviceLevel = serviceLevel
  for (const key of keys) {
    const value = given[key]
    if (typeof value === 'number' && Number.isFinite(value)) figures[key] = value
  }
  return { queue, formula, figures }
}

function patienceFor(law: Law): Patience {
  if (law.law === 'constant') return constantPatience(law.value)
  if (law.law === 'uniform') return uniformPatience(law.min, law.max)
  if (law.law === 'atZero') return withBalking(law.probability, patienceFor(law.of))
  return patienceOf((x) => 1 - cdfOf(law, x))
}

function article(law: string): string {
  return law === 'constant' ? 'a constant' : law
}
