import type { Staffing } from '../models/model.ts'
import type { PeoplePlan } from '../models/people-model.ts'
import type { Compilation } from './compile-context.ts'
import { addIntegral } from './compile-steps.ts'
import { quoted } from './issues.ts'
import type { Scenario, ScenarioGroup } from './schema.ts'
import type { StaffedPlan } from './staffing.ts'
import { durationText } from './units.ts'

const DAY_SECONDS = 86_400
const WEEK_SECONDS = 7 * DAY_SECONDS
/** A week of so many days is a whole one. */
const WORKING_DAYS = 5
const LONGEST_SESSION = 1800
/** Each is signed in and out for: some hundred bytes. */
const MOST_SESSIONS = 5_000_000
/** Steps by it are spread evenly over a unit, however many there are. */
const GOLDEN = 0.618_033_988_749_895

interface Spell {
  readonly from: number
  readonly to: number
}

/** Seconds a week for every client: of its types the longest, of a type without a client its own. */
function upkeepOf(types: Scenario['types'], { skills, upkeep = 0 }: ScenarioGroup): number {
  const longest = new Map<string, number>()
  Object.entries(skills).forEach(([type, { upkeep: own = upkeep }]) => {
    const { client } = types[type]
    const key = client === undefined ? `type ${type}` : `client ${client}`
    longest.set(key, Math.max(longest.get(key) ?? 0, own))
  })
  return [...longest.values()].reduce((sum, seconds) => sum + seconds, 0)
}

/**
 * The plan without the time in which agents keep up with changes: in every week of the run each agent's time on the phone is cut
 * into as many equal parts as there are sessions of half an hour at most, and a session lies in each, further on the higher
 * the agent's number, so that seldom two are off at once. What was paid remains paid.
 */
export function withUpkeep(
  compilation: Compilation,
  name: string,
  group: ScenarioGroup,
  plan: StaffedPlan,
): StaffedPlan {
  const seconds = upkeepOf(compilation.scenario.types, group)
  const grid = compilation.periods.bounds
  const horizon = grid[grid.length - 1]
  if (seconds === 0) return plan
  const path = ['groups', name, 'upkeep']
  if (plan.staffing.plan === 'people') {
    const message = `the shifts of ${quoted(name)} say themselves when its agents are off the phone`
    compilation.fault(path, { message, allowed: 'training under shifts in place of upkeep' })
    return plan
  }
  const spells = spellsByAgent(plan.staffing)
  const weeks = Math.ceil(horizon / WEEK_SECONDS)
  if (spells.length * weeks * Math.ceil(seconds / LONGEST_SESSION) > MOST_SESSIONS) {
    const message = `agents would be off the phone more than ${MOST_SESSIONS} times to keep up`
    compilation.fault(path, { message, allowed: 'fewer agents or days, or less upkeep' })
    return plan
  }
  const scheduledSeconds = plan.scheduledSeconds.slice()
  let isTooMuch = false
  const kept = spells.map((own, agent) => {
    const off: Spell[] = []
    const phase = ((agent + 1) * GOLDEN) % 1
    let first = 0
    for (let week = 0; week < weeks; week++) {
      const from = week * WEEK_SECONDS
      const to = Math.min(horizon, from + WEEK_SECONDS)
      const wanted = seconds * Math.min(1, (to - from) / (WORKING_DAYS * DAY_SECONDS))
      while (first < own.length && own[first].to <= from) first++
      const parts = within(own, first, from, to)
      const planned = lengthOf(parts)
      if (planned > 0 && wanted >= planned) isTooMuch = true
      if (planned > 0) off.push(...sessionsIn(parts, planned, Math.min(wanted, planned), phase))
    }
    for (const session of off) addIntegral(scheduledSeconds, grid, { ...session, value: -1 })
    return without(own, off)
  })
  if (isTooMuch) {
    const message = `an agent of ${quoted(name)} would keep up for ${durationText(seconds)} a week, which is all of somebody's time in one`
    compilation.fault(path, { message }, 'warning')
  }
  return { ...plan, staffing: rosterOf(kept), scheduledSeconds: scheduledSeconds.map((sum) => Math.max(0, sum)) }
}

