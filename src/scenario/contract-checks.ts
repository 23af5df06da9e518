import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { CENTER, PAID_LAST } from './money-names.ts'
import { closest, listed } from './names.ts'
import { unknownName } from './place-checks.ts'
import { at, entriesOf, entryAt, itemsOf, namesIn, placeOf, textOf, textsOf } from './tree.ts'
import type { Path, Tree } from './tree.ts'

type UnknownType = (name: string, place: Place) => Problem[]

/** What cannot go together between clients, providers, employers, groups and contracts. */
export function contractProblems(tree: Tree, unknownType: UnknownType): Problem[] {
  const names = namesOf(tree)
  return [
    ...providerNames(tree, names),
    ...employerNames(tree, names),
    ...entriesOf(at(tree, ['contracts'])).flatMap(([, { value }]) => tiesOf(tree, value, names, unknownType)),
    ...typesOfMoney(tree, unknownType),
    ...withoutDays(tree),
    ...withoutDates(tree),
  ]
}

interface Names {
  readonly clients: readonly string[]
  readonly providers: readonly string[]
  readonly groups: readonly string[]
}

function namesOf(tree: Tree): Names {
  const onTypes = entriesOf(at(tree, ['types'])).flatMap(([, { value }]) => textOf(at(value, ['client'])))
  const listedOnes = entriesOf(at(tree, ['clients'])).map(([name]) => name)
  return {
    clients: [...new Set([...listedOnes, ...onTypes.map(({ text }) => text)])],
    providers: textsOf(at(tree, ['providers'])).map(({ text }) => text),
    groups: entriesOf(at(tree, ['groups'])).map(([name]) => name),
  }
}

function providerNames(tree: Tree, { clients, providers }: Names): Problem[] {
  return textsOf(at(tree, ['providers'])).flatMap(({ text, place }, i) => {
    const taken = clients.includes(text)
      ? 'is a client'
      : [CENTER, ...PAID_LAST].includes(text)
        ? 'means something else'
        : providers.indexOf(text) < i
          ? 'is listed twice'
          : undefined
    return taken === undefined
      ? []
      : [problemAt(place, { message: `${quoted(text)} ${taken}`, allowed: 'a name of its own' })]
  })
}

function employerNames(tree: Tree, { clients, providers }: Names): Problem[] {
  const all = [...clients, ...providers, CENTER]
  const employing = entriesOf(at(tree, ['groups'])).flatMap(([, { value }]) =>
    textOf(at(value, ['employer'])).flatMap(({ text, place }) => unknownName('client or provider', text, place, all)),
  )
  const described = entriesOf(at(tree, ['employers'])).flatMap(([name, { key }]) =>
    unknownName('client or provider', name, key, all),
  )
  return [...employing, ...described]
}

/** Who and what a contract names. */
function tiesOf(tree: Tree, contract: Tree, names: Names, unknownType: UnknownType): Problem[] {
  const [client] = textOf(at(contract, ['client']))
  const [provider] = textOf(at(contract, ['provider']))
  const parties = [
    ...(client === undefined ? [] : unknownName('client', client.text, client.place, names.clients)),
    ...(provider === undefined ? [] : unknownName('provider', provider.text, provider.place, names.providers)),
  ]
  const groups = textsOf(at(contract, ['groups'])).flatMap(({ text, place }) => {
    const unknown = unknownName('group', text, place, names.groups)
    const employer = textOf(at(tree, ['groups', text, 'employer']))[0]?.text
    if (unknown.length > 0 || provider === undefined || employer === provider.text) return unknown
    const message = `${quoted(text)} is not employed by ${quoted(provider.text)}`
    return [problemAt(place, { message, allowed: `employer: ${provider.text} on the group, or another group` })]
  })
  const typesIn = (types: Tree | undefined, of: readonly string[], whose: string): Problem[] =>
    textsOf(types).flatMap(({ text, place }) => {
      const unknown = unknownType(text, place)
      if (unknown.length > 0 || of.includes(text)) return unknown
      const message = `${quoted(text)} is not a type of ${whose}`
      return [problemAt(place, { message, suggestion: closest(text, of), allowed: listed(of) || 'its types' })]
    })
  if (client === undefined) return [...parties, ...groups]
  const own = typesOf(tree, client.text)
  const types = textsOf(at(contract, ['types'])).map(({ text }) => text)
  const agreed = types.length > 0 ? types : own
  const [whose, within] = [quoted(client.text), 'the contract']
  const prices = entriesOf(at(contract, ['prices'])).map(([, { value }]) => value)
  return [
    ...parties,
    ...groups,
    ...typesIn(at(contract, ['types']), own, whose),
    ...[...prices, ...itemsOf(at(contract, ['sla']))].flatMap((part) => typesIn(at(part, ['types']), agreed, within)),
  ]
}

