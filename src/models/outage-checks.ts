import { NONE } from '../engine/ids.ts'
import { ASIDE, IDLE } from './agents.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { require } from './found.ts'

/** Nobody works where an outage stops work, and whoever is kept from work is so by one. */
export function checkOutages(center: Center, flow: Flow): void {
  const { agents, contacts, counts, model, pairs } = center
  const { agentsStopped } = flow.turns.outages
  for (let agent = 0; agent < agents.count; agent++) {
    const group = agents.group[agent]
    const isStopped = agentsStopped.isStopped(group)
    const isKept = agentsStopped.isKept[agent] === 1
    require(!isStopped ||
      agents.state[agent] !== IDLE, center, `agent ${agent} is idle although an outage stops its group`)
    require(!isKept || isStopped, center, `agent ${agent} is kept from work by no outage`)
    require(!isKept || agents.state[agent] === ASIDE, center, `agent ${agent} is kept from work and not set aside`)
    require(!isKept ||
      agents.leaving[agent] === 0, center, `agent ${agent} is kept from work past the end of its shift`)
  }
  model.outages.forEach(({ name, deadTypes, stoppedGroups, slowed, slowness, waiting }, id) => {
    const isOn = counts.presence.outages.isOn(id)
    if (!isOn) return
    for (const type of deadTypes) {
      require(center.trunks.areDead(type), center, `${name} is on, and its lines work`)
      if (waiting !== 'lost') continue
      for (let agent = 0; agent < agents.count; agent++) {
        const contact = agents.contact[agent]
        const isRinging = contact !== NONE && contacts.type[contact] === type && contacts.ringsAt[contact] === agent
        require(!isRinging, center, `the phone of agent ${agent} rings on a dead line`)
      }
    }
    for (const group of stoppedGroups)
      require(agentsStopped.isStopped(group), center, `${name} is on, and its agents work`)
    for (const { group, type } of slowed) {
      const isSlow =
        pairs.slowness[pairs.of(group, type)] >=
        slowness / Math.max(...model.groups[group].skills.map(({ speed }) => speed))
      require(isSlow, center, `${name} is on, and nobody is slower`)
    }
  })
}
