import { NONE } from '../engine/ids.ts'
import { IDLE, OUT } from './agents.ts'
import type { Center } from './center.ts'
import { require } from './found.ts'
import { IN_TRAINING, VACANT } from './turnover.ts'

/** Factors are numbers, nobody works a vacant place, and vacant places that the plan wants are what the levels say. */
export function checkProficiency(center: Center): void {
  const { agents, counts, kernel, model, pairs, proficiency, turnover } = center
  if (!proficiency.exists) return
  for (let agent = 0; agent < agents.count; agent++) {
    for (let pair = 0; pair < pairs.count; pair++) {
      if (pairs.group[pair] !== agents.group[agent]) continue
      const factor = proficiency.factorOf(agent, pair)
      require(factor > 0 && factor < Infinity, center, `the handle times of agent ${agent} are multiplied by ${factor}`)
      const share = proficiency.resolvedBy(agent, pair, 1)
      require(share >= 0 && share <= 1, center, `agent ${agent} resolves a share of ${share}`)
    }
    const last = proficiency.lastPair[agent]
    const isOwn = last === NONE || pairs.group[last] === agents.group[agent]
    require(isOwn, center, `the last contact of agent ${agent} was that of another group`)
    if (!turnover.exists) continue
    const isThere = turnover.isThere(agent)
    const isOut = agents.state[agent] === OUT
    require(isThere || isOut || agents.leaving[agent] === 1, center, `agent ${agent} has left and is still at work`)
    require(isThere || agents.state[agent] !== IDLE, center, `agent ${agent} has left and is idle`)
    const { clock } = kernel
    require(!isThere || proficiency.startedAt[agent] <= clock[0], center, `agent ${agent} works before the first day`)
  }
  if (!turnover.exists) return
  model.groups.forEach(({ name }, group) => {
    const planned = new Int32Array(3)
    for (let agent = agents.first[group]; agent < agents.first[group + 1]; agent++) {
      if (turnover.isPlanned(agent)) planned[turnover.state[agent]]++
    }
    const { presence } = counts
    const areRight =
      presence.now('vacant', group) === planned[VACANT] && presence.now('inTraining', group) === planned[IN_TRAINING]
    require(areRight, center, `${planned[VACANT]} places of ${name} are vacant, the levels say otherwise`)
  })
}

/** Events at which somebody leaves, is hired or begins. */
export function careerEvents({ turnover }: Center): number {
  return turnover.event.reduce((sum, event) => sum + (event === NONE ? 0 : 1), 0)
}
