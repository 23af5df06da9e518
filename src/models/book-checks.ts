import { NONE as MISSING } from '../engine/ids.ts'
import { NOT_TOLD } from './announcements.ts'
import type { Center } from './center.ts'
import { BOOKED } from './dialling.ts'
import { LINE_FACTS, PAIR_FACTS, type LineFact } from './facts.ts'
import { dutyEventsOf } from './duty-checks.ts'
import type { Flow } from './flow.ts'
import { inIvrOf, require, type Found } from './found.ts'
import { careerEvents } from './proficiency-checks.ts'

const NONE = MISSING
const line = (fact: LineFact): number => LINE_FACTS.indexOf(fact)
const OUTCOMES = (
  [
    'blocked',
    'sentAway',
    'movedOut',
    'answeredAtOnce',
    'answeredLater',
    'abandoned',
    'unreached',
    'cutOffWaiting',
    'stillWaiting',
  ] as const
).map(line)

const OFFERED = line('offered')
const ANSWERED_AT_ONCE = line('answeredAtOnce')
const ANSWERED_LATER = line('answeredLater')
const HANDLED = PAIR_FACTS.indexOf('handled')
const CUT_OFF = PAIR_FACTS.indexOf('cutOff')

/**
 * One event for everybody who may still hang up and one for every busy agent; beside them at most one a type (arrival), a
 * queue (opening) and a group (staffing), and the one that fires now.
 */
export function checkEvents(center: Center, flow: Flow, found: Found): void {
  const { kernel, contacts, model } = center
  const impatient = found.waiting.filter((contact) => contacts.patience[contact] < Infinity)
  const events = found.waiting.map((contact) => contacts.abandonEvent[contact]).filter((event) => event !== NONE)
  const armed = impatient.every((contact) => contacts.abandonEvent[contact] !== NONE)
  require(armed, center, 'somebody with finite patience would wait for ever')
  require(events.length === impatient.length, center, 'somebody who waits for ever would hang up')
  require(new Set(events).size === events.length, center, 'two contacts would hang up at one event')
  const ruled = found.waiting.filter((contact) => contacts.overflowEvent[contact] !== NONE)
  const returning = issuesOf(center)
  const inIvr = inIvrOf(center)
  const awaited = found.away.filter((contact) => contacts.callbackEvent[contact] !== NONE).length
  const { outages } = flow.turns
  const setAside = sum(found.aside) - outages.agentsStopped.isKept.reduce((all, one) => all + one, 0)
  const ringing =
    found.ringing.length +
    awaited +
    setAside +
    outages.pending +
    dutyEventsOf(flow) +
    Number(flow.turns.pooling.isAsking)
  const hangingUp = [...found.ringing, ...found.away].filter(
    (contact) => contacts.callback[contact] !== BOOKED && contacts.patience[contact] < Infinity,
  ).length
  // Who holds on for a colleague has an event only once that one has answered.
  const holdingOn = found.beingServed.filter((contact) => contacts.asksWith[contact] !== NONE).length
  // Who waits for an agent who writes to somebody else has none either.
  const talking = found.beingServed.length - holdingOn - found.awaitingReply
  const needed =
    careerEvents(center) +
    found.calls +
    impatient.length +
    ruled.length +
    talking +
    returning +
    inIvr +
    ringing +
    found.waitingForOne
  const others =
    model.groups.reduce((all, { skills }) => all + skills.length, 0) +
    inIvr +
    hangingUp +
    holdingOn +
    model.types.length +
    model.queues.length +
    model.groups.length +
    1
  const isPlausible = kernel.pending >= needed && kernel.pending <= needed + others
  require(isPlausible, center, `${kernel.pending} events pending, ${needed} to ${needed + others} expected`)
}

/** Every issue has a contact that is about it, or an event at which the customer comes back. */
function issuesOf(center: Center): number {
  const { issues, contacts, model, counts } = center
  let returning = 0
  for (let issue = 0; issue < issues.capacity; issue++) if (issues.event[issue] !== NONE) returning++
  const { presence } = counts
  const levels = model.types.reduce(
    (sum, _, type) => sum + presence.now('returning', type) + presence.conversations.now('paused', type),
    0,
  )
  require(levels === returning, center, `${returning} will come back, the levels say ${levels}`)
  const most = returning + contacts.size
  require(issues.size <= most, center, `${issues.size} issues are remembered, ${most} have a contact or will come back`)
  return returning
}

