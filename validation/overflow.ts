import { centerOf, type Group, type Type } from './center.ts'
import { NotExpressible, type Inputs } from './inputs.ts'
import { readLaw, type CaseLaw } from './laws.ts'
import type { Plan } from './plan.ts'
import { readDiscipline, rulesIn } from './rules.ts'
import { readGroup, readType, skillsBy, type Orders } from './skills.ts'

/** What becomes of a type's contacts that have waited so long. */
interface Timer {
  readonly law: CaseLaw
  /** `transfer`: they leave their queue. `expand`: further groups may take them too. */
  readonly mode: 'transfer' | 'expand'
  readonly to: readonly string[]
}

/** A case's type, as two types of the scenario where contacts change when their timer runs out. */
interface Overflowing {
  readonly type: Type
  readonly timer: Timer
  /** Groups that take who waits still; those that take who has overflowed. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** What the overflowed are called, where they are a type of their own. */
  readonly leg: string | null
}

/** Types whose contacts go on to further groups: at once, without queues, or after a time in their own. */
export function overflowing(inputs: Inputs): Plan {
  readDiscipline(inputs)
  const timers = new Map<string, Timer>()
  const types = inputs.need(inputs.children('contact_types'), 'contact_types').map((one) => {
    const timer = readTimer(one)
    const type = readType(one)
    if (timer !== null) timers.set(type.name, timer)
    return type
  })
  const groups = inputs.need(inputs.children('agent_groups'), 'agent_groups').map(readGroup)
  const places = inputs.limit('trunks_total', 'trunks')
  const isKeyed = typeof inputs.value('routing') === 'object'
  const words = isKeyed ? '' : (inputs.text('routing') ?? '')
  const rules = inputs.need(inputs.child('rules') ?? (isKeyed ? inputs.child('routing') : undefined), 'rules')
  const hasQueues = !/^(none|no queue)/i.test(rules.text('queue', 'queues') ?? '') && !/\bno queues?\b/i.test(words)
  const groupOrder = listsIn(rules.need(rules.child('contact_to_group_order'), 'contact_to_group_order'), types)
  const afterTimer = listsIn(rules.child('after_timer'), types)
  const typeOrder = typeOrderIn(rules, types, groups, groupOrder)
  const { agent, contact, block } = hasQueues ? rulesIn(rules) : rulesIn(rules, [])
  inputs.done()
  if (!hasQueues && timers.size > 0) throw new NotExpressible('a timer of contacts that cannot wait')
  const changing = types.flatMap((type) => {
    const timer = timers.get(type.name)
    return timer === undefined ? [] : [overflowOf(type, timer, groupOrder, afterTimer, typeOrder, words)]
  })
  const orders = withLegs({ groupOrder, typeOrder }, changing, words)
  const all = types.flatMap((type) => split(type, changing))
  const plan = centerOf({
    types: all,
    groups,
    skills: skillsBy(orders, all, groups),
    places,
    block,
    agentRule: agent ?? 'longest-idle',
    contactRule: contact ?? 'longest-waiting',
    fastestFirst: agent === 'fastest-group',
    hasQueues,
  })
  const withLeg = changing.filter(({ leg }) => leg !== null)
  return {
    ...plan,
    legs: Object.fromEntries(withLeg.map(({ type, leg }) => [type.name, [leg as string]])),
    waitsAnew: withLeg.some(({ timer }) => timer.mode === 'transfer'),
    firstGroup: Object.fromEntries(
      [...groupOrder].filter(([, order]) => order.length > 1).map(([name, order]) => [name, order[0]]),
    ),
  }
}

function readTimer(type: Inputs): Timer | null {
  const given = type.child('overflow')
  if (given === undefined) return null
  const law = readLaw(given.need(given.child('timer'), 'timer'))
  const mode = given.text('mode')
  if (mode !== 'transfer' && mode !== 'expand') throw given.misread(['mode'], mode)
  const to = given.value('to')
  const groups = typeof to === 'string' ? [to] : given.need(given.texts('to'), 'to')
  given.done()
  return { law, mode, to: groups }
}

function listsIn(given: Inputs | undefined, types: readonly Type[]): Map<string, readonly string[]> {
  const lists = new Map(types.map(({ name }) => [name, given?.texts(name) ?? []]))
  given?.done()
  return lists
}

/** By group the types it takes. Where nobody waits there is nothing to choose from. */
function typeOrderIn(
  rules: Inputs,
  types: readonly Type[],
  groups: readonly Group[],
  groupOrder: ReadonlyMap<string, readonly string[]>,
): Map<string, readonly string[]> {
  const given = rules.child('group_to_contact_priority')
  const offered = ({ name }: Group): string[] =>
    types.filter((type) => groupOrder.get(type.name)?.includes(name)).map((type) => type.name)
  const orders = new Map(
    groups.map((group) => [group.name, given === undefined ? offered(group) : (given.texts(group.name) ?? [])]),
  )
  given?.done()
  return orders
}

