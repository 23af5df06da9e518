import { NONE } from '../engine/ids.ts'
import { ASIDE, BUSY, IDLE, OUT } from './agents.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { handsOn } from './flows.ts'
import { inIvrOf, require, type Found } from './found.ts'
import { linesOf } from './line-plan.ts'

export function checkLines(center: Center, found: Found): void {
  const { lines, contacts, model, isOpen, kernel } = center
  const { count } = lines
  for (let place = 0; place < 2 * count; place++) {
    const type = lines.typeOf[place % count]
    const isSetAside = place >= count
    const name = `line of ${model.types[type].name}${isSetAside ? ', set aside,' : ''}`
    let length = 0
    let before = NONE
    for (let contact = lines.head[place]; contact !== NONE; contact = contacts.next[contact]) {
      require(++length <= contacts.size, center, `the ${name} goes round in circles`)
      const isOwn = contacts.type[contact] === type && lines.lineOf(contact) === place % count
      require(isOwn, center, `contact ${contact} waits in the ${name}, not in its own`)
      require(contacts.previous[contact] === before, center, `the ${name} is not linked back at contact ${contact}`)
      if (before !== NONE) {
        const inOrder = contacts.offeredAt[before] <= contacts.offeredAt[contact]
        require(inOrder, center, `contact ${contact} stands behind one who came later in the ${name}`)
      }
      const leavesAt = contacts.offeredAt[contact] + contacts.patience[contact]
      require(kernel.clock[0] <= leavesAt, center, `contact ${contact} still waits although its patience has run out`)
      found.waiting.push(contact)
      found.waitingInLine[type]++
      before = contact
    }
    require(lines.tail[place] === before, center, `the ${name} has another tail than its last contact`)
    require(lines.length[place] ===
      length, center, `the ${name} holds ${length}, its length says ${lines.length[place]}`)
    const isKept = model.queues[model.types[type].queue].atClosing === 'keep'
    const mayBeHere = isSetAside ? isKept && isOpen[model.types[type].queue] === 0 : true
    require(length === 0 || mayBeHere, center, `people are set aside in the ${name} of an open queue`)
  }
}

/** Who waits for one agent alone. */
export function checkOwnLines(center: Center, found: Found): void {
  const { agents, contacts, lines } = center
  for (let agent = 0; lines.ownLine(agent) < lines.head.length; agent++) {
    const line = lines.ownLine(agent)
    let length = 0
    for (let contact = lines.head[line]; contact !== NONE; contact = contacts.next[contact]) {
      require(++length <= contacts.size, center, `the own line of agent ${agent} goes round in circles`)
      const isRight = contacts.line[contact] === line && contacts.preferred[contact] === agent
      require(isRight, center, `contact ${contact} waits for agent ${agent}, whom it does not know`)
      require(contacts.preferenceEvent[contact] !== NONE, center, `contact ${contact} waits for one agent for ever`)
      found.waiting.push(contact)
      found.waitingForOne++
      found.waitingInLine[contacts.type[contact]]++
    }
    require(lines.length[line] === length, center, `the own line of agent ${agent} holds ${length}`)
    const isAtWork = agents.state[agent] === BUSY
    require(length === 0 || isAtWork, center, `somebody waits for agent ${agent} alone, who is not at work`)
  }
}

export function checkAgents(center: Center, flow: Flow, found: Found): void {
  const { agents, contacts, pairs, model } = center
  for (let agent = 0; agent < agents.count; agent++) {
    const group = agents.group[agent]
    const state = agents.state[agent]
    const contact = agents.contact[agent]
    require([OUT, IDLE, BUSY, ASIDE].includes(state), center, `agent ${agent} is in no state: ${state}`)
    if (state === ASIDE) found.aside[group]++
    else if (state !== OUT) found.signedIn[group]++
    if (state !== BUSY) {
      require(contact === NONE, center, `agent ${agent} is not busy but has contact ${contact}`)
      if (state === ASIDE) continue
      require(agents.leaving[agent] === 0, center, `agent ${agent} is not busy but leaving`)
      continue
    }
    found.busy[group]++
    const asked = agents.asksWith[agent]
    const asksRightly = asked === NONE || contacts.asker[asked] === agent || contacts.asker[asked] === NONE
    require(asksRightly, center, `agent ${agent} holds on for contact ${asked}, which knows of another`)
    if (contact === NONE && flow.turns.idling.dialer.records.agent.includes(agent)) {
      require(agents.rings[agent] === 1, center, `agent ${agent} waits for a call that does not ring`)
      continue
    }
    require(contact !== NONE, center, `agent ${agent} is busy with nobody`)
    const skill = pairs.of(group, contacts.type[contact])
    require(skill !==
      NONE, center, `agent ${agent} handles a ${model.types[contacts.type[contact]].name} without the skill`)
    require(agents.pair[agent] === skill, center, `agent ${agent} handles contact ${contact} by another skill`)
    if (agents.rings[agent] === 1) {
      require(contacts.ringsAt[contact] === agent, center, `the phone of agent ${agent} rings for nobody`)
      found.ringing.push(contact)
    } else found.beingServed.push(contact)
  }
  model.groups.forEach(({ name }, group) => {
    let idle = 0
    let before = NONE
    for (let agent = agents.idleHead[group]; agent !== NONE; agent = agents.nextIdle(agent)) {
      require(++idle <= agents.count, center, `the idle list of ${name} goes round in circles`)
      require(agents.group[agent] === group, center, `agent ${agent} is in the idle list of ${name}, another group`)
      require(agents.state[agent] === IDLE, center, `agent ${agent} is in the idle list of ${name} but not idle`)
      const inOrder = before === NONE || agents.idleSince[before] <= agents.idleSince[agent]
      require(inOrder, center, `agent ${agent} stands behind one who became idle later`)
      before = agent
    }
    require(agents.idleCount[group] ===
      idle, center, `${idle} of ${name} are idle, the count says ${agents.idleCount[group]}`)
    require(idle + found.busy[group] === found.signedIn[group], center, `an idle agent of ${name} is not in its list`)
    const excess = flow.turns.excess[group]
    const atWork = found.busy[group] + found.aside[group]
    require(excess >= 0 && excess <= atWork, center, `${excess} of ${name} shall go, ${atWork} are busy or set aside`)
    require(excess === 0 || idle === 0, center, `somebody of ${name} is idle although ${excess} shall go`)
  })
}

