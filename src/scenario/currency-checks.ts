import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import type { Scenario } from './schema.ts'
import { entriesOf, entryAt, itemsOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** Where prices stand; `*` is any name. */
const PRICES = [
  'trunks.*.price',
  'ivr-price',
  'ivr.*.price',
  'employers.*.wage',
  'employers.*.costs.*',
  'employers.*.costs.*.price',
  'groups.*.wage',
  'groups.*.concessions.*.price',
  'clients.*.costs.*',
  'clients.*.costs.*.price',
  'clients.*.values.*',
  'clients.*.values.*.price',
  'clients.*.retained.*.price',
  'contracts.*.prices.*',
  'contracts.*.prices.*.price',
  'contracts.*.prices.*.tiers.*.price',
  'contracts.*.minimum',
  'contracts.*.maximum',
  'contracts.*.exit',
  'contracts.*.parallel.price',
  'contracts.*.sla.*.penalties.*.amount',
  'contracts.*.sla.*.bonuses.*.amount',
]

/** The currency of a scenario's prices; null where it has none. */
export function currencyOf({ trunks, ivrPrice, ivr, employers, clients, contracts, groups }: Scenario): string | null {
  const paid = Object.values(groups).map(({ wage, concessions }) => ({ wage, concessions }))
  return currencyIn([trunks, ivrPrice, ivr, employers, clients, contracts, paid])
}

/** That of the first price in some part of a scenario. */
function currencyIn(part: unknown): string | null {
  if (typeof part !== 'object' || part === null) return null
  if ('currency' in part && typeof part.currency === 'string') return part.currency
  for (const value of Object.values(part)) {
    const found = currencyIn(value)
    if (found !== null) return found
  }
  return null
}

interface Written {
  readonly currency: string
  readonly place: Place
}

/** One currency a scenario: that of the price that is written first. */
export function currencyProblems(tree: Tree): Problem[] {
  const prices = PRICES.flatMap((path) => pricesAt(tree, path.split('.'))).toSorted(asWritten)
  const [first, ...others] = prices
  return others
    .filter(({ currency }) => currency !== first.currency)
    .map(({ currency, place }) => {
      const where = place.file === first.place.file ? `line ${first.place.line}` : first.place.file
      const message = `a price in ${currency}, where ${where} has one in ${first.currency}: a scenario has one currency`
      return problemAt(place, { message, allowed: `prices in ${first.currency}` })
    })
}

function pricesAt(tree: Tree | undefined, [step, ...rest]: readonly string[]): Written[] {
  if (tree === undefined) return []
  if (step === '*') {
    const items = tree.kind === 'list' ? itemsOf(tree) : entriesOf(tree).map(([, { value }]) => value)
    return items.flatMap((item) => pricesAt(item, rest))
  }
  if (step !== undefined) return pricesAt(entryAt(tree, [step])?.value, rest)
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string') return []
  const [, currency] = /^([A-Z]{3}) \d/.exec(tree.value) ?? []
  return currency === undefined ? [] : [{ currency, place: tree.place }]
}

function asWritten({ place: a }: Written, { place: b }: Written): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : 0
}
