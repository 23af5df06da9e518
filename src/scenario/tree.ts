import type { Place } from './diagnostics.ts'

type ScalarValue = string | number | boolean | null

/** What a file says, each part with its place: the form in which scenarios are merged and problems located. */
export type Tree = ScalarNode | ListNode | MapNode

interface ScalarNode {
  readonly kind: 'scalar'
  readonly value: ScalarValue
  /** As it is written, quotes included. */
  readonly written: string
  readonly place: Place
  /** A null that has removed what another file says: where it is laid over nothing, there is nothing more to remove. */
  readonly hasRemoved?: true
}

interface ListNode {
  readonly kind: 'list'
  readonly items: readonly Tree[]
  readonly place: Place
}

export interface MapNode {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, Entry>
  readonly place: Place
}

export interface Entry {
  /** Place of the key. */
  readonly key: Place
  readonly value: Tree
}

/** As plain data. */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'list') return tree.items.map(plain)
  return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plain(value)]))
}

export type Path = readonly PropertyKey[]

/** The entry or item at a path; undefined if the path leads nowhere. */
export function entryAt(tree: Tree, path: Path): { key?: Place; value: Tree } | undefined {
  let found: { key?: Place; value: Tree } = { value: tree }
  for (const step of path) {
    const { value } = found
    const next = value.kind === 'map' ? value.entries.get(String(step)) : undefined
    const item = value.kind === 'list' ? value.items[Number(step)] : undefined
    if (next !== undefined) found = next
    else if (item !== undefined) found = { value: item }
    else return undefined
  }
  return found
}

export function at(tree: Tree, path: Path): Tree | undefined {
  return entryAt(tree, path)?.value
}

/** The place of a value, or of its key; of the nearest thing around it where it is absent. */
export function placeOf(tree: Tree, path: Path, part: 'key' | 'value' = 'value'): Place {
  for (let length = path.length; ; length--) {
    const found = entryAt(tree, path.slice(0, length))
    if (found === undefined) continue
    if (length === path.length && part === 'value') return found.value.place
    return found.key ?? found.value.place
  }
}

export function entriesOf(tree: Tree | undefined): readonly (readonly [string, Entry])[] {
  return tree?.kind === 'map' ? [...tree.entries] : []
}

export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'list' ? tree.items : []
}

interface PlacedText {
  readonly text: string
  readonly place: Place
}

/** A text with its place, as a list of one; of none where there is something else. */
export function textOf(tree: Tree | undefined): readonly PlacedText[] {
  return tree?.kind === 'scalar' && typeof tree.value === 'string' ? [{ text: tree.value, place: tree.place }] : []
}

/** The texts of a list, with their places. */
export function textsOf(tree: Tree | undefined): readonly PlacedText[] {
  return tree?.kind === 'list' ? tree.items.flatMap(textOf) : []
}

/** The names in a list, or the keys of a map, as skills may be written. */
export function namesIn(tree: Tree | undefined): readonly string[] {
  return [...textsOf(tree).map(({ text }) => text), ...entriesOf(tree).map(([name]) => name)]
}

/** `over` laid over `base`: maps are merged, everything else and profiles replaced; null removes what the base has. */
export function laidOver(over: Tree, base: Tree, path: Path = []): Tree {
  if (over.kind !== 'map' || base.kind !== 'map' || isWhole(path) || inOtherForm(over, base, path)) return over
  const entries = new Map(base.entries)
  for (const [key, entry] of over.entries) {
    const below = base.entries.get(key)
    const { value } = entry
    const isNull = value.kind === 'scalar' && value.value === null
    // A variant is laid over its scenario later: what it removes there has to go on being removed.
    if (isNull && below !== undefined && isOfVariant(path))
      entries.set(key, { ...entry, value: { ...value, hasRemoved: true } })
    else if (isNull && (below !== undefined || value.hasRemoved)) entries.delete(key)
    else if (below === undefined)
      entries.set(key, isOfVariant(path) ? entry : { ...entry, value: withoutRemoved(value) })
    else entries.set(key, { key: entry.key, value: laidOver(entry.value, below.value, [...path, key]) })
  }
  return { kind: 'map', entries, place: over.place }
}

/** Of what is laid over nothing: whatever it has removed on the way here is gone. */
function withoutRemoved(tree: Tree): Tree {
  if (tree.kind !== 'map') return tree
  const left = [...tree.entries].filter(([, { value }]) => value.kind !== 'scalar' || !value.hasRemoved)
  return { ...tree, entries: new Map(left.map(([key, one]) => [key, { ...one, value: withoutRemoved(one.value) }])) }
}

function isOfVariant(path: Path): boolean {
  return path[0] === 'variants' && path.length >= 3
}

/** Ranges of hours, or months, say together what a day, or a year, is: one more of them would be there twice. */
const WHOLE = [
  ['agents', 'profile'],
  ['agents', 'months'],
  ['arrivals', 'profile'],
]

function isWhole(path: Path): boolean {
  return WHOLE.some(([of, key]) => path[path.length - 1] === key && path[path.length - 2] === of)
}

/** Keys that say in which form a law, arrivals or agents are given. */
const FORMS = ['law', 'rate', 'profile', 'file', 'recorded', 'quantiles']

/** A law by another name, or a file in place of a profile, has no use for the keys of the one below. */
function inOtherForm(over: MapNode, base: MapNode, path: Path): boolean {
  // Variants of a scenario that is extended.
  const within = path[0] === 'variants' ? path.slice(2) : path
  const holdsNames = within.length < 3 && within[0] !== 'busyness'
  const last = path[path.length - 1]
  if (holdsNames || last === 'skills') return false
  return [...FORMS, ...(last === 'agents' ? ['months'] : [])].some((key) => {
    const [above, below] = [over.entries.get(key)?.value, base.entries.get(key)?.value]
    if (above === undefined) return false
    if (below === undefined) return true
    return key === 'law' && above.kind === 'scalar' && below.kind === 'scalar' && above.value !== below.value
  })
}
