import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { at, entriesOf, entryAt } from './tree.ts'
import type { Tree } from './tree.ts'

/** Issues can only be unresolved where something is known of it. */
export function satisfactionProblems(tree: Tree): Problem[] {
  const unknown = entriesOf(at(tree, ['types'])).filter(
    ([, { value }]) => at(value, ['resolved']) === undefined && at(value, ['outbound']) === undefined,
  )
  if (unknown.length === 0) return []
  return ['csat', 'nps'].flatMap((figure) => {
    const given = entryAt(tree, ['satisfaction', figure, 'unresolved'])
    if (given === undefined) return []
    const message = `unresolved without meaning: nothing says whether issues of ${quoted(unknown[0][0])} are resolved`
    return [problemAt(given.key ?? given.value.place, { message, allowed: '`resolved` for every type' })]
  })
}
