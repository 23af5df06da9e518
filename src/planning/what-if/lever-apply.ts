import { ScenarioError, problemAt, type Place } from '../../scenario/diagnostics.ts'
import { quoted } from '../../scenario/issues.ts'
import { defaultAt } from '../../scenario/json-schema.ts'
import { at, type MapNode, type Path, type Tree } from '../../scenario/tree.ts'
import { pathIn, scalarAt, withValue } from './lever-path.ts'
import type { Step } from './lever-text.ts'
import { changed, quantityOf, withNumber, type Change } from './lever-value.ts'

type Relative = Exclude<Change, { readonly kind: 'value' }>

/** The scenario with one of its places changed. Throws a ScenarioError. */
export function appliedAt(tree: MapNode, steps: readonly Step[], change: Change): MapNode {
  const path = pathIn(tree, steps)
  const { place } = steps[steps.length - 1]
  return changedAt(tree, path, change, place) as MapNode
}

/** The same where it is known that the path leads somewhere. */
export function changedAt(tree: Tree, path: Path, change: Change, place: Place): Tree {
  const below = at(tree, path)
  if (change.kind === 'value') {
    const inner = mainKey(below, change.tree)
    if (below?.kind === 'map' && inner === null && isValue(change.tree) && below.entries.has('law')) {
      throw misfit(
        change.tree.place,
        `${String(path[path.length - 1])} is drawn from a law here`,
        lawAdvice(path, below),
      )
    }
    const where = inner === null ? path : [...path, inner]
    return withValue(tree, where, inUnitOf(at(tree, where), change.tree))
  }
  const present = below ?? defaultTree(tree, path, change.place)
  if (present === null) throw nothingToChange(tree, path, place)
  return withValue(tree, path, altered(present, change, String(path[path.length - 1])))
}

function nothingToChange(tree: Tree, path: Path, place: Place): ScenarioError {
  const key = String(path[path.length - 1])
  if (key === WHOLE && at(tree, [...path.slice(0, -1), 'shifts'])?.kind === 'list') {
    const item = [...path.slice(0, -1), 'shifts', 1, key].map(String).join('.')
    return misfit(place, 'the agents here come with shifts', `the agents of one of them, counted from 1: ${item}`)
  }
  return misfit(
    place,
    `${quoted(key)} is not written, and has no default: there is nothing to change`,
    'a value of its own',
  )
}

/** Of what may stand as a value or as a map with more beside it: the key in the map that is the value. */
const MAIN_KEYS = ['price', 'share', 'rate'] as const

/** null takes out what is there, whatever it is. */
function isValue(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value !== null
}

function mainKey(below: Tree | undefined, value: Tree): string | null {
  if (below?.kind !== 'map' || !isValue(value)) return null
  return MAIN_KEYS.find((key) => below.entries.has(key)) ?? null
}

/** `EUR 1.20`, or 1.20, in place of a price per something is one per the same. */
function inUnitOf(present: Tree | undefined, value: Tree): Tree {
  const [old, given] = [present, value].map((tree) => (tree?.kind === 'scalar' ? quantityOf(tree.value) : null))
  if (!old || !given || old.before === '' || given.after !== '' || given.isDuration) return value
  const { before, number } = given
  return scalarAt(withNumber({ ...old, before: before === '' ? old.before : before }, number), value.place)
}

function lawAdvice(path: Path, law: MapNode): string {
  const where = path.map(String).join('.')
  return law.entries.has('mean')
    ? `its mean (${where}.mean=…), a change such as +10%, or a whole law such as { law: constant, value: 4m }`
    : 'a change such as +10%, or a whole law such as { law: constant, value: 4m }'
}

function defaultTree(tree: Tree, path: Path, place: Place): Tree | null {
  const value = defaultAt(tree, path)
  return typeof value === 'string' || typeof value === 'number' ? scalarAt(value, place) : null
}

/** What is written, its numbers changed. */
function altered(tree: Tree, change: Relative, name: string): Tree {
  if (tree.kind === 'scalar') return alteredValue(tree.value, change, name)
  if (tree.kind === 'map') {
    if (tree.entries.has('law')) return alteredLaw(tree, change, name)
    const key = [...MAIN_KEYS, 'profile'].find((one) => tree.entries.has(one))
    const inner = key === undefined ? undefined : tree.entries.get(key)
    if (key !== undefined && inner !== undefined) {
      const value = key === 'profile' ? alteredLeaves(inner.value, change, name) : altered(inner.value, change, name)
      return { ...tree, entries: new Map(tree.entries).set(key, { ...inner, value }) }
    }
    if (tree.entries.has('file') || tree.entries.has('recorded')) {
      throw misfit(change.place, `${quoted(name)} comes from a file: its numbers cannot be changed from here`)
    }
  }
  const what = tree.kind === 'list' ? 'a list: name one of its items, counted from 1' : 'a map: name what in it changes'
  throw misfit(change.place, `${quoted(name)} is ${what}`)
}

/** A profile: every number in it. */
function alteredLeaves(tree: Tree, change: Relative, name: string): Tree {
  if (tree.kind !== 'map') return altered(tree, change, name)
  const entries = [...tree.entries].map(
    ([key, entry]) => [key, { ...entry, value: alteredLeaves(entry.value, change, name) }] as const,
  )
  return { ...tree, entries: new Map(entries) }
}

/** People are whole: they are rounded, and never fewer than none. */
const WHOLE = 'agents'

function alteredValue(value: unknown, change: Relative, name: string): Tree {
  const quantity = quantityOf(value)
  const after = quantity === null ? null : changed(quantity, change)
  if (quantity === null || after === null) {
    throw misfit(change.place, `${quoted(name)} is ${JSON.stringify(value)}: it cannot be changed like this`, FORMS)
  }
  if (name !== WHOLE || typeof after !== 'number') return scalarAt(after, change.place)
  return scalarAt(Math.max(0, Math.round(after)), change.place)
}

const FORMS =
  'x1.2 or +20% of any number, -5pt of a percentage, -1 of a number, +30s of a duration, +EUR 0.10 of a price'

/** A law keeps its form: all its times are multiplied, so that the mean is, and nothing else changes. */
function alteredLaw(law: MapNode, change: Relative, name: string): Tree {
  if (change.kind !== 'factor') {
    throw misfit(change.place, `${quoted(name)} is drawn from a law: it can be multiplied`, 'x1.2 or +20%')
  }
  if (holdsFile(law))
    throw misfit(change.place, `${quoted(name)} comes from a file: its numbers cannot be changed from here`)
  return scaled(law, change.factor, change.place)
}

function holdsFile(tree: Tree): boolean {
  if (tree.kind === 'list') return tree.items.some(holdsFile)
  return tree.kind === 'map' && [...tree.entries].some(([key, { value }]) => key === 'file' || holdsFile(value))
}

function scaled(tree: Tree, factor: number, place: Place): Tree {
  if (tree.kind === 'list') return { ...tree, items: tree.items.map((item) => scaled(item, factor, place)) }
  if (tree.kind === 'map') {
    const entries = [...tree.entries].map(
      ([key, entry]) => [key, { ...entry, value: scaled(entry.value, factor, place) }] as const,
    )
    return { ...tree, entries: new Map(entries) }
  }
  const quantity = quantityOf(tree.value)
  if (quantity === null || !quantity.isDuration) return tree
  return scalarAt(changed(quantity, { kind: 'factor', factor, place }) ?? '', place)
}

export function misfit(place: Place, message: string, allowed?: string): ScenarioError {
  return new ScenarioError([problemAt(place, { message, allowed })])
}