/** When each agent is on the phone by a plan; in one by numbers, agent k while there are more than k. */
function spellsByAgent(staffing: Exclude<Staffing, PeoplePlan>): Spell[][] {
  if (staffing.plan === 'roster') {
    const spells = Array.from({ length: staffing.agents }, (): Spell[] => [])
    const since = new Float64Array(staffing.agents).fill(-1)
    staffing.at.forEach((at, i) => {
      const agent = staffing.agent[i]
      if (staffing.on[i] === 1 && since[agent] < 0) since[agent] = at
      else if (staffing.on[i] === 0 && since[agent] >= 0) {
        spells[agent].push({ from: since[agent], to: at })
        since[agent] = -1
      }
    })
    return spells.map((own, agent) => (since[agent] < 0 ? own : [...own, { from: since[agent], to: Infinity }]))
  }
  const { bounds, agents } = staffing
  const most = agents.reduce((largest, n) => Math.max(largest, n), 0)
  return Array.from({ length: most }, (_, agent) => {
    const pieces = Array.from(agents, (n, i) => ({ from: bounds[i], to: bounds[i + 1], isOn: n > agent }))
    return joined(pieces.filter(({ isOn }) => isOn))
  })
}

function joined(spells: readonly Spell[]): Spell[] {
  const result: Spell[] = []
  for (const { from, to } of spells) {
    const last = result[result.length - 1]
    if (last !== undefined && from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else result.push({ from, to })
  }
  return result
}

/** The parts from one instant to another of spells in order, from the `first` on. */
function within(spells: readonly Spell[], first: number, from: number, to: number): Spell[] {
  const parts: Spell[] = []
  for (let i = first; i < spells.length && spells[i].from < to; i++) {
    parts.push({ from: Math.max(spells[i].from, from), to: Math.min(spells[i].to, to) })
  }
  return parts
}

function lengthOf(spells: readonly Spell[]): number {
  return spells.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** Sessions of equal length, one in each equal part of the planned time; one may go on after a break. */
function sessionsIn(parts: readonly Spell[], planned: number, wanted: number, phase: number): Spell[] {
  const count = Math.max(1, Math.ceil(wanted / LONGEST_SESSION))
  const length = wanted / count
  const every = planned / count
  const sessions: Spell[] = []
  for (let i = 0; i < count; i++) {
    const begins = i * every + phase * (every - length)
    let done = 0
    for (const { from, to } of parts) {
      const start = Math.max(from, from + begins - done)
      const end = Math.min(to, from + begins + length - done)
      if (start < end) sessions.push({ from: start, to: end })
      done += to - from
    }
  }
  return sessions
}

/** `off` in order, each within a spell. */
function without(spells: readonly Spell[], off: readonly Spell[]): Spell[] {
  let next = 0
  return spells.flatMap(({ from, to }) => {
    const left: Spell[] = []
    let at = from
    for (; next < off.length && off[next].from < to; next++) {
      if (off[next].from > at) left.push({ from: at, to: off[next].from })
      at = off[next].to
    }
    if (at < to) left.push({ from: at, to })
    return left
  })
}

function rosterOf(spells: readonly (readonly Spell[])[]): Staffing {
  const signings = spells.flatMap((own, agent) =>
    own.flatMap(({ from, to }) => [{ at: from, agent, on: 1 }, ...(to < Infinity ? [{ at: to, agent, on: 0 }] : [])]),
  )
  // At one instant those who come sign in before others go.
  signings.sort((a, b) => a.at - b.at || b.on - a.on || a.agent - b.agent)
  return {
    plan: 'roster',
    agents: spells.length,
    at: Float64Array.from(signings, ({ at }) => at),
    agent: Int32Array.from(signings, ({ agent }) => agent),
    on: Uint8Array.from(signings, ({ on }) => on),
  }
}
