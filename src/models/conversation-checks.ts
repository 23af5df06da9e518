import { NONE as MISSING } from '../engine/ids.ts'
import type { Center } from './center.ts'
import { GONE } from './contacts.ts'
import { AGENT_WRITES, CUSTOMER_THINKS, WAITS_FOR_AGENT } from './conversations.ts'
import type { Flow } from './flow.ts'
import { require, type Found } from './found.ts'

const NONE = MISSING

/** Conversations in turns: it is somebody's turn in each, and nobody waits for an agent who writes to nobody. */
export function checkConversations(center: Center, { conversations }: Flow, found: Found): void {
  const { agents, contacts, counts, model } = center
  if (!conversations.exist) return
  const { head, next, turn, writesTo } = conversations
  const waiting = new Set<number>()
  const writing = new Int32Array(model.groups.length)
  for (let agent = 0; agent < agents.count; agent++) {
    const now = writesTo[agent]
    if (now === NONE) require(head[agent] === NONE, center, `agent ${agent} writes to nobody although somebody waits`)
    else {
      writing[agents.group[agent]]++
      const isRight = turn[now] === AGENT_WRITES && contacts.agent[now] === agent && found.beingServed.includes(now)
      require(isRight, center, `agent ${agent} writes to contact ${now} out of turn`)
    }
    for (let contact = head[agent]; contact !== NONE; contact = next[contact]) {
      require(!waiting.has(contact), center, `who waits for agent ${agent} goes round in circles`)
      waiting.add(contact)
      const isRight = turn[contact] === WAITS_FOR_AGENT && contacts.agent[contact] === agent
      require(isRight, center, `contact ${contact} waits for agent ${agent} out of turn`)
    }
  }
  for (const contact of found.beingServed) {
    if (!conversations.isInTurns(contact) || contacts.asksWith[contact] !== NONE) continue
    const whose = turn[contact]
    if (whose === WAITS_FOR_AGENT) {
      found.awaitingReply++
      require(waiting.delete(contact), center, `contact ${contact} waits for an agent who does not know`)
    } else if (whose === AGENT_WRITES) {
      const isWrittenTo = writesTo[contacts.agent[contact]] === contact
      require(isWrittenTo, center, `contact ${contact} awaits a reply that nobody writes`)
    } else require(whose === CUSTOMER_THINKS, center, `it is nobody's turn in contact ${contact}`)
  }
  require(waiting.size === 0, center, `${waiting.size} wait for agents who do not have them`)
  model.groups.forEach(({ name }, id) => {
    const level = counts.presence.conversations.now('writing', id)
    require(level === writing[id], center, `${writing[id]} of ${name} write, the level says ${level}`)
  })
}

/** Who has left without a sign waits for ever, about nothing. */
export function checkGone(center: Center, found: Found): void {
  const { contacts } = center
  for (const contact of [...found.waiting, ...found.ringing]) {
    if (contacts.isGone[contact] !== GONE) continue
    const isForEver = contacts.patience[contact] === Infinity && contacts.abandonEvent[contact] === NONE
    require(isForEver, center, `contact ${contact} has left without a sign and would do so again`)
    require(contacts.issue[contact] === NONE, center, `contact ${contact} has left and is still about an issue`)
  }
}

/** Conversations that pause are issues of customers who will write again. */
export function checkPaused(center: Center): void {
  const { counts, issues, model } = center
  const paused = new Int32Array(model.types.length)
  for (let issue = 0; issue < issues.capacity; issue++) {
    if (issues.isPaused[issue] === 1 && issues.event[issue] !== NONE) paused[issues.comesAs[issue]]++
  }
  model.types.forEach(({ name }, type) => {
    const level = counts.presence.conversations.now('paused', type)
    require(level === paused[type], center, `${paused[type]} of ${name} pause, the level says ${level}`)
  })
}
