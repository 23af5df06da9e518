import { NONE as MISSING } from '../engine/ids.ts'
import { ASIDE, BUSY, IDLE, OUT } from './agents.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { handsOn } from './flows.ts'
import { inIvrOf, require, type Found } from './found.ts'
import { linesOf } from './line-plan.ts'

const NONE = MISSING

export function checkLines(center: Center, found: Found): void {
  const { lines, contacts, model, isOpen, kernel } = center
  const { count } = lines
  for (let place = 0; place < 2 * count; place++) {
    const type = lines.typeOf[place % count]
    const isSetAside = place >= count
    const name = `line of ${model.types[type].name}${isSetAside ? ', set aside,' : ''}`
    const isKnown = lines.occupied === null || isSetAside || lines.occupied.has(place) === (lines.head[place] !== NONE)
    require(isKnown, center, `it is not known whether somebody is in the ${name}`)
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
      before = contact
      if (contacts.isInterrupted[contact] === 1) {
        found.interrupted.push(contact)
        continue
      }
      const leavesAt = contacts.offeredAt[contact] + contacts.patience[contact]
      require(kernel.clock[0] <= leavesAt, center, `contact ${contact} still waits although its patience has run out`)
      found.waiting.push(contact)
      found.waitingInLine[type]++
    }
    require(lines.tail[place] === before, center, `the ${name} has another tail than its last contact`)
    require(lines.length[place] ===
      length, center, `the ${name} holds ${length}, its length says ${lines.length[place]}`)
    const isKept = model.queues[model.types[type].queue].atClosing === 'keep'
    const isDead = center.trunks.areDead(type)
    const mayBeHere = isSetAside ? isDead || (isKept && isOpen[model.types[type].queue] === 0) : !isDead
    require(length === 0 || mayBeHere, center, `people are set aside in the ${name} of an open queue`)
    const isOutOfReach = isSetAside || !isKept || isOpen[model.types[type].queue] === 1
    require(length === 0 || isOutOfReach, center, `people of a closed queue are within reach in the ${name}`)
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
  const { agents, contacts, workloads } = center
  for (let agent = 0; agent < agents.count; agent++) {
    const group = agents.group[agent]
    const state = agents.state[agent]
    require([OUT, IDLE, BUSY, ASIDE].includes(state), center, `agent ${agent} is in no state: ${state}`)
    if (state === ASIDE) found.aside[group]++
    else if (state !== OUT) found.signedIn[group]++
    checkDesk(center, flow, agent, found)
    const first = agents.contact[agent]
    if (state !== BUSY) {
      require(first === NONE, center, `agent ${agent} is not busy but has contact ${first}`)
      require(agents.workload[agent] === group, center, `agent ${agent} is not busy but has a workload`)
      if (state === ASIDE) continue
      require(agents.leaving[agent] === 0, center, `agent ${agent} is not busy but leaving`)
      continue
    }
    found.busy[group]++
    if (first === NONE && flow.turns.idling.dialer.records.agent.includes(agent)) continue
    require(first !== NONE, center, `agent ${agent} is busy with nobody`)
    let held = 0
    for (let contact = first; contact !== NONE; contact = flow.several.nextHeld(contact, agent)) {
      require(++held <= contacts.size, center, `what agent ${agent} holds goes round in circles`)
      checkHeld(center, agent, contact, found)
    }
    found.held[group] += held
    found.full[group] += workloads.isFull[agents.workload[agent]]
    const isSeveral = workloads.isSeveral[group] === 1
    require(!isSeveral ||
      workloads.held[agents.workload[agent]] === held, center, `agent ${agent} holds ${held}, not by its workload`)
    require(held <= workloads.most[group], center, `agent ${agent} holds ${held}, more than there is room for`)
    const isStopped = flow.turns.outages.agentsStopped.isStopped(group)
    const isToBeSeen =
      isSeveral && !isStopped && agents.leaving[agent] === 0 && workloads.isInSight[agents.workload[agent]] === 1
    require(agents.isListed(agent) === isToBeSeen, center, `agent ${agent} is wrongly in or out of sight`)
  }
  checkLists(center, flow, found)
}

/** A contact that an agent has. */
function checkHeld(center: Center, agent: number, contact: number, found: Found): void {
  const { agents, contacts, model, pairs } = center
  const skill = pairs.of(agents.group[agent], contacts.type[contact])
  const name = model.types[contacts.type[contact]].name
  const asked = contacts.asksWith[contact]
  const asksRightly = asked === NONE || contacts.asker[asked] === contact || contacts.asker[asked] === NONE
  require(asksRightly, center, `agent ${agent} holds on for contact ${asked}, which knows of another`)
  require(contacts.agent[contact] === agent, center, `agent ${agent} handles contact ${contact}, which is with another`)
  require(contacts.isInterrupted[contact] ===
    0, center, `agent ${agent} handles contact ${contact}, which is interrupted`)
  require(skill !== NONE, center, `agent ${agent} handles a ${name} without the skill`)
  require(contacts.pair[contact] === skill, center, `agent ${agent} handles contact ${contact} by another skill`)
  if (contacts.ringsAt[contact] === agent) found.ringing.push(contact)
  else found.beingServed.push(contact)
}

