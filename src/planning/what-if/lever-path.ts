import { ScenarioError, problemAt, type Place } from '../../scenario/diagnostics.ts'
import { quoted } from '../../scenario/issues.ts'
import { keysAt } from '../../scenario/json-schema.ts'
import { closest, listed } from '../../scenario/names.ts'
import { at, type Entry, type MapNode, type Path, type Tree } from '../../scenario/tree.ts'
import type { Step } from './lever-text.ts'

/** There is nothing at the path of a lever: in another variant there may be. */
export class NoSuchPlace extends ScenarioError {}

/** Of what several scenarios say of one path: one that knows what was meant, if any does. */
export function mostHelpful(misses: readonly NoSuchPlace[]): NoSuchPlace {
  return misses.find(({ problems }) => problems.some(({ suggestion }) => suggestion !== undefined)) ?? misses[0]
}

const MOST_NAMED = 30

/** Says of a key that is not there what is; `where` is what was looked at. */
export function noSuchPlace(
  place: Place,
  name: string,
  allowed: readonly string[],
  where: string,
  among: readonly string[] = allowed,
): NoSuchPlace {
  const message = `${where} ${quoted(name)}`
  const findings = {
    message,
    suggestion: closest(name, among),
    allowed: allowed.length === 0 ? undefined : listed(allowed, MOST_NAMED),
  }
  return new NoSuchPlace([problemAt(place, findings)])
}

/** Keys that concern the file and not what it describes. */
const OF_THE_FILE: readonly string[] = ['agner', 'extends', 'variants', 'assumptions']

/**
 * Where a path of keys leads in a scenario: an entry that is written, or a key that the language has and that could be.
 * Items of lists are counted from 1. Throws a NoSuchPlace.
 */
export function pathIn(tree: Tree, steps: readonly Step[]): Path {
  const path: PropertyKey[] = []
  for (const { name, place } of steps) {
    const around = at(tree, path)
    if (around?.kind === 'list' && path[path.length - 1] !== 'skills') {
      path.push(itemOf(around.items.length, name, place, path))
      continue
    }
    const written = namesAt(around).filter((key) => path.length > 0 || !OF_THE_FILE.includes(key))
    const known = keysAt(tree, path).filter((key) => path.length > 0 || !OF_THE_FILE.includes(key))
    if (around?.kind === 'scalar') {
      // A price may become a map of itself; else there is nothing inside.
      const own = steps[path.length - 1]
      if (!known.includes(name)) throw noSuchPlace(place, name, known, `${quoted(own.name)} is a single value here: no`)
    }
    if (!written.includes(name) && !known.includes(name)) {
      throw noSuchPlace(place, name, [...new Set([...written, ...known])], whereIs(path, around !== undefined))
    }
    path.push(name)
  }
  return path
}

function itemOf(count: number, name: string, place: Place, path: Path): number {
  const item = /^\d+$/.test(name) ? Number(name) : 0
  if (item >= 1 && item <= count) return item - 1
  const numbers = Array.from({ length: count }, (_, i) => String(i + 1))
  throw noSuchPlace(place, name, numbers, `${String(path[path.length - 1])} is a list: there is no item`, [])
}

function whereIs(path: Path, isWritten: boolean): string {
  if (path.length === 0) return 'the scenario has no'
  const where = path.map(String).join('.')
  return isWritten ? `${where} has no` : `nothing is written at ${where}, so no`
}

function namesAt(tree: Tree | undefined): readonly string[] {
  if (tree?.kind === 'map') return [...tree.entries.keys()]
  // Skills may be a list of names.
  if (tree?.kind === 'list') return tree.items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : []))
  return []
}

/** A tree with another value at a path, maps added where there is none; null takes the entry out. */
export function withValue(tree: Tree, path: Path, value: Tree): Tree {
  if (path.length === 0) return value
  const [step, ...rest] = path
  if (typeof step === 'number' && tree.kind === 'list') {
    return { ...tree, items: tree.items.map((item, i) => (i === step ? withValue(item, rest, value) : item)) }
  }
  const map = asMap(tree, value.place)
  const name = String(step)
  const below = map.entries.get(name)
  const entries = new Map<string, Entry>(map.entries)
  const isRemoved = rest.length === 0 && value.kind === 'scalar' && value.value === null
  if (isRemoved) entries.delete(name)
  else {
    const inner = below?.value ?? { kind: 'map', entries: new Map(), place: value.place }
    entries.set(name, { key: below?.key ?? value.place, value: withValue(inner, rest, value) })
  }
  return { ...map, entries }
}

/** Of what can stand as a list of names or as a single value: the map it is short for. */
function asMap(tree: Tree, place: Place): MapNode {
  if (tree.kind === 'map') return tree
  const entries = new Map<string, Entry>()
  for (const item of tree.kind === 'list' ? tree.items : []) {
    if (item.kind === 'scalar')
      entries.set(String(item.value), {
        key: item.place,
        value: { kind: 'map', entries: new Map(), place: item.place },
      })
  }
  return { kind: 'map', entries, place: tree.kind === 'list' ? tree.place : place }
}

/** A single value, as a lever writes it. */
export function scalarAt(value: string | number, place: Place): Tree {
  return { kind: 'scalar', value, written: String(value), place }
}
