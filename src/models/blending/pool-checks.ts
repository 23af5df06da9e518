import { NONE } from '../../engine/ids.ts'
import type { Center } from '../center.ts'
import type { Flow } from '../flow.ts'
import { require } from '../found.ts'

/** The account of what agents have of each client is right, and no client has more than it may. */
export function checkPools(center: Center, flow: Flow): void {
  const { agents, contacts, model, router } = center
  const { pools } = router
  if (!pools.exist) return
  const found = model.groups.map(() => new Map<number, number>())
  const adds = (agent: number, type: number): void => {
    const { client } = model.types[type]
    const ofGroup = found[agents.group[agent]]
    ofGroup.set(client, (ofGroup.get(client) ?? 0) + 1)
  }
  for (let agent = 0; agent < agents.count; agent++) {
    const [first, onDesk] = [agents.contact[agent], agents.desk[agent]]
    for (let contact = first; contact !== NONE; contact = flow.several.nextHeld(contact, agent))
      adds(agent, contacts.type[contact])
    for (let contact = onDesk; contact !== NONE; contact = contacts.next[contact]) adds(agent, contacts.type[contact])
  }
  const { records } = flow.turns.idling.dialer
  records.agent.forEach((agent, record) => {
    if (agent !== NONE) adds(agent, records.type[record])
  })
  model.groups.forEach(({ name, pool }, group) => {
    for (let client = NONE; client < model.clients.length; client++) {
      const [held, counted] = [found[group].get(client) ?? 0, pools.heldOf(group, client)]
      const whose = client === NONE ? 'no client' : model.clients[client].name
      require(held === counted, center, `${name} has ${held} contacts of ${whose}, the account says ${counted}`)
    }
    let short = 0
    for (const { client, least, most } of pool) {
      const held = found[group].get(client) ?? 0
      const isThere = model.types.some((type) => type.client === client && center.isOpen[type.queue] === 1)
      require(held <= most, center, `${name} has ${held} of ${model.clients[client].name}, ${most} at most`)
      if (isThere) short += Math.max(0, least - held)
    }
    require(short === pools.shortOf(group), center, `${name} is short of ${short}, the account has another number`)
  })
}
