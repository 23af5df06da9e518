import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { unknownName } from './place-checks.ts'
import { at, entriesOf, entryAt, namesIn, placeOf, textOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** What an outage names, and when it is. */
export function outageProblems(tree: Tree, unknownType: (name: string, place: Place) => Problem[]): Problem[] {
  const groups = entriesOf(at(tree, ['groups'])).map(([name]) => name)
  const types = entriesOf(at(tree, ['types'])).map(([name]) => name)
  const listed = new Set(
    entriesOf(at(tree, ['queues'])).flatMap(([, { value }]) => textsOf(at(value, ['types'])).map(({ text }) => text)),
  )
  const queues = [
    ...entriesOf(at(tree, ['queues'])).map(([name]) => name),
    ...types.filter((type) => !listed.has(type)),
  ]
  return entriesOf(at(tree, ['outages'])).flatMap(([name, { key, value }]) => [
    ...textsOf(at(value, ['types'])).flatMap(({ text, place }) => unknownType(text, place)),
    ...textsOf(at(value, ['groups'])).flatMap(({ text, place }) => unknownName('group', text, place, groups)),
    ...textsOf(at(value, ['queues'])).flatMap(({ text, place }) => unknownName('queue', text, place, queues)),
    ...siteProblems(tree, value),
    ...timeProblems(name, key, value),
    ...dialledProblems(tree, value),
    ...typesWithoutSpeed(value),
  ])
}

function siteProblems(tree: Tree, outage: Tree): Problem[] {
  const sites = entriesOf(at(tree, ['sites'])).map(([name]) => name)
  return textOf(at(outage, ['site'])).flatMap(({ text, place }) => {
    const unknown = unknownName('site', text, place, sites)
    const isUsed = entriesOf(at(tree, ['groups'])).some(([, { value }]) =>
      textOf(at(value, ['site'])).some((own) => own.text === text),
    )
    if (unknown.length > 0 || isUsed) return unknown
    return [problemAt(place, { message: `nobody works at ${quoted(text)}`, allowed: `site: ${text} on a group` })]
  })
}

function timeProblems(name: string, key: Place, outage: Tree): Problem[] {
  if (outage.kind !== 'map') return []
  const [from, every] = [entryAt(outage, ['from']), entryAt(outage, ['every'])]
  const allowed = 'either from (once) or every (at random)'
  if (from === undefined && every === undefined) {
    return [problemAt(key, { message: `nothing says when ${quoted(name)} is`, allowed })]
  }
  if (from === undefined || every === undefined) return []
  return [problemAt(placeOf(outage, ['every'], 'key'), { message: `${quoted(name)} has both from and every`, allowed })]
}

/** Callbacks are made when it is over or by other means: they have no line of the center's that could be dead. */
function dialledProblems(tree: Tree, outage: Tree): Problem[] {
  const what = at(outage, ['what'])
  if (what?.kind !== 'scalar' || what.value !== 'telephony') return []
  const named = [
    ...textsOf(at(outage, ['types'])),
    ...textsOf(at(outage, ['queues'])).flatMap(({ text, place }) => {
      const listed = namesIn(at(tree, ['queues', text, 'types']))
      return (listed.length > 0 ? listed : [text]).map((type) => ({ text: type, place }))
    }),
  ]
  return named.flatMap(({ text, place }) => {
    if (at(tree, ['types', text, 'dial']) === undefined) return []
    const message = `telephony of ${quoted(text)}, whose customers are called: an outage strikes those who call`
    return [problemAt(place, { message, allowed: 'types without dial' })]
  })
}

function typesWithoutSpeed(outage: Tree): Problem[] {
  const what = at(outage, ['what'])
  const types = entryAt(outage, ['types'])
  if (what?.kind !== 'scalar' || what.value !== 'crm' || types === undefined || at(outage, ['speed']) !== undefined)
    return []
  const message = 'types without a speed: agents who can do nothing do so whatever comes'
  return [problemAt(types.key ?? types.value.place, { message, allowed: 'groups; or a speed such as 50%' })]
}