/** What waits on an agent's desk to be gone on with. */
function checkDesk(center: Center, flow: Flow, agent: number, found: Found): void {
  const { agents, contacts } = center
  for (let contact = agents.desk[agent]; contact !== NONE; contact = contacts.next[contact]) {
    require(contacts.isInterrupted[contact] ===
      1, center, `contact ${contact} on the desk of ${agent} is not interrupted`)
    require(!flow.several.fits(contact, agent) ||
      agents.leaving[agent] === 0, center, `agent ${agent} leaves with a full desk`)
    found.interrupted.push(contact)
  }
}

/** Who is in sight of the router: the idle, and those at work who could take more. */
function checkLists(center: Center, flow: Flow, found: Found): void {
  const { agents, model, workloads } = center
  workloads.group.forEach((group, load) => {
    const { name } = model.groups[group]
    let length = 0
    let before = NONE
    for (let agent = agents.idleHead[load]; agent !== NONE; agent = agents.nextIdle(agent)) {
      require(++length <= agents.count, center, `the idle list of ${name} goes round in circles`)
      require(agents.group[agent] === group, center, `agent ${agent} is in the idle list of ${name}, another group`)
      require(agents.workload[agent] === load, center, `agent ${agent} is in the list of another workload`)
      const isRight = agents.state[agent] === (load === group ? IDLE : BUSY)
      require(isRight, center, `agent ${agent} is in the idle list of ${name} but not idle`)
      const inOrder = before === NONE || agents.idleSince[before] <= agents.idleSince[agent]
      require(inOrder, center, `agent ${agent} stands behind one who became idle later`)
      before = agent
    }
    const counted = agents.idleCount[load]
    require(counted === length, center, `${length} of ${name} are idle, the count says ${counted}`)
  })
  model.groups.forEach(({ name }, group) => {
    const idle = agents.idleCount[group]
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
  const everywhere = [...found.waiting, ...found.beingServed, ...found.ringing, ...found.away, ...found.interrupted]
  require(new Set(everywhere).size === everywhere.length, center, 'a contact is in two places')
  const isRight = everywhere.some((contact) => contacts.meant[contact] === contacts.type[contact])
  require(!isRight, center, 'a contact counts as misrouted although it is what it meant to be')
  const there = everywhere.length + inIvrOf(center)
  require(there === contacts.size, center, `${contacts.size} contacts in use, ${there} found`)
  // Who was handed on is there twice while the agent who did it is in wrap, as is what a colleague is asked.
  // So are those who have left without a sign, and come back.
  const goOn = model.types.some(({ pauses, silent }) => pauses !== null || silent !== null)
  const areHandedOn = goOn || handsOn(model) || model.ivr.nodes.some(({ misroutes }) => misroutes !== null)
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
    // Whoever goes back to the line after a phone has rung in vain, or a talk was cut, finds a place in any case.
    const goesBack =
      center.model.outages.some(({ calls }) => calls === 'requeue') ||
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
    const most = least + [...found.beingServed, ...found.interrupted].filter(holds).length
    const taken = trunks.taken[id]
    require(taken >= least && taken <= most, center, `${taken} lines of ${name} taken, by ${least} to ${most} contacts`)
    require(block === 'waiting' || taken <= lines, center, `${taken} lines of ${name} taken, there are ${lines}`)
  })
}

/** Nobody waits whom an agent could serve who is idle, could take one more, or be interrupted for it. */
export function checkWorkConservation(center: Center, flow: Flow): void {
  // They are asked before anything else happens.
  if (flow.turns.pooling.isAsking) return
  const { model, agents, lines, router, workloads } = center
  linesOf(model).forEach(({ type, groups, isToBeCalled }, id) => {
    if (lines.length[id] === 0 || isToBeCalled) return
    const { channel, name: waiting } = model.types[type]
    const isInterrupted = center.contacts.isInterrupted[lines.head[id]] === 1
    workloads.group.forEach((group, load) => {
      if (!groups.includes(group)) return
      const { name } = model.groups[group]
      const mayTake = router.isLetIn(id, load, group)
      const isSeveral = workloads.isSeveral[group] === 1
      const couldTake =
        !isSeveral || workloads.hasRoom(load, channel) || (!isInterrupted && workloads.isInterruptedBy(load, channel))
      const nobodyCould = !couldTake || agents.idleCount[load] === 0 || !mayTake
      require(nobodyCould, center, `somebody of ${name} is idle while a ${waiting} waits`)
    })
  })
}
