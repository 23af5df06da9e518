import { NONE as MISSING } from '../engine/ids.ts'
import type { Center } from './center.ts'
import { THERE } from './contacts.ts'
import type { Flow } from './flow.ts'
import { require, type Found } from './found.ts'

const NONE = MISSING
/** Instants are sums of doubles: what is moved often is off by their last digits. */
const SECONDS_OFF = 1e-6

/** Agents who hold several contacts, or are interrupted: each is where its workload says, and gets on at its pace. */
export function checkSeveral(center: Center, flow: Flow, found: Found): void {
  if (!flow.several.exists) return
  checkWrapping(center, flow, found)
  const { agents, contacts, kernel, workloads } = center
  for (let agent = 0; agent < agents.count; agent++) {
    const group = agents.group[agent]
    if (workloads.isSeveral[group] === 0) continue
    let workload = group
    for (let contact = agents.contact[agent]; contact !== NONE; contact = contacts.next[contact]) {
      workload = workload === NONE ? NONE : workloads.after(workload, flow.several.interruptions.kindOf(contact))
      checkPace(center, flow, contact, agent)
    }
    const isRight = workload === agents.workload[agent]
    require(isRight, center, `agent ${agent} has workload ${agents.workload[agent]}, holds what makes ${workload}`)
  }
  for (const contact of found.interrupted) {
    const isArmed = kernel.find(flow.abandon, contact) !== NONE
    require(!isArmed, center, `contact ${contact} has been answered and interrupted, and would hang up`)
    const { endKind } = contacts
    const isKnown = endKind[contact] === flow.handling.endTalk || endKind[contact] === flow.handling.endWrap
    require(isKnown, center, `contact ${contact} is interrupted in nothing`)
    const goesOn = kernel.find(endKind[contact], contact) !== NONE
    require(!goesOn, center, `contact ${contact} is interrupted and goes on`)
  }
}

/** What is left of what an agent does with a contact, at its speed, is when its event is due. */
function checkPace(center: Center, flow: Flow, contact: number, agent: number): void {
  const { agents, contacts, kernel, model, workloads } = center
  const kind = contacts.endKind[contact]
  if (kind === NONE) return
  const { endTalk, endWrap } = flow.handling
  require(kind === endTalk || kind === endWrap, center, `contact ${contact} ends by an event of kind ${kind}`)
  const event = contacts.endEvent[contact]
  require(kernel.find(kind, contact) === event, center, `contact ${contact} has lost the event that ends it`)
  const { channel, turns } = model.types[contacts.type[contact]]
  const { slowDown, speeds } = model.channels[channel]
  const mayBeSlow = slowDown === 'dynamic' && turns === null && contacts.isGone[contact] === THERE && speeds.length > 0
  const held = workloads.held[agents.workload[agent]]
  const speed = mayBeSlow ? speeds[Math.min(held, speeds.length) - 1] : 1
  require(contacts.speed[contact] ===
    speed, center, `contact ${contact} gets on at ${contacts.speed[contact]}, not ${speed}`)
  const due = contacts.runsSince[contact] + contacts.left[contact] / speed
  const isDue = Math.abs(kernel.dueAt(event) - due) < SECONDS_OFF
  require(isDue, center, `contact ${contact} ends at ${kernel.dueAt(event)} s, by what is left at ${due} s`)
}

/** Whom agents wrap up, group by group; those who write wrap up in turn. */
function checkWrapping({ agents, contacts, counts, kernel, model }: Center, flow: Flow, found: Found): void {
  const wrapping = new Int32Array(model.groups.length)
  const writes = new Uint8Array(model.groups.length)
  for (const contact of found.beingServed) {
    const group = agents.group[contacts.agent[contact]]
    if (flow.conversations.exist && flow.conversations.isInTurns(contact)) writes[group] = 1
    else if (kernel.find(flow.handling.endWrap, contact) !== NONE) wrapping[group]++
  }
  model.groups.forEach(({ name }, group) => {
    const level = counts.presence.now('wrapping', group)
    const isRight = writes[group] === 1 ? level >= wrapping[group] : level === wrapping[group]
    if (!isRight)
      throw new Error(`at ${kernel.clock[0]} s: ${wrapping[group]} of ${name} are wrapped up, the level says ${level}`)
  })
}
