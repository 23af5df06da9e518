import { NONE } from '../engine/ids.ts'
import { ASIDE, BUSY, IDLE, OUT } from './agents.ts'
import { NOT_TOLD } from './announcements.ts'
import type { Center } from './center.ts'
import { BOOKED, isAway } from './dialling.ts'
import { LINE_FACTS, PAIR_FACTS, type LineFact, type PairFact } from './facts.ts'
import type { Flow } from './flow.ts'
import { handsOn } from './flows.ts'
import { linesOf } from './line-plan.ts'

/**
 * Do the books balance? Looks at the whole center between two events and throws, in words, at the first thing that does
 * not add up. Takes time in proportion to everything there is: tests call it after every event, a run never does.
 */
export function checkCenter(center: Center, flow: Flow): void {
  const found = new Found(center)
  checkLines(center, found)
  checkOwnLines(center, found)
  checkAgents(center, flow, found)
  checkContacts(center, found)
  checkQueues(center, found)
  checkTrunks(center, found)
  checkWorkConservation(center)
  checkEvents(center, found)
  checkLevels(center, flow, found)
  checkAnnouncements(center, found)
  checkBooks(center, found)
}

const line = (fact: LineFact): number => LINE_FACTS.indexOf(fact)
const pair = (fact: PairFact): number => PAIR_FACTS.indexOf(fact)
const OUTCOMES = (
  [
    'blocked',
    'sentAway',
    'movedOut',
    'answeredAtOnce',
    'answeredLater',
    'abandoned',
    'unreached',
    'stillWaiting',
  ] as const
).map(line)

/** What there is, counted by walking through lines and agents. */
class Found {
  readonly waiting: number[] = []
  readonly beingServed: number[] = []
  /** A phone rings, with an agent who has the contact; a callback waits for its time or an answer, without. */
  readonly ringing: number[] = []
  readonly away: number[] = []
  readonly waitingInLine: Int32Array
  waitingForOne = 0
  readonly busy: Int32Array
  readonly aside: Int32Array
  readonly signedIn: Int32Array

  constructor({ model, contacts }: Center) {
    for (let contact = 0; contact < contacts.capacity; contact++) {
      if (isAway(contacts.callback[contact])) this.away.push(contact)
    }
    this.aside = new Int32Array(model.groups.length)
    this.waitingInLine = new Int32Array(model.types.length)
    this.busy = new Int32Array(model.groups.length)
    this.signedIn = new Int32Array(model.groups.length)
  }
}

function require(holds: boolean, center: Center, words: string): asserts holds {
  if (!holds) throw new Error(`at ${center.kernel.clock[0]} s: ${words}`)
}

function checkLines(center: Center, found: Found): void {
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
function checkOwnLines(center: Center, found: Found): void {
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

function checkAgents(center: Center, flow: Flow, found: Found): void {
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
    const excess = flow.excess[group]
    const atWork = found.busy[group] + found.aside[group]
    require(excess >= 0 && excess <= atWork, center, `${excess} of ${name} shall go, ${atWork} are busy or set aside`)
    require(excess === 0 || idle === 0, center, `somebody of ${name} is idle although ${excess} shall go`)
  })
}

