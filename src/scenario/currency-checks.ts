import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import type { Scenario } from './schema.ts'
import { entriesOf, entryAt } from './tree.ts'
import type { Tree } from './tree.ts'

/** Where prices stand; `*` is any name. */
const PRICES = ['trunks.*.price', 'ivr-price', 'ivr.*.price']

/** The currency of a scenario's prices; null where it has none. */
export function currencyOf({ trunks, ivrPrice, ivr }: Scenario): string | null {
  const prices = [...Object.values(trunks), { price: ivrPrice }, ...Object.values(ivr)]
  return prices.find(({ price }) => price !== undefined)?.price?.currency ?? null
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
  if (step === '*') return entriesOf(tree).flatMap(([, { value }]) => pricesAt(value, rest))
  if (step !== undefined) return pricesAt(entryAt(tree, [step])?.value, rest)
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string') return []
  const [, currency] = /^([A-Z]{3}) \d/.exec(tree.value) ?? []
  return currency === undefined ? [] : [{ currency, place: tree.place }]
}

function asWritten({ place: a }: Written, { place: b }: Written): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : 0
}
