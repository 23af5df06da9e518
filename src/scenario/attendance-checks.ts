import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { at, entriesOf, entryAt } from './tree.ts'
import type { Tree } from './tree.ts'

const OF_PEOPLE = ['absence', 'lateness', 'early-leaving', 'off-phone', 'overtime']

/** Numbers of agents are whoever is there; only people with shifts can be missing from them. */
export function attendanceProblems(tree: Tree): Problem[] {
  return entriesOf(at(tree, ['groups'])).flatMap(([name, { value: group }]) => {
    if (at(group, ['agents']) === undefined || at(group, ['shifts']) !== undefined) return []
    return OF_PEOPLE.flatMap((key) => {
      const found = entryAt(group, [key])
      if (found?.key === undefined) return []
      const message = `${key} is of people with shifts, and ${quoted(name)} has a number of agents: those who are there`
      return [problemAt(found.key, { message, allowed: '`shifts` such as [{ agents: 20, hours: 08:00-18:00 }]' })]
    })
  })
}
