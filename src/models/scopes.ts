import {
  GROUP_FACTS,
  LINE_FACTS,
  OUTAGE_FACTS,
  PAIR_FACTS,
  PERIOD_FACTS,
  TARGET_FACTS,
  TRUNK_FACTS,
  type Fact,
  type PageLayout,
} from './facts.ts'
import { flowsOf } from './flows.ts'
import type { Model } from './model.ts'
import type { Pairs } from './pairs.ts'

/** What a line of a report adds up: some lines, pairs, groups and trunks of a page. */
export interface Scope {
  readonly lines: readonly number[]
  readonly pairs: readonly number[]
  readonly groups: readonly number[]
  readonly trunks?: readonly number[]
  readonly outages?: readonly number[]
  /** Of the lines, those whose issues are known to be resolved or not; all unless told. */
  readonly known?: readonly number[]
  /** All lines: who goes from one to another is offered once. */
  readonly isWhole?: true
}

const PAIRS_FROM = LINE_FACTS.length
const GROUPS_FROM = PAIRS_FROM + PAIR_FACTS.length
const TRUNKS_FROM = GROUPS_FROM + GROUP_FACTS.length
const PERIOD_FROM = TRUNKS_FROM + TRUNK_FACTS.length
const OUTAGES_FROM = PERIOD_FROM + PERIOD_FACTS.length
/** Issues raised, and customers who came again, of lines whose issues are known to be resolved or not. */
const RAISED_KNOWN = OUTAGES_FROM + OUTAGE_FACTS.length
const RETURNED_KNOWN = RAISED_KNOWN + 1
const EXTRAS_FROM = RETURNED_KNOWN + 1

/** The sums of a scope: one number per fact, then those of each extra target, as within0, abandonedWithin0 and undecided0. */
export type Sums = Float64Array

/** Where a fact stands in `Sums`. */
export const at = Object.fromEntries(
  [...LINE_FACTS, ...PAIR_FACTS, ...GROUP_FACTS, ...TRUNK_FACTS, ...PERIOD_FACTS, ...OUTAGE_FACTS].map(
    (fact, index) => [fact, index],
  ),
) as Readonly<Record<Fact, number>>

/** Where the facts of target k stand in `Sums`: 0 is the goal's target, then the model's extra targets. */
export function withinAt(target: number): number {
  return target === 0 ? at.within0 : EXTRAS_FROM + TARGET_FACTS * (target - 1)
}
export function abandonedWithinAt(target: number): number {
  return withinAt(target) + 1
}
export function undecidedAt(target: number): number {
  return withinAt(target) + 2
}

export function answeredOf(sums: Sums): number {
  return sums[at.answeredAtOnce] + sums[at.answeredLater]
}

/** Offered and not blocked. */
export function enteredOf(sums: Sums): number {
  return sums[at.offered] - sums[at.blocked]
}

/** Those whom no service level judges here: gone on as something that begins anew, not due before the end, called from a list. */
export function judgedElsewhere(sums: Sums): number {
  return sums[at.movedAnew] + sums[at.notDue] + sums[at.putThrough]
}

/** Wait of all who entered, whatever became of them, seconds. */
export function waitedOf(sums: Sums): number {
  return (
    sums[at.waitAnswered] +
    sums[at.waitAbandoned] +
    sums[at.waitSentAway] +
    sums[at.waitMoved] +
    sums[at.waitUnreached] +
    sums[at.waitCutOff]
  )
}

/** Contacts that agents have answered: those completed, those cut off, and those still in hand when the run ended. */
export function takenOf(sums: Sums): number {
  return sums[at.handled] + sums[at.cutOff] + sums[at.unfinished]
}

/** Every issue is raised by one contact that no rule, no agent, no list, no outage and no earlier contact sent. */
export function raised(sums: Sums): number {
  return raisedAt(sums, 0)
}

function raisedAt(sums: Float64Array, from: number): number {
  return (
    sums[from + at.offered] +
    sums[from + at.enteredIvr] -
    sums[from + at.fromIvr] -
    sums[from + at.movedIn] -
    sums[from + at.transferredIn] -
    sums[from + at.consultsIn] -
    sums[from + at.requeued] -
    sums[from + at.wentOn] -
    sums[from + at.returned] -
    sums[from + at.putThrough]
  )
}

/** The same, of lines whose issues are known to be resolved or not. */
export function raisedKnown(sums: Sums): number {
  return sums[RAISED_KNOWN]
}
export function returnedKnown(sums: Sums): number {
  return sums[RETURNED_KNOWN]
}

/** Room for what a scope adds up to. */
export function sumsFor(layout: PageLayout): Sums {
  return new Float64Array(EXTRAS_FROM + layout.lineFacts - LINE_FACTS.length)
}