/** What is integrated over time is what there is. */
export function checkLevels(center: Center, flow: Flow, found: Found): void {
  const { model, contacts, counts, agents, trunks } = center
  const check = (level: number, there: number, what: string): void =>
    require(level === there, center, `${there} ${what}, the level says ${level}`)
  const waitsElsewhere = (type: number): number =>
    [...found.ringing, ...found.away].filter(
      (contact) => contacts.type[contact] === type && contacts.callback[contact] !== BOOKED,
    ).length
  model.types.forEach(({ name }, id) =>
    check(counts.presence.now('waiting', id), found.waitingInLine[id] + waitsElsewhere(id), `of ${name} wait`),
  )
  model.types.forEach(({ name }, id) => {
    const stands = found.interrupted.filter((contact) => contacts.type[contact] === id).length
    check(counts.presence.now('interrupted', id), stands, `of ${name} are interrupted`)
  })
  const isHeld = (contact: number): boolean => contacts.asksWith[contact] !== NONE
  let wrapping = 0
  model.groups.forEach(({ name, hands, staffing }, id) => {
    check(counts.presence.now('busy', id), found.busy[id], `of ${name} are busy`)
    const onDeferred = onDeferredAlone(center, found, id)
    check(counts.presence.now('deferred', id), onDeferred, `of ${name} are busy with deferred work alone`)
    check(counts.presence.now('aside', id), found.aside[id], `of ${name} are set aside`)
    check(counts.presence.now('signedIn', id), found.signedIn[id], `of ${name} are signed in`)
    const leaving = agents.leaving.subarray(agents.first[id], agents.first[id + 1]).reduce((sum, one) => sum + one, 0)
    const past = leaving + flow.turns.excess[id]
    if (staffing.plan !== 'people')
      check(counts.presence.now('overtime', id), past, `of ${name} are past the end of their shift`)
    const inWrap = counts.presence.now('wrapping', id)
    require(inWrap >= 0 && inWrap <= found.held[id], center, `${inWrap} of ${name} in wrap, ${found.held[id]} held`)
    const held = hands === null ? 0 : found.held[id]
    check(counts.presence.now('held', id), held, `are held by ${name}`)
    const full = hands === null ? 0 : found.full[id]
    check(counts.presence.now('full', id), full, `of ${name} have no room`)
    wrapping += inWrap
  })
  let taken = 0
  model.trunks.forEach(({ name }, id) => {
    check(counts.presence.now('trunks', id), trunks.taken[id], `lines of ${name} are taken`)
    taken += trunks.taken[id]
  })
  if (model.types.every(({ trunks }) => trunks !== NONE)) {
    // Who hands over warm has no line any more: the customer has one as the next contact.
    const handingOver = found.beingServed.filter(
      (contact) => contacts.handedOn[contact] === 1 && isHeld(contact),
    ).length
    const talking = found.beingServed.length + found.ringing.length - wrapping - handingOver
    check(
      taken,
      found.waiting.length + found.interrupted.length + talking + inIvrOf(center),
      'contacts wait, talk or meet the IVR, each on a line',
    )
  }
}

/** Agents of a group who hold deferred work and nothing else. */
function onDeferredAlone({ agents, contacts, model }: Center, found: Found, group: number): number {
  const held = [...found.beingServed, ...found.ringing]
  let count = 0
  for (let agent = agents.first[group]; agent < agents.first[group + 1]; agent++) {
    const own = held.filter((contact) => contacts.agent[contact] === agent)
    if (own.length > 0 && own.every((contact) => model.types[contacts.type[contact]].waitsWhenClosed)) count++
  }
  return count
}

/** Who waits and has heard how long it would take heard so of its own type, and not of an instant before it came. */
export function checkAnnouncements({ model, contacts, kernel }: Center, found: Found): void {
  if (model.types.every(({ announce }) => announce === null)) return
  for (const contact of found.waiting) {
    const until = contacts.announcedUntil[contact]
    if (until === NOT_TOLD) continue
    const where = `at ${kernel.clock[0]} s: contact ${contact}`
    if (model.types[contacts.type[contact]].announce === null)
      throw new Error(`${where} was told by a type that is mute`)
    if (!(until >= contacts.offeredAt[contact] && until < Infinity)) throw new Error(`${where} was told ${until}`)
  }
}

/** Page by page: offered = gone + still there, answered = handled + being handled. */
export function checkBooks(center: Center, found: Found): void {
  const { counts, contacts, pairs, model } = center
  const { facts, layout, afterPage } = counts.ledger
  const types = model.types.length
  const pages = facts.length / layout.length
  // By page, then by type and by pair.
  const waiting = new Int32Array(pages * types)
  const inService = new Int32Array(pages * pairs.count)
  for (const list of [found.waiting, found.ringing, found.away]) {
    for (const contact of list) waiting[(contacts.page[contact] / layout.length) * types + contacts.type[contact]]++
  }
  for (const list of [found.beingServed, found.interrupted]) {
    for (const contact of list) {
      inService[(contacts.page[contact] / layout.length) * pairs.count + contacts.pair[contact]]++
    }
  }
  const taken = new Float64Array(types)
  for (let page = 0; page * layout.length <= afterPage; page++) {
    taken.fill(0)
    const start = page * layout.length
    for (let id = 0; id < pairs.count; id++) {
      const record = start + layout.pairsAt + id * PAIR_FACTS.length
      taken[pairs.type[id]] += facts[record + HANDLED] + facts[record + CUT_OFF] + inService[page * pairs.count + id]
    }
    for (let type = 0; type < types; type++) {
      const record = start + type * layout.lineFacts
      let accounted = waiting[page * types + type]
      for (const outcome of OUTCOMES) accounted += facts[record + outcome]
      const offered = facts[record + OFFERED]
      const answered = facts[record + ANSWERED_AT_ONCE] + facts[record + ANSWERED_LATER]
      // Words are made only where they are needed: this runs for every page after every event.
      if (offered === accounted && answered === taken[type]) continue
      const of = `of ${model.types[type].name}`
      require(offered === accounted, center, `${offered} ${of} offered on page ${page}, ${accounted} accounted for`)
      require(false, center, `${answered} ${of} answered on page ${page}, ${taken[type]} taken`)
    }
  }
}

function sum(counts: Int32Array): number {
  return counts.reduce((all, one) => all + one, 0)
}
