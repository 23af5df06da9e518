import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { closest, listed } from './names.ts'
import { at, entriesOf, itemsOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** What `staffing` says of groups and types that are not there. */
export function staffingProblems(tree: Tree, unknownType: (name: string, place: Place) => Problem[]): Problem[] {
  const groups = entriesOf(at(tree, ['groups'])).map(([name]) => name)
  const unknownGroup = (name: string, place: Place): Problem[] => {
    if (groups.includes(name)) return []
    const message = `no group is called ${quoted(name)}`
    return [problemAt(place, { message, suggestion: closest(name, groups), allowed: listed(groups) })]
  }
  const staffed = entriesOf(at(tree, ['staffing', 'groups'])).flatMap(([name, { key }]) => unknownGroup(name, key))
  const working = entriesOf(at(tree, ['staffing', 'shifts'])).flatMap(([, { value }]) =>
    textsOf(at(value, ['groups'])).flatMap(({ text, place }) => unknownGroup(text, place)),
  )
  const judged = itemsOf(at(tree, ['staffing', 'goals'])).flatMap((goal) =>
    textsOf(at(goal, ['types'])).flatMap(({ text, place }) => unknownType(text, place)),
  )
  return [...staffed, ...working, ...judged]
}