function overflowOf(
  type: Type,
  timer: Timer,
  groupOrder: ReadonlyMap<string, readonly string[]>,
  afterTimer: ReadonlyMap<string, readonly string[]>,
  typeOrder: ReadonlyMap<string, readonly string[]>,
  words: string,
): Overflowing {
  const before = groupOrder.get(type.name) ?? []
  const listed = afterTimer.get(type.name) ?? []
  const told = listed.length > 0 ? listed : timer.to
  const after = timer.mode === 'expand' ? [...new Set([...before, ...told])] : told
  if (timer.to.some((group) => !after.includes(group)))
    throw new NotExpressible(
      `${type.name} overflows to ${timer.to.join(', ')}, but after_timer says ${after.join(', ')}`,
    )
  if (timer.mode === 'transfer' && after.some((group) => before.includes(group)))
    throw new NotExpressible(`${type.name} leaves its queue for a group that it came from`)
  const isTold = [...typeOrder.values()].flat().some((name) => stateOf(name, type.name) !== null)
  const staysOneLine = timer.mode === 'expand' && !isTold && firstInWords(words, before, [...typeOrder.keys()]) === null
  return { type, timer, before, after, leg: staysOneLine ? null : `${type.name}-overflowed` }
}

/** What a name in an order of types says of those whose timer has run out: `A expired`, `A (not expired)`. */
function stateOf(name: string, type: string): 'expired' | 'fresh' | null {
  if (!name.startsWith(type)) return null
  const rest = name.slice(type.length)
  if (/un-?expired|not[ _-](yet[ _-])?expired|fresh|before/i.test(rest)) return 'fresh'
  return /expired|overflow|after/i.test(rest) ? 'expired' : null
}

/** Whom agents of some groups take first, in the words of a sentence about them or about every group. */
function firstInWords(words: string, groups: readonly string[], all: readonly string[]): 'expired' | 'fresh' | null {
  for (const sentence of words.split(/[.;]\s/)) {
    if (all.some((name) => sentence.includes(name)) && !groups.some((name) => sentence.includes(name))) continue
    if (/(un-?expired|not[ -](yet[ -])?expired)[^,]*\b(first(?![ -]come)|before)\b/i.test(sentence)) return 'fresh'
    if (/\bexpired[^,]*\b(first(?![ -]come)|before)\b/i.test(sentence)) return 'expired'
  }
  return null
}

/** The orders with the overflowed as types of their own. */
function withLegs({ groupOrder, typeOrder }: Orders, changing: readonly Overflowing[], words: string): Orders {
  const groupsOf = new Map(groupOrder)
  for (const { type, before, after, leg } of changing) {
    groupsOf.set(type.name, leg === null ? after : before)
    if (leg !== null) groupsOf.set(leg, after)
  }
  const typesOf = [...typeOrder].map(([group, names]) => {
    const all = names.flatMap((name) => {
      const found = changing.find(({ type }) => type.name === name || stateOf(name, type.name) !== null)
      return found === undefined
        ? [name]
        : legsTaken(name, found, firstInWords(words, [group], [...typeOrder.keys()]), group)
    })
    return [group, [...new Set(all)]] as const
  })
  return { groupOrder: groupsOf, typeOrder: new Map(typesOf) }
}

/** What a group takes of a type whose contacts change, in order. */
function legsTaken(
  name: string,
  { type, before, after, leg }: Overflowing,
  first: 'expired' | 'fresh' | null,
  group: string,
): string[] {
  if (leg === null) return [type.name]
  const state = stateOf(name, type.name)
  if (state !== null) return [state === 'expired' ? leg : type.name]
  if (!before.includes(group)) return [leg]
  if (!after.includes(group)) return [type.name]
  return first === 'fresh' ? [type.name, leg] : [leg, type.name]
}

/** A type with its rule, and the type its contacts become. */
function split(type: Type, changing: readonly Overflowing[]): Type[] {
  const found = changing.find((one) => one.type.name === type.name)
  if (found === undefined) return [type]
  const { timer, after, before, leg } = found
  const rule = { after: timer.law.written }
  if (leg === null)
    return [{ ...type, overflow: [{ ...rule, 'offer-to': after.filter((group) => !before.includes(group)) }] }]
  const keepsWait = timer.mode === 'expand'
  return [
    { ...type, overflow: [{ ...rule, to: leg, 'keep-wait': keepsWait }] },
    { ...type, name: leg, perHour: 0 },
  ]
}
