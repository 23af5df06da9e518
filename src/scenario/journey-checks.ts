import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { typesAfterIvr } from './ivr-checks.ts'
import { closest, listed } from './names.ts'
import { at, entriesOf, entryAt, namesIn, textOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

interface Lead {
  readonly from: string
  readonly to: string
  readonly place: Place
  /** Whether every contact goes there. */
  readonly isCertain?: boolean
}

/** What leads from type to type: nowhere, round in circles, or not to a type at all. */
export function journeyProblems(tree: Tree, unknownType: (name: string, place: Place) => Problem[]): Problem[] {
  const overflows = overflowsIn(tree)
  const transfers = transfersIn(tree)
  const leads = [...overflows, ...transfers, ...consultsIn(tree), ...returnsIn(tree)]
  return [
    ...leads.flatMap(({ to, place }) => unknownType(to, place)),
    ...circles(overflows, 'overflow goes round in circles', 'a type from which no rule leads back'),
    ...circles(
      transfers.filter(({ isCertain }) => isCertain),
      'every contact would be handed on for ever',
      'a share below 100%',
    ),
    ...groupProblems(tree),
    ...unreached(tree, leads),
    ...repeatsOfNothing(tree),
  ]
}

function overflowsIn(tree: Tree): Lead[] {
  return itemsIn(tree, 'overflow').flatMap(({ type, item }) => leadTo(type, at(item, ['to'])))
}

function transfersIn(tree: Tree): Lead[] {
  return listItems(tree, 'transfers').flatMap(({ type, item }) => {
    const share = at(item, ['share'])
    const isCertain = share?.kind === 'scalar' && share.value === '100%'
    return leadTo(type, at(item, ['to'])).map((lead) => ({ ...lead, isCertain }))
  })
}

function consultsIn(tree: Tree): Lead[] {
  return listItems(tree, 'consults').flatMap(({ type, item }) => leadTo(type, at(item, ['with'])))
}

function returnsIn(tree: Tree): Lead[] {
  return entriesOf(at(tree, ['types'])).flatMap(([type, { value }]) => [
    ...leadTo(type, at(value, ['retry', 'as'])),
    ...leadTo(type, at(value, ['repeat', 'as'])),
  ])
}

function leadTo(from: string, to: Tree | undefined): Lead[] {
  return textOf(to).map(({ text, place }) => ({ from, to: text, place }))
}

/** The items of a list that types have. */
function itemsIn(tree: Tree, key: string): { type: string; item: Tree }[] {
  return entriesOf(at(tree, ['types'])).flatMap(([type, { value }]) => {
    const list = at(value, [key])
    return list?.kind === 'list' ? list.items.map((item) => ({ type, item })) : []
  })
}

/** The items of a list that types have, or skills instead. */
export function listItems(tree: Tree, key: string): { type: string; item: Tree }[] {
  return [...itemsIn(tree, key), ...skillItemsIn(tree, key)]
}

/** The items of a list that skills have instead. */
function skillItemsIn(tree: Tree, key: string): { type: string; item: Tree }[] {
  return entriesOf(at(tree, ['groups'])).flatMap(([, { value: group }]) =>
    entriesOf(at(group, ['skills'])).flatMap(([type, { value }]) => {
      const list = at(value, [key])
      return list?.kind === 'list' ? list.items.map((item) => ({ type, item })) : []
    }),
  )
}

/** A contact that could come back to where it left would never be anywhere. */
function circles(leads: readonly Lead[], what: string, allowed: string): Problem[] {
  return leads.flatMap(({ from, to, place }) => {
    const way = wayBetween(to, from, leads)
    if (way === null) return []
    return [problemAt(place, { message: `${what}: ${[from, ...way].join(' → ')}`, allowed })]
  })
}

function wayBetween(start: string, end: string, leads: readonly Lead[]): string[] | null {
  const seen = new Set([start])
  const ways = [[start]]
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way[way.length - 1]
    if (last === end) return way
    for (const { from, to } of leads) {
      if (from !== last || seen.has(to)) continue
      seen.add(to)
      ways.push([...way, to])
    }
  }
  return null
}

function groupProblems(tree: Tree): Problem[] {
  const groups = new Map(entriesOf(at(tree, ['groups'])).map(([name, { value }]) => [name, at(value, ['skills'])]))
  return itemsIn(tree, 'overflow').flatMap(({ type, item }) =>
    textsOf(at(item, ['offer-to'])).flatMap(({ text, place }) => {
      if (!groups.has(text)) {
        const message = `no group is called ${quoted(text)}`
        return [
          problemAt(place, { message, suggestion: closest(text, groups.keys()), allowed: listed([...groups.keys()]) }),
        ]
      }
      const skills = groups.get(text)
      if (namesIn(skills).includes(type)) return []
      const message = `the group ${quoted(text)} cannot take ${quoted(type)}`
      return [problemAt(place, { message, allowed: `a group that has ${type} among its skills` })]
    }),
  )
}

function unreached(tree: Tree, leads: readonly Lead[]): Problem[] {
  const reached = new Set([...leads.map(({ to }) => to), ...typesAfterIvr(tree)])
  return entriesOf(at(tree, ['types'])).flatMap(([type, { key, value }]) => {
    if (value.kind !== 'map' || isThere(value.entries) || reached.has(type)) return []
    const message = `nobody comes as ${quoted(type)}: it has no arrivals, and no other type leads to it`
    return [problemAt(key, { message, allowed: 'arrivals such as 60/h' })]
  })
}

/** Whether customers come, or are called. */
function isThere(entries: ReadonlyMap<string, unknown>): boolean {
  return entries.has('arrivals') || entries.has('outbound')
}

function repeatsOfNothing(tree: Tree): Problem[] {
  return entriesOf(at(tree, ['types'])).flatMap(([, { value }]) => {
    const repeat = entryAt(value, ['repeat'])
    if (repeat === undefined || at(value, ['resolved']) !== undefined) return []
    const message = 'repeat without resolved: nobody knows whose issue is not resolved'
    return [problemAt(repeat.key ?? repeat.value.place, { message, allowed: 'resolved: 75%, say, beside it' })]
  })
}