function typesOf(tree: Tree, client: string): string[] {
  return entriesOf(at(tree, ['types'])).flatMap(([type, { value }]) =>
    textOf(at(value, ['client'])).some(({ text }) => text === client) ? [type] : [],
  )
}

function typesOfMoney(tree: Tree, unknownType: UnknownType): Problem[] {
  const given = entriesOf(at(tree, ['groups'])).flatMap(([group, { value }]) => {
    const handled = namesIn(at(value, ['skills']))
    return entriesOf(at(value, ['concessions'])).flatMap(([, { value: concession }]) =>
      textsOf(at(concession, ['types'])).flatMap(({ text, place }) => {
        const unknown = unknownType(text, place)
        if (unknown.length > 0 || handled.includes(text)) return unknown
        const message = `${quoted(group)} does not handle ${quoted(text)}`
        return [problemAt(place, { message, suggestion: closest(text, handled), allowed: listed(handled) })]
      }),
    )
  })
  const priced = entriesOf(at(tree, ['clients'])).flatMap(([client, { value }]) => {
    const own = typesOf(tree, client)
    return ['costs', 'values'].flatMap((key) =>
      entriesOf(at(value, [key])).flatMap(([, { value: price }]) =>
        textsOf(at(price, ['types'])).flatMap(({ text, place }) => {
          const unknown = unknownType(text, place)
          if (unknown.length > 0 || own.includes(text)) return unknown
          const message = `${quoted(text)} is not a type of ${quoted(client)}`
          return [problemAt(place, { message, suggestion: closest(text, own), allowed: listed(own) || 'its types' })]
        }),
      ),
    )
  })
  return [...given, ...priced]
}

/** In steady state there are no months to pay. */
function withoutDays(tree: Tree): Problem[] {
  if (at(tree, ['run', 'horizon']) === undefined) return []
  const ways: Path[] = [
    ['employers'],
    ['contracts'],
    ...entriesOf(at(tree, ['clients'])).flatMap(([name]) =>
      ['costs', 'values', 'retained'].map((key): Path => ['clients', name, key]),
    ),
    ...entriesOf(at(tree, ['groups'])).flatMap(([name]) =>
      ['wage', 'concessions'].map((key): Path => ['groups', name, key]),
    ),
  ]
  return ways.flatMap((path) => {
    if (at(tree, path) === undefined) return []
    const message = `${String(path[path.length - 1])} beside run.horizon: what is paid by the hour or the month needs days`
    return [
      problemAt(placeOf(tree, path, 'key'), { message, allowed: '`calendar: { days: 28 }`, say, and no horizon' }),
    ]
  })
}

/** What goes by the date has no meaning on days without one. */
function withoutDates(tree: Tree): Problem[] {
  if (at(tree, ['calendar', 'start']) !== undefined || at(tree, ['run', 'horizon']) !== undefined) return []
  const ways: Path[] = [
    ...entriesOf(at(tree, ['contracts'])).flatMap(([name]) =>
      ['from', 'to', 'months'].map((key): Path => ['contracts', name, 'valid', key]),
    ),
    ...entriesOf(at(tree, ['employers'])).flatMap(([name]) =>
      itemsOf(at(tree, ['employers', name, 'supplements'])).map((_, i): Path => [
        'employers',
        name,
        'supplements',
        i,
        'dates',
      ]),
    ),
    ...entriesOf(at(tree, ['clients'])).flatMap(([name]) =>
      entriesOf(at(tree, ['clients', name, 'retained'])).map(([cost]): Path => [
        'clients',
        name,
        'retained',
        cost,
        'until',
      ]),
    ),
  ]
  return ways.flatMap((path) => {
    if (entryAt(tree, path) === undefined) return []
    const message = `${String(path[path.length - 1])} by date, and the days of the run have none`
    return [problemAt(placeOf(tree, path, 'key'), { message, allowed: '`calendar: { start: 2026-03-02 }`, say' })]
  })
}
