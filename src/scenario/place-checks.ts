import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { hoursProblems } from './hours-checks.ts'
import { quoted } from './issues.ts'
import { closest, listed } from './names.ts'
import { at, entriesOf, entryAt, itemsOf, namesIn, placeOf, textOf, textsOf } from './tree.ts'
import type { Path, Tree } from './tree.ts'

type UnknownType = (name: string, place: Place) => Problem[]

/** What cannot go together between sites, clients, hours, seasons and languages. */
export function placeProblems(tree: Tree, unknownType: UnknownType): Problem[] {
  return [
    ...unknownSites(tree),
    ...unusedClients(tree),
    ...hoursProblems(tree),
    ...missingLanguages(tree),
    ...itemsOf(at(tree, ['seasons'])).flatMap((season) =>
      textsOf(at(season, ['types'])).flatMap(({ text, place }) => unknownType(text, place)),
    ),
    ...undatedDays(tree),
  ]
}

/** A name that is not among those of a map. */
export function unknownName(what: string, text: string, place: Place, names: readonly string[]): Problem[] {
  if (names.includes(text)) return []
  const message = `no ${what} is called ${quoted(text)}`
  return [problemAt(place, { message, suggestion: closest(text, names), allowed: listed(names) || `${what}s` })]
}

function unknownSites(tree: Tree): Problem[] {
  const sites = entriesOf(at(tree, ['sites'])).map(([name]) => name)
  return entriesOf(at(tree, ['groups'])).flatMap(([, { value }]) =>
    textOf(at(value, ['site'])).flatMap(({ text, place }) => unknownName('site', text, place, sites)),
  )
}

function clientsNamed(tree: Tree) {
  return entriesOf(at(tree, ['types'])).flatMap(([, { value }]) => textOf(at(value, ['client'])))
}

/** A client is a name on its types: only those that have hours of their own are listed. */
function unusedClients(tree: Tree): Problem[] {
  const named = clientsNamed(tree).map(({ text }) => text)
  return entriesOf(at(tree, ['clients'])).flatMap(([name, { key }]) => {
    if (named.includes(name)) return []
    const message = `no contact type is of the client ${quoted(name)}`
    return [problemAt(key, { message, suggestion: closest(name, named), allowed: `client: ${name} on a type` })]
  })
}

/** A client that is not listed, and is called nearly like one that is. */
export function clientWarnings(tree: Tree): Problem[] {
  const clients = entriesOf(at(tree, ['clients'])).map(([name]) => name)
  return clientsNamed(tree).flatMap(({ text, place }) => {
    const suggestion = clients.includes(text) ? undefined : closest(text, clients)
    if (suggestion === undefined) return []
    const message = `${quoted(text)} is not among the clients, and has the hours of the scenario`
    return [problemAt(place, { message, suggestion }, 'warning')]
  })
}

function missingLanguages(tree: Tree): Problem[] {
  return entriesOf(at(tree, ['groups'])).flatMap(([group, { value }]) => {
    const languages = at(value, ['languages'])
    if (languages === undefined) return []
    const spoken = textsOf(languages).map(({ text }) => text)
    const skills = at(value, ['skills'])
    return namesIn(skills).flatMap((type) =>
      textOf(at(tree, ['types', type, 'language'])).flatMap(({ text }) => {
        if (spoken.includes(text)) return []
        const inList = textsOf(skills).find((name) => name.text === type)?.place
        const place = inList ?? entryAt(value, ['skills', type])?.key ?? languages.place
        const message = `${quoted(type)} is in ${text}, which ${quoted(group)} does not speak`
        const allowed = `types in ${listed(spoken) || 'no language'}, or ${text} among its languages`
        return [problemAt(place, { message, suggestion: closest(text, spoken), allowed })]
      }),
    )
  })
}

const BY_DATE = ['months', 'weeks', 'dates', 'file'] as const

/** What goes by the date has no meaning on days without one. In steady state another check refuses days altogether. */
function undatedDays(tree: Tree): Problem[] {
  if (at(tree, ['calendar', 'start']) !== undefined || at(tree, ['run', 'horizon']) !== undefined) return []
  const ways: Path[] = [
    ['holidays'],
    ...(['queues', 'types', 'channels', 'clients', 'sites'] as const).flatMap((key) =>
      entriesOf(at(tree, [key])).map(([name]): Path => [key, name, 'holidays']),
    ),
    ...entriesOf(at(tree, ['sites'])).map(([name]): Path => ['sites', name, 'timezone']),
    ...itemsOf(at(tree, ['seasons'])).flatMap((_, i) => BY_DATE.map((key): Path => ['seasons', i, key])),
  ]
  return ways.flatMap((path) => {
    if (at(tree, path) === undefined) return []
    const message = `${String(path[path.length - 1])} by date, and the days of the run have none`
    return [problemAt(placeOf(tree, path, 'key'), { message, allowed: '`calendar: { start: 2026-03-02 }`, say' })]
  })
}