/** Adds up a scope's records on a page, in `sums`. */
export function collect(
  facts: Float64Array,
  page: number,
  layout: PageLayout,
  scope: Scope,
  sums = sumsFor(layout),
): Sums {
  sums.fill(0)
  for (const line of scope.lines) {
    const record = page + line * layout.lineFacts
    for (let i = 0; i < LINE_FACTS.length; i++) sums[i] += facts[record + i]
    for (let i = LINE_FACTS.length; i < layout.lineFacts; i++)
      sums[EXTRAS_FROM + i - LINE_FACTS.length] += facts[record + i]
  }
  if (scope.known === undefined) {
    sums[RAISED_KNOWN] = raised(sums)
    sums[RETURNED_KNOWN] = sums[at.returned]
  } else {
    for (const line of scope.known) {
      const record = page + line * layout.lineFacts
      sums[RAISED_KNOWN] += raisedAt(facts, record)
      sums[RETURNED_KNOWN] += facts[record + at.returned]
    }
  }
  if (scope.isWhole) {
    sums[at.offered] -= sums[at.movedIn]
    sums[at.movedIn] = 0
    sums[at.movedAnew] = 0
  }
  for (const pair of scope.pairs) {
    const record = page + layout.pairsAt + pair * PAIR_FACTS.length
    for (let i = 0; i < PAIR_FACTS.length; i++) sums[PAIRS_FROM + i] += facts[record + i]
  }
  for (const group of scope.groups) {
    const record = page + layout.groupsAt + group * GROUP_FACTS.length
    for (let i = 0; i < GROUP_FACTS.length; i++) sums[GROUPS_FROM + i] += facts[record + i]
  }
  for (const trunks of scope.trunks ?? []) {
    const record = page + layout.trunksAt + trunks * TRUNK_FACTS.length
    for (let i = 0; i < TRUNK_FACTS.length; i++) sums[TRUNKS_FROM + i] += facts[record + i]
  }
  for (const outage of scope.outages ?? []) {
    const record = page + layout.outagesAt + outage * OUTAGE_FACTS.length
    for (let i = 0; i < OUTAGE_FACTS.length; i++) sums[OUTAGES_FROM + i] += facts[record + i]
  }
  for (let i = 0; i < PERIOD_FACTS.length; i++) sums[PERIOD_FROM + i] = facts[page + layout.periodAt + i]
  return sums
}

export function totalScope(model: Model, pairs: Pairs): Scope {
  return {
    lines: model.types.map((_, id) => id),
    ...knownOf(
      model,
      model.types.map((_, id) => id),
    ),
    pairs: indices(pairs.count),
    groups: model.groups.map((_, id) => id),
    trunks: model.trunks.map((_, id) => id),
    isWhole: true,
  }
}

export function queueScope(model: Model, pairs: Pairs, queue: number): Scope {
  const lines = model.types.flatMap((type, id) => (type.queue === queue ? [id] : []))
  return {
    lines,
    ...knownOf(model, lines),
    pairs: pairsWhere(pairs, (pair) => model.types[pairs.type[pair]].queue === queue),
    groups: [],
  }
}

export function typeScope(pairs: Pairs, type: number): Scope {
  return { lines: [type], pairs: pairsWhere(pairs, (pair) => pairs.type[pair] === type), groups: [] }
}

/** The types of a client. Who goes from one of them to another is offered once, unless other clients' contacts join them. */
export function clientScope(model: Model, pairs: Pairs, client: number): Scope {
  const isOwn = (type: number): boolean => model.types[type]?.client === client
  const lines = model.types.flatMap((_, id) => (isOwn(id) ? [id] : []))
  const own = {
    lines,
    ...knownOf(model, lines),
    pairs: pairsWhere(pairs, (pair) => isOwn(pairs.type[pair])),
    groups: [],
  }
  const isClosed = flowsOf(model).every(({ by, from, to }) => by !== 'overflow' || !isOwn(to) || isOwn(from))
  return isClosed ? { ...own, isWhole: true } : own
}

/** Where some of the types say what is resolved, whoever talks to those who come as them in the end, and others do not. */
function knownOf(model: Model, lines: readonly number[]): Pick<Scope, 'known'> {
  const known = resolvingTypes(model)
  const own = lines.filter((line) => known.has(line))
  return own.length === 0 || own.length === lines.length ? {} : { known: own }
}

/** Types that are resolved or not, or lead to such by the IVR, by overflow or by agents who hand on. */
function resolvingTypes(model: Model): ReadonlySet<number> {
  const found = new Set(model.types.flatMap(({ resolution }, id) => (resolution === null ? [] : [id])))
  if (found.size === 0) return found
  const ways = flowsOf(model).filter(({ by }) => by !== 'retry' && by !== 'repeat' && by !== 'consult')
  for (let size = -1; size !== found.size;) {
    size = found.size
    for (const { from, to } of ways) if (found.has(to)) found.add(from)
  }
  return found
}

export function outageScope(outage: number): Scope {
  return { lines: [], pairs: [], groups: [], outages: [outage] }
}

export function groupScope(pairs: Pairs, group: number): Scope {
  return { lines: [], pairs: pairsWhere(pairs, (pair) => pairs.group[pair] === group), groups: [group] }
}

export function trunkScope(trunks: number): Scope {
  return { lines: [], pairs: [], groups: [], trunks: [trunks] }
}

export function pairScope(pair: number): Scope {
  return { lines: [], pairs: [pair], groups: [] }
}

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}

/** Asked for every queue, type and group, so no list of all pairs is made on the way. */
function pairsWhere({ count }: Pairs, isIn: (pair: number) => boolean): number[] {
  const found: number[] = []
  for (let pair = 0; pair < count; pair++) if (isIn(pair)) found.push(pair)
  return found
}
