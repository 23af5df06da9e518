import { NONE } from '../engine/ids.ts'
import { BUSY, IDLE, OUT } from './agents.ts'
import type { Center } from './center.ts'
import {
  AWAY,
  awayIndex,
  DUTY_STATES,
  isOffThePhone,
  isRest,
  OFF_PHONE,
  OVERTIME,
  PHONE,
  UNWORKED,
} from './duty-states.ts'
import type { Flow } from './flow.ts'
import { require } from './found.ts'

/** Everybody on a roster with luck of its own is where the state says, and counted there. */
export function checkDuties(center: Center, flow: Flow): void {
  const { whereabouts } = flow.turns
  if (whereabouts === null) return
  const { agents, counts, model } = center
  const { unworked } = whereabouts
  const { turnover } = center
  const found = model.groups.map(() => new Int32Array(DUTY_STATES.length))
  const resting = new Int32Array(model.groups.length)
  for (let agent = 0; agent < agents.count; agent++) {
    if (!whereabouts.roster.has(agent)) continue
    const state = whereabouts.state[agent]
    const name = `agent ${agent} (${DUTY_STATES[state]})`
    const isWorked = whereabouts.isWorked(agent)
    const isOn = whereabouts.isOn[agent] === 1
    const isResting = unworked.isResting[agent] === 1
    const isIn = agents.state[agent] !== OUT
    found[agents.group[agent]][state]++
    require(isIn === (state === PHONE || state === OVERTIME), center, `${name} is in the wrong place`)
    require(isOn || state === 0 || state === OVERTIME, center, `${name} after hours`)
    require(!isOn || state !== OVERTIME || !isWorked, center, `${name} in hours`)
    const isUnworked = isOn && !isWorked
    require((state === UNWORKED) === (isUnworked && state !== OVERTIME), center, `${name} works a place of nobody's`)
    require(!isResting || isUnworked, center, `nobody works the place of ${name}, and somebody does`)
    if (turnover.exists)
      require(turnover.isPlanned(agent) === (isOn && !isResting), center, `${name} is in no place of the plan`)
    if (isResting) resting[agents.group[agent]]++
    const isTimed = isRest(state) || state === OFF_PHONE || isResting
    require(state === PHONE || isTimed === (whereabouts.event[agent] !== NONE), center, `${name} will stay for ever`)
    const mayGo = agents.leaving[agent] === 1
    if (state === OVERTIME) require(mayGo, center, `${name} does not want to go home`)
    if (agents.state[agent] === IDLE) require(!mayGo, center, `${name} is idle and wants to go`)
    const waits = whereabouts.pending[agent] !== 0 || whereabouts.wantsOff[agent] === 1
    if (state === PHONE && waits)
      require(mayGo && agents.state[agent] >= BUSY, center, `${name} does not go on a break`)
  }
  model.groups.forEach(({ name, staffing }, group) => {
    if (staffing.plan !== 'people') return
    const { offPhone } = counts.presence
    require(offPhone.unworkedRestNow(group) ===
      resting[group], center, `${resting[group]} unpaid breaks of ${name} are nobody's`)
    const overtime = counts.presence.now('overtime', group)
    require(overtime === found[group][OVERTIME], center, `of ${name}, ${found[group][OVERTIME]} in overtime`)
    found[group].forEach((count, state) => {
      if (!isOffThePhone(state)) return
      const level = offPhone.awayNow(awayIndex(state), group)
      require(level === count, center, `${count} of ${name} for ${AWAY[awayIndex(state)]}, the level says ${level}`)
    })
  })
}

/** Events of people on a roster. */
export function dutyEventsOf({ turns }: Flow): number {
  return turns.whereabouts?.event.filter((event) => event !== NONE).length ?? 0
}
