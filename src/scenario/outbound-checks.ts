import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { listItems } from './journey-checks.ts'
import { closest, listed } from './names.ts'
import { at, entriesOf, entryAt, placeOf, textOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** What says how customers come, wait or come back: nobody on a list does. */
const OF_CALLERS = [
  'arrivals',
  'patience',
  'balk',
  'goal',
  'short-abandon',
  'busyness',
  'starts-at',
  'ivr-patience',
  'announce',
  'overflow',
  'dial',
  'preferred-agent',
  'retry',
  'resolved',
  'repeat',
]

/** What cannot go together with customers who are called from a list, and what reserves refer to. */
export function outboundProblems(tree: Tree): Problem[] {
  const types = entriesOf(at(tree, ['types']))
  const listedTypes = types.filter(([, { value }]) => at(value, ['outbound']) !== undefined)
  const names = new Set(listedTypes.map(([name]) => name))
  return [
    ...listedTypes.flatMap(([name, { value }]) => typeProblems(name, value)),
    ...leadsIn(tree).flatMap(({ text, place }) => {
      if (!names.has(text)) return []
      const message = `nobody can go on as ${quoted(text)}: its customers are called from a list`
      return [problemAt(place, { message, allowed: 'a type without outbound' })]
    }),
    ...entriesOf(at(tree, ['trunks'])).flatMap(([, { value }]) =>
      textsOf(at(value, ['types'])).flatMap(({ text, place }) => {
        if (!names.has(text)) return []
        const message = `${quoted(text)} comes in by no trunk: its customers are called`
        return [problemAt(place, { message, allowed: 'types without outbound' })]
      }),
    ),
    ...reserveProblems(tree, names),
  ]
}

function typeProblems(name: string, type: Tree): Problem[] {
  const callers = OF_CALLERS.flatMap((key) => {
    if (entryAt(type, [key]) === undefined) return []
    const message = `${key} without meaning: customers of ${quoted(name)} are called from a list`
    return [problemAt(placeOf(type, [key], 'key'), { message, allowed: `no ${key}` })]
  })
  const talk = at(type, ['talk'])
  const isEndless = at(type, ['outbound', 'endless'])
  const takesNoTime = talk?.kind === 'scalar' && /^0(\.0*)?(ms|s|m|h|d)$/.test(String(talk.value))
  if (!takesNoTime || isEndless?.kind !== 'scalar' || isEndless.value !== true) return callers
  const message = `an endless list of talks that take no time: ${quoted(name)} would never let the clock go on`
  return [...callers, problemAt(talk.place, { message, allowed: 'a talk above 0s, or records' })]
}

interface Lead {
  readonly text: string
  readonly place: Place
}

/** Wherever contacts go on as another type. */
function leadsIn(tree: Tree): Lead[] {
  const types = entriesOf(at(tree, ['types']))
  const rules = types.flatMap(([, { value }]) => {
    const overflow = at(value, ['overflow'])
    return overflow?.kind === 'list' ? overflow.items.map((item) => at(item, ['to'])) : []
  })
  const returns = types.flatMap(([, { value }]) => [at(value, ['retry', 'as']), at(value, ['repeat', 'as'])])
  const handedOn = listItems(tree, 'transfers').map(({ item }) => at(item, ['to']))
  const asked = listItems(tree, 'consults').map(({ item }) => at(item, ['with']))
  return [...[...rules, ...returns, ...handedOn, ...asked].flatMap(textOf), ...ivrLeads(tree)]
}

/** Where nodes of the IVR lead. */
function ivrLeads(tree: Tree): Lead[] {
  return entriesOf(at(tree, ['ivr'])).flatMap(([, { value: node }]) => {
    const branches = at(node, ['branch'])
    const ways = branches?.kind === 'list' ? branches.items.map((item) => at(item, ['to'])) : []
    const choices = entriesOf(at(node, ['choices'])).map(([text, { key }]) => ({ text, place: key }))
    return [...[...ways, at(node, ['next']), at(node, ['repeat', 'as'])].flatMap(textOf), ...choices]
  })
}

/** Groups that are not there, and service levels of nothing. */
function reserveProblems(tree: Tree, outbound: ReadonlySet<string>): Problem[] {
  const groups = entriesOf(at(tree, ['groups'])).map(([name]) => name)
  const types = entriesOf(at(tree, ['types'])).map(([name]) => name)
  const judged = [...new Set([...types, ...entriesOf(at(tree, ['queues'])).map(([name]) => name)])]
  return entriesOf(at(tree, ['groups'])).flatMap(([, { value: group }]) =>
    entriesOf(at(group, ['skills'])).flatMap(([, { value: skill }]) => [
      ...textsOf(at(skill, ['reserve', 'of'])).flatMap(({ text, place }) => {
        if (groups.includes(text)) return []
        const message = `no group is called ${quoted(text)}`
        return [problemAt(place, { message, suggestion: closest(text, groups), allowed: listed(groups) })]
      }),
      ...textOf(at(skill, ['reserve', 'rises', 'for'])).flatMap(({ text, place }) => {
        if (outbound.has(text)) {
          const message = `${quoted(text)} has no service level: its customers are called from a list`
          return [problemAt(place, { message, allowed: 'a queue or a type of customers who contact us' })]
        }
        if (judged.includes(text)) return []
        const message = `no queue and no contact type is called ${quoted(text)}`
        return [problemAt(place, { message, suggestion: closest(text, judged), allowed: listed(judged) })]
      }),
    ]),
  )
}
