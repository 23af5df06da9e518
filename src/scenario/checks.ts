import { announceProblems } from './announce-checks.ts'
import { attendanceProblems } from './attendance-checks.ts'
import { currencyProblems } from './currency-checks.ts'
import { channelProblems } from './channel-checks.ts'
import { contractProblems } from './contract-checks.ts'
import { conversationProblems } from './conversation-checks.ts'
import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { closest, listed } from './names.ts'
import { connectingProblems } from './connecting-checks.ts'
import { ivrProblems } from './ivr-checks.ts'
import { outboundProblems } from './outbound-checks.ts'
import { journeyProblems } from './journey-checks.ts'
import { outageProblems } from './outage-checks.ts'
import { poolProblems } from './pool-checks.ts'
import { satisfactionProblems } from './satisfaction-checks.ts'
import { placeProblems } from './place-checks.ts'
import { proficiencyProblems } from './proficiency-checks.ts'
import { breakProblems } from './shift-checks.ts'
import { staffingProblems } from './staffing-checks.ts'
import { steadyStateProblems } from './steady-state-checks.ts'
import { at, entriesOf, entryAt, placeOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

/**
 * What holds between parts of a scenario. It looks at what is written, not at what the schema made of it, so that these
 * problems show together with all others.
 */
export function crossProblems(tree: Tree): Problem[] {
  const types = new Set(entriesOf(at(tree, ['types'])).map(([name]) => name))
  return [
    ...emptyMaps(tree),
    ...groupProblems(tree, types),
    ...queueProblems(tree, types),
    ...trunkProblems(tree, types),
    ...journeyProblems(tree, (name, place) => unknownType(name, place, types)),
    ...announceProblems(tree),
    ...ivrProblems(tree, types),
    ...connectingProblems(tree),
    ...placeProblems(tree, (name, place) => unknownType(name, place, types)),
    ...contractProblems(tree, (name, place) => unknownType(name, place, types)),
    ...outageProblems(tree, (name, place) => unknownType(name, place, types)),
    ...outboundProblems(tree),
    ...staffingProblems(tree, (name, place) => unknownType(name, place, types)),
    ...channelProblems(tree),
    ...conversationProblems(tree),
    ...breakProblems(tree),
    ...proficiencyProblems(tree),
    ...attendanceProblems(tree),
    ...poolProblems(tree),
    ...satisfactionProblems(tree),
    ...currencyProblems(tree),
    ...hoursTwice(tree),
    ...steadyStateProblems(tree),
  ]
}

/** Among more names than this nobody looks for one, and finding the nearest takes long. */
const MOST_CANDIDATES = 1000

function unknownType(name: string, place: Place, types: ReadonlySet<string>): Problem[] {
  if (types.has(name)) return []
  const message = `no contact type is called ${quoted(name)}`
  if (types.size > MOST_CANDIDATES) return [problemAt(place, { message })]
  return [problemAt(place, { message, suggestion: closest(name, types), allowed: listed([...types]) })]
}

function emptyMaps(tree: Tree): Problem[] {
  return ['types', 'groups'].flatMap((key) => {
    const map = at(tree, [key])
    const empty = map?.kind === 'map' && map.entries.size === 0
    const message = key === 'types' ? 'expected at least one contact type' : 'expected at least one group of agents'
    return empty ? [problemAt(map.place, { message })] : []
  })
}

function groupProblems(tree: Tree, types: ReadonlySet<string>): Problem[] {
  return entriesOf(at(tree, ['groups'])).flatMap(([name, { key, value: group }]) => {
    if (group.kind !== 'map') return []
    const problems: Problem[] = []
    const skills = at(group, ['skills'])
    for (const { text, place } of textsOf(skills)) problems.push(...unknownType(text, place, types))
    for (const [type, entry] of entriesOf(skills)) problems.push(...unknownType(type, entry.key, types))
    const empty =
      (skills?.kind === 'list' && skills.items.length === 0) || (skills?.kind === 'map' && skills.entries.size === 0)
    if (empty)
      problems.push(
        problemAt(skills.place, { message: 'expected at least one contact type', allowed: listed([...types]) }),
      )
    const [agents, shifts] = [group.entries.get('agents'), group.entries.get('shifts')]
    if (agents === undefined && shifts === undefined) {
      const message = `the group ${quoted(name)} has no agents`
      problems.push(problemAt(key, { message, allowed: 'either agents (a number, a profile or a file) or shifts' }))
    } else if (agents !== undefined && shifts !== undefined) {
      const message = `the group ${quoted(name)} has both agents and shifts`
      problems.push(problemAt(shifts.key, { message, allowed: 'either agents or shifts' }))
    }
    return problems
  })
}

function queueProblems(tree: Tree, types: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = []
  const queueOf = new Map<string, string>()
  const queues = entriesOf(at(tree, ['queues']))
  for (const [queue, { value }] of queues) {
    for (const { text, place } of textsOf(at(value, ['types']))) {
      problems.push(...unknownType(text, place, types))
      const other = queueOf.get(text)
      if (other !== undefined) {
        const where = other === queue ? 'is listed twice' : `is in the queue ${quoted(other)} already`
        problems.push(problemAt(place, { message: `${quoted(text)} ${where}: a type waits in one queue` }))
      }
      queueOf.set(text, queue)
    }
  }
  for (const [queue, { key }] of queues) {
    if (!types.has(queue) || queueOf.has(queue)) continue
    const message = `the type ${quoted(queue)} is in no queue, and the queue of that name is not for it`
    problems.push(problemAt(key, { message, allowed: `another name, or ${quoted(queue)} among its types` }))
  }
  return problems
}

function trunkProblems(tree: Tree, types: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = []
  const trunksOf = new Map<string, string>()
  for (const [name, { key, value }] of entriesOf(at(tree, ['trunks']))) {
    const listedTypes = at(value, ['types'])
    const users = listedTypes === undefined ? [...types].map((text) => ({ text, place: key })) : textsOf(listedTypes)
    for (const { text, place } of users) {
      problems.push(...unknownType(text, place, types))
      const other = trunksOf.get(text)
      if (other !== undefined) {
        problems.push(problemAt(place, { message: `${quoted(text)} comes in by the trunks ${quoted(other)} already` }))
      }
      trunksOf.set(text, name)
    }
  }
  return problems
}

function hoursTwice(tree: Tree): Problem[] {
  const inside = entryAt(tree, ['calendar', 'hours'])
  if (inside === undefined || at(tree, ['hours']) === undefined) return []
  const message = 'opening hours are given twice: as hours and as calendar.hours'
  return [problemAt(placeOf(tree, ['hours'], 'key'), { message, allowed: 'one of them' })]
}
