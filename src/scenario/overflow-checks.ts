import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { closest, listed } from './names.ts'
import { at, entriesOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

interface Lead {
  readonly from: string
  readonly to: string
  readonly place: Place
}

/** Rules that lead nowhere or round in circles, and types that nobody and nothing leads to. */
export function overflowProblems(
  tree: Tree,
  types: ReadonlySet<string>,
  unknownType: (name: string, place: Place) => Problem[],
): Problem[] {
  const leads = leadsIn(tree)
  return [
    ...leads.flatMap(({ to, place }) => unknownType(to, place)),
    ...circles(leads),
    ...groupProblems(tree),
    ...unreached(tree, leads),
  ].filter(({ message }, i, all) => types.size > 0 && all.findIndex((other) => other.message === message) === i)
}

function leadsIn(tree: Tree): Lead[] {
  return rulesIn(tree).flatMap(({ type, rule }) => {
    const to = at(rule, ['to'])
    return to?.kind === 'scalar' && typeof to.value === 'string' ? [{ from: type, to: to.value, place: to.place }] : []
  })
}

function rulesIn(tree: Tree): { type: string; rule: Tree }[] {
  return entriesOf(at(tree, ['types'])).flatMap(([type, { value }]) => {
    const rules = at(value, ['overflow'])
    return rules?.kind === 'list' ? rules.items.map((rule) => ({ type, rule })) : []
  })
}

/** A contact that could come back to where it left would never be anywhere. */
function circles(leads: readonly Lead[]): Problem[] {
  return leads.flatMap(({ from, to, place }) => {
    const way = wayBetween(to, from, leads)
    if (way === null) return []
    const message = `overflow goes round in circles: ${[from, ...way].join(' → ')}`
    return [problemAt(place, { message, allowed: 'a type from which no rule leads back' })]
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
  return rulesIn(tree).flatMap(({ type, rule }) =>
    textsOf(at(rule, ['offer-to'])).flatMap(({ text, place }) => {
      if (!groups.has(text)) {
        const message = `no group is called ${quoted(text)}`
        return [
          problemAt(place, { message, suggestion: closest(text, groups.keys()), allowed: listed([...groups.keys()]) }),
        ]
      }
      const skills = groups.get(text)
      const hasSkill =
        textsOf(skills).some((skill) => skill.text === type) || entriesOf(skills).some(([skill]) => skill === type)
      if (hasSkill) return []
      const message = `the group ${quoted(text)} cannot take ${quoted(type)}`
      return [problemAt(place, { message, allowed: `a group that has ${type} among its skills` })]
    }),
  )
}

function unreached(tree: Tree, leads: readonly Lead[]): Problem[] {
  return entriesOf(at(tree, ['types'])).flatMap(([type, { key, value }]) => {
    if (value.kind !== 'map' || value.entries.has('arrivals') || leads.some(({ to }) => to === type)) return []
    const message = `nobody comes as ${quoted(type)}: it has no arrivals, and no other type leads to it`
    return [problemAt(key, { message, allowed: 'arrivals such as 60/h' })]
  })
}
