import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { closest, listed } from './names.ts'
import { at, entriesOf, entryAt, namesIn, textOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** What is said of agents and has no meaning in their group. */
export function proficiencyProblems(tree: Tree): Problem[] {
  return entriesOf(at(tree, ['groups'])).flatMap(([name, { value: group }]) => [
    ...skillsOfPeople(name, group),
    ...learningOfNobody(group),
    ...switchesToNothing(tree, name, group),
  ])
}

function skillsOfPeople(name: string, group: Tree): Problem[] {
  const known = namesIn(at(group, ['skills']))
  return entriesOf(at(group, ['people'])).flatMap(([, { value: person }]) =>
    entriesOf(at(person, ['skills'])).flatMap(([type, { key }]) => {
      if (known.includes(type)) return []
      const message = `${quoted(type)} is no skill of ${quoted(name)}`
      return [problemAt(key, { message, suggestion: closest(type, known), allowed: listed([...known]) })]
    }),
  )
}

function learningOfNobody(group: Tree): Problem[] {
  const learning = entryAt(group, ['learning'])
  const isAnybodyNew = ['hires', 'attrition'].some((key) => at(group, [key]) !== undefined)
  if (learning === undefined || isAnybodyNew) return []
  const message = 'learning without meaning: nobody in the group is ever new'
  return [problemAt(learning.key ?? learning.value.place, { message, allowed: 'hires or attrition beside it' })]
}

function switchesToNothing(tree: Tree, name: string, group: Tree): Problem[] {
  const given = entryAt(group, ['switch'])
  if (given === undefined) return []
  const skills = at(group, ['skills'])
  const types = namesIn(skills)
  const place = given.key ?? given.value.place
  if (types.length === 1) {
    const message = `nothing to switch between: ${quoted(name)} has one skill`
    return [problemAt(place, { message, allowed: 'more skills, or no switch' })]
  }
  const ofClient = entryAt(given.value, ['client'])
  const clients = new Set(
    namesIn(skills).flatMap((type) => textOf(at(tree, ['types', type, 'client'])).map(({ text }) => text)),
  )
  if (ofClient === undefined || clients.size > 0) return []
  const message = `no type that ${quoted(name)} takes has a client`
  return [problemAt(ofClient.key ?? place, { message, allowed: 'client: on contact types, or switch by type' })]
}
