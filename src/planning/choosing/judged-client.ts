import { NotComparable } from '../../experiment/comparability.ts'
import type { Variant } from '../../experiment/compare.ts'
import type { Economy } from '../../models/economy-model.ts'
import type { Model } from '../../models/model.ts'
import { closest, listed } from '../../scenario/names.ts'

/**
 * The client for whom forms are judged: one of those that are asked for, or the only one that all forms have. Throws a
 * NotComparable.
 */
export function judgedClient(variants: readonly Variant[], asked: readonly string[]): string {
  const [first] = variants
  const common = clientsOf(first.runnable.model).filter((name) =>
    variants.every(({ runnable }) => clientsOf(runnable.model).includes(name)),
  )
  const who = `${first.runnable.name}: `
  if (common.length === 0) {
    throw new NotComparable(`${who}no client has contacts in all variants: say \`client\` of types`)
  }
  const meant = common.filter((name) => asked.includes(name))
  if (meant.length === 1) return meant[0]
  if (asked.length > 0 && meant.length === 0) {
    const near = closest(asked[0], common)
    const hint = near === undefined ? `: there are ${listed(common)}` : `; did you mean ${near}?`
    throw new NotComparable(`${who}no client is called ${JSON.stringify(asked[0])}${hint}`)
  }
  if (common.length === 1) return common[0]
  throw new NotComparable(`${who}for which client? Name one of ${listed(common)}`)
}

/** What it takes to judge a client by the cost of a resolved issue. Throws a NotComparable. */
export function economyFor({ name, runnable: { model } }: Variant, client: number): Economy {
  const { economy, types } = model
  if (model.periods.kind === 'batches') {
    throw new NotComparable(`${name} is a steady state: it has no months and no costs; simulate days`)
  }
  if (economy === null || !economy.charges.some(({ payer }) => economy.parties[payer].client === client)) {
    const { name: whose } = model.clients[client]
    throw new NotComparable(`${name}: ${whose} pays nothing; say what it does under employers or contracts`)
  }
  const unknown = types.find((type) => type.client === client && type.resolution === null)
  if (unknown !== undefined) {
    throw new NotComparable(`${name}: what share of ${unknown.name} is resolved? Say \`resolved\` of the type`)
  }
  return economy
}

function clientsOf({ clients, types }: Model): string[] {
  return clients.flatMap(({ name }, id) => (types.some(({ client }) => client === id) ? [name] : []))
}
