import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { closest, listed } from './names.ts'
import { at, entriesOf, namesIn, textOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** Clients of a group whose contacts its agents do not take. */
export function poolProblems(tree: Tree): Problem[] {
  const clientOf = new Map(
    entriesOf(at(tree, ['types'])).flatMap(([type, { value }]) =>
      textOf(at(value, ['client'])).map(({ text }) => [type, text] as const),
    ),
  )
  return entriesOf(at(tree, ['groups'])).flatMap(([name, { value: group }]) => {
    const types = namesIn(at(group, ['skills']))
    const served = [...new Set(types.flatMap((type) => clientOf.get(type) ?? []))]
    return entriesOf(at(group, ['clients'])).flatMap(([client, { key }]) => {
      if (served.includes(client)) return []
      const message = `no skill of ${quoted(name)} is of the client ${quoted(client)}`
      const allowed = listed(served) || 'clients of its skills: none is of any'
      return [problemAt(key, { message, suggestion: closest(client, served), allowed })]
    })
  })
}
