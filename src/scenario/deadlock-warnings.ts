import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { at, entriesOf, namesIn, textOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** A group whose agents hold on, with a contact or a question, until somebody takes it. */
interface Holding {
  readonly group: string
  readonly forType: string
  readonly item: Tree
}

/**
 * Agents who hand over warm, or ask, wait for others; if all of those may be waiting for them in turn, and nobody loses
 * patience, they wait for each other for ever. A group is safe if it never holds on, or if whatever it holds on for has
 * patience or is served by a safe group; what is left is not.
 */
export function deadlockWarnings(tree: Tree): Problem[] {
  const types = new Map(entriesOf(at(tree, ['types'])).map(([name, { value }]) => [name, value]))
  const groups = new Map(entriesOf(at(tree, ['groups'])).map(([name, { value }]) => [name, value]))
  const holdings = [...groups].flatMap(([group, value]) => holdingsOf(group, value, types))
  const hasPatience = (type: string): boolean => entriesOf(types.get(type)).some(([key]) => key === 'patience')
  const serving = (type: string): string[] =>
    [...groups].flatMap(([name, value]) => (namesIn(at(value, ['skills'])).includes(type) ? [name] : []))
  const safe = new Set<string>()
  for (let before = -1; before < safe.size;) {
    before = safe.size
    for (const group of groups.keys()) {
      const own = holdings.filter((holding) => holding.group === group)
      if (own.every(({ forType }) => hasPatience(forType) || serving(forType).some((other) => safe.has(other))))
        safe.add(group)
    }
  }
  const unsafe = holdings.filter(({ group, forType }) => !safe.has(group) && !hasPatience(forType))
  const places = new Map(unsafe.map((holding) => [holding.item, holding]))
  return [...places.values()].map(({ group, forType, item }) => {
    const message = `agents of ${quoted(group)} may hold on for ${quoted(forType)} for ever: all who serve it may be holding on too`
    const allowed = `patience for ${forType}, or a group for it that holds on for nobody`
    return problemAt(item.place, { message, allowed }, 'warning')
  })
}

function holdingsOf(group: string, value: Tree, types: ReadonlyMap<string, Tree>): Holding[] {
  return namesIn(at(value, ['skills'])).flatMap((type) => {
    const itemsOf = (key: string): readonly Tree[] => {
      const list = at(value, ['skills', type, key]) ?? new Map(entriesOf(types.get(type))).get(key)?.value
      return list?.kind === 'list' ? list.items : []
    }
    const warm = itemsOf('transfers').filter((item) => at(item, ['warm']) !== undefined)
    const ways = [
      ...warm.map((item) => ({ item, to: at(item, ['to']) })),
      ...itemsOf('consults').map((item) => ({ item, to: at(item, ['with']) })),
    ]
    return ways.flatMap(({ item, to }) => textOf(to).map(({ text }) => ({ group, forType: text, item })))
  })
}
