import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { closest, listed } from './names.ts'
import { at, entriesOf, entryAt, textOf, textsOf } from './tree.ts'
import type { Entry, Tree } from './tree.ts'

export const HANG_UP = 'hang-up'

interface Way {
  readonly to: string
  readonly place: Place
}

interface Node {
  readonly name: string
  readonly key: Place
  readonly ways: readonly Way[]
  /** Whether customers can leave by being served. */
  readonly serves: boolean
  /** Whether it takes time. */
  readonly lasts: boolean
}

/** Where nodes lead that are not there, cannot be reached, or cannot be left. */
export function ivrProblems(tree: Tree, types: ReadonlySet<string>): Problem[] {
  const nodes = nodesIn(tree)
  const starts = startsIn(tree)
  const names = new Set(nodes.map(({ name }) => name))
  const targets = new Set([...names, ...types, HANG_UP])
  return [
    ...nodes.flatMap(({ name, key }) => misnamed(name, key, types)),
    ...nodes.flatMap(({ ways }) => ways.flatMap((way) => unknown(way, targets, 'node or contact type'))),
    ...starts.flatMap((way) => unknown(way, names, 'node')),
    ...branchProblems(tree, types),
    ...misrouteProblems(tree, types),
    ...graphProblems(nodes, starts, types),
  ]
}

/** The types that the IVR leads to. */
export function typesAfterIvr(tree: Tree): readonly string[] {
  return nodesIn(tree).flatMap(({ ways }) => ways.map(({ to }) => to))
}

function nodesIn(tree: Tree): Node[] {
  return entriesOf(at(tree, ['ivr'])).map(([name, { key, value }]) => ({
    name,
    key,
    ways: [
      ...entriesOf(at(value, ['choices'])).map(([to, entry]) => ({ to, place: entry.key })),
      ...branchesOf(value).flatMap((branch) => wayTo(at(branch, ['to']))),
      ...wayTo(at(value, ['next'])),
    ],
    serves: at(value, ['bot']) !== undefined,
    lasts: at(value, ['branch']) === undefined,
  }))
}

function branchesOf(node: Tree): readonly Tree[] {
  const branches = at(node, ['branch'])
  return branches?.kind === 'list' ? branches.items : []
}

function wayTo(to: Tree | undefined): Way[] {
  return textOf(to).map(({ text, place }) => ({ to: text, place }))
}

function startsIn(tree: Tree): Way[] {
  return entriesOf(at(tree, ['types'])).flatMap(([, { value }]) => wayTo(at(value, ['starts-at'])))
}

function misnamed(name: string, place: Place, types: ReadonlySet<string>): Problem[] {
  if (name !== HANG_UP && !types.has(name)) return []
  const what = name === HANG_UP ? 'says that the IVR hangs up' : 'is a contact type already'
  return [problemAt(place, { message: `a node cannot be called ${quoted(name)}, which ${what}` })]
}

function unknown({ to, place }: Way, known: ReadonlySet<string>, what: string): Problem[] {
  if (known.has(to)) return []
  const message = `no ${what} is called ${quoted(to)}`
  return [problemAt(place, { message, suggestion: closest(to, known), allowed: listed([...known]) })]
}

/** A branch looks at the queue of a type: that of `of`, or the one it leads to. */
function branchProblems(tree: Tree, types: ReadonlySet<string>): Problem[] {
  return entriesOf(at(tree, ['ivr'])).flatMap(([, { value }]: readonly [string, Entry]) =>
    branchesOf(value).flatMap((branch) => {
      const unknownNames = textsOf(at(branch, ['came-as'])).flatMap(({ text, place }) =>
        unknown({ to: text, place }, types, 'contact type'),
      )
      if (unknownNames.length > 0) return unknownNames
      const [of] = wayTo(at(branch, ['of']))
      if (of !== undefined) return unknown(of, types, 'contact type')
      const looks = ['waiting', 'expected-wait', 'unattended', 'closed'].some((key) => at(branch, [key]) !== undefined)
      const [to] = wayTo(at(branch, ['to']))
      if (!looks || to === undefined || types.has(to.to)) return []
      const message = `nobody knows whose queue to look at: ${quoted(to.to)} is no contact type`
      return [problemAt(to.place, { message, allowed: 'of: a contact type, beside it' })]
    }),
  )
}

/** Who is misrouted comes to another choice that is a type. */
function misrouteProblems(tree: Tree, types: ReadonlySet<string>): Problem[] {
  return entriesOf(at(tree, ['ivr'])).flatMap(([, { value }]) => {
    const misroutes = entryAt(value, ['misroutes'])
    const choices = entriesOf(at(value, ['choices'])).filter(([to, { value: share }]) => {
      return types.has(to) && !(share.kind === 'scalar' && Number.parseFloat(String(share.value)) === 0)
    })
    // Without choices the schema has something to say.
    if (misroutes === undefined || at(value, ['choices']) === undefined || choices.length > 1) return []
    const message = 'misroutes have nowhere to go: they come to another choice that is a contact type'
    const allowed = 'at least two choices that are contact types, with shares above 0%'
    return [problemAt(misroutes.key ?? misroutes.value.place, { message, allowed })]
  })
}

function graphProblems(nodes: readonly Node[], starts: readonly Way[], types: ReadonlySet<string>): Problem[] {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const reached = spread(
    starts.map(({ to }) => to),
    (name) => byName.get(name)?.ways.map(({ to }) => to) ?? [],
  )
  const problems: Problem[] = []
  for (const node of nodes) {
    const say = (message: string, allowed: string): void => {
      problems.push(problemAt(node.key, { message, allowed }))
    }
    if (!reached.has(node.name)) {
      say(
        `nothing leads to the node ${quoted(node.name)}`,
        'starts-at of a contact type, or another node that names it',
      )
      continue
    }
    const beyond = spread([node.name], (name) => byName.get(name)?.ways.map(({ to }) => to) ?? [])
    const ends = [...beyond].some((name) => name === HANG_UP || types.has(name) || byName.get(name)?.serves === true)
    if (!ends) say(`customers never leave the node ${quoted(node.name)}`, `a way to a contact type or to ${HANG_UP}`)
    const atOnce = (name: string): readonly string[] => {
      const next = byName.get(name)
      return next === undefined || next.lasts ? [] : next.ways.map(({ to }) => to)
    }
    if (spread(atOnce(node.name), atOnce).has(node.name)) {
      say(`branches lead round in circles at ${quoted(node.name)} without taking any time`, 'another way')
    }
  }
  return problems
}

/** All that can be reached from some names. */
function spread(from: readonly string[], next: (name: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  for (const name of seen) for (const other of next(name)) seen.add(other)
  return seen
}
