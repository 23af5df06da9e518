import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { typesAfterIvr } from './ivr-checks.ts'
import { at, entriesOf, entryAt, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

const ON_PATIENCE = ['balk-above', 'patience', 'hold-out']

/** What customers make of the wait they hear is about a patience that they have. */
export function announceProblems(tree: Tree): Problem[] {
  return entriesOf(at(tree, ['types'])).flatMap(([type, { value }]) => {
    if (at(value, ['patience']) !== undefined) return []
    return ON_PATIENCE.flatMap((key) => {
      const entry = entryAt(value, ['announce', key])
      if (entry === undefined) return []
      const message = `${key} without the type having patience: ${quoted(type)} waits for ever, whatever it hears`
      const allowed = 'patience: { law: exponential, mean: 3m }, say, beside announce'
      return [problemAt(entry.key ?? entry.value.place, { message, allowed })]
    })
  })
}

/** An announcement to nobody. */
export function announceWarnings(tree: Tree): Problem[] {
  const afterIvr = new Set(typesAfterIvr(tree))
  const without = new Set(
    entriesOf(at(tree, ['queues'])).flatMap(([, { value }]) => {
      const capacity = at(value, ['capacity'])
      const hasNoPlaces = capacity?.kind === 'scalar' && capacity.value === 0
      return hasNoPlaces ? textsOf(at(value, ['types'])).map(({ text }) => text) : []
    }),
  )
  return entriesOf(at(tree, ['types'])).flatMap(([type, { value }]) => {
    const entry = entryAt(value, ['announce'])
    if (entry === undefined) return []
    const isElsewhere = at(value, ['starts-at']) !== undefined && !afterIvr.has(type)
    if (!isElsewhere && !without.has(type)) return []
    const why = isElsewhere ? 'the IVR leads elsewhere' : 'its queue has no places'
    const message = `nobody waits as ${quoted(type)} and hears the announcement: ${why}`
    const allowed = isElsewhere ? 'announce on the types that the IVR leads to' : undefined
    return [problemAt(entry.key ?? entry.value.place, { message, allowed }, 'warning')]
  })
}
