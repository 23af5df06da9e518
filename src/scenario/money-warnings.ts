import type { Meter } from '../models/economy-model.ts'
import { quoted } from './issues.ts'
import type { MoneyDraft } from './money-draft.ts'
import type { Path } from './tree.ts'

const BY_RESOLUTION: readonly Meter[] = ['resolved-issue', 'unresolved-issue']

/** Of what is compared: legal, and cheaper than anything can be. */
export function moneyWarnings(draft: MoneyDraft): void {
  unpaidAgents(draft)
  for (const { path, meter, types } of pricesByResolution(draft)) {
    const isKnown = types.some((type) => draft.model.types[type].resolution !== null)
    if (isKnown || types.length === 0) continue
    const message = `a price per ${meter}, and of no type of it is it known whether issues are resolved: it comes to nothing`
    draft.compilation.fault(path, { message, allowed: '`resolved` of the types' }, 'warning')
  }
}

/** A team of one's own without a wage looks better than any price. */
function unpaidAgents({ compilation, employerOf, model, parties }: MoneyDraft): void {
  const { employers = {}, groups } = compilation.scenario
  model.groups.forEach(({ name, paidSeconds }, group) => {
    const { kind, name: employer } = parties[employerOf[group]]
    const isPaid = (groups[name].wage ?? employers[employer]?.wage) !== undefined
    if (kind === 'provider' || isPaid || paidSeconds.every((seconds) => seconds === 0)) return
    const message = `the agents of ${quoted(name)} cost nothing: neither the group nor its employer ${quoted(employer)} has a wage`
    compilation.fault(['groups', name], { message, allowed: '`wage`, or `employer: ` a provider' }, 'warning')
  })
}

function pricesByResolution(draft: MoneyDraft): { path: Path; meter: Meter; types: readonly number[] }[] {
  const { clients = {}, contracts = {} } = draft.compilation.scenario
  const typesFor = (client: string, ...given: (readonly string[] | undefined)[]): readonly number[] => {
    const named = given.find((types) => types !== undefined)
    const id = draft.model.clients.findIndex(({ name }) => name === client)
    return named === undefined ? draft.typesOfClient(id) : draft.typeIds(named)
  }
  const inContracts = Object.entries(contracts).flatMap(([name, { client, prices, types }]) =>
    Object.entries(prices).map(([what, { price, types: own }]) => ({
      path: ['contracts', name, 'prices', what],
      meter: price.meter,
      types: typesFor(client, own, types),
    })),
  )
  const ofClients = Object.entries(clients).flatMap(([name, { costs = {} }]) =>
    Object.entries(costs).map(([what, { price, types }]) => ({
      path: ['clients', name, 'costs', what],
      meter: price.meter,
      types: typesFor(name, types),
    })),
  )
  return [...inContracts, ...ofClients].filter(({ meter }) => BY_RESOLUTION.includes(meter))
}