/** Every contact is in exactly one place. */
export function checkContacts(center: Center, found: Found): void {
  const { contacts, luck, model } = center
  const everywhere = [...found.waiting, ...found.beingServed, ...found.ringing, ...found.away]
  require(new Set(everywhere).size === everywhere.length, center, 'a contact is in two places')
  const isRight = everywhere.some((contact) => contacts.meant[contact] === contacts.type[contact])
  require(!isRight, center, 'a contact counts as misrouted although it is what it meant to be')
  const there = everywhere.length + inIvrOf(center)
  require(there === contacts.size, center, `${contacts.size} contacts in use, ${there} found`)
  // Who was handed on is there twice while the agent who did it is in wrap, as is what a colleague is asked.
  const areHandedOn = handsOn(model) || model.ivr.nodes.some(({ misroutes }) => misroutes !== null)
  const most = areHandedOn ? Infinity : luck.arrivedInAll
  require(most >= contacts.size, center, 'there are more contacts than ever came')
}

export function checkQueues(center: Center, found: Found): void {
  center.model.queues.forEach(({ name, capacity }, queue) => {
    const waiting = center.model.types.reduce(
      (n, type, id) => n + (type.queue === queue ? found.waitingInLine[id] : 0),
      0,
    )
    const counted = center.waiting[queue]
    require(counted === waiting, center, `${waiting} wait in ${name}, the count says ${counted}`)
    // Whoever goes back to the line after a phone has rung in vain finds a place in any case.
    const goesBack =
      center.model.groups.some(({ ring }) => ring !== null) ||
      center.model.types.some((type) => type.queue === queue && type.dial !== null)
    require(goesBack || waiting <= capacity, center, `${waiting} wait in ${name}, which has room for ${capacity}`)
  })
}

/** A line is held from arrival to the end of talk: by all who wait, and by those being served until their wrap. */
export function checkTrunks(center: Center, found: Found): void {
  const { model, contacts, trunks } = center
  model.trunks.forEach(({ name, lines, block }, id) => {
    const holds = (contact: number): boolean => model.types[contacts.type[contact]].trunks === id
    const inIvr = model.types.reduce(
      (sum, type, typeId) => sum + (type.trunks === id ? center.counts.presence.now('inIvr', typeId) : 0),
      0,
    )
    const least = [...found.waiting, ...found.ringing].filter(holds).length + inIvr
    const most = least + found.beingServed.filter(holds).length
    const taken = trunks.taken[id]
    require(taken >= least && taken <= most, center, `${taken} lines of ${name} taken, by ${least} to ${most} contacts`)
    require(block === 'waiting' || taken <= lines, center, `${taken} lines of ${name} taken, there are ${lines}`)
  })
}

/** Nobody waits whom an idle agent could serve. */
export function checkWorkConservation(center: Center): void {
  const { model, agents, lines, router } = center
  linesOf(model).forEach(({ type, groups, isToBeCalled }, id) => {
    if (lines.length[id] === 0 || isToBeCalled) return
    for (const group of groups) {
      const { name } = model.groups[group]
      const areKept = router.reserves.exist && router.reserves.beyond(group, id) <= 0
      const nobodyCould = agents.idleCount[group] === 0 || areKept
      require(nobodyCould, center, `somebody of ${name} is idle while a ${model.types[type].name} waits`)
    }
  })
}