/** Every contact is in exactly one place. */
function checkContacts(center: Center, found: Found): void {
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

function checkQueues(center: Center, found: Found): void {
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
function checkTrunks(center: Center, found: Found): void {
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
function checkWorkConservation(center: Center): void {
  const { model, agents, lines } = center
  linesOf(model).forEach(({ type, groups, isToBeCalled }, id) => {
    if (lines.length[id] === 0 || isToBeCalled) return
    for (const group of groups) {
      const { name, skills } = model.groups[group]
      const reserve = skills.find((skill) => skill.type === type)?.reserve ?? 0
      const nobodyCould = agents.idleCount[group] <= reserve
      require(nobodyCould, center, `somebody of ${name} is idle while a ${model.types[type].name} waits`)
    }
  })
}

/**
 * One event for everybody who may still hang up and one for every busy agent; beside them at most one a type (arrival), a
 * queue (opening) and a group (staffing), and the one that fires now.
 */
function checkEvents(center: Center, found: Found): void {
  const { agents, kernel, contacts, model } = center
  const impatient = found.waiting.filter((contact) => contacts.patience[contact] < Infinity)
  const events = found.waiting.map((contact) => contacts.abandonEvent[contact]).filter((event) => event !== NONE)
  const armed = impatient.every((contact) => contacts.abandonEvent[contact] !== NONE)
  require(armed, center, 'somebody with finite patience would wait for ever')
  require(events.length === impatient.length, center, 'somebody who waits for ever would hang up')
  require(new Set(events).size === events.length, center, 'two contacts would hang up at one event')
  const ruled = found.waiting.filter((contact) => contacts.overflowEvent[contact] !== NONE)
  const returning = issuesOf(center)
  const inIvr = inIvrOf(center)
  const ringing = found.ringing.length + found.away.length + sum(found.aside)
  const hangingUp = [...found.ringing, ...found.away].filter(
    (contact) => contacts.callback[contact] !== BOOKED && contacts.patience[contact] < Infinity,
  ).length
  // Who holds on for a colleague has an event only once that one has answered.
  const holdingOn = agents.asksWith.filter((contact) => contact !== NONE).length
  const talking = found.beingServed.length - holdingOn
  const needed = impatient.length + ruled.length + talking + returning + inIvr + ringing + found.waitingForOne
  const others = inIvr + hangingUp + holdingOn + model.types.length + model.queues.length + model.groups.length + 1
  const isPlausible = kernel.pending >= needed && kernel.pending <= needed + others
  require(isPlausible, center, `${kernel.pending} events pending, ${needed} to ${needed + others} expected`)
}

function inIvrOf({ model, counts }: Center): number {
  return model.types.reduce((sum, _, type) => sum + counts.presence.now('inIvr', type), 0)
}

/** Every issue has a contact that is about it, or an event at which the customer comes back. */
function issuesOf(center: Center): number {
  const { issues, contacts, model, counts } = center
  let returning = 0
  for (let issue = 0; issue < issues.capacity; issue++) if (issues.event[issue] !== NONE) returning++
  const levels = model.types.reduce((sum, _, type) => sum + counts.presence.now('returning', type), 0)
  require(levels === returning, center, `${returning} will come back, the levels say ${levels}`)
  const most = returning + contacts.size
  require(issues.size <= most, center, `${issues.size} issues are remembered, ${most} have a contact or will come back`)
  return returning
}

/** What is integrated over time is what there is. */
function checkLevels(center: Center, flow: Flow, found: Found): void {
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
  const isHeld = (contact: number): boolean => {
    const agent = agents.contact.indexOf(contact)
    return agents.asksWith[agent] !== NONE
  }
  let wrapping = 0
  model.groups.forEach(({ name }, id) => {
    check(counts.presence.now('busy', id), found.busy[id], `of ${name} are busy`)
    check(counts.presence.now('aside', id), found.aside[id], `of ${name} are set aside`)
    check(counts.presence.now('signedIn', id), found.signedIn[id], `of ${name} are signed in`)
    const leaving = agents.leaving.subarray(agents.first[id], agents.first[id + 1]).reduce((sum, one) => sum + one, 0)
    check(counts.presence.now('overtime', id), leaving + flow.excess[id], `of ${name} are past the end of their shift`)
    const inWrap = counts.presence.now('wrapping', id)
    require(inWrap >= 0 && inWrap <= found.busy[id], center, `${inWrap} of ${name} in wrap, ${found.busy[id]} busy`)
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
      found.waiting.length + talking + inIvrOf(center),
      'contacts wait, talk or meet the IVR, each on a line',
    )
  }
}

/** Who waits and has heard how long it would take heard so of its own type, and not of an instant before it came. */
function checkAnnouncements({ model, contacts, kernel }: Center, found: Found): void {
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
function checkBooks(center: Center, found: Found): void {
  const { counts, contacts, pairs, model, agents } = center
  const { facts, layout, afterPage } = counts.ledger
  const key = (page: number, row: number): number => page + row
  const waiting = new Map<number, number>()
  for (const contact of [...found.waiting, ...found.ringing, ...found.away])
    tallyUp(waiting, key(contacts.page[contact], contacts.type[contact]))
  const inService = new Map<number, number>()
  for (let agent = 0; agent < agents.count; agent++) {
    const contact = agents.contact[agent]
    if (contact !== NONE && agents.rings[agent] === 0)
      tallyUp(inService, key(contacts.page[contact], agents.pair[agent]))
  }
  for (let page = 0; page <= afterPage; page += layout.length) {
    const taken = new Float64Array(model.types.length)
    for (let id = 0; id < pairs.count; id++) {
      const record = page + layout.pairsAt + id * PAIR_FACTS.length
      const handled = facts[record + pair('handled')] + (inService.get(key(page, id)) ?? 0)
      taken[pairs.type[id]] += handled
    }
    model.types.forEach(({ name }, type) => {
      const record = page + type * layout.lineFacts
      const stillThere = waiting.get(key(page, type)) ?? 0
      const accounted = OUTCOMES.reduce((sum, fact) => sum + facts[record + fact], stillThere)
      const offered = facts[record + line('offered')]
      const where = `page ${page / layout.length}`
      require(offered === accounted, center, `${offered} of ${name} offered on ${where}, ${accounted} accounted for`)
      const answered = facts[record + line('answeredAtOnce')] + facts[record + line('answeredLater')]
      require(answered === taken[type], center, `${answered} of ${name} answered on ${where}, ${taken[type]} taken`)
    })
  }
}

function tallyUp(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function sum(counts: Int32Array): number {
  return counts.reduce((all, one) => all + one, 0)
}
