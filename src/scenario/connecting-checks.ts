import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { listItems } from './journey-checks.ts'
import { at, entriesOf, entryAt, placeOf, textOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

const WHY: Readonly<Record<string, string>> = {
  'starts-at': 'they meet no IVR',
  'preferred-agent': 'before any agent is found',
}

/** What cannot go together with customers who are called. */
export function connectingProblems(tree: Tree): Problem[] {
  const dialled = entriesOf(at(tree, ['types'])).filter(([, { value }]) => at(value, ['dial']) !== undefined)
  const names = new Set(dialled.map(([name]) => name))
  return [
    ...offeredWhenCalledFirst(tree),
    ...dialled.flatMap(([name, { value }]) => typeProblems(name, value)),
    ...heldFor(tree, names),
    ...entriesOf(at(tree, ['trunks'])).flatMap(([, { value }]) =>
      textsOf(at(value, ['types'])).flatMap(({ text, place }) => {
        if (!names.has(text)) return []
        const message = `${quoted(text)} comes in by no trunk: its customers are called`
        return [problemAt(place, { message, allowed: 'types without dial' })]
      }),
    ),
  ]
}

function typeProblems(name: string, type: Tree): Problem[] {
  const first = at(type, ['dial', 'first'])
  const customerFirst = first?.kind === 'scalar' && first.value === 'customer'
  const keys = ['starts-at', 'balk', 'announce', customerFirst ? 'preferred-agent' : 'patience']
  return keys.flatMap((key) => {
    if (entryAt(type, [key]) === undefined) return []
    const why = WHY[key] ?? 'nobody waits on the phone'
    const message = `${key} without meaning: customers of ${quoted(name)} are called, ${why}`
    const allowed = key === 'patience' ? '`first: customer` under dial, or no patience' : `no ${key}`
    return [problemAt(placeOf(type, [key], 'key'), { message, allowed })]
  })
}

/** Agents who hold on need somebody on the phone. */
function heldFor(tree: Tree, dialled: ReadonlySet<string>): Problem[] {
  const warm = listItems(tree, 'transfers').filter(({ item }) => at(item, ['warm']) !== undefined)
  const targets = [
    ...warm.map(({ item }) => at(item, ['to'])),
    ...listItems(tree, 'consults').map(({ item }) => at(item, ['with'])),
  ]
  return targets.flatMap(textOf).flatMap(({ text, place }) => {
    if (!dialled.has(text)) return []
    const message = `agents would hold on for ${quoted(text)}, whose customers are called back`
    return [problemAt(place, { message, allowed: 'a type without dial, or a transfer without warm' })]
  })
}

/** Customers who are called before an agent is found are called when it is the turn of those who take them at once. */
function offeredWhenCalledFirst(tree: Tree): Problem[] {
  return entriesOf(at(tree, ['types'])).flatMap(([name, { value }]) => {
    const first = at(value, ['dial', 'first'])
    const rules = at(value, ['overflow'])
    if (first?.kind !== 'scalar' || first.value !== 'customer' || rules?.kind !== 'list') return []
    return rules.items.flatMap((rule) => {
      const further = entryAt(rule, ['offer-to'])
      if (further === undefined) return []
      const message = `customers of ${quoted(name)} are called first: they cannot be offered to further groups`
      return [problemAt(further.key ?? further.value.place, { message, allowed: 'first: agent, or another outcome' })]
    })
  })
}
